from datetime import timedelta

from django.db.models import Exists, OuterRef

from incidents.models import Clock, Incident, PolicyVersion, Wait
from incidents.models.clock import MAX_TRIES
from incidents.queries.audit.finding import Finding, found, names_of
from incidents.rules.kinds import FROM_THE_START

GRACE = timedelta(seconds=60)
"""So late may a step be taken; a sweep looks every few seconds."""


def clock_findings(at):
    """What is wrong with running clocks."""
    running = Clock.objects.running()
    late = running.filter(next_step_at__lt=at - GRACE, tries__lt=MAX_TRIES)
    waiting = Wait.objects.filter(ended_at__isnull=True)
    open_wait = Exists(waiting.filter(incident=OuterRef("incident")))
    return [
        *found("overdue-step", late.order_by("next_step_at")),
        *found("quarantined", running.filter(tries__gte=MAX_TRIES).order_by("pk")),
        *found("wait-over", waiting.filter(until__lt=at - GRACE).order_by("until")),
        *found(
            "paused-for-nothing",
            running.filter(paused_at__isnull=False).exclude(open_wait).order_by("pk"),
        ),
        *_missing(),
    ]


def _missing():
    """Open incidents without a clock that their version promises them from the start."""
    without = set()
    for version in PolicyVersion.objects.published().defer("document"):
        for kind in FROM_THE_START:
            urgencies = list(version.policy.targets.get(kind, {}))
            clock = Clock.objects.filter(
                incident=OuterRef("pk"), kind=kind, cycle=OuterRef("cycle")
            )
            rows = Incident.objects.open().filter(policy=version, urgency__in=urgencies)
            without.update(rows.exclude(Exists(clock)).values_list("pk", flat=True)[:100])
    if not without:
        return []
    ids = sorted(without)
    return [Finding("no-clock", {"names": names_of(ids)}, tuple(ids))]
