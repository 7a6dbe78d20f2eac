"""Why a clock is due when it is, from what it keeps of how that was worked out."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from django.utils.translation import gettext as _

from incidents.models import Clock
from incidents.rules.target import Target
from incidents.rules.why import Parts, why, why_in_short


def why_lines(
    clock: Clock,
    waits: Sequence[tuple[datetime, datetime]],
    at: datetime,
    zone: tzinfo,
    version: int | None = None,
) -> list[str]:
    """Sentences that lead to the clock's deadline, for people near `at` in `zone`.

    clock: with its incident, and that with its team and customer; waits: (from, to) of when the
    incident waited for the customer; version: the policy version's number, where it is to be named
    """
    return why(_parts(clock, waits, version), at, zone)


def short_why(clock: Clock, at: datetime, zone: tzinfo) -> str:
    """The first and the last of these sentences: what was promised, and what came of it."""
    return why_in_short(_parts(clock, (), None), at, zone)


def _parts(clock, waits, version):
    incident, rules = clock.incident, clock.rules
    return Parts(
        kind=clock.kind,
        urgency=incident.urgency,
        team=incident.team.name,
        customer=incident.customer.name,
        policy=_("%(name)s, version %(version)s") % {"name": rules.name, "version": version}
        if version
        else rules.name,
        target=Target.parse(clock.target) if clock.target else None,
        hours=clock.hours,
        chosen_by=rules.hours.of(incident.case)[1],
        calendar=rules.calendars[clock.hours],
        started_at=clock.started_at,
        due_at=clock.due_at,
        cycle=clock.cycle,
        waits=waits if clock.kind == Clock.Kind.RESOLVE else (),
    )
