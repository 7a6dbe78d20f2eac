"""Every page that can be gone to without saying which incident, customer or version is meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.models import User
from incidents.queries.filters import list_url
from incidents.queries.filters.people import MINE, NOBODY
from incidents.queries.palette.entry import Entry


def _everybody(_user):
    return True


def _desk(user):
    return user.sees_everything


def _administers(user):
    return user.is_staff


def _looks_after(user):
    return user.is_admin


@dataclass(frozen=True)
class Page:
    """A page by the name of its address. after: what follows in the address; wanted: of the queue,
    filters and their values; may: who is let in."""

    name: str
    label: str | Promise
    icon: str
    words: str = ""
    after: str = ""
    wanted: Mapping[str, str] | None = None
    may: Callable[[User], bool] = _everybody

    def entry(self) -> Entry:
        """The way there."""
        url = list_url(**self.wanted) if self.wanted else reverse(self.name) + self.after
        return Entry(self.label, url, self.icon, words=self.words)


def _list(label, icon, words, **wanted):
    return Page("queue", label, icon, words, wanted=wanted)


PAGES = (
    Page("queue", _("My queue"), "inbox", _("mine incidents list home"), "?owner=me"),
    _list(_("Team queue"), "users", _("our incidents list"), team=MINE),
    _list(_("Past our promise"), "alarm-clock", _("breached late overdue list"), clock="breached"),
    _list(_("Due in the next hour"), "timer", _("soon deadline list"), clock="due_hour"),
    _list(_("Unowned"), "circle-dashed", _("nobody unassigned triage list"), owner=NOBODY),
    Page("log", _("Log a mistake"), "plus", _("new add create incident report complaint")),
    Page("dashboard", _("Escalations"), "escalations", _("dashboard board breaches")),
    Page("wall", _("Wallboard"), "monitor", _("escalations screen wall tv")),
    Page("notices", _("Notices"), "bell", _("news unread notifications mentions")),
    Page("digest", _("Digest"), "newspaper", _("day week summary")),
    Page("customers", _("Customers"), "building-2", _("contacts clients people")),
    Page("lessons", _("Lessons"), "book-open", _("learn library")),
    Page("log_exemplary", _("Log an exemplary moment"), "star", _("praise good well learn")),
    Page("playbooks", _("Playbooks"), "notebook-text", _("learn how to")),
    Page("practice_room", _("Practice room"), "message-square-text", _("learn train scenario")),
    Page(
        "figures", _("Figures"), "chart-no-axes-column", _("analytics reports statistics numbers")
    ),
    Page("saved_views", _("Your lists"), "bookmark", _("saved views filters")),
    Page("queue_filters", _("All filters"), "list-filter", _("search narrow")),
    Page("policy", _("Policy"), "scale", _("rules targets versions promises")),
    Page("try_policy", _("Try the policy"), "flask-conical", _("what would we promise simulate")),
    Page("backtest", _("Replay the past"), "history", _("backtest policy"), may=_desk),
    Page("policy_draft", _("Change the policy"), "pencil", _("draft edit targets"), may=_desk),
    Page("replans", _("Apply the policy to open incidents"), "refresh-cw", "replan", may=_desk),
    Page("outbox", _("Outbox"), "send", _("mail messages letters waiting failed")),
    Page("health", _("Health"), "heart-pulse", _("status engine sweep")),
    Page(
        "you", _("You"), "user", _("settings profile account theme dark keys quiet away password")
    ),
    Page("palette", _("Keys"), "keyboard", _("shortcuts help"), "#keys"),
    Page("tour", _("The tour"), "footprints", _("welcome introduction shown round help learn")),
    Page("sample", _("Sample data"), "flask-conical", _("try demo fill remove"), may=_looks_after),
    Page("admin:index", _("Administration"), "wrench", _("admin teams people"), may=_administers),
)


def pages_for(user: User) -> list[Entry]:
    """The pages that this person is let into."""
    return [page.entry() for page in PAGES if page.may(user)]
