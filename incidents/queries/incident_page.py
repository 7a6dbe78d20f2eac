"""What the incident page shows beside the incident itself."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from incidents.models import Apology, Clock, User
from incidents.queries.queue import clock_face
from incidents.queries.roster import roster
from incidents.rules.audience import told
from incidents.rules.policy import STANDARD
from incidents.rules.words import moment, span, who

RUNGS = 3


def clock_cards(incident, at: datetime) -> list[dict]:
    """Its clocks, the running ones first: face, title, why this time, and the ladder ahead."""
    clocks = list(incident.clocks.order_by("-cycle", "due_at"))
    clocks.sort(key=lambda clock: not clock.is_running)
    staff = roster(at)
    rungs = {clock.pk: _rungs(clock, incident, staff) for clock in clocks if clock.is_running}
    ids = {person for rung in rungs.values() for _, people, _ in rung for person in people}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [_card(clock, incident, rungs.get(clock.pk, []), names, at) for clock in clocks]


def _rungs(clock, incident, staff):
    ladder = STANDARD.ladder
    numbers = range(clock.next_step, clock.next_step + RUNGS)
    return [
        (
            ladder.moment(number, clock.due_at, clock.target),
            told(ladder.step(number).audience, incident.owner_id, incident.team_id, staff),
            ladder.step(number).is_reminder,
        )
        for number in numbers
    ]


def _card(clock, incident, rungs, names, at):
    zone = timezone.get_current_timezone()
    verb = "was due" if clock.due_at <= at or not clock.is_running else "due"
    ladder = [
        {
            "at": when,
            "words": f"{who([names[one] for one in people], 'is', 'are')} "
            f"{'reminded' if reminder else 'told'}",
        }
        for when, people, reminder in rungs
    ]
    return {
        "clock": clock,
        "face": clock_face(clock, at),
        "title": f"{clock.get_kind_display()} {verb} {moment(clock.due_at, at, zone)}",
        "why": _why(clock, incident, at, zone),
        "ladder": ladder,
    }


def _why(clock, incident, at, zone):
    thing = "a first contact" if clock.kind == Clock.Kind.CONTACT else "an answer"
    start = moment(clock.started_at, at, zone)
    since = "We learned of it" if clock.cycle == 1 else "It was opened again"
    return (
        f"{incident.get_urgency_display()} means {thing} within {span(clock.target)}, "
        f"round the clock. {since} {start}."
    )


def next_step(incident, clocks) -> dict:
    """The one next best step: title, why, label of its button, and where that leads.

    clocks: the incident's clocks; url None means the page's own close button.
    """
    running = {clock.kind for clock in clocks if clock.is_running}
    contact = incident.contact.name if incident.contact else incident.customer.name
    if not incident.is_open:
        return {"title": "Nothing to do", "why": "It is closed.", "label": "", "url": None}
    if Clock.Kind.CONTACT in running:
        phone = (
            f" on {incident.contact.phone}" if incident.contact and incident.contact.phone else ""
        )
        return {
            "title": f"Call {contact}{phone}",
            "why": "They should hear from a person first. You don’t need to know the cause yet.",
            "label": "Record the call",
            "url": "#touchpoint",
        }
    if Clock.Kind.ANSWER in running:
        return {
            "title": f"Write to {contact}: what happened, why, what’s next",
            "why": "They have heard from us; now they need the whole answer.",
            "label": "Write the answer",
            "url": reverse("answer", args=[incident.reference]),
        }
    return {
        "title": "Close it, if they are content",
        "why": "Everything we promised has been kept.",
        "label": "Close",
        "url": None,
    }


def current_answer(incident):
    """The answer that was sent last, or else the draft, or None."""
    answers = list(incident.apologies.select_related("contact", "author").order_by("-pk")[:5])
    sent = [answer for answer in answers if answer.state != Apology.State.DRAFT]
    return (sent or answers or [None])[0]


def facts(incident, at) -> list[tuple[str, str]]:
    """The small facts of an incident, those that are known."""
    zone = timezone.get_current_timezone()
    known = [
        ("Team", incident.team.name),
        ("Noticed by", incident.get_noticed_by_display()),
        ("We learned of it", moment(incident.learned_at, at, zone)),
        ("It happened", incident.occurred_at and moment(incident.occurred_at, at, zone)),
        ("Told us by", incident.get_channel_display()),
        ("What it meant for them", incident.impact),
    ]
    return [(label, value) for label, value in known if value]
