"""What stands in the fields of a sheet: texts by dotted name, with rows that come, go and move.

A row's fields are called `place.number.field`: “ladder.steps.0.when”. Pure; nothing here knows of
policies. Nothing that was typed is changed, so that a form can be shown again as it was.
"""

import re
from collections.abc import Iterable, Mapping

_NAME = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*")

Typed = dict[str, str]


def typed_in(post: Mapping[str, str], roots: Iterable[str]) -> Typed:
    """The fields of a sheet out of what was posted: those whose name begins with one of `roots`."""
    wanted = set(roots)
    return {
        name: _clean(text)
        for name, text in post.items()
        if name.partition(".")[0] in wanted and _NAME.fullmatch(name)
    }


def _clean(text):
    """One kind of line end, and none of the character that no database keeps."""
    return text.replace("\r\n", "\n").replace("\x00", "")


def text(typed: Typed, name: str) -> str:
    """What a field holds, without spaces around it; empty where there is none."""
    return typed.get(name, "").strip()


def rows(typed: Typed, place: str) -> list[int]:
    """The numbers of the rows at a place, lowest first."""
    numbers = (name.removeprefix(f"{place}.").split(".")[0] for name in _under(typed, place))
    return sorted({int(number) for number in numbers if number.isdecimal() and len(number) < 5})


def row(typed: Typed, place: str, number: int) -> Typed:
    """The fields of one row, by what is left of their names."""
    start = f"{place}.{number}."
    return {name.removeprefix(start): typed[name] for name in _under(typed, f"{place}.{number}")}


def add(typed: Typed, place: str, blank: Typed) -> Typed:
    """The same with a row more at the end."""
    return with_rows(typed, place, [*_all(typed, place), blank])


def remove(typed: Typed, place: str, number: int) -> Typed:
    """The same without one row; the others close up."""
    kept = [row(typed, place, other) for other in rows(typed, place) if other != number]
    return with_rows(typed, place, kept)


def move(typed: Typed, place: str, number: int, by: int) -> Typed:
    """The same with a row `by` places further down; it stops at the ends."""
    order = rows(typed, place)
    if number not in order:
        return typed
    at = order.index(number)
    order.insert(max(0, at + by), order.pop(at))
    return with_rows(typed, place, [row(typed, place, other) for other in order])


def without_blanks(typed: Typed, place: str, blank: Typed) -> Typed:
    """The same without the rows in which nobody has written anything; the others close up."""
    kept = [one for one in _all(typed, place) if not _is_blank(one, blank)]
    return with_rows(typed, place, kept)


def _is_blank(one, blank):
    return all(one.get(name, "").strip() in ("", blank.get(name, "")) for name in {*one, *blank})


def with_rows(typed: Typed, place: str, found: Iterable[Typed]) -> Typed:
    """The same with these rows at a place, in place of those that were there."""
    under = set(_under(typed, place))
    kept = {name: value for name, value in typed.items() if name not in under}
    for number, one in enumerate(found):
        kept |= {f"{place}.{number}.{name}": value for name, value in one.items()}
    return kept


def _all(typed, place):
    return [row(typed, place, number) for number in rows(typed, place)]


def _under(typed, place):
    return [name for name in typed if name.startswith(f"{place}.")]
