"""The next jumps of the ladder: what happens, to whom, when nobody acts before."""

from dataclasses import dataclass
from datetime import datetime

from incidents.models import Clock, Incident
from incidents.queries.board.counted import ALL, Counted
from incidents.queries.board.people import Everybody
from incidents.queries.board.scope import Scope
from incidents.queries.filters.among import among
from incidents.queries.prepared import Prepared
from incidents.rules.audience import told

JUMPS = 8
NEAR = 1000
"""So many of the next steps are looked through for those of a few teams."""
FEW = 2000
"""Where no more than so much is open, its own clocks are looked through instead."""


@dataclass(frozen=True)
class Jump:
    """One step that comes up. people, guides, rooms: ids of whom it tells or invites."""

    at: datetime
    kind: str
    is_reminder: bool
    incident: int
    customer: str
    people: tuple[int, ...]
    guides: tuple[int, ...]
    rooms: tuple[int, ...]


def next_jumps(scope: Scope, counted: Counted, people: Everybody) -> tuple[Jump, ...]:
    """The next JUMPS steps in a scope, soonest first. One query.

    counted: what is open there. What has failed is left to the auditor.
    """
    found = _NEXT.models(is_little=counted.in_all[ALL] <= FEW, **scope.given)
    return tuple(_jump(clock, people.roster) for clock in found)


def _next(is_little, **scope):
    scope = Scope.again(**scope)
    upcoming = Clock.objects.running().filter(tries=0)
    # Gathered first, so that each goes along an index, whatever the planner thinks of the other.
    if is_little:
        lines = scope.docket().order_by().values("pk")
        ours = upcoming.filter(among(lines, of="incident"))
    else:
        near = upcoming.order_by("next_step_at").values("pk")
        ours = Clock.objects.filter(among(near[:NEAR]))
    # What stands still has no next step; it comes last in an index.
    awake = ours.filter(next_step_at__isnull=False, incident__status=Incident.Status.OPEN)
    return (
        awake.filter(scope.within("incident__team"))
        .select_related("incident__customer")
        .order_by("next_step_at", "pk")[:JUMPS]
    )


_NEXT = Prepared(_next)


def _jump(clock, roster):
    incident, step = clock.incident, clock.rules.ladder.step(clock.next_step)
    heard = told(step.audience, clock.responsible_id, incident.team_id, roster, incident.pk)
    return Jump(
        at=clock.next_step_at,
        kind=clock.kind,
        is_reminder=step.is_reminder,
        incident=incident.pk,
        customer=incident.customer.name,
        people=heard.people,
        guides=heard.guides,
        rooms=heard.chats,
    )
