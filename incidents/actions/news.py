"""Spreading the news: what has happened is put under the bell of those who want to hear of it.

Nobody who does something tells anybody: a worker reads the events that have come since it last
looked, and writes notices and mails for a batch of them in a few statements. So a sweep of ten
thousand escalations costs no more than it did. How far it has read is kept in one row, in the same
transaction as what it wrote: each event is told once, however often it is killed, and however many
workers there are. One that was numbered early and committed late is found too
(`rules.journal_place`).
"""

import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Max, Q

from incidents.actions.news_mail import mail_news
from incidents.actions.notice import Tally, forget_old_notices, write_notices
from incidents.models import Event, Heartbeat
from incidents.queries.circles import Happened, circles_of
from incidents.rules.journal_place import Place
from incidents.rules.news import hearers, is_mailed_already

log = logging.getLogger(__name__)

NEWS = "news"
"""The name of the row that keeps how far the worker has read."""
BATCH = 500
LONGEST = 3.0
"""One call begins no further batch after so many seconds."""
NEWS_FOR = timedelta(days=2)
"""What happened longer ago is no news: a past that came in, or a worker that was off for long."""
LOOK_BACK = 2000
"""So many events before it is begun with, the first time."""


def spread_the_news(*, at: datetime, longest: float = LONGEST) -> int:
    """Tell of what has happened since the last time; returns how many events it has read.

    at: now (aware); longest: seconds after which no further batch is begun
    Any number may run at once: one of them reads, the others find nothing to do.
    """
    end, read = time.monotonic() + longest, 0
    while time.monotonic() < end and (some := _read_on(at)):
        read += some
    return read


@transaction.atomic
def _read_on(at):
    """Read and tell the next batch; returns how many events that were."""
    row = _row() or _begin(at)
    if row is None:
        return 0
    place = Place.read(row.data)
    numbers = _numbers(place)
    if not numbers:
        return 0
    tally = Tally.read(row.data, at)
    if tally.hour == at:
        forget_old_notices(at=at)
    tally = _tell_all(numbers, tally, at)
    row.at, row.data = at, place.after(numbers, at).as_json() | tally.as_json()
    row.save(update_fields=["at", "data"])
    return len(numbers)


def _row():
    """The row with the place, locked; None where somebody else reads, or nobody ever has."""
    return Heartbeat.objects.select_for_update(skip_locked=True).filter(name=NEWS).first()


def _begin(at):
    """Make that row, if there is none, and lock it."""
    if Heartbeat.objects.filter(name=NEWS).exists():
        return None
    last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    place = Place(max(0, last - LOOK_BACK))
    Heartbeat.objects.get_or_create(name=NEWS, defaults={"at": at, "data": place.as_json()})
    return _row()


def _numbers(place) -> list[int]:
    """Numbers of the next events, in order: those that have come to light late go first."""
    events = Event.objects.order_by("pk").values_list("pk", flat=True)
    late = Q()
    for gap in place.gaps:
        late |= Q(pk__range=(gap.first, gap.last))
    found = list(events.filter(late)[:BATCH]) if late else []
    return found + list(events.filter(pk__gt=place.upto)[: BATCH - len(found)])


def _tell_all(numbers, tally, at):
    """Tell of them together; if that fails, one by one, so that one spoils no other's news.

    Returns the tally with what was told.
    """
    try:
        with transaction.atomic():
            return _tell(numbers, tally.copy(), at)
    except SoftTimeLimitExceeded:
        raise
    except Exception:
        if len(numbers) == 1:
            log.exception("Event %s could not be told as news; it is passed over", *numbers)
            return tally
        for number in numbers:
            tally = _tell_all([number], tally, at)
        return tally


def _tell(numbers: Sequence[int], tally, at):
    rows = Event.objects.filter(pk__in=numbers, at__gte=at - NEWS_FOR).order_by("pk")
    found = [Happened(*row) for row in rows.values_list(*Happened.COLUMNS)]
    # What lies before it was logged here is history that came in with it.
    events = [event for event in found if event.at >= event.logged_at]
    if not events:
        return tally
    circles = circles_of(events, at)
    told, mailed = [], {}
    for event in events:
        heard = hearers(event.kind, event.data, event.by, circles.circles[event.pk])
        for person, why in heard.items():
            listener = circles.listeners[person]
            if listener.wants(why, "app"):
                told.append((person, event, why))
            is_mailed = is_mailed_already(event.kind, why.reason, event.by)
            if listener.wants(why, "mail") and not is_mailed:
                mailed.setdefault(person, []).append((event, why))
    names = {pk: one.name for pk, one in circles.listeners.items()}
    write_notices(told, names, tally, at=at)
    mail_news(mailed, circles.listeners, at=at)
    return tally
