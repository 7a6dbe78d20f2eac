from dataclasses import dataclass
from datetime import datetime

from incidents.models import Clock, Escalation, Event, Message
from incidents.rules.audience import Roster, told
from incidents.rules.policy import STANDARD


@dataclass(frozen=True)
class Plan:
    """What is to be written for one due clock.

    steps: the step numbers that have come due, lowest first; after an outage there are several
    people: ids of those who are told, of the highest step only
    next_step, next_step_at: where the clock goes from here
    """

    clock: Clock
    steps: list[int]
    people: list[int]
    next_step: int
    next_step_at: datetime

    @classmethod
    def of(cls, clock: Clock, staff: Roster, at: datetime) -> "Plan":
        """Work out what a clock asks for at this moment. Pure: nothing is read or written."""
        ladder, incident = STANDARD.ladder, clock.incident
        steps = ladder.passed(clock.next_step, clock.due_at, clock.target, at)
        names = [name for number in steps for name in ladder.step(number).audience]
        next_step = steps[-1] + 1 if steps else clock.next_step
        return cls(
            clock=clock,
            steps=steps,
            people=told(names, incident.owner_id, incident.team_id, staff),
            next_step=next_step,
            next_step_at=ladder.moment(next_step, clock.due_at, clock.target),
        )


def record(plans, *, at):
    """Write the escalations, their events and the messages of many plans: three statements."""
    escalations = Escalation.objects.bulk_create(
        Escalation(
            clock=plan.clock,
            cycle=plan.clock.cycle,
            step=step,
            was_due_at=STANDARD.ladder.moment(step, plan.clock.due_at, plan.clock.target),
            taken_at=at,
        )
        for plan in plans
        for step in plan.steps
    )
    plan_of = {plan.clock.pk: plan for plan in plans}
    Event.objects.bulk_create(
        _event(escalation, plan_of[escalation.clock_id], at) for escalation in escalations
    )
    Message.objects.bulk_create(
        message
        for escalation in escalations
        if escalation.step == plan_of[escalation.clock_id].steps[-1]
        for message in _messages(escalation, plan_of[escalation.clock_id], at)
    )


def _event(escalation, plan, at):
    told_now = plan.people if escalation.step == plan.steps[-1] else []
    return Event(
        incident_id=plan.clock.incident_id,
        kind=Event.Kind.ESCALATED,
        at=at,
        data={
            "clock": plan.clock.kind,
            "due_at": plan.clock.due_at,
            "step": escalation.step,
            "reminder": STANDARD.ladder.step(escalation.step).is_reminder,
            "told": told_now,
        },
    )


def _messages(escalation, plan, at):
    reminder = STANDARD.ladder.step(escalation.step).is_reminder
    for person in plan.people:
        yield Message(
            kind=Message.Kind.REMINDER if reminder else Message.Kind.ESCALATION,
            person_id=person,
            incident_id=plan.clock.incident_id,
            clock=plan.clock,
            escalation=escalation,
            dedupe_key=f"step:{plan.clock.pk}:{plan.clock.cycle}:{escalation.step}:{person}",
            created_at=at,
            send_after=at,
        )
