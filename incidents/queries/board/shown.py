"""The board as one person reads it: what was counted, in words, each number with its list."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Team, User
from incidents.queries.board.counted import ALL, BREACHED, DUE_HOUR, DUE_TODAY, FILTERS_OF, UNOWNED
from incidents.queries.board.jumps_shown import JumpShown, jumps_shown
from incidents.queries.board.load import LoadShown, loads_shown
from incidents.queries.board.matrix import Matrix, matrix
from incidents.queries.board.people import everybody
from incidents.queries.board.pulse import Beat
from incidents.queries.board.rows import Row, Rows
from incidents.queries.board.scope import Scope
from incidents.queries.board.snapshot import snapshot
from incidents.queries.filters import list_url
from incidents.queries.filters.attention import (
    AGE_WORDS,
    DECISION,
    SECOND,
    SILENT,
    SNOOZED,
    UNTOUCHED,
)
from incidents.queries.incidents import BOUND
from incidents.rules.charts import Bar, BarChart, bars

LABELS = {
    BREACHED: gettext_lazy("past our promise"),
    DUE_HOUR: gettext_lazy("due in the next hour"),
    DUE_TODAY: gettext_lazy("due today"),
    UNOWNED: gettext_lazy("unowned"),
    SILENT: gettext_lazy("silent for 2 days"),
    UNTOUCHED: gettext_lazy("untouched for 3 days"),
    SECOND: gettext_lazy("second failures"),
    DECISION: gettext_lazy("approvals waiting"),
    SNOOZED: gettext_lazy("snoozed too long"),
    ALL: gettext_lazy("open in all"),
}
"""The numbers on top of the board, in their order."""

WALL = BREACHED, DUE_HOUR, DUE_TODAY, UNOWNED, SILENT, DECISION
WALL_ROWS = 5
ASIDE = {
    UNOWNED: (gettext_lazy("Unowned"), gettext_lazy("Everything has somebody who answers for it.")),
    SILENT: (gettext_lazy("Silent"), gettext_lazy("Everybody has heard from us in two days.")),
    UNTOUCHED: (gettext_lazy("Untouched"), gettext_lazy("Each owner has theirs in hand.")),
    SECOND: (gettext_lazy("Second failures"), gettext_lazy("Nobody was let down twice.")),
    DECISION: (gettext_lazy("Approvals waiting"), gettext_lazy("Nobody waits for a yes or no.")),
    SNOOZED: (gettext_lazy("Snoozed too long"), gettext_lazy("Nothing sleeps past its deadline.")),
}
"""The lists below: their titles, and what is said when there is nothing in them."""


@dataclass(frozen=True)
class Number:
    """count: what the list behind url holds; is_hot: whether it should stand out."""

    name: str
    count: int
    label: str
    url: str
    is_hot: bool = False

    @property
    def words(self) -> str:
        """The count, as its list tells it: it may stop at BOUND."""
        return f"{BOUND}+" if self.name == SECOND and self.count > BOUND else str(self.count)


@dataclass(frozen=True)
class Aside:
    """One of the short lists: its first rows, and the number of all."""

    number: Number
    title: str
    nothing: str
    rows: list[Row]


@dataclass(frozen=True)
class Board:
    """What the dashboard shows, as of `at`. Lists are bounded; numbers lead to the whole lists.

    teams: to narrow it by, (id, name, whether it is chosen); chosen: their ids
    people: how many carry something, of whom `loads` shows the first
    """

    at: datetime
    scope_words: str
    teams: list[tuple[int, str, bool]]
    chosen: list[int]
    numbers: dict[str, Number]
    breached: list[Row]
    due_soon: list[Row]
    asides: list[Aside]
    matrix: Matrix
    ages: BarChart
    loads: list[LoadShown]
    people: int
    ladder: list[JumpShown]

    @property
    def filled(self) -> list[Aside]:
        """The short lists that have something in them."""
        return [aside for aside in self.asides if aside.rows]

    @property
    def in_hand(self) -> list[Aside]:
        """Those that have not: that is worth a line each."""
        return [aside for aside in self.asides if not aside.rows]

    @property
    def on_the_wall(self) -> list[Number]:
        """The numbers that a room should have before its eyes."""
        return [self.numbers[name] for name in WALL]

    @property
    def wall_rows(self) -> list[Row]:
        """What a room can do something about now: as many as can be read from afar."""
        return [*self.breached, *self.due_soon][:WALL_ROWS]


def board(user: User, scope: Scope, at: datetime, beat: Beat) -> Board:
    """The board of a scope, which is all that this person may see, or some of its teams.

    beat: their `pulse`, read at `at`
    Up to seven queries: none, where the same scope was counted under the same pulse already.
    """
    whole = Scope.of(user, scope.midnight)
    found, people = snapshot(scope, at, beat), everybody(at)
    chosen = list(scope.teams) if scope != whole else []
    link = partial(list_url, **({"team": chosen} if chosen else {}))
    counts = found.counted.in_all | {SECOND: found.second}
    rows = Rows(user, people, found.counted, found.at)
    numbers = {
        name: Number(
            name,
            counts[name],
            str(LABELS[name]),
            link(**FILTERS_OF[name]),
            name == BREACHED and counts[name] > 0,
        )
        for name in LABELS
    }
    shown, many = loads_shown(scope, found.counted, people, link)
    return Board(
        at=found.at,
        scope_words=_scope_words(user, people.teams, chosen),
        teams=_teams(whole, people.teams, chosen),
        chosen=chosen,
        numbers=numbers,
        breached=rows.of(found.lines[BREACHED], BREACHED),
        due_soon=rows.of(found.lines[DUE_HOUR], DUE_HOUR),
        asides=[
            Aside(numbers[name], str(title), str(nothing), rows.of(found.lines[name], name))
            for name, (title, nothing) in ASIDE.items()
        ],
        matrix=matrix(found.counted, _names(people.teams, found.counted)),
        ages=_ages(counts, link),
        loads=shown,
        people=many,
        ladder=jumps_shown(found.jumps, people, found.at),
    )


def _scope_words(user, teams, chosen):
    if chosen:
        return ", ".join(teams.get(team, "") for team in chosen)
    return _("All teams") if user.sees_everything else _("Your teams")


def _teams(whole, teams, chosen):
    if whole.teams is not None:
        teams = {team: name for team, name in teams.items() if team in whole.teams}
    return [(team, name, team in chosen) for team, name in teams.items()] if len(teams) > 1 else []


def _names(teams, counted):
    """id → name of all teams that have something; a team without people is looked up."""
    missing = set(counted.of_team) - set(teams)
    if not missing:
        return teams
    return teams | dict(Team.objects.filter(pk__in=missing).values_list("pk", "name"))


def _ages(counts, link):
    given = [
        Bar(str(words), counts[f"age_{age}"], str(counts[f"age_{age}"]), link(age=age))
        for age, words in AGE_WORDS.items()
    ]
    return bars(
        _("How long they have been open"),
        given,
        description=_("A bar for each age, since the incident was logged."),
        of=_("Open"),
    )
