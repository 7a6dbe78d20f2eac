"""Showing somebody round: the stops of the tour, each on a page that they will work with.

Where somebody is on it is kept in their session; that they have been shown round, with them
(`User.toured_at`). Each stop is told in the words of who is shown it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.models import Docket, Incident, User
from incidents.rules import roles

BEGINS_AT = ("queue", "dashboard")
"""Pages on which somebody new is asked whether they want to be shown round."""


@dataclass(frozen=True)
class Stop:
    """One stop. page: the name of its address; has_incident: whether that is about an incident

    title, text: what is said there; words: what is said instead, by role; roles: who is led there
    instead: where it is shown while there is no incident to show it with
    """

    page: str
    title: str | Promise
    text: str | Promise
    words: Mapping[str, str | Promise] = field(default_factory=dict)
    roles: tuple[str, ...] = tuple(roles.RANK)
    has_incident: bool = False
    instead: "Stop | None" = None
    query: str = ""

    def says(self, role: str) -> str | Promise:
        """Its text, for somebody with this role."""
        return self.words.get(role, self.text)


_LOG = Stop(
    "log",
    _("It begins here"),
    _(
        "There is no incident yet to show you, so look at where they begin. Log what went wrong in "
        "a minute: as soon as you choose how urgent it is, you see what we will promise, and the "
        "clocks start."
    ),
)
_PRACTICE = Stop(
    "practice_room",
    _("The answer, and its coach"),
    _(
        "A letter says what happened, why, and what comes next. While you write, a coach points at "
        "what may hurt and what is missing. Here you can try it with customers who are made up."
    ),
)

STOPS = (
    Stop(
        "queue",
        _("Your queue"),
        _(
            "What you own, the soonest promise first. Each line says whose turn it is, and how "
            "long its clock still runs. From the first one down is a good order to work in."
        ),
        {
            roles.LEAD: _(
                "What you own, the soonest promise first. The lists above it hold your team’s, and "
                "what nobody owns yet: that waits for you to give it to somebody."
            ),
            roles.MANAGER: _(
                "What you own, the soonest promise first. The lists above it hold what is past our "
                "promise, of all teams, and every filter has an address that you can send."
            ),
            roles.ADMIN: _(
                "What you own, the soonest promise first. You see the incidents of every team; the "
                "lists above narrow them down, and you can keep your own."
            ),
        },
        query="?owner=me",
    ),
    Stop(
        "incident",
        _("One incident: its next step, and its clock"),
        _(
            "“Next best step” says what helps the customer most now, and why. The clock says when "
            "it is due, why then, and who is told if nobody acts."
        ),
        {
            roles.LEAD: _(
                "“Next best step” says what helps the customer most now. The clock says when it is "
                "due, and when you are told. Then guide its owner, or take it over: first you "
                "read its story."
            ),
            roles.MANAGER: _(
                "“Next best step” says what helps the customer most now. “If nobody acts” says who "
                "is told and when, up to you. Its whole story is below."
            ),
        },
        has_incident=True,
        instead=_LOG,
    ),
    Stop(
        "answer",
        _("The answer, and its coach"),
        _(
            "Three parts: what happened, why, what comes next. The coach reads along and points at "
            "what may hurt and what is missing. It advises; the letter stays yours."
        ),
        {
            roles.LEAD: _(
                "Three parts: what happened, why, what comes next. The coach reads along. You may "
                "be asked to read a letter before it leaves; your yes runs under a clock, too."
            ),
        },
        has_incident=True,
        instead=_PRACTICE,
    ),
    Stop(
        "dashboard",
        _("Escalations"),
        _(
            "What is past our promise, what will be within the hour, and what nobody owns. Each "
            "number opens the list that it counts; from each line you can step in."
        ),
        {
            roles.LEAD: _(
                "What of your team is past our promise, or will be within the hour, and how much "
                "each person has. From each line you can take it, hand it over, or guide."
            ),
        },
        roles=(roles.LEAD, roles.MANAGER, roles.ADMIN),
    ),
    Stop(
        "policy",
        _("What we promise"),
        _(
            "How soon, in which hours, and who is told when it is late: one document. You change "
            "it as a draft, try it on the past, and publish it. Nothing promised before moves."
        ),
        roles=(roles.MANAGER, roles.ADMIN),
    ),
    Stop(
        "palette",
        _("From anywhere to anywhere"),
        _(
            "Ctrl+K or ⌘K leads to every page, incident and deed, and ? shows the keys that work "
            "where you are. Keys, colours and what you hear of are yours to set under “You”."
        ),
        {
            roles.ADMIN: _(
                "Ctrl+K or ⌘K leads to every page, incident and deed, and ? shows the keys that "
                "work where you are. Under “You” you also find where people and teams are set up."
            ),
        },
    ),
)


@dataclass(frozen=True)
class Card:
    """What the page shows of the tour. stop: where they are; None before it has begun, or on a page
    beside it; number, of: counted from one; says: what is said here"""

    of: int
    number: int = 0
    stop: Stop | None = None
    says: str | Promise = ""

    @property
    def is_last(self) -> bool:
        """Whether it ends here."""
        return self.number == self.of


def role_of(user: User) -> str:
    """The role in whose words somebody is shown round: the highest that they have anywhere."""
    if user.is_superuser:
        return roles.ADMIN
    held = [place.role for place in user.places]
    return max(held, key=roles.RANK.get, default=roles.STAFF)


def stops_for(user: User) -> list[Stop]:
    """The stops to which this person is led, in order."""
    role = role_of(user)
    return [stop for stop in STOPS if role in stop.roles]


def card_on(page: str, user: User, at: int | None) -> Card | None:
    """What a page shows of the tour; None for nothing, and no query.

    page: the name of its address; at: at which stop this person is, counted from one; None when
    they are not on their way
    """
    if at is None:
        is_new = user.toured_at is None and page in BEGINS_AT
        return Card(len(stops_for(user))) if is_new else None
    stops = stops_for(user)
    stop = stops[min(at, len(stops)) - 1]
    if stop.instead and page == stop.instead.page:
        stop = stop.instead
    if page == stop.page:
        return Card(len(stops), min(at, len(stops)), stop, stop.says(role_of(user)))
    return Card(len(stops), at) if page in BEGINS_AT else None


def way_to(stop: Stop, user: User) -> str:
    """The address of a stop. One query, where it needs an incident."""
    if not stop.has_incident:
        return f"{reverse(stop.page)}{stop.query}#tour"
    incident = _incident_for(user)
    if incident is None:
        return way_to(stop.instead, user)
    return f"{reverse(stop.page, args=[f'R-{incident}'])}#tour"


def _incident_for(user):
    """The id of the incident that is most theirs: what they own, else what they may see."""
    seen = Docket.objects.filter(incident__in=Incident.objects.visible_to(user).open())
    own = seen.filter(owner=user)
    for lines in (own, seen):
        found = lines.order_by("due_at", "incident").values_list("incident", flat=True).first()
        if found:
            return found
    return None
