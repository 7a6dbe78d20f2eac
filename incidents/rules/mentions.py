"""Who is meant by “@Tomás” in a note."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from incidents.rules.fitting import fitting, plainly

_AT = re.compile(r"(?<![\w.@])@(?=\w)")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True)
class Mentions:
    """Whom a text means. people: their ids, in the order of the text

    unclear: a name as it was written → the full names it may stand for; unknown: names as they were
    written that nobody has
    """

    people: tuple[int, ...]
    unclear: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]


def mentions(text: str, names: Mapping[int, str]) -> Mentions:
    """Whom a text means with “@” and a first or a full name, in any case and without accents.

    names: of the people who can be meant, by id. The longest name that fits is the one meant; a
    first name that several people have is unclear, unless only one of them is meant in full.
    """
    known = {pk: plainly(name) for pk, name in names.items()}
    found, unclear, unknown = {}, {}, {}
    for at in _AT.finditer(text):
        rest = text[at.end() :]
        said = plainly(rest[: max(map(len, names.values()), default=0) + 20])
        meant = _in_full(said, known) or _by_first_name(said, known)
        if len(meant) == 1:
            found[meant[0]] = None
        else:
            written = _WORD.match(rest)[0]
            if meant:
                unclear[written] = tuple(sorted(names[pk] for pk in meant))
            else:
                unknown[written] = None
    return Mentions(tuple(found), unclear, tuple(unknown))


def nameable(typed: str, names: Mapping[int, str], most: int) -> list[str]:
    """Whom one may mean who has typed “@” and this much: at most so many full names, likeliest
    first. Each of them is read as that one person when it stands behind an “@”.

    names: of the people who can be meant, by id
    """
    alone = (name for name in fitting(typed, names.values()) if _is_one(name, names))
    return list(islice(alone, most))


def _is_one(name, names):
    meant = mentions(f"@{name}", names).people
    return len(meant) == 1 and names[meant[0]] == name


def _in_full(said, known):
    fits = [pk for pk, name in known.items() if name and _begins(said, name)]
    longest = max((len(known[pk]) for pk in fits), default=0)
    return [pk for pk in fits if len(known[pk]) == longest]


def _by_first_name(said, known):
    return [pk for pk, name in known.items() if name and _begins(said, name.split()[0])]


def _begins(said, name):
    """Whether the words begin with this name, and it ends where a word ends."""
    return said.startswith(name) and not said[len(name) : len(name) + 1].isalnum()
