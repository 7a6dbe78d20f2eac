"""How far a change to many incidents is, and what became of each."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from incidents.models import Batch, Incident, User
from incidents.rules.urgency_words import URGENCY_WORDS
from incidents.rules.words import moment

SHOWN = 50
LATELY = 10


@dataclass(frozen=True)
class LeftAsItIs:
    """One that was not changed, or not changed back. incident: None when it can’t be seen (any
    more)"""

    incident: Incident | None
    why: str


@dataclass(frozen=True)
class Progress:
    """what: the value in words, such as a name; total: how many to see to; seen: to how many
    changed: how many have changed, or changed back while it is taken back; some: the first SHOWN of
    them; left: the first SHOWN of the left_count that have not
    can_undo_until: None when it can’t be taken back
    """

    batch: Batch
    what: str
    total: int
    seen: int
    changed: int
    left_count: int
    left: list[LeftAsItIs]
    some: list[Incident]
    can_undo_until: datetime | None

    @property
    def is_working(self) -> bool:
        """Whether a worker has something to do for it."""
        return self.batch.state in (Batch.State.WORKING, Batch.State.UNDOING)

    @property
    def is_back(self) -> bool:
        """Whether it is taken back, or will be."""
        return self.batch.state in (Batch.State.UNDOING, Batch.State.UNDONE)

    @property
    def percent(self) -> int:
        """0–100."""
        return 100 * self.seen // self.total if self.total else 100


def lately(user: User) -> list[Batch]:
    """What this person has changed in this way, the newest first, at most LATELY; one query."""
    found = Batch.objects.filter(by=user).defer("ids", "done", "refused")
    return list(found.order_by("-pk")[:LATELY])


def progress_of(batch: Batch, at: datetime, can_undo: timedelta) -> Progress:
    """How far it is; two queries. can_undo: so long after its end it can be taken back."""
    is_back = batch.state in (Batch.State.UNDOING, Batch.State.UNDONE)
    left = [one for one in batch.refused if one.get("undoing", False) == is_back]
    total = len(batch.done) if is_back else len(batch.ids)
    is_done = batch.state == Batch.State.DONE
    until = batch.finished_at + can_undo if is_done and batch.done else None
    not_back = {one["id"] for one in left} if is_back else set()
    changed = [one["id"] for one in batch.done if one["id"] not in not_back]
    numbers = [one["id"] for one in left[:SHOWN]] + changed[:SHOWN]
    found = Incident.objects.visible_to(batch.by).filter(pk__in=numbers).select_related("customer")
    incidents = {one.pk: one for one in found}
    seen = batch.place if batch.state != Batch.State.DONE else total
    return Progress(
        batch=batch,
        what=_what(batch, at),
        total=total,
        seen=min(seen, total),
        changed=seen - len(left) if is_back else len(batch.done),
        left_count=len(left),
        left=[LeftAsItIs(incidents.get(one["id"]), one["why"]) for one in left[:SHOWN]],
        some=[incidents[number] for number in changed[:SHOWN] if number in incidents],
        can_undo_until=until if until and until >= at else None,
    )


def _what(batch, at):
    value = batch.value
    if batch.verb == Batch.Verb.ASSIGN:
        return str(User.objects.get(pk=value["owner"]))
    if batch.verb == Batch.Verb.URGENCY:
        return str(URGENCY_WORDS[value["urgency"]])
    if batch.verb == Batch.Verb.SNOOZE:
        return moment(parse_datetime(value["until"]), at, timezone.get_current_timezone())
    if batch.verb == Batch.Verb.MERGE:
        return f"R-{value['into']}"
    return f"“{value['name']}”"
