"""Pictures are drawn anew: what is kept was written by us, with nothing hidden in it."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from incidents.rules.language import gettext as _
from incidents.rules.refusal import Refused

MOST_PIXELS = 50_000_000
"""A good phone's largest photo; over all pictures of an animation together."""
FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
}
_QUALITY = {"JPEG": {"quality": 90}, "WEBP": {"quality": 90}, "PNG": {"optimize": False}}
_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}}


def redrawn(content: bytes, kind: str) -> bytes:
    """The picture decoded and written again in its format, without place, camera or comments.

    kind: a key of FORMATS; a photo is turned as its camera said. Raises Refused for what is no
    such picture, is broken, or has more than MOST_PIXELS.
    """
    written = FORMATS[kind]
    # Pillow reads no other format than the one that the first bytes promise; an iPhone's JPEG
    # holds a second picture, which makes it an MPO.
    read = ["JPEG", "MPO"] if written == "JPEG" else [written]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=read) as picture:
                _refuse_huge(picture)
                return _write(picture, written)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as broken:
        raise Refused(
            _(
                "It can’t be read as a picture; it may be damaged. Open it, save it anew, and "
                "add that."
            )
        ) from broken
    except Image.DecompressionBombError as huge:
        raise _huge() from huge


def _refuse_huge(picture):
    width, height = picture.size
    # The number of pictures is counted by looking for each of them, so the first comes first.
    if width * height > MOST_PIXELS or width * height * _pictures(picture) > MOST_PIXELS:
        raise _huge()


def _pictures(picture):
    return getattr(picture, "n_frames", 1) if picture.format in ("GIF", "WEBP") else 1


def _huge():
    return Refused(_("The picture has too many pixels (50 million are fine). Make it smaller."))


def _write(picture, written):
    if written in ("GIF", "WEBP") and _pictures(picture) > 1:
        return _written(picture, written, save_all=True)
    flat = ImageOps.exif_transpose(picture)
    modes = _MODES.get(written)
    if modes and flat.mode not in modes:
        flat = flat.convert("RGB")
    clean = Image.new(flat.mode, flat.size)
    if flat.mode == "P":
        clean.putpalette(flat.getpalette())
    clean.paste(flat)
    see_through = flat.info.get("transparency")
    kept = {} if see_through is None else {"transparency": see_through}
    return _written(clean, written, **kept)


def _written(picture, written, **how):
    for known in ("exif", "xmp", "icc_profile", "comment"):
        picture.info.pop(known, None)
    out = BytesIO()
    picture.save(out, written, **_QUALITY.get(written, {}), **how)
    return out.getvalue()
