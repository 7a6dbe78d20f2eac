from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from incidents.models import Clock, Wait
from incidents.rules.words import moment


@dataclass(frozen=True)
class NextStep:
    """The one next best step: what, why, its button and where that leads.

    url: empty means the page's own button to close it
    """

    title: str
    why: str
    label: str
    url: str = ""


def next_step(incident, running: Iterable[str], wait: Wait | None, at) -> NextStep | None:
    """What is best done next, or None when it is closed.

    running: the kinds of its clocks that run; wait: the one that lasts, if we wait for them
    """
    if not incident.is_open:
        return None
    running, contact = set(running), incident.contact
    name = contact.name if contact else incident.customer.name
    if Clock.Kind.CONTACT in running:
        phone = f" on {contact.phone}" if contact and contact.phone else ""
        return NextStep(
            f"Call {name}{phone}",
            "They should hear from a person first. You don’t need to know the cause yet.",
            "Record the call",
            "#touchpoint",
        )
    if Clock.Kind.ANSWER in running:
        return NextStep(
            f"Write to {name}: what happened, why, what’s next",
            "They have heard from us; now they need the whole answer.",
            "Write the answer",
            reverse("answer", args=[incident.reference]),
        )
    if Clock.Kind.RESOLVE in running:
        return _to_make_it_right(name, wait, at)
    return _before_closing(running)


def _to_make_it_right(name, wait, at):
    if wait:
        until = moment(wait.until, at, timezone.get_current_timezone())
        return NextStep(
            f"We wait for {name}: {wait.reason}",
            f"Until {until} at the latest. Have they come back to us?",
            "Note what they said",
            "#touchpoint",
        )
    return NextStep(
        "Make it right, and say how",
        "They have the answer; now they need what we owe them.",
        "Say what made it right",
        "#make-right",
    )


def _before_closing(running):
    if Clock.Kind.DECISION in running:
        return NextStep(
            "A decision is waited for",
            "Until there is a yes or a no, this can’t be closed.",
            "See what is to be decided",
            "#agreed",
        )
    if Clock.Kind.ACTION in running:
        return NextStep(
            "Do what we said we would",
            "An action that we promised is still open.",
            "See the actions",
            "#agreed",
        )
    return NextStep(
        "Close it, if they are content", "Everything we promised has been kept.", "Close"
    )
