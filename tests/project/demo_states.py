"""The states that things can be in at Tidewell: in words → a query that finds one."""

from django.db.models import Count
from django.utils import timezone

from incidents.models import (
    Action,
    Apology,
    Cause,
    Clock,
    CustomerLink,
    Event,
    Guide,
    Incident,
    Insight,
    Lesson,
    Membership,
    Playbook,
    Practice,
    Remedy,
    Survey,
    Touchpoint,
    Wait,
)


def opened():
    """The open incidents."""
    return Incident.objects.open()


def told(kind):
    """Events of open incidents."""
    return Event.objects.filter(kind=kind, incident__in=opened())


STATES = {
    "fresh": lambda: opened().filter(touchpoints=None, messages=None, owner__isnull=False),
    "without an owner": lambda: opened().filter(owner=None),
    "acknowledged in one click": lambda: opened().filter(messages__kind="acknowledgement"),
    "diagnosing": lambda: (
        opened()
        .filter(causes__state="suspected", apologies=None)
        .exclude(causes__state="confirmed")
    ),
    "a cause ruled out": lambda: Cause.objects.filter(state="ruled_out"),
    "five whys": lambda: Insight.objects.filter(question="why-5"),
    "two accounts": lambda: Insight.objects.filter(question="their-account"),
    "a letter begun": lambda: Apology.objects.filter(state="draft", review=None),
    "a letter with a lead": lambda: Apology.objects.filter(
        state="draft", review__isnull=False, review__decided_at=None
    ),
    "a letter not yet to go": lambda: Apology.objects.filter(
        state="draft", review__is_approved=False
    ),
    "answered": lambda: opened().filter(apologies__state="delivered"),
    "options to choose from": lambda: (
        opened()
        .filter(remedies__is_option=True, remedies__offered_at__isnull=False)
        .exclude(remedies__chosen_at__isnull=False)
    ),
    "chosen": lambda: Remedy.objects.filter(chosen_at__isnull=False, delivered_at=None),
    "a yes to the cost waited for": lambda: Remedy.objects.filter(
        decision__isnull=False, decision__decided_at=None
    ),
    "declined, with why": lambda: Remedy.objects.filter(
        is_asked_for=True, declined_at__isnull=False
    ),
    "made right, not closed": lambda: opened().filter(
        events__kind="made_right", cycle=1, closed_at=None
    ),
    "closed on their word": lambda: Incident.objects.filter(closed_on="confirmed"),
    "closed on silence": lambda: Incident.objects.filter(closed_on="silence"),
    "opened again": lambda: opened().filter(cycle=2),
    "difficult, with a lead": lambda: opened().filter(
        is_difficult=True, touchpoints__lead__isnull=False
    ),
    "waiting for them": lambda: Wait.objects.filter(ended_at=None),
    "standing still": lambda: Clock.objects.running().filter(paused_at__isnull=False),
    "snoozed": lambda: Clock.objects.running().filter(snoozed_until__gt=timezone.now()),
    "an escalation seen": lambda: Clock.objects.running().filter(quiet_until__gt=timezone.now()),
    "past our promise": lambda: Clock.objects.overdue(timezone.now()),
    "guided": lambda: Guide.objects.filter(incident__in=opened(), joined_at__isnull=False),
    "they ask for a lead": lambda: told("they_escalated"),
    "their own version": lambda: told("their_version"),
    "their page open": lambda: CustomerLink.objects.usable(timezone.now()),
    "theirs to do": lambda: Action.objects.filter(is_theirs=True, done_at=None),
    "a change that worked": lambda: Action.objects.filter(was_effective=True),
    "a change that did not work yet": lambda: Action.objects.filter(was_effective=False),
    "a change to be looked at": lambda: Action.objects.filter(
        done_at__isnull=False, check_clock__stopped_at=None, check_at__isnull=False
    ),
    "urgency raised": lambda: Event.objects.filter(
        kind="edited", data__changes__contains=[{"field": "urgency"}]
    ),
    "a hand-over in which it slipped": lambda: Cause.objects.filter(handover__isnull=False),
    "a lesson seen three times": lambda: Lesson.objects.annotate(seen=Count("incidents")).filter(
        seen__gte=3
    ),
    "exemplary moments": lambda: Lesson.objects.filter(is_exemplary=True),
    "a playbook of our own": lambda: Playbook.objects.all(),
    "practice, talked about": lambda: Practice.objects.filter(
        assigned_by__isnull=False, debriefed_at__isnull=False
    ),
    "practice, for oneself": lambda: Practice.objects.filter(
        assigned_by=None, is_shared=False, debrief=""
    ),
    "forgiven": lambda: Survey.objects.filter(is_forgiven=True),
    "not forgiven": lambda: Survey.objects.filter(is_forgiven=False),
    "felt better in the end": lambda: Touchpoint.objects.filter(
        mood__gte=4, incident__touchpoints__mood__lte=2
    ),
    "old promises": lambda: opened().filter(policy__number=1),
    "new promises": lambda: opened().filter(policy__number=2),
    "guides to invite": lambda: Membership.objects.filter(is_guide=True),
}
