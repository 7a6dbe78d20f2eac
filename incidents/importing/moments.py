"""Moments as files write them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ISO = "iso"
"""The format that stands for all that ISO 8601 allows."""


def parse_moment(text: str, formats: Iterable[str], zone: ZoneInfo) -> datetime | None:
    """The moment that a text means, in UTC; None when no format fits.

    A day without a time is its first moment; what names no time zone is meant in `zone`.
    """
    for form in formats:
        try:
            moment = _parse(text, form)
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _parse(text, form):
    if form == ISO:
        return datetime.fromisoformat(text)
    return datetime.strptime(text, form)  # noqa: DTZ007
