"""The course of an incident: who has it, what it waits for, and how it ends."""

from incidents.actions.assign import assign
from incidents.actions.close import close_incident, make_right, reopen_incident
from incidents.actions.quiet import acknowledge, snooze
from incidents.actions.take_over import join_as_guide, take_over
from incidents.actions.wait import end_wait, start_wait


def hand_over(case, *, by, at, to):
    """Somebody else owns it from now on."""
    assign(by=by, at=at, incident=case.incident, owner=case.people[to])


def take(case, *, by, at, why):
    """Take it from its owner, who stays on as a guide."""
    take_over(by=by, at=at, incident=case.incident, has_read=True, why=why)


def guide(case, *, by, at):
    """Help the owner without taking it over."""
    join_as_guide(by=by, at=at, incident=case.incident)


def wait(case, *, by, at, until, reason):
    """Wait for the customer."""
    start_wait(by=by, at=at, incident=case.incident, until=until, reason=reason)


def stop_waiting(case, *, by, at):
    """Go on without them."""
    end_wait(by=by, at=at, incident=case.incident)


def put_off(case, *, by, at, clock, until, reason):
    """Snooze the running clock of this kind."""
    snooze(by=by, at=at, clock=_running(case, clock), until=until, reason=reason)


def see(case, *, by, at, clock):
    """Say that an escalation was seen."""
    acknowledge(by=by, at=at, clock=_running(case, clock))


def put_right(case, *, by, at, what):
    """Say what made it right."""
    make_right(by=by, at=at, incident=case.incident, what=what)


def close(case, *, by, at, on="confirmed"):
    """Close it, on their word or on their silence."""
    close_incident(by=by, at=at, incident=case.incident, closed_on=on)


def reopen(case, *, by, at):
    """It was not right after all."""
    reopen_incident(by=by, at=at, incident=case.incident)


def _running(case, kind):
    return case.incident.clocks.running().get(kind=kind)


DEEDS = {
    "hand-over": hand_over,
    "take-over": take,
    "guide": guide,
    "wait": wait,
    "stop-waiting": stop_waiting,
    "snooze": put_off,
    "see": see,
    "made-right": put_right,
    "close": close,
    "reopen": reopen,
}
