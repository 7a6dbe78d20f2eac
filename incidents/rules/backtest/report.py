"""What a backtest found, easy to show."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

NAMED = 50
"""So many references are named of a kind; all are counted."""


@dataclass
class Outcomes:
    """How clocks of one kind and urgency ended.

    running: still, and in time, at the end of the replay; unknown: stopped, nobody knows when
    """

    kept: int = 0
    broken: int = 0
    running: int = 0
    unknown: int = 0

    @property
    def n(self) -> int:
        """How many are decided; what `attainment` is a share of."""
        return self.kept + self.broken

    @property
    def attainment(self) -> float | None:
        """The share that was kept, from 0 to 1; None where nothing is decided."""
        return self.kept / self.n if self.n else None

    @property
    def percent(self) -> int | None:
        """The share in whole percent: 100 only when all were kept, 0 only when none was."""
        if self.kept in (0, self.n):
            return 100 * self.kept // self.n if self.n else None
        return min(max(round(100 * self.attainment), 1), 99)


@dataclass(frozen=True)
class Disagreement:
    """A clock that somebody else judged otherwise. is_kept: what the policy says"""

    reference: str
    is_kept: bool
    started_at: datetime
    stopped_at: datetime | None
    due_at: datetime


@dataclass
class Verdicts:
    """How the policy's outcomes agree with somebody else's, for one urgency.

    undecided: there is a verdict, but the clock runs or nobody knows when it stopped
    disagreeing: the first NAMED of them
    """

    agree: int = 0
    disagree: int = 0
    undecided: int = 0
    disagreeing: list[Disagreement] = field(default_factory=list)


@dataclass(frozen=True)
class DueDifference:
    """Two due dates of one incident: somebody else's, and the policy's."""

    reference: str
    theirs: datetime
    ours: datetime


@dataclass
class Dues:
    """How the due dates agree with somebody else's, to the second.

    differ: the policy says another one, the first NAMED are in `differing`; none: they have none
    without_promise: category → how many have a date for which the policy promises nothing
    """

    same: int = 0
    differ: int = 0
    none: int = 0
    differing: list[DueDifference] = field(default_factory=list)
    without_promise: Counter[str] = field(default_factory=Counter)

    @property
    def unpromised(self) -> int:
        """How many have a date for which the policy promises nothing."""
        return self.without_promise.total()

    @property
    def n(self) -> int:
        """How many due dates somebody else had set."""
        return self.same + self.differ + self.unpromised


@dataclass(frozen=True)
class WorstHour:
    """An hour of the week: how many first steps were taken and deadlines missed in it.

    weekday: 0 is Monday; hour: 0 to 23, where the policy's default calendar is
    """

    weekday: int
    hour: int
    escalations: int
    broken: int


@dataclass(frozen=True)
class Skipped:
    """An incident that could not be replayed, and why, in a sentence."""

    reference: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What became of the past under a policy, up to the moment `at`.

    policy: its name; zone: the name of the time zone of weeks and hours; records: incidents read
    clocks: kind → urgency → outcomes, only where something is promised
    judged: the kind that the verdicts and due dates speak of; verdicts: urgency → how they agree
    escalations: person → ISO week (“2026-W07”) → steps they would have been told
    worst_hours: the five hours of the week with the most of them; repeats are not counted there
    skipped: the first NAMED of `skipped_count`
    """

    policy: str
    at: datetime
    zone: str
    records: int
    clocks: Mapping[str, Mapping[str, Outcomes]]
    judged: str
    verdicts: Mapping[str, Verdicts]
    dues: Dues
    escalations: Mapping[str, Counter[str]]
    worst_hours: tuple[WorstHour, ...]
    skipped: tuple[Skipped, ...]
    skipped_count: int

    @property
    def total(self) -> int:
        """How many steps would have been told, each person's counted."""
        return sum(weeks.total() for weeks in self.escalations.values())

    def busiest(self, people: int) -> list[tuple[str, Counter[str]]]:
        """So many people with the most escalations, most first, each with their weeks."""
        ranked = sorted(self.escalations.items(), key=lambda item: (-item[1].total(), item[0]))
        return ranked[:people]
