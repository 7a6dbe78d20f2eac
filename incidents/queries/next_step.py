from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from incidents.models import Apology, Clock, Wait
from incidents.rules import path
from incidents.rules.path import Standing
from incidents.rules.words import moment


@dataclass(frozen=True)
class NextStep:
    """The one next best step: what, why, its button and where that leads."""

    title: str
    why: str
    label: str
    url: str


def next_step(incident, standing: Standing, wait: Wait | None, at) -> NextStep | None:
    """What is best done next, or None when it is closed.

    What the customer waits for comes first, then what keeps it from being closed, then what keeps
    it from happening again. wait: the one that lasts, if we wait for them
    """
    if not incident.is_open:
        return None
    contact = incident.contact
    name = contact.name if contact else incident.customer.name
    ways = (_to_speak, _to_answer, _to_make_it_right, _to_find_out, _to_keep, _to_prevent)
    for way in ways:
        found = way(incident, standing, name, wait, at)
        if found:
            return found
    return _to_close(incident, standing, name)


def _to_speak(incident, standing, name, wait, at):
    if Clock.Kind.CONTACT not in standing.running:
        return None
    contact = incident.contact
    phone = f" on {contact.phone}" if contact and contact.phone else ""
    return NextStep(
        f"Call {name}{phone}",
        "They should hear from a person first. You don’t need to know the cause yet.",
        "Record the call",
        "#touchpoint",
    )


def _to_answer(incident, standing, name, wait, at):
    if Clock.Kind.ANSWER not in standing.running or standing.letter == Apology.State.QUEUED:
        return None
    url = reverse("answer", args=[incident.reference])
    if standing.in_review:
        return NextStep(
            "A lead reads your answer",
            "It goes as soon as they have said yes.",
            "See the answer",
            url,
        )
    return NextStep(
        f"Write to {name}: what happened, why, what’s next",
        "The cause is known, and they wait for the whole answer."
        if standing.confirmed
        else "They have heard from us; now they need the whole answer. It need not wait for the "
        "cause: say what you look into, and when you will know.",
        "Write the answer",
        url,
    )


def _to_make_it_right(incident, standing, name, wait, at):
    if Clock.Kind.RESOLVE not in standing.running:
        return None
    if wait:
        until = moment(wait.until, at, timezone.get_current_timezone())
        return NextStep(
            f"We wait for {name}: {wait.reason}",
            f"Until {until} at the latest. Have they come back to us?",
            "Note what they said",
            "#touchpoint",
        )
    title, why = "Make it right, and say how", "They have the answer; now they need what we owe."
    if standing.waiting:
        title, why = "What you propose waits for a yes", "Whoever was asked hears of it in time."
    elif standing.undecided:
        title = f"{name} has {standing.undecided} things to choose from"
        why = "Has the choice been made? On the phone counts too."
    elif standing.owed:
        title, why = "Deliver what we owe them", "What was agreed comes first; a gesture, after it."
    return NextStep(title, why, "Make it right", _step(incident, path.MAKE_RIGHT))


def _to_find_out(incident, standing, name, wait, at):
    if standing.knows_cause:
        return None
    known = standing.suspected
    return NextStep(
        "Confirm the cause" if known else "Find out how it happened, and what made it easy to miss",
        "What we don’t understand we can’t mend, and it can’t be closed before.",
        "Find out",
        _step(incident, path.DIAGNOSE),
    )


def _to_keep(incident, standing, name, wait, at):
    if Clock.Kind.DECISION in standing.running:
        return NextStep(
            "A decision is waited for",
            "Until there is a yes or a no, this can’t be closed.",
            "See what is to be decided",
            "#agreed",
        )
    if Clock.Kind.ACTION in standing.running:
        return NextStep(
            "Do what we said we would",
            "An action that we promised is still open.",
            "See the actions",
            _step(incident, path.FOLLOW_UP),
        )
    return None


def _to_prevent(incident, standing, name, wait, at):
    if standing.preventive or standing.lessons:
        return None
    return NextStep(
        "Keep it from happening again",
        "One change with a date, or a lesson for the others. Then it was good for something.",
        "Change something",
        _step(incident, path.PREVENT),
    )


def _to_close(incident, standing, name):
    if not standing.conversations:
        return NextStep(
            f"Talk with {name}",
            "A letter or a refund alone mends nothing between people.",
            "Note the conversation",
            "#touchpoint",
        )
    if not standing.tried_after_answer:
        return NextStep(
            f"Ask {name} whether it is right now",
            "Everything we promised has been kept. Is it right in their eyes, too?",
            "Note what they said",
            "#touchpoint",
        )
    return NextStep(
        "Close it, if they are content", "Everything we promised has been kept.", "Close", "#close"
    )


def _step(incident, slug):
    return reverse(f"step_{slug.replace('-', '_')}", args=[incident.reference])
