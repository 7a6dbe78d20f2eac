"""News by mail, for whoever has asked for it: gathered, so that a busy hour is a few mails.

One that still waits takes in what comes on top of it. It waits a minute for the rest of what is
going on, for the end of quiet hours, and for its turn: as many an hour as somebody wants mails.
"""

from datetime import datetime, timedelta

from django.db.models import Max

from incidents.models import Message
from incidents.queries.circles import Happened, Listener
from incidents.rules.news import Heard

SETTLE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MOST = 50
"""So many things are told in one mail; what comes on top is counted in it."""

News = tuple[Happened, Heard]


def mail_news(news: dict[int, list[News]], listeners: dict[int, Listener], *, at: datetime) -> None:
    """Have people told by mail. Three statements, and one for each mail that takes more in.

    news: person id → what is news to them; listeners: them, by id
    """
    if not news:
        return
    known = Message.objects.filter(kind=Message.Kind.NOTICE, person__in=news)
    waiting = {
        message.person_id: message
        for message in known.filter(state=Message.State.QUEUED).select_for_update(skip_locked=True)
    }
    sent = known.filter(sent_at__gt=at - HOUR).order_by().values("person")
    last = dict(sent.annotate(last=Max("sent_at")).values_list("person", "last"))
    fresh = []
    for person, some in news.items():
        message = waiting.get(person) or _mail(person, some, listeners[person], last, at)
        _take_in(message, some, listeners)
        if message.pk is None:
            fresh.append(message)
    Message.objects.bulk_create(fresh, ignore_conflicts=True)
    Message.objects.bulk_update(waiting.values(), ["data"])


def _mail(person, some, listener, last, at):
    # As many as they want in an hour, evenly; whoever wants none one by one gets one.
    pause = HOUR / max(1, listener.an_hour)
    soonest = max(at + SETTLE, last.get(person, at) + pause if person in last else at)
    return Message(
        kind=Message.Kind.NOTICE,
        person_id=person,
        data={"count": 0, "news": []},
        dedupe_key=f"notice:{some[0][0].pk}:{person}",
        created_at=at,
        send_after=listener.wishes.send_after(soonest, is_reminder=True),
    )


def _take_in(message, some, listeners):
    data = message.data
    data["count"] += len(some)
    for event, why in some[: MOST - len(data["news"])]:
        absent = listeners.get(why.instead_of)
        data["news"].append([event.pk, why.reason, absent.name if absent else ""])
