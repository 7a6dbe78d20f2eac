"""A line of a list of incidents, in words: what a template shows of it, and nothing to be read."""

from datetime import datetime
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.models import Incident, User
from incidents.models.incident import headline_of
from incidents.queries.presence import have_it_open
from incidents.queries.row_facts import Facts
from incidents.queries.search import Excerpt, Found
from incidents.rules.face import Face, face
from incidents.rules.language import written

_REFERENCE = "R-0"


class Seen(NamedTuple):
    """What is read of an incident for its line; what has defaults, for searches only."""

    pk: int
    status: str
    urgency: str
    happened: str
    customer: str
    owner: int | None
    owner_name: str | None
    contact: str | None = None
    promised: str = ""
    impact: str = ""
    external_ref: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes the customer something."""
        return self.status != Incident.Status.CLOSED

    @property
    def headline(self) -> str:
        """What happened, in one line."""
        return headline_of(self.happened)


class Person(NamedTuple):
    """Somebody’s picture: a letter or two, on one of six colours."""

    name: str
    initials: str
    hue: int


class Row(NamedTuple):
    """A line of a list, as the person looking sees it: texts, so that equal lines look alike.

    turn: whose turn it is; is_mine: whether that is the person looking; icon: the sign beside it
    tone, clock_icon, clock, due, due_words: the face of its soonest running clock, its deadline as
    ISO has it and in full; where none runs, tone is empty and clock says so
    customer, headline: as safe HTML, with what was searched for marked
    states: of the six steps; number: of the first that is not done; step: the same in full
    owner: None for nobody; here: who else has it open, empty for nobody
    excerpt: where else something was found, if the line does not show it
    """

    pk: int
    reference: str
    choose: str
    url: str
    turn: str
    icon: str
    is_mine: bool
    tone: str
    clock_icon: str
    clock: str
    due: str
    due_words: str
    customer: SafeString
    headline: SafeString
    states: tuple[str, ...]
    number: str
    step: str
    urgency: str
    urgency_words: str
    owner: Person | None
    here: str
    excerpt: Excerpt | None


class Rows:
    """Makes lines for one person at one moment (aware), of one search or none.

    Times are in the time zone that is active.
    """

    def __init__(self, user: User, at: datetime, found: Found | None = None) -> None:
        self._pk, self._at, self._found = user.pk, at, found
        self._zone, self._language = timezone.get_current_timezone(), get_language()
        self._url, self._choose = _address(), _("Choose %(reference)s")
        self._step, self._steps = _("Step %(number)s of 6: %(step)s"), {}
        self._urgencies = {one.value: str(one.label) for one in Incident.Urgency}
        self._done, self._theirs = _("Done"), _("The customer")
        self._you, self._nobody = _("You"), _("Nobody yet")

    def row(self, seen: Seen, facts: Facts, excerpt: Excerpt | None = None) -> Row:
        """The line of an incident."""
        reference, clock, way = f"R-{seen.pk}", facts.clock, facts.way
        shown = clock and self._face(clock)
        due, due_words = _due(clock.due_at, self._zone, self._language) if clock else ("", "")
        return Row(
            seen.pk,
            reference,
            self._choose % {"reference": reference},
            self._url.replace(_REFERENCE, reference),
            *self._turn(seen, clock),
            shown.tone if shown else "",
            shown.icon if shown else "",
            shown.words if shown else _no_clock(seen.is_open, self._language),
            due,
            due_words,
            self._marked(seen.customer),
            self._marked(seen.headline),
            way.states,
            str(way.number),
            self._step_words(way.number, way.label),
            seen.urgency,
            self._urgencies[seen.urgency],
            _person(seen.owner, seen.owner_name) if seen.owner else None,
            have_it_open(facts.here),
            excerpt,
        )

    def _turn(self, seen, clock):
        """Whose turn it is in words, the sign beside them, and whether it is the one looking."""
        if not seen.is_open:
            return self._done, "check", False
        # What stands still comes last, so then nothing else runs.
        if clock and clock.is_paused:
            return self._theirs, "hourglass", False
        pk, name = (clock and clock.person) or (seen.owner, seen.owner_name)
        if pk == self._pk:
            return self._you, "arrow-right", True
        icon = "hourglass" if seen.owner else "circle-dashed"
        return name.split()[0] if pk else self._nobody, icon, False

    def _step_words(self, number, label):
        if number not in self._steps:
            self._steps[number] = self._step % {"number": number, "step": label}
        return self._steps[number]

    def _face(self, clock) -> Face:
        paused = clock.is_paused
        return face(clock.kind, clock.due_at, None, self._at, self._zone, is_paused=paused)

    def _marked(self, text):
        return self._found.marked(text) if self._found else SafeString(escape(text))


@cache
def _address():
    # Fifty addresses that differ by a reference are looked up once.
    return reverse("incident", args=[_REFERENCE])


@lru_cache(maxsize=5000)
def _due(due_at, zone, language):
    # Deadlines move seldom, and writing one out takes a while.
    local = due_at.astimezone(zone)
    return local.isoformat(timespec="seconds"), written(local, "l j F Y, H:i")


@lru_cache(maxsize=20)
def _no_clock(is_open, language):
    return _("No clock running") if is_open else _("Closed")


@lru_cache(maxsize=1000)
def _person(pk, name):
    person = User(pk=pk, name=name)
    return Person(name, person.initials, person.hue)
