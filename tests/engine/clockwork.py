"""Time that passes in a test, and the doors that its people go through meanwhile."""

from datetime import timedelta

from incidents.actions.answer import send_answer
from incidents.actions.claim import Claim
from incidents.actions.close import close_incident, make_right
from incidents.actions.insights import write_insights
from incidents.actions.send import mark_sent
from incidents.actions.sweep import take_steps
from incidents.actions.touchpoint import record_touchpoint
from incidents.actions.wait import end_waits
from incidents.messages.render import render
from incidents.models import Clock, Message
from tests.cast import moment

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY = moment("2030-11-18 09:00")
"""A Monday morning to come, so that nothing is due by the real clock."""
LATER = MONDAY + timedelta(minutes=10)
LETTER = {
    "happened": "We sent 174 of your 212 stops. I am sorry.",
    "why": "Our import skips a stop whose postcode ends in a space.",
    "next": "I will call you on Wednesday at 10:00.",
}


def logs(cast, person, *, at=MONDAY, **details):
    """Somebody logs a mistake in the moment in which we learn of it."""
    return cast.logs(person, at=at, learned_at=at, **details)


def sweep_at(at):
    """Sweep as it will be done at this moment; returns how many steps were taken."""
    end_waits(at=at)
    due = Clock.objects.running().filter(next_step_at__lte=at, leased_until__isnull=True)
    ids = tuple(due.values_list("pk", flat=True))
    return take_steps(Claim(ids=ids, at=at, leased_until=None))


def speaks(incident, person, at, *, direction="out", channel="call", **details):
    """Somebody speaks with the customer."""
    return record_touchpoint(
        by=person, at=at, incident=incident, direction=direction, channel=channel, **details
    )


def answers(incident, person, at):
    """Somebody answers, and the customer has it in the same moment."""
    apology = send_answer(by=person, at=at, incident=incident, **LETTER)
    message = apology.messages.get()
    mark_sent(message, render(message, at=at), at=at)


def makes_right(incident, person, at):
    """Somebody says what made it right."""
    return make_right(by=person, at=at, incident=incident, what="They have their whole plan.")


def finishes(incident, person, at):
    """Somebody keeps every promise and closes the incident."""
    speaks(incident, person, at)
    answers(incident, person, at)
    makes_right(incident, person, at)
    understands(incident, person, at)
    return close_incident(by=person, at=at, incident=incident, closed_on="confirmed")


def understands(incident, person, at):
    """Somebody has looked for the cause, and says why none can be known."""
    answers = {"no-cause": "The logs of that morning are gone."}
    write_insights(by=person, at=at, incident=incident, answers=answers)


def steps(clock):
    """Numbers of the steps that were taken for a clock, with the plan of each."""
    return list(clock.escalations.order_by("pk").values_list("plan", "step"))


def told_of(clock):
    """First names of who was told of a clock, by step."""
    found = Message.objects.filter(clock=clock).order_by("escalation__step", "pk")
    by_step = {}
    for step, name in found.values_list("escalation__step", "person__name"):
        by_step.setdefault(step, []).append(name.split()[0])
    return by_step


def running(incident):
    """The kinds of clock that run, sorted."""
    return sorted(incident.clocks.running().values_list("kind", flat=True))


def event(incident, kind):
    """The newest event of this kind."""
    return incident.events.filter(kind=kind).latest("pk")
