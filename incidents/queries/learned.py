"""What was learned with a customer over time (practice P93): lessons, and changes that we made."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Action, Customer, Event, Incident
from incidents.queries.of_customer import seen
from incidents.queries.prepared import Prepared
from incidents.queries.viewer import viewer
from incidents.rules.words import day

MOST = 20


@dataclass(frozen=True)
class Learned:
    """One line of the learning timeline.

    what: the lesson, or the change; words: what became of it; worked: whether a change has helped,
    None while that is not known; is_lesson: whether it is a lesson
    """

    at: datetime
    incident: Incident
    what: str
    words: str
    worked: bool | None = None
    is_lesson: bool = False


def learned_with(customer: Customer, user, at: datetime) -> list[Learned]:
    """What their incidents have taught as of `at`, of those that this person may see; the newest
    first, at most MOST. Two queries.
    """
    whose = {"customer": customer.pk, **viewer(user)}
    lines = [*map(_lesson, _LESSONS.models(**whose))]
    lines += [_change(action, at) for action in _CHANGES.models(**whose)]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:MOST]


def _lessons(**whose):
    told = Event.objects.filter(incident__in=seen(**whose), kind=Event.Kind.LESSON)
    return told.select_related("incident").order_by("-at", "-pk")[:MOST]


def _changes(**whose):
    promised = Action.objects.filter(incident__in=seen(**whose), dropped_because="")
    changes = promised.exclude(prevents="").select_related("incident")
    return changes.order_by("-created_at", "-pk")[:MOST]


_LESSONS, _CHANGES = Prepared(_lessons), Prepared(_changes)


def _lesson(event):
    words = _("a lesson") if event.data["is_new"] else _("a lesson seen again")
    return Learned(event.at, event.incident, event.data["title"], words, is_lesson=True)


def _change(action, now):
    at, words = _state(action, now)
    return Learned(at, action.incident, action.what, words, action.was_effective)


def _state(action, now):
    """When something last happened to a change, and how it stands."""
    if action.checked_at:
        worked = _("it worked") if action.was_effective else _("it did not work yet")
        return action.checked_at, f"{worked}: {action.finding}" if action.finding else worked
    if action.done_at:
        return action.done_at, _done(action, now)
    return action.created_at, _("promised")


def _done(action, now):
    if action.check_at is None:
        return _("done")
    when, today = (timezone.localtime(one).date() for one in (action.check_at, now))
    return _("done; on %(day)s we look whether it works") % {"day": day(when, today)}
