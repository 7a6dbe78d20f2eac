"""Starting, stopping and moving the clocks of an incident.

Call these inside a transaction. They take the same row lock as a sweep, so that no step is taken
after a clock has stopped or moved.
"""

from incidents.models import Clock
from incidents.rules.kinds import FROM_THE_START
from incidents.rules.policy import Plan

STOPPED = ("stopped_at", "paused_at", "next_step_at", "leased_until", "tries")
MOVED = (
    "policy",
    "hours",
    "target",
    "due_at",
    "plan",
    "paused_at",
    "next_step",
    "next_step_at",
    "leased_until",
    "tries",
)


def new_clock(incident, kind, *, start, stated=None, person=None, round=1):
    """An unsaved clock of this kind for the incident's present cycle, running from `start`.

    stated: the date that somebody has promised, instead of the policy's target
    person: whose promise it is, if not the owner's
    Returns None when the policy promises nothing of this kind.
    """
    rules, case = incident.rules, incident.case
    if stated:
        plan = Plan(max(stated, start), rules.hours.of(case)[0], None)
    else:
        plan = rules.plan(kind, case, start)
    if plan is None:
        return None
    clock = Clock(
        incident=incident,
        kind=kind,
        cycle=incident.cycle,
        round=round,
        person=person,
        policy_id=incident.policy_id,
        hours=plan.hours,
        target=str(plan.target or ""),
        started_at=start,
        due_at=plan.due_at,
    )
    clock.next_step_at = clock.climb.moment(0)
    return clock


def next_round(incident, kind):
    """The number of the next clock of this kind in the incident's present cycle."""
    return incident.clocks.filter(kind=kind, cycle=incident.cycle).count() + 1


def start_clock(incident, kind, *, start, stated=None, person=None):
    """Start one more clock of this kind; returns it, or None when nothing is promised."""
    number = next_round(incident, kind)
    clock = new_clock(incident, kind, start=start, stated=stated, person=person, round=number)
    if clock:
        clock.save()
    return clock


def start_clocks(incident, *, start):
    """Start those clocks of the incident's present cycle that run from the start."""
    clocks = (new_clock(incident, kind, start=start) for kind in FROM_THE_START)
    Clock.objects.bulk_create(clock for clock in clocks if clock)


def start_missing(incident):
    """Start what the policy promises from the start and the present cycle has no clock for yet.

    They count from when the others do. Returns the new clocks.
    """
    there = list(incident.clocks.filter(cycle=incident.cycle))
    start = min((clock.started_at for clock in there), default=incident.learned_at)
    missing = [kind for kind in FROM_THE_START if kind not in {clock.kind for clock in there}]
    started = (start_clock(incident, kind, start=start) for kind in missing)
    return [clock for clock in started if clock]


def stop(clock, *, at):
    """Stop one clock that is locked. A moment before its start counts as its start."""
    clock.stopped_at = max(at, clock.started_at)
    clock.paused_at = clock.next_step_at = clock.leased_until = None
    clock.tries = 0
    clock.save(update_fields=STOPPED)


def stop_clock(incident, kind, *, at):
    """Stop the running clock of this kind, if there is one; True when there was."""
    clocks = list(incident.clocks.running().filter(kind=kind).select_for_update())
    for clock in clocks:
        stop(clock, at=at)
    return bool(clocks)


def stop_one(pk, *, at):
    """Stop the clock with this id; True when it was still running."""
    clock = Clock.objects.running().filter(pk=pk).select_for_update().first()
    if clock:
        stop(clock, at=at)
    return clock is not None


def move(clock, plan, *, at):
    """Give a locked, running clock another deadline, or the same one under another version.

    What was told under the old deadline is not told again unless its moment comes again; what the
    new one finds already passed is told at once.
    """
    clock.policy_id = clock.incident.policy_id
    clock.hours, clock.target = plan.hours, str(plan.target or "")
    clock.due_at, clock.paused_at = plan.due_at, None
    clock.plan += 1
    climb = clock.climb
    clock.next_step = min(climb.first_after(at), clock.next_step)
    clock.next_step_at = clock.look_again_at(climb)
    clock.leased_until, clock.tries = None, 0
    clock.save(update_fields=MOVED)
