"""How much each person has, against what their colleagues have (practice P1)."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median_low

from incidents.queries.board.counted import ALL, BREACHED, DUE_TODAY, Counted
from incidents.queries.board.people import Everybody, Person
from incidents.queries.board.scope import Scope

MOST = 12
WIDTH = 120
"""Of a bar, in its own units."""


@dataclass(frozen=True)
class Load:
    """open: incidents they answer for; late, today: of these, past our promise or due today

    usual: what is usual in their team, at least 1
    """

    person: Person
    open: int
    late: int
    today: int
    usual: int

    @property
    def is_heavy(self) -> bool:
        """Half as much again as usual, and not by one alone: let somebody else have the next."""
        return 2 * self.open >= 3 * self.usual and self.open > self.usual + 1


def loads(scope: Scope, counted: Counted, people: Everybody) -> tuple[list[Load], int]:
    """Who has how much in a scope, at most MOST, those with most first, and how many there are.

    In a scope of some teams it is all their people, so that one sees who has room; in that of all
    teams those who have anything. Nobody has told Recovery how much one person can carry. So the
    yardstick is the median of those in the team who have anything: it says who has more than usual,
    and never that a whole team has enough.
    """
    teams = set(people.teams) if scope.teams is None else set(scope.teams)
    usual = {team: _usual(people.of_team(team), counted) for team in teams}
    of_owner = counted.of_owner
    found = [
        Load(
            person,
            open=of_owner.get(person.pk, _NOTHING)[ALL],
            late=of_owner.get(person.pk, _NOTHING)[BREACHED],
            today=of_owner.get(person.pk, _NOTHING)[DUE_TODAY],
            usual=max((usual[team] for team in person.teams if team in usual), default=1),
        )
        for person in people.people.values()
        if person.pk in of_owner or (scope.teams is not None and teams & set(person.teams))
    ]
    found.sort(key=lambda load: (-load.open, load.person.name))
    return found[:MOST], len(found)


_NOTHING = {ALL: 0, BREACHED: 0, DUE_TODAY: 0}


def _usual(colleagues, counted):
    theirs = [counted.of_owner[one.pk][ALL] for one in colleagues if one.pk in counted.of_owner]
    return median_low(theirs) if theirs else 1


@dataclass(frozen=True)
class LoadShown:
    """A Load and where its numbers lead; carried, over, mark: places of its bar, 0 to WIDTH."""

    load: Load
    open_url: str
    late_url: str
    today_url: str
    carried: int
    over: int
    mark: int


def loads_shown(
    scope: Scope, counted: Counted, people: Everybody, link: Callable[..., str]
) -> tuple[list[LoadShown], int]:
    """`loads` with bars that compare, and links: `link(**filters)` gives the address of a list."""
    found, many = loads(scope, counted, people)
    most = max((max(load.open, load.usual) for load in found), default=1)
    return [_shown(load, most, link) for load in found], many


def _shown(load, most, link):
    whole, mark = WIDTH * load.open // most, WIDTH * load.usual // most
    return LoadShown(
        load,
        open_url=link(held_by=load.person.pk),
        late_url=link(held_by=load.person.pk, clock="breached"),
        today_url=link(held_by=load.person.pk, clock="due_today"),
        carried=min(whole, mark),
        over=max(whole - mark, 0),
        mark=min(mark, WIDTH - 1),
    )
