from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.messages.pictures import columns
from incidents.messages.render import Content
from incidents.models import Message, User
from incidents.queries.digests.week import Week, week_digest
from incidents.rules.language import number, written
from incidents.rules.words import span

IN_TIME, FIRST_WORD = "in-time", "first-word"
"""The names of its images."""


def week_content(message: Message, person: User, at: datetime) -> Content | None:
    """What the week's mail tells, with its charts; None where nothing has happened at all."""
    week = week_digest(person, at)
    if week.is_empty:
        return None
    words = {
        "week": week,
        "numbers": numbers_of(week),
        "rows": rows_of(week),
        "alts": alts_of(week),
    }
    return Content(_subject(week), reverse("figures"), words, pictures_of(week))


def _subject(week):
    last = week.last
    if last.in_time.percent is None:
        return _("The week from %(day)s") % {"day": _day(last)}
    names = {"day": _day(last), "percent": last.in_time.percent}
    return _("The week from %(day)s: %(percent)s %% of first contacts in time") % names


def numbers_of(week: Week) -> list[dict]:
    """The week in numbers: `number`, `words` that hold it against the one before, `url`."""
    last, before = week.last, week.before
    shares = {"of": last.in_time.whole, "before": _percent(before) or "–"}
    late = last.in_time.whole - last.in_time.part
    return [
        {
            "number": _percent(last) or "–",
            "words": _("of %(of)s first contacts in time; the week before %(before)s") % shares,
            "url": "",
        },
        {
            "number": str(late),
            "words": ngettext(
                "incident with a late first contact; the week before %(before)s",
                "incidents with a late first contact; the week before %(before)s",
                late,
            )
            % {"before": before.in_time.whole - before.in_time.part},
            "url": week.urls["late"],
        },
        {
            "number": _length(last) or "–",
            "words": _("to our first word (median); the week before %(before)s")
            % {"before": _length(before) or "–"},
            "url": "",
        },
        {
            "number": str(last.mistakes),
            "words": ngettext(
                "mistake; the week before %(before)s",
                "mistakes; the week before %(before)s",
                last.mistakes,
            )
            % {"before": before.mistakes},
            "url": week.urls["mistakes"],
        },
        {
            "number": str(last.second),
            "words": ngettext(
                "second failure; the week before %(before)s",
                "second failures; the week before %(before)s",
                last.second,
            )
            % {"before": before.second},
            "url": week.urls["second"],
        },
    ]


def rows_of(week: Week) -> list[dict]:
    """The weeks as a table: `day`, `in_time`, `of`, `first_word` and `mistakes`, in words."""
    return [
        {
            "day": _day(one),
            "in_time": _percent(one) or "–",
            "of": one.in_time.whole,
            "first_word": _length(one) or "–",
            "mistakes": one.mistakes,
        }
        for one in week.weeks
    ]


def pictures_of(week: Week) -> dict[str, bytes]:
    """Its charts as PNG, by name."""
    # The font of the pictures has Latin letters only.
    days = [written(one.monday, "j M") for one in week.weeks]
    shares = [one.in_time.percent for one in week.weeks]
    minutes = [one.minutes for one in week.weeks]
    return {
        IN_TIME: columns(days, shares, [_percent(one) or "-" for one in week.weeks]),
        FIRST_WORD: columns(days, minutes, [_short(one) or "-" for one in week.weeks]),
    }


def alts_of(week: Week) -> dict[str, str]:
    """What the charts show, in a sentence each, for who can't see them."""
    shares = ", ".join(f"{_day(one)} {_percent(one) or '–'}" for one in week.weeks)
    lengths = ", ".join(f"{_day(one)} {_length(one) or '–'}" for one in week.weeks)
    return {
        "in_time": _("First contacts in time, week by week: %(weeks)s.") % {"weeks": shares},
        "first_word": _("Median time to our first word: %(weeks)s.") % {"weeks": lengths},
    }


def _day(numbers):
    return written(numbers.monday, "j M")


def _percent(numbers):
    percent = numbers.in_time.percent
    return "" if percent is None else f"{percent} %"


def _short(numbers):
    """The same with room for eight of them side by side: “46 min”, “1.9 h”, “3.2 d”."""
    minutes = numbers.minutes
    if minutes is None:
        return ""
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": number(int(minutes))}
    if minutes < 24 * 60:
        return _("%(hours)s h") % {"hours": number(minutes / 60, 1)}
    return _("%(days)s d") % {"days": number(minutes / (24 * 60), 1)}


def _length(numbers):
    return "" if numbers.minutes is None else span(timedelta(minutes=numbers.minutes))
