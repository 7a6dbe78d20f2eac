from dataclasses import dataclass

from django.db.models import CharField, Value
from django.utils.translation import gettext as _

from incidents.queries.filters import FILTERS, Lens, Takes
from incidents.queries.filters.case import OPEN
from incidents.queries.filters.filter import is_id
from incidents.queries.filters.people import ANYONE
from incidents.queries.prepared import Prepared
from incidents.queries.viewer import Viewer, viewer
from incidents.queries.wanted import Wanted

_SILENT = {("owner", ANYONE), ("status", OPEN)}
"""What narrows nothing, or is the same for nearly every list."""


@dataclass(frozen=True)
class Chip:
    """One thing that narrows a list: “Urgency: High”, and the list's address without it."""

    label: str
    value: str
    remove_url: str


def chips(wanted: Wanted) -> list[Chip]:
    """What narrows a list down, in the order of the register. One query at most."""
    asked = [
        (name, value)
        for name in FILTERS
        for value in wanted.asked(name)
        if (name, value) not in _SILENT
    ]
    words = value_words(asked, wanted.lens)
    return [
        Chip(FILTERS[name].label, words[name, value], wanted.url(without=(name, value)))
        for name, value in asked
    ]


def value_words(asked, lens) -> dict[tuple[str, str], str]:
    """What the values of filters are called, by filter and value. One query at most.

    asked: filters' names with a value each. The names of what this person may not read stay hidden
    """
    read = _read(asked, lens)
    return {(name, value): _words(name, value, read, lens) for name, value in asked}


def _words(name, value, read, lens):
    one = FILTERS[name]
    if value in one.words:
        return one.words[value]
    if one.named and is_id(value):
        return read.get((name, int(value))) or _("No. %s") % value
    if one.takes in (Takes.SOME, Takes.ONE):
        return dict(one.options(lens)).get(value, value)
    return value


def _read(asked, lens):
    ids = {}
    for name, value in asked:
        if FILTERS[name].named and is_id(value):
            ids.setdefault(name, []).append(int(value))
    if not ids:
        return {}
    given = viewer(lens.user) | {"at": lens.at, "midnight": lens.midnight}
    return {(name, pk): words for name, pk, words in _NAMED.rows(**given, **ids)}


def _named(at, midnight, pk, team_ids, sees_everything, **ids):
    """(filter, id, name) of those ids, by filter, whose names this person may read."""
    lens = Lens(Viewer(pk, team_ids, sees_everything), at, midnight)
    legs = [
        FILTERS[name].named(numbers, lens).values_list(Value(name, CharField()), "pk", "name")
        for name, numbers in ids.items()
    ]
    return legs[0].union(*legs[1:], all=True)


_NAMED = Prepared(_named)
