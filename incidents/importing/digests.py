"""After an import: one mail to each who now has open incidents, not one for each clock."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Window
from django.db.models.functions import RowNumber

from incidents.models import Clock, Incident, Message
from incidents.queries.roster import staff
from incidents.rules.audience import OWNER, told

CLOCKS_NAMED = 50
"""So many clocks, the most overdue, a digest names."""


@dataclass
class _Share:
    """What one person is told of."""

    count: int = 0
    overdue: int = 0
    clocks: list[tuple[datetime, int]] = field(default_factory=list)


@transaction.atomic
def queue_digests(*, source: str, at: datetime) -> int:
    """Queue a digest to each owner of open incidents that came from `source`; returns how many.

    What nobody owns goes to who would hear of it otherwise: leads, then managers. It covers all
    that came in since the last digests from this source. So an import that was interrupted is told
    of by the one that ends it, and one that brought nothing tells nothing.
    """
    before = Message.objects.filter(kind=Message.Kind.IMPORT_DIGEST, data__source=source)
    last = before.aggregate(last=Max("created_at"))["last"]
    arrived = Incident.objects.open().filter(external_source=source)
    if last:
        arrived = arrived.filter(logged_at__gt=last)
    shares = _shares(arrived, at)
    Message.objects.bulk_create(
        Message(
            kind=Message.Kind.IMPORT_DIGEST,
            person_id=person,
            dedupe_key=f"import:{source}:{at:%Y%m%dT%H%M%S%f}:{person}",
            created_at=at,
            send_after=at,
            data={
                "source": source,
                "count": share.count,
                "overdue": share.overdue,
                "clocks": [clock for _, clock in sorted(share.clocks)[:CLOCKS_NAMED]],
            },
        )
        for person, share in shares.items()
    )
    return len(shares)


def _shares(arrived, at):
    """Person id → share. Read by owner and team, of which there are few however much came in."""
    roster, shares = staff(at).roster, {}
    clocks = _most_overdue(arrived, at)
    overdue = Exists(Clock.objects.overdue(at).filter(incident=OuterRef("pk")))
    counted = (
        arrived.order_by()
        .values("owner", "team")
        .annotate(count=Count("pk"), overdue=Count("pk", filter=overdue))
    )
    for group in counted:
        owner, team = group["owner"], group["team"]
        for person in told([OWNER], owner, team, roster).people:
            share = shares.setdefault(person, _Share())
            share.count += group["count"]
            share.overdue += group["overdue"]
            share.clocks += clocks.get((owner, team), [])
    return shares


def _most_overdue(arrived, at):
    """(owner id, team id) → (deadline, clock id) of the most overdue clocks there, a few each."""
    ranked = (
        Clock.objects.overdue(at)
        .filter(incident__in=arrived)
        .annotate(
            rank=Window(
                RowNumber(),
                partition_by=[F("incident__owner"), F("incident__team")],
                order_by=["due_at", "pk"],
            )
        )
        .filter(rank__lte=CLOCKS_NAMED)
    )
    found = {}
    for owner, team, due_at, clock in ranked.values_list(
        "incident__owner", "incident__team", "due_at", "pk"
    ):
        found.setdefault((owner, team), []).append((due_at, clock))
    return found
