"""Which names somebody means while they are still typing one."""

from collections.abc import Iterable

from incidents.rules.search_words import plain_text


def plainly(text: str) -> str:
    """A name as it is compared: small, without accents, spaces counted once."""
    return " ".join(plain_text(text.casefold()).split())


def fitting(typed: str, names: Iterable[str]) -> list[str]:
    """Of some names those that what was typed may become, the likeliest first.

    Those that begin with it come first, then those of which a later word does, then those that
    hold it somewhere; among alike, in the order they were given in. Case and accents do not count.
    A name that is typed whole is none of them: there is nothing left to type.
    """
    begun = plainly(typed)
    ranked = [(_rank(begun, plainly(name)), name) for name in names]
    found = [one for one in ranked if one[0] is not None]
    return [name for _rank, name in sorted(found, key=lambda one: one[0])]


def _rank(begun, name):
    """How far a name is from what was typed, 0 to 2; None where it does not fit."""
    if begun == name:
        return None
    if name.startswith(begun):
        return 0
    if f" {begun}" in name:
        return 1
    return 2 if begun in name else None
