from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from incidents.models import Clock, Incident, PolicyVersion, Wait
from incidents.models.clock import MAX_TRIES
from incidents.queries.audit.finding import Finding, found
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
        *found(
            "overdue-step",
            late.order_by("next_step_at"),
            ngettext_lazy(
                "The next step of a promise on %(names)s is overdue: nobody was told in time.",
                "The next steps of %(count)s promises are overdue, the oldest on %(names)s: "
                "nobody was told in time.",
                "number",
            ),
        ),
        *found(
            "quarantined",
            running.filter(tries__gte=MAX_TRIES).order_by("pk"),
            ngettext_lazy(
                "A promise on %(names)s was set aside, because its step failed again and "
                "again. Nobody is told of it.",
                "%(count)s promises were set aside, because their steps failed again and "
                "again (%(names)s). Nobody is told of them.",
                "number",
            ),
        ),
        *found(
            "wait-over",
            waiting.filter(until__lt=at - GRACE).order_by("until"),
            ngettext_lazy(
                "We still wait for the customer on %(names)s, though the time for it is over.",
                "We still wait for %(count)s customers (%(names)s), though the time for it is "
                "over.",
                "number",
            ),
        ),
        *found(
            "paused-for-nothing",
            running.filter(paused_at__isnull=False).exclude(open_wait).order_by("pk"),
            ngettext_lazy(
                "A promise on %(names)s stands still, though we don’t wait for anything.",
                "%(count)s promises stand still (%(names)s), though we don’t wait for anything.",
                "number",
            ),
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
    names = ", ".join(f"R-{pk}" for pk in ids[:5])
    return [
        Finding(
            "no-clock",
            _("No clock runs for a promise we made on %(names)s.") % {"names": names},
            tuple(ids),
        )
    ]
