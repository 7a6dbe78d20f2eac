"""Whether anything has happened: what the board is kept under."""

from datetime import datetime

from django.db.models import Count, Max, Min

from incidents.models import Event

LATEST = 64
"""Ids are given out before a transaction ends, so an older one may turn up after a newer one. It is
noticed among the latest; one that comes even later shows with the next minute."""


def pulse(at: datetime) -> str:
    """Words that change with every event, and with the minute of `at`: until then the board is the
    same. One look at the end of an index.

    Everything that moves a number records an event, or is moved by time: so nobody has to remember
    to say that a board is out of date.
    """
    latest = Event.objects.order_by("-pk").values("pk")[:LATEST]
    ids = latest.aggregate(newest=Max("pk"), oldest=Min("pk"), n=Count("pk"))
    return f"{ids['newest']}-{ids['oldest']}-{ids['n']}-{int(at.timestamp()) // 60}"
