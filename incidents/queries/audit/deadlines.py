from incidents.models import Clock
from incidents.queries.audit.finding import NAMED, Finding, names_of
from incidents.queries.waits import waits_of
from incidents.rules.policy import due_after
from incidents.rules.target import Target


def deadline_findings():
    """Running clocks that don’t stand where their own parts put them."""
    moved, silent = [], []
    for clock in Clock.objects.running().select_related("incident").iterator(2000):
        if clock.paused_at or clock.leased_until:
            continue
        if due_at_of_parts(clock) != clock.due_at:
            moved.append(clock)
        elif clock.look_again_at(clock.climb) != clock.next_step_at:
            silent.append(clock)
    return [*_found("moved-deadline", moved), *_found("wrong-step", silent)]


def due_at_of_parts(clock):
    """When a clock is due by its own target, hours and waits; its date if somebody stated one."""
    if not clock.target:
        return clock.due_at
    calendar = clock.rules.calendars[clock.hours]
    waits = waits_of(clock.incident) if clock.kind == Clock.Kind.RESOLVE else ()
    return due_after(Target.parse(clock.target), clock.started_at, calendar, waits)


def _found(code, clocks):
    if not clocks:
        return []
    facts = {"number": len(clocks), "names": names_of(clock.incident_id for clock in clocks)}
    return [Finding(code, facts, tuple(clock.pk for clock in clocks[:NAMED]))]
