"""Notices under the bell: written for many events at once, bounded for each person, and read."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incidents.models import Notice
from incidents.rules.news import ASKED, MENTIONED, Heard

ROOM = 20
"""So many of one kind somebody gets one by one in an hour; one line counts the rest."""
_ALWAYS = frozenset({ASKED, MENTIONED})
"""Who is asked or called by name has to answer each of them."""
KEPT_FOR = timedelta(days=90)


@dataclass
class Tally:
    """How many notices of each kind each person got in the hour that began at `hour` (aware).

    told: “person id:kind of event” → how many
    """

    hour: datetime
    told: Counter = field(default_factory=Counter)

    def has_room(self, person: int, kind: str) -> bool:
        """Count one more; whether it still comes by itself."""
        self.told[f"{person}:{kind}"] += 1
        return self.told[f"{person}:{kind}"] <= ROOM

    def copy(self) -> "Tally":
        """Another one that counts on from here."""
        return Tally(self.hour, self.told.copy())

    def as_json(self) -> dict:
        """It, as JSON can hold it."""
        return {"hour": self.hour.isoformat(), "told": self.told}

    @classmethod
    def read(cls, kept: dict, at: datetime) -> "Tally":
        """What `as_json` gave, as long as its hour lasts at `at`; a new one after that."""
        hour = datetime.fromisoformat(kept["hour"]) if "hour" in kept else None
        if hour is None or not hour <= at < hour + timedelta(hours=1):
            return cls(at)
        return cls(hour, Counter(kept["told"]))


def write_notices(told, names: dict[int, str], tally: Tally, *, at: datetime) -> None:
    """Put news under the bells. Three statements, however many, where nobody is flooded.

    told: (person id, Happened, Heard) of each; names: of people, by id
    One that was written before is not written again.
    """
    single, folded = [], defaultdict(list)
    for person, event, why in told:
        if why.reason in _ALWAYS or tally.has_room(person, event.kind):
            single.append(_notice(person, event, why, names))
        else:
            folded[person, event.kind].append((event, why))
    # Lists are read by number: within a batch that is the order in which it happened.
    single.sort(key=lambda notice: notice.at)
    Notice.objects.bulk_create(single, ignore_conflicts=True)
    if folded:
        _fold(folded, tally, at)


def read_notices(*, by, at, incident=None, upto=None) -> int:
    """Mark what somebody has not read as read: all of it, or what is about one incident.

    by: whose notices; upto: the greatest number they have seen, so that what came in meanwhile
    stays new. Returns how many that were.
    """
    unread = Notice.objects.unread().filter(person=by)
    if incident is not None:
        unread = unread.filter(incident=incident)
    if upto is not None:
        unread = unread.filter(pk__lte=upto)
    return unread.update(read_at=at)


def forget_old_notices(*, at) -> int:
    """Take out what is older than KEPT_FOR; the timeline has it still. Returns how many it was."""
    gone, _ = Notice.objects.filter(at__lt=at - KEPT_FOR).delete()
    return gone


def _notice(person, event, why: Heard, names):
    data = {"for": names[why.instead_of]} if why.instead_of in names else {}
    return Notice(
        person_id=person,
        reason=why.reason,
        incident_id=event.incident,
        event_id=event.pk,
        at=event.at,
        data=data,
    )


def _fold(folded, tally, at):
    """Count what is too much in one line for each person and kind, as long as it is not read."""
    people = {person for person, _ in folded}
    lines = Notice.objects.unread().filter(event=None, person__in=people, at__gte=tally.hour)
    lines = lines.select_for_update()
    known = {(line.person_id, line.data["kind"]): line for line in lines}
    fresh = []
    for (person, kind), more in folded.items():
        line = known.get((person, kind)) or Notice(
            person_id=person, reason=more[0][1].reason, at=at, data={"kind": kind, "more": 0}
        )
        line.data["more"] += len(more)
        if line.pk is None:
            fresh.append(line)
    Notice.objects.bulk_create(fresh)
    Notice.objects.bulk_update(list(known.values()), ["data"])
