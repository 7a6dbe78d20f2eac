"""Lists of incidents with a name: those that everybody has, and those that people have saved."""

from dataclasses import dataclass, replace

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from incidents.models import SavedView, Team
from incidents.queries.filters.address import queue_address
from incidents.queries.listed import length_of
from incidents.queries.prepared import Prepared
from incidents.queries.shell import Shell
from incidents.queries.viewer import Viewer, viewer
from incidents.queries.wanted import Wanted
from incidents.rules import roles

MOST_TABS = 8
MOST_VIEWS = 60
BOUND = 99

MINE = ""
MY_TEAM = "owner=anyone&team=mine"
PAST = "owner=anyone&clock=breached"
UNOWNED = "owner=nobody"
EVERYONE = "owner=anyone"
_BUILT_IN = {
    MINE: _("My queue"),
    MY_TEAM: _("My team"),
    PAST: _("Past our promise"),
    UNOWNED: _("Unowned"),
    EVERYONE: _("Everyone"),
}
_IN_SHELL = {MINE: "mine", MY_TEAM: "team", PAST: "breached"}
"""Those that the shell counts on every page."""
HEADINGS = _BUILT_IN | {
    MY_TEAM: _("Team queue"),
    UNOWNED: _("Nobody owns these yet"),
    EVERYONE: _("Everyone’s incidents"),
}


@dataclass(frozen=True)
class Tab:
    """A list with a name. query: of its address; count: how many it holds, “31” or “99+”, empty
    where that is not known"""

    label: str
    url: str
    query: str
    is_current: bool = False
    count: str = ""


@dataclass(frozen=True)
class Tabs:
    """shown: side by side, with counts; more: in a menu behind them."""

    shown: list[Tab]
    more: list[Tab]

    @property
    def current(self) -> Tab | None:
        """The list that is open, if it has a name."""
        return next((tab for tab in self.shown if tab.is_current), None)


def views_of(user):
    """The saved views this person has: their own first, then their teams’ and everyone’s."""
    nearest = Case(
        When(audience=SavedView.Audience.ME, then=Value(0)),
        When(audience=SavedView.Audience.TEAM, then=Value(1)),
        default=Value(2),
    )
    found = SavedView.objects.for_person(user).select_related("team", "by")
    return found.order_by(nearest, "name", "pk")[:MOST_VIEWS]


def teams_to_share_with(user) -> list[Team]:
    """The teams for which this person may save a list: those they are in and lead, or manage.
    One query."""
    teams = Team.objects.filter(pk__in=user.team_ids)
    return [team for team in teams if roles.shares_with_team(user.roles_for(team.pk))]


def may_share(user, audience: str, team_id: int | None = None) -> bool:
    """Whether this person may save a list for this audience, and change one that it has."""
    if audience == SavedView.Audience.EVERYONE:
        return user.sees_everything
    if audience == SavedView.Audience.TEAM:
        return team_id in user.team_ids and roles.shares_with_team(user.roles_for(team_id))
    return True


def may_change(user, view: SavedView) -> bool:
    """Whether this person may rename and delete a list: their own, and those they may share."""
    if view.by_id == user.pk:
        return True
    is_shared = view.audience != SavedView.Audience.ME
    return is_shared and may_share(user, view.audience, view.team_id)


def tabs(wanted: Wanted, shell: Shell) -> Tabs:
    """The lists with a name beside the one that is open. Two queries: one is the shell’s, which
    has not counted yet."""
    user, here = wanted.lens.user, wanted.query()
    built_in = [
        _tab(label, query, here)
        for query, label in _BUILT_IN.items()
        if query != EVERYONE or user.sees_everything
    ]
    saved = [_tab(name, query, here) for name, query in _SAVED.rows(**viewer(user))]
    # Whichever is open is always to be seen.
    first = sorted(saved, key=lambda tab: not tab.is_current)[: MOST_TABS - len(built_in)]
    shown = [*built_in, *(tab for tab in saved if tab in first)]
    lengths = {
        tab.query: length_of(tab.query, wanted.lens, BOUND)
        for tab in shown
        if tab.query not in _IN_SHELL
    }
    counted = {query: length for query, length in lengths.items() if length}
    shell.count_too(counted)
    counts = {query: getattr(shell, name) for query, name in _IN_SHELL.items()}
    counts |= {query: shell.words(query) for query in counted}
    return Tabs(
        shown=[replace(tab, count=counts.get(tab.query, "")) for tab in shown],
        more=[tab for tab in saved if tab not in first],
    )


def _tab(label, query, here):
    # Without any parameter it would be the list that somebody starts with.
    return Tab(label, f"{queue_address()}?{query or 'owner=me'}", query, query == here)


_SAVED = Prepared(lambda **person: views_of(Viewer(**person)).values_list("name", "query"))


def heading(wanted: Wanted, shown: Tabs) -> str:
    """What the list is called: as its tab if it has one, else by what it is a part of."""
    query, values = wanted.query(), wanted.values
    if query in HEADINGS:
        return HEADINGS[query]
    if shown.current:
        return shown.current.label
    if wanted.has_words:
        return _("What was found")
    owner = wanted.asked("owner")
    if owner == ["me"]:
        return HEADINGS[MINE]
    if owner == ["nobody"]:
        return HEADINGS[UNOWNED]
    if owner != ["anyone"]:
        return _("Incidents")
    if values.get("clock") == ["breached"]:
        return HEADINGS[PAST]
    return HEADINGS[MY_TEAM if values.get("team") == ["mine"] else EVERYONE]
