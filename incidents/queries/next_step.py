from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    title = _("Call %(name)s") % {"name": name}
    if contact and contact.phone:
        phone = contact.phone.replace(" ", "\N{NO-BREAK SPACE}")
        title = _("Call %(name)s on %(phone)s") % {"name": name, "phone": phone}
    return NextStep(
        title,
        _("They should hear from a person first. You don’t need to know the cause yet."),
        _("Record the call"),
        "#touchpoint",
    )


def _to_answer(incident, standing, name, wait, at):
    if Clock.Kind.ANSWER not in standing.running or standing.letter == Apology.State.QUEUED:
        return None
    url = reverse("answer", args=[incident.reference])
    if standing.in_review:
        return NextStep(
            _("A lead reads your answer"),
            _("It goes as soon as they have said yes."),
            _("See the answer"),
            url,
        )
    return NextStep(
        _("Write to %(name)s: what happened, why, what’s next") % {"name": name},
        _("The cause is known, and they wait for the whole answer.")
        if standing.confirmed
        else _(
            "They have heard from us; now they need the whole answer. It need not wait for "
            "the cause: say what you look into, and when you will know."
        ),
        _("Write the answer"),
        url,
    )


def _to_make_it_right(incident, standing, name, wait, at):
    if Clock.Kind.RESOLVE not in standing.running:
        return None
    if wait:
        until = moment(wait.until, at, timezone.get_current_timezone())
        return NextStep(
            _("We wait for %(name)s: %(reason)s") % {"name": name, "reason": wait.reason},
            _("Until %(until)s at the latest. Have they come back to us?") % {"until": until},
            _("Note what they said"),
            "#touchpoint",
        )
    title, why = (
        _("Make it right, and say how"),
        _("They have the answer; now they need what we owe."),
    )
    if standing.waiting:
        title, why = (
            _("What you propose waits for a yes"),
            _("Whoever was asked hears of it in time."),
        )
    elif standing.undecided:
        title = ngettext(
            "%(name)s has %(count)s thing to choose from",
            "%(name)s has %(count)s things to choose from",
            standing.undecided,
        ) % {"name": name, "count": standing.undecided}
        why = _("Has the choice been made? On the phone counts too.")
    elif standing.owed:
        title, why = (
            _("Deliver what we owe them"),
            _("What was agreed comes first; a gesture, after it."),
        )
    return NextStep(title, why, _("Make it right"), _step(incident, path.MAKE_RIGHT))


def _to_find_out(incident, standing, name, wait, at):
    if standing.knows_cause:
        return None
    known = standing.suspected
    return NextStep(
        _("Confirm the cause")
        if known
        else _("Find out how it happened, and what made it easy to miss"),
        _("What we don’t understand we can’t mend, and it can’t be closed before."),
        _("Find out"),
        _step(incident, path.DIAGNOSE),
    )


def _to_keep(incident, standing, name, wait, at):
    if Clock.Kind.DECISION in standing.running:
        return NextStep(
            _("A decision is waited for"),
            _("Until there is a yes or a no, this can’t be closed."),
            _("See what is to be decided"),
            "#agreed",
        )
    if Clock.Kind.ACTION in standing.running:
        return NextStep(
            _("Do what we said we would"),
            _("An action that we promised is still open."),
            _("See the actions"),
            _step(incident, path.FOLLOW_UP),
        )
    return None


def _to_prevent(incident, standing, name, wait, at):
    if standing.preventive or standing.lessons:
        return None
    return NextStep(
        _("Keep it from happening again"),
        _("One change with a date, or a lesson for the others. Then it was good for something."),
        _("Change something"),
        _step(incident, path.PREVENT),
    )


def _to_close(incident, standing, name):
    if not standing.conversations:
        return NextStep(
            _("Talk with %(name)s") % {"name": name},
            _("A letter or a refund alone mends nothing between people."),
            _("Note the conversation"),
            "#touchpoint",
        )
    if not standing.tried_after_answer:
        return NextStep(
            _("Ask %(name)s whether it is right now") % {"name": name},
            _("Everything we promised has been kept. Is it right in their eyes, too?"),
            _("Note what they said"),
            "#touchpoint",
        )
    return NextStep(
        _("Close it, if they are content"),
        _("Everything we promised has been kept."),
        _("Close"),
        "#close",
    )


def _step(incident, slug):
    return reverse(f"step_{slug.replace('-', '_')}", args=[incident.reference])
