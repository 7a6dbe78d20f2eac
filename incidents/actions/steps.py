"""What is to be done for a due clock, worked out from its ladder. Nothing is read or written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from incidents.models import Message
from incidents.models.policy import published_policy
from incidents.queries.roster import Staff
from incidents.rules.audience import Told, told
from incidents.rules.wishes import CHAT, MAIL


class Due(NamedTuple):
    """A clock that is due, with as much of its incident as its steps need.

    A row of `values_list`, as five hundred models with their relations cost more than the steps.
    """

    pk: int
    kind: str
    plan: int
    policy_id: int
    hours: str
    target: str
    started_at: datetime
    due_at: datetime
    snoozed_until: datetime | None
    quiet_until: datetime | None
    next_step: int
    person_id: int | None
    incident_id: int
    owner_id: int | None
    team_id: int

    COLUMNS = (
        *("pk", "kind", "plan", "policy_id", "hours", "target", "started_at", "due_at"),
        *("snoozed_until", "quiet_until", "next_step", "person_id"),
        *("incident_id", "incident__owner_id", "incident__team_id"),
    )


class Taken(NamedTuple):
    """A step that has come due: its number, when that was, and whether nothing was late yet."""

    number: int
    was_due_at: datetime
    is_reminder: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written for one due clock.

    steps: those that have come due, lowest first; after an outage there are several
    told: who is told, of the highest step only
    next_step, next_step_at: where the clock goes from here
    """

    clock: Due
    steps: list[Taken]
    told: Told
    next_step: int
    next_step_at: datetime

    @classmethod
    def of(cls, clock: Due, staff: Staff, at: datetime) -> "Plan":
        """Work out what a clock asks for at this moment."""
        climb = published_policy(clock.policy_id).climb_of(
            clock.hours, clock.target, clock.started_at, clock.due_at
        )
        ladder, numbers = climb.ladder, climb.passed(clock.next_step, at)
        names = [name for number in numbers for name in ladder.step(number).audience]
        whose, turn = clock.person_id or clock.owner_id, clock.incident_id
        next_step = numbers[-1] + 1 if numbers else clock.next_step
        return cls(
            clock=clock,
            steps=[Taken(n, climb.moment(n), ladder.step(n).is_reminder) for n in numbers],
            told=told(names, whose, clock.team_id, staff.roster, turn),
            next_step=next_step,
            next_step_at=climb.look_again_at(next_step, clock.snoozed_until, clock.quiet_until),
        )

    def messages(self, staff: Staff, at: datetime) -> Iterator[dict]:
        """The messages of the highest step, as rows: to whom, through what, when, and their key."""
        if not self.steps:
            return
        number, _, is_reminder = self.steps[-1]
        kind = Message.Kind.REMINDER if is_reminder else Message.Kind.ESCALATION
        key = f"step:{self.clock.pk}:{self.clock.plan}:{number}"
        for person in self.told.people:
            wishes = staff.wishes_of(person)
            send_after = wishes.send_after(at, is_reminder=is_reminder).isoformat()
            for channel in wishes.channels(is_reminder=is_reminder):
                yield {
                    "kind": kind,
                    "person_id": person,
                    "channel": channel,
                    "data": staff.words_for(self.told, person),
                    "send_after": send_after,
                    "dedupe_key": f"{key}:{person}" + (f":{channel}" if channel != MAIL else ""),
                }
        for room in self.told.chats:
            yield {
                "kind": kind,
                "room_id": room,
                "channel": CHAT,
                "send_after": at.isoformat(),
                "dedupe_key": f"{key}:room-{room}",
            }
