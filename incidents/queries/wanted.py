"""What a list of incidents shows, read from an address; and the address of what is wanted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.models import Docket, Incident
from incidents.queries.filters import FILTERS, Lens, Reads
from incidents.queries.filters.address import queue_address
from incidents.queries.filters.apart import in_parts
from incidents.queries.filters.case import ALL, CLOSED, OPEN
from incidents.queries.filters.docket import on_docket
from incidents.queries.filters.people import ANYONE, ME
from incidents.queries.said import Said, said_in
from incidents.queries.sorts import SOONEST, SORTS, Sort, sorts_for

MOST_VALUES = 20
LONGEST_VALUE = 100
LONGEST_WORDS = 200
WORDS, SORT, PLACE = "q", "sort", "after"
USUAL = {"owner": [ME], "status": [OPEN]}
"""What an address means that does not say."""


@dataclass(frozen=True)
class Wanted:
    """What a list shows.

    lens: who looks, when, and whether all of it is open; given: values by filter, as the address
    has them; values: the same with those that the search box says, `owner:me`
    text: the search box as it is; said: what it says
    after: the place in its order from which it goes on (`Sort.cursor`), None at the beginning
    problems: sentences for what was not understood and so left out
    """

    lens: Lens
    given: dict[str, list[str]]
    values: dict[str, list[str]]
    text: str
    said: Said
    sort: Sort = SOONEST
    after: list | None = None
    problems: list[str] = field(default_factory=list)
    conditions: list[Q] = field(default_factory=list)

    @property
    def status(self) -> str:
        """Whether it lists what is open, closed, or all."""
        return _status_of(self.values)

    @property
    def has_words(self) -> bool:
        """Whether there is something to look for in texts."""
        return bool(self.said.typed.terms)

    @property
    def sorts(self) -> dict[str, Sort]:
        """The orders it can have; the first is the usual one."""
        return sorts_for(self.status, has_words=self.has_words)

    @property
    def has_usual_order(self) -> bool:
        """Whether its order is the one that it has when none is asked for."""
        return self.sort == next(iter(self.sorts.values()))

    @property
    def reads(self) -> set[Reads]:
        """What has to be read to see what it lists."""
        names = {*self.values, *self.said.but_not} & {*FILTERS}
        return {FILTERS[name].reads for name in names}

    @property
    def reads_its_lines(self) -> bool:
        """Whether it is found by reading along its lines, without a look at anything else."""
        on_lines = {Reads.LINE, Reads.FACT} if self.lens.only_open else {Reads.LINE}
        return self.reads <= on_lines

    def asked(self, name: str) -> list[str]:
        """The values of a filter, said or meant."""
        return self.values.get(name) or USUAL.get(name, [])

    def query(self, *, without: tuple[str, str] | None = None, **changes) -> str:
        """The query of the list's address, always the same for the same list.

        without: a filter and its value to be taken out; changes: parameters by name, with "" for
        none; the place in the list is left out unless it is among them
        """
        values = {name: self.values[name] for name in FILTERS if self.values.get(name)}
        if without:
            name, value = without
            kept = [one for one in self.asked(name) if one != value]
            values[name] = kept or ([ANYONE] if name == "owner" else [])
        asked = QueryDict(mutable=True)
        for name, several in values.items():
            if several != USUAL.get(name):
                asked.setlist(name, sorted(several))
        asked[WORDS] = self.said.words
        asked[SORT] = "" if self.has_usual_order else self.sort.name
        for name, value in changes.items():
            asked[name] = value
        for name in [name for name in asked if not asked[name]]:
            del asked[name]
        return asked.urlencode()

    def url(self, **changes) -> str:
        """The list's address; see `query`."""
        # Without any parameter it would be the list that somebody starts with.
        return f"{queue_address()}?{self.query(**changes) or f'owner={ME}'}"

    def incidents(self):
        """Those that the filters let through and this person may see, as a query, not ordered."""
        found = Incident.objects.order_by()
        if self.lens.only_open:
            found = found.filter(docket__isnull=False)
        return found.filter(*self.conditions, self._can_see())

    def lists(self) -> list[QuerySet]:
        """The same, each with its incident's number as `pk`, as lists that have nothing in common:
        lines of the docket, which are narrow and in order, where all of it is open, else incidents.
        """
        if not self.lens.only_open:
            return [self.incidents()]
        lines, can_see = Docket.objects.order_by(), self._can_see()
        return [lines.filter(on_docket(part & can_see)) for part in in_parts(self.conditions)]

    def _can_see(self):
        """That this person may see it, and that it is open where only such are asked for."""
        whole = Q()
        if self.lens.only_open and Reads.INCIDENT in self.reads:
            # What is asked of incidents is found among the open ones by their own index.
            whole &= Q(status=Incident.Status.OPEN)
        if not self.lens.user.sees_everything:
            whole &= Q(**{f"{self.lens.field('team')}__in": self.lens.user.team_ids})
        return whole


def _status_of(values):
    said = {OPEN, CLOSED, ALL}.intersection(values.get("status", ())) or {OPEN}
    return said.pop() if len(said) == 1 else ALL


def read_wanted(query: QueryDict, lens: Lens) -> Wanted:
    """What an address asks for. What is not understood is left out, and said in `problems`."""
    text = _readable(query.get(WORDS, ""))[:LONGEST_WORDS]
    said = said_in(text)
    given = {name: _cleaned(query.getlist(name)) for name in FILTERS if name in query}
    values = {
        name: _narrowing(name, _cleaned([*given.get(name, []), *said.values.get(name, [])]))
        for name in FILTERS
        if name in given or name in said.values
    }
    problems = [
        _("“%(name)s” is nothing to filter by. It was left out.") % {"name": _short(name)}
        for name in query
        if name not in FILTERS and name not in (WORDS, SORT, PLACE)
    ]
    wanted = _narrowed(Wanted(lens, given, values, text, said, problems=problems))
    return _ordered(wanted, query)


def _narrowed(wanted):
    """With the conditions of all that is known; what is not, is taken out."""
    status = _status_of(wanted.values)
    lens = replace(wanted.lens, only_open=status == OPEN, only_closed=status == CLOSED)
    known, conditions, problems = {}, [], []
    for name, asked in {**USUAL, **wanted.values}.items():
        met, unknown = _read(name, asked, lens)
        problems += unknown
        known[name] = list(met)
        met = met or _read(name, USUAL.get(name, []), lens)[0]
        conditions.append(_any_of(met.values()))
    for name, asked in wanted.said.but_not.items():
        met, unknown = _read(name, asked, lens)
        problems += unknown
        conditions += [~condition for condition in met.values()]
    return replace(
        wanted,
        lens=lens,
        given={
            name: [value for value in values if value in known[name]]
            for name, values in wanted.given.items()
            if known[name]
        },
        values={name: known[name] for name in wanted.values if known[name]},
        conditions=conditions,
        problems=wanted.problems + problems,
    )


def _read(name, values, lens) -> tuple[dict[str, Q], list[str]]:
    """The condition of each value that the filter knows, and a sentence for each of the others."""
    met, problems = {}, []
    for value in values:
        try:
            met[value] = FILTERS[name].condition(value, lens)
        except ValueError:
            words = {"value": _short(value), "filter": FILTERS[name].label}
            problems.append(_("“%(value)s” is not known for %(filter)s. It was left out.") % words)
    return met, problems


def _any_of(conditions: Collection[Q]) -> Q:
    # A single one stays what it is: it may be in parts.
    return reduce(or_, conditions, Q()) if len(conditions) != 1 else next(iter(conditions))


def _ordered(wanted, query):
    sorts, name, place = wanted.sorts, query.get(SORT, ""), query.get(PLACE, "")
    sort, after, problems = sorts.get(name), None, list(wanted.problems)
    if name and not sort and name not in SORTS:
        problems.append(
            _("There is no order called “%(name)s”. The usual one is shown.")
            % {"name": _short(name)}
        )
    sort = sort or next(iter(sorts.values()))
    if place:
        try:
            after = sort.read_cursor(place)
        except ValueError:
            problems.append(_("That place in the list is not known. Here is its beginning."))
    return replace(wanted, sort=sort, after=after, problems=problems)


def _cleaned(values: Iterable[str]) -> list[str]:
    """Those that can be values at all: not empty, not over-long, each once, not too many."""
    readable = (_readable(value).strip()[:LONGEST_VALUE] for value in values)
    return list(dict.fromkeys(value for value in readable if value))[:MOST_VALUES]


def _narrowing(name, values):
    """Without the value that narrows nothing, if there are others."""
    return [value for value in values if value != FILTERS[name].anything] or values


def _readable(text):
    # The database takes any character but this one.
    return text.replace("\x00", "")


def _short(text):
    text = _readable(text)
    return text if len(text) <= 40 else text[:39] + "…"
