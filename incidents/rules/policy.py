"""What we promise: how long each clock may run, by urgency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from incidents.rules.ladder import STANDARD as STANDARD_LADDER
from incidents.rules.ladder import Ladder

CONTACT, ANSWER = "contact", "answer"
CRITICAL, HIGH, NORMAL, LOW = "critical", "high", "normal", "low"


@dataclass(frozen=True)
class Policy:
    """Targets (clock kind → urgency → time allowed, round the clock) and the ladder."""

    targets: Mapping[str, Mapping[str, timedelta]]
    ladder: Ladder

    def target(self, kind: str, urgency: str) -> timedelta:
        """The time allowed to a clock of this kind at this urgency."""
        return self.targets[kind][urgency]

    def due_at(self, kind: str, urgency: str, start: datetime) -> datetime:
        """The deadline of a clock of this kind that starts at `start` (aware)."""
        return start + self.target(kind, urgency)


STANDARD = Policy(
    targets={
        CONTACT: {
            CRITICAL: timedelta(minutes=30),
            HIGH: timedelta(hours=2),
            NORMAL: timedelta(hours=8),
            LOW: timedelta(hours=24),
        },
        ANSWER: {
            CRITICAL: timedelta(hours=6),
            HIGH: timedelta(hours=24),
            NORMAL: timedelta(days=3),
            LOW: timedelta(days=5),
        },
    },
    ladder=STANDARD_LADDER,
)
"""The policy that every incident runs under: our own defaults, no regulator's."""
