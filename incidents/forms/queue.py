"""The fields by which a list is narrowed, each from its filter in the register."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from incidents.queries.chips import value_words
from incidents.queries.filters import FILTERS, Filter, Takes
from incidents.queries.wanted import Wanted

GROUPS = {
    "first": "",
    "case": _("What happened, and to whom"),
    "people": _("Who has to do with it"),
    "clocks": _("Deadlines"),
    "weight": _("How much it weighs"),
    "dates": _("Days"),
    "record": _("What came of it"),
}
MORE = _("More")
FEW = 8
"""So few names are ticked; of more, one begins to type."""
TICKS, CHOICE, NAMES, DAY, NUMBER = "ticks", "choice", "names", "date", "number"


@dataclass(frozen=True)
class Option:
    """A value to be ticked or chosen."""

    value: str
    label: str
    is_on: bool


@dataclass(frozen=True)
class Field:
    """One filter as it stands in the form.

    looks: TICKS, CHOICE, NAMES (ticks, and a place to type one more), DAY or NUMBER
    options: what to tick or choose from; offers: the id of the list of names that what is typed is
    completed from, if there is one; text: what is written in it; anything: the value that says
    that nothing is ticked, where an address without one would mean something else
    """

    name: str
    label: str
    looks: str
    options: list[Option]
    offers: str = ""
    text: str = ""
    anything: str = ""


@dataclass(frozen=True)
class Group:
    """Filters that are found together. is_open: whether one of them is in use."""

    label: str
    fields: list[Field]
    is_open: bool


@dataclass(frozen=True)
class FilterForm:
    """All filters, in groups; the first has no label and is always seen.

    names: what is offered where a name is typed, by the id of its list
    """

    groups: list[Group]
    names: dict[str, list[str]]


def filter_form(wanted: Wanted) -> FilterForm:
    """The form of a list. A query for each kind of names, however many there are."""
    offered = _Offered(wanted)
    order = [*GROUPS, MORE]
    # Sorting keeps the order of the register within a group.
    filters = sorted(FILTERS.values(), key=lambda one: order.index(_group(one)))
    groups = []
    for name, several in groupby(filters, _group):
        those = list(several)
        fields = [_FIELDS[one.takes](one, _given(wanted, one), offered) for one in those]
        is_open = any(wanted.given.get(one.name) for one in those)
        groups.append(Group(GROUPS.get(name, MORE), fields, is_open))
    return FilterForm(groups, offered.names)


def _group(one):
    return one.group if one.group in GROUPS else MORE


def _given(wanted, one):
    # What the search box says is changed there.
    return wanted.given.get(one.name) or (
        [] if one.name in wanted.values else wanted.asked(one.name)
    )


class _Offered:
    """What the fields offer; what several of them do, is read once."""

    def __init__(self, wanted):
        self._lens, self._read, self.names = wanted.lens, {}, {}
        typed = [one for one in FILTERS.values() if one.takes == Takes.NAME]
        self._words = value_words(
            [(one.name, value) for one in typed for value in [*one.words, *_given(wanted, one)]],
            wanted.lens,
        )

    def options(self, one: Filter) -> list[tuple[str, str]]:
        """The values of a filter with their words, without the one that narrows nothing."""
        if one.options not in self._read:
            self._read[one.options] = list(one.options(self._lens))
        return [pair for pair in self._read[one.options] if pair[0] != one.anything]

    def ticks(self, one: Filter, given: list[str]) -> list[Option]:
        """The values that are words, and those given, by the names that they have."""
        values = dict.fromkeys(value for value in [*one.words, *given] if value != one.anything)
        return [Option(value, self._words[one.name, value], value in given) for value in values]

    def list_of(self, one: Filter) -> str:
        """The id of the list of its names, which several filters may share; empty for none."""
        labels = [label for value, label in self.options(one) if value not in one.words]
        known = next((key for key, names in self.names.items() if names == labels), "")
        if labels and not known:
            known = f"names-{len(self.names)}"
            self.names[known] = labels
        return known


def _ticks(one, given, offered):
    options = [Option(value, label, value in given) for value, label in offered.options(one)]
    return Field(one.name, one.label, TICKS, options, anything=one.anything)


def _choice(one, given, offered):
    options = [Option(value, label, value in given) for value, label in offered.options(one)]
    rest = Option(one.anything, one.words.get(one.anything, _("Any")), one.anything in given)
    return Field(
        one.name, one.label, CHOICE, [*options, rest] if one.anything else [rest, *options]
    )


def _names(one, given, offered):
    known, anything = {value for value, _ in offered.options(one)}, one.anything
    if 0 < len(known) <= FEW and known.issuperset({*given} - {anything}):
        return _ticks(one, given, offered)
    ticks, offers = offered.ticks(one, given), offered.list_of(one)
    return Field(one.name, one.label, NAMES, ticks, offers, anything=one.anything)


def _written(one, given, _offered):
    return Field(one.name, one.label, one.takes, [], text=given[0] if given else "")


_FIELDS = {
    Takes.SOME: _ticks,
    Takes.ONE: _choice,
    Takes.NAME: _names,
    Takes.DAY: _written,
    Takes.NUMBER: _written,
}
