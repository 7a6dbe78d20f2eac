"""Working the deadlines of one incident out anew: one way, whatever the reason."""

from incidents.actions.clocks import move
from incidents.models import Clock
from incidents.queries.waits import waits_of
from incidents.rules.kinds import TARGETED


def planned(clock, rules, case, waits):
    """The plan of a running clock under these rules, or None if they don't touch it.

    A date that somebody stated stays. So does the deadline of a kind that the rules no longer give
    a target: what was promised stays promised.
    """
    if not clock.target:
        return None
    waits = waits if clock.kind == Clock.Kind.RESOLVE else ()
    return rules.plan(clock.kind, case, clock.started_at, waits)


def replan(incident, *, at):
    """Move the running clocks of an incident to where its policy now puts them.

    Returns what moved, for the event: a dict per clock with its kind and both deadlines. A paused
    clock is planned when its wait ends.
    """
    clocks = (
        incident.clocks.running()
        .filter(kind__in=TARGETED, cycle=incident.cycle, paused_at__isnull=True)
        .order_by("pk")
        .select_for_update()
    )
    waits = waits_of(incident)
    moved = []
    for clock in list(clocks):
        clock.incident = incident
        plan = planned(clock, incident.rules, incident.case, waits)
        if plan is None or _is_there(clock, plan):
            continue
        if plan.due_at != clock.due_at:
            moved.append({"clock": clock.kind, "from": clock.due_at, "to": plan.due_at})
        move(clock, plan, at=at)
    return moved


def _is_there(clock, plan):
    """Whether the clock runs as the plan has it, so that moving it would only disturb it."""
    return clock.policy_id == clock.incident.policy_id and (
        (clock.due_at, clock.hours, clock.target) == (plan.due_at, plan.hours, str(plan.target))
    )
