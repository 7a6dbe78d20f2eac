"""Charts as images, for mail: columns over weeks.

Mail programs show neither SVG nor style sheets of ours, so this draws a PNG, on a light ground of
its own that reads as well in a dark mail. It is drawn twice as large as it is shown. Words in it
are of digits and Latin letters only; the numbers stand beside it in a table, too.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 540, 190
_TWICE = 2
_GROUND, _EDGE, _INK, _MUTED = "#FFFFFF", "#DCD7CC", "#23211C", "#5B564C"
_COLUMN, _LAST = "#7FB6B8", "#0F6468"
_TOP, _BOTTOM, _SIDE = 34, 32, 16
_WIDEST = 44
_LEAST = 2


def columns(words: Sequence[str], numbers: Sequence[float | None], said: Sequence[str]) -> bytes:
    """A column for each number, as PNG; the last one stands out.

    words: under each column; numbers: None where there is none; said: over each column, in words
    All three are of one length, from 1 on.
    """
    image = Image.new("RGB", (WIDTH * _TWICE, HEIGHT * _TWICE), _GROUND)
    pen = ImageDraw.Draw(image)
    edge = (0, 0, WIDTH * _TWICE - 1, HEIGHT * _TWICE - 1)
    pen.rectangle(edge, outline=_EDGE, width=_TWICE)
    floor, room = HEIGHT - _BOTTOM, HEIGHT - _BOTTOM - _TOP
    _line(pen, _SIDE, floor, WIDTH - _SIDE)
    most = max((number for number in numbers if number), default=0) or 1
    step = (WIDTH - 2 * _SIDE) / len(numbers)
    for place, number in enumerate(numbers):
        middle, is_last = _SIDE + step * (place + 0.5), place == len(numbers) - 1
        top = floor
        if number is not None:
            top = floor - max(room * number / most, _LEAST)
            _box(pen, middle, top, floor, min(_WIDEST, step * 0.6), _LAST if is_last else _COLUMN)
        _text(pen, middle, top - 6, said[place], "ms", _INK if is_last else _MUTED)
        _text(pen, middle, floor + 10, words[place], "mt", _INK if is_last else _MUTED)
    return _png(image)


def data_url(png: bytes) -> str:
    """An image as an address that holds it."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _line(pen, left, y, right):
    pen.line([(left * _TWICE, y * _TWICE), (right * _TWICE, y * _TWICE)], _EDGE, _TWICE)


def _box(pen, middle, top, floor, width, colour):
    corners = (middle - width / 2, top, middle + width / 2, floor)
    pen.rectangle([round(one * _TWICE) for one in corners], colour)


def _text(pen, x, y, words, anchor, colour):
    pen.text((x * _TWICE, y * _TWICE), words, colour, _font(), anchor)


@lru_cache(maxsize=1)
def _font():
    # The one that Pillow brings along, so that every machine draws the same.
    return ImageFont.load_default(13 * _TWICE)


def _png(image):
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
