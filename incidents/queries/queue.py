from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.models import Incident, User
from incidents.queries.incidents import bounded
from incidents.queries.row_facts import Facts, facts_of
from incidents.queries.search import Excerpt, Found, excerpts, look_up
from incidents.queries.sorts import BEST
from incidents.queries.wanted import Wanted
from incidents.rules.face import Face, face
from incidents.rules.words import who

PAGE = 50
_REFERENCE = "R-0"


@dataclass(frozen=True)
class Row:
    """A line of a list of incidents, as the person looking sees it.

    face: that of its soonest running clock, or None; turn: whose turn it is, in words
    is_mine: whether it is the turn of the person looking; waits: whether for the customer
    found: what a search has found, and excerpt where, if the line does not show that
    """

    incident: Incident
    facts: Facts
    face: Face | None
    turn: str
    is_mine: bool
    waits: bool
    found: Found | None = None
    excerpt: Excerpt | None = None

    @classmethod
    def of(cls, incident: Incident, facts: Facts, user: User, at: datetime, **search) -> "Row":
        """The line of an incident, loaded with customer and owner."""
        clock, owner = facts.clock, incident.owner
        theirs = (clock and clock.person) or (owner and (owner.pk, owner.name))
        # What stands still comes last, so then nothing else runs.
        waits = clock is not None and clock.is_paused and incident.is_open
        mine = incident.is_open and not waits and bool(theirs) and theirs[0] == user.pk
        turn = _turn(incident, theirs, mine, waits)
        return cls(incident, facts, clock and _face(clock, at), turn, mine, waits, **search)

    @property
    def reference(self) -> str:
        """“R-1042”."""
        return f"R-{self.incident.pk}"

    @property
    def url(self) -> str:
        """Its page."""
        return _address().replace(_REFERENCE, self.reference)

    @property
    def icon(self) -> str:
        """The name of the sign beside whose turn it is."""
        if not self.incident.is_open:
            return "check"
        if self.is_mine:
            return "arrow-right"
        return "hourglass" if self.incident.owner_id or self.waits else "circle-dashed"

    @property
    def customer(self) -> str:
        """Whom it happened to, with what was searched for marked."""
        return self._marked(self.incident.customer.name)

    @property
    def headline(self) -> str:
        """What happened, in one line, with what was searched for marked."""
        return self._marked(self.incident.headline)

    @property
    def no_clock(self) -> str:
        """What stands where no clock runs."""
        return _("No clock running") if self.incident.is_open else _("Closed")

    @property
    def here(self) -> str:
        """Who else has it open: “Jonas has this open”; empty for nobody."""
        return f"{who(self.facts.here, 'has', 'have')} this open" if self.facts.here else ""

    @property
    def due(self) -> str:
        """Its deadline, in the time zone that is active for this request, as ISO has it."""
        return timezone.localtime(self.face.due_at).isoformat(timespec="seconds")

    @property
    def due_words(self) -> str:
        """The same in full, with the day of the week."""
        local = timezone.localtime(self.face.due_at)
        return f"{_day(local.date(), get_language())}, {local:%H:%M}"

    def _marked(self, text):
        return self.found.marked(text) if self.found else text


@cache
def _address():
    # Fifty addresses that differ by a reference are looked up once.
    return reverse("incident", args=[_REFERENCE])


@lru_cache(maxsize=1000)
def _day(day, _language):
    # A page has the same few days in each row, and writing one out takes a while.
    return date_format(day, "l j F Y")


def _turn(incident, theirs, mine, waits):
    if not incident.is_open:
        return _("Done")
    if waits:
        return _("The customer")
    if mine:
        return _("You")
    return theirs[1].split()[0] if theirs else _("Nobody yet")


def _face(clock, at):
    zone = timezone.get_current_timezone()
    return face(clock.kind, clock.due_at, None, at, zone, is_paused=clock.is_paused)


def clock_face(clock, at) -> Face:
    """A clock's face at `at`, in the time zone that is active for this request."""
    zone = timezone.get_current_timezone()
    paused = clock.paused_at is not None
    return face(clock.kind, clock.due_at, clock.stopped_at, at, zone, is_paused=paused)


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, how many there are in all (“31”, “1000+”), where it goes on.

    next: the place after its last row, for the address; empty at the end
    found: what a search has found, None without one
    """

    rows: list[Row]
    total: str
    next: str
    found: Found | None = None


def queue_page(wanted: Wanted) -> Page:
    """The fifty rows from where the list goes on: four queries, and a few more for a search."""
    user, at = wanted.lens.user, wanted.lens.at
    incidents, found = wanted.incidents(), None
    if wanted.has_words:
        only_open = wanted.lens.only_open
        found = look_up(wanted.said.typed, incidents, user=user, at=at, only_open=only_open)
        incidents = incidents.filter(pk__in=found.ids)
    places = _places(wanted, incidents, found)
    shown, more = places[:PAGE], len(places) > PAGE
    return Page(
        rows=_rows([place["number"] for place in shown], found, user, at),
        total=_total(wanted, incidents, found, places),
        next=wanted.sort.cursor(shown[-1]) if more else "",
        found=found,
    )


def _places(wanted, incidents, found):
    if wanted.sort != BEST:
        return list(wanted.sort.page(incidents, wanted.after, PAGE + 1))
    start = 0
    if wanted.after is not None and wanted.after[0] in found.ids:
        start = found.ids.index(wanted.after[0]) + 1
    return [{"number": number} for number in found.ids[start : start + PAGE + 1]]


def _rows(numbers, found, user, at):
    # The docket has chosen them; that this person may see them is asked of the incidents again.
    seen = Incident.objects.visible_to(user).filter(pk__in=numbers).order_by()
    incidents = {one.pk: one for one in seen.select_related("customer", "owner", "contact")}
    facts = facts_of(incidents.values(), user, at)
    elsewhere = excerpts(found, incidents.values()) if found else {}
    return [
        Row.of(
            *(incidents[number], facts[number], user, at),
            found=found,
            excerpt=elsewhere.get(number),
        )
        for number in numbers
        if number in incidents
    ]


def _total(wanted, incidents, found, places):
    if found:
        return f"{len(found.ids)}+" if found.is_cut else str(len(found.ids))
    # A list that ends on its first page needs no second look.
    if wanted.after is None and len(places) <= PAGE:
        return str(len(places))
    return bounded(incidents)
