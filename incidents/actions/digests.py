"""Having the day's and the week's digests sent, each once for each person and day or week."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q

from incidents.models import Heartbeat, Membership, Message, User
from incidents.queries.digests.calendar import Workdays, day_of
from incidents.queries.roster import wishes_of
from incidents.rules import roles
from incidents.rules.digest_times import MONDAY, is_morning

EVERY = timedelta(seconds=60)
DIGESTS = "digests"
_WANTED = Q(mine_in_digest=True) | Q(team_in_digest=True) | Q(breaches_in_digest=True)


def send_digests(*, at: datetime) -> int:
    """Queue the digests for which it is the time; returns how many. Looked at once a minute.

    at: now (aware). Written are they when they leave, and one that would say nothing does not
    leave. Any number of workers may do this at once. Nobody who is away gets one, nor who is in no
    team and so has no incidents to see.
    """
    if Heartbeat.objects.filter(name=DIGESTS, at__gt=at - EVERY, at__lte=at).exists():
        return 0
    Heartbeat.objects.update_or_create(name=DIGESTS, defaults={"at": at})
    zones = User.objects.filter(_WANTED, is_active=True).order_by().values_list("time_zone")
    mornings = [zone for (zone,) in zones.distinct() if is_morning(at, zone)]
    if not mornings:
        return 0
    due = list(_due(mornings, at))
    keys = [message.dedupe_key for message in due]
    known = Message.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True)
    known = set(known)
    fresh = [message for message in due if message.dedupe_key not in known]
    Message.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _due(zones: Iterable[str], at):
    """The messages of whoever lives where it is morning now; unsaved."""
    is_there = Q(away_until=None) | Q(away_until__lte=at)
    seeing = Q(pk__in=Membership.objects.values("user")) | Q(is_superuser=True)
    people = User.objects.with_places().filter(
        _WANTED & is_there & seeing, is_active=True, time_zone__in=zones
    )
    days = Workdays(at)
    for person in people:
        today = day_of(person, at)
        if days.is_one(person, today):
            yield _message(Message.Kind.DAILY, person, today, at)
        if today.weekday() == MONDAY and person.team_in_digest and manages(person):
            yield _message(Message.Kind.WEEKLY, person, today, at)


def manages(person: User) -> bool:
    """Whether somebody manages, and so gets the week's digest. person: with their places"""
    return any(place.role == roles.MANAGER for place in person.places)


def _message(kind, person, day: date, at):
    return Message(
        kind=kind,
        person_id=person.pk,
        data={"day": day.isoformat()},
        dedupe_key=f"{kind}:{person.pk}:{day}",
        created_at=at,
        send_after=wishes_of(person).send_after(at, is_reminder=True),
    )
