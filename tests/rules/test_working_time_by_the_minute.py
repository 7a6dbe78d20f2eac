"""Working time against an oracle that counts minutes, around the changes of clocks that matter.

A case is one pair of moments in one calendar with working time between them, for which `between`
and `add` are both compared. The test counts them itself: each change of clocks has to bring its
share of 20,000. An example is one calendar with PAIRS pairs, most of which are cases.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.rules.working_time import WorkingCalendar
from tests.rules.working_time_oracle import CountedMinutes, walls

CHANGES = [
    ("America/New_York", "2026-03-08 07:00"),
    ("America/New_York", "2026-11-01 06:00"),
    ("Europe/Berlin", "2026-03-29 01:00"),
    ("Europe/Berlin", "2026-10-25 01:00"),
    ("Europe/Berlin", "2026-12-31 23:00"),  # no change: New Year
    ("Australia/Lord_Howe", "2026-04-04 15:00"),
    ("Australia/Lord_Howe", "2026-10-03 15:30"),
    ("Asia/Kathmandu", "1985-12-31 18:30"),  # a quarter of an hour, for good
    ("Asia/Kathmandu", "2026-06-10 18:15"),  # no change: it has none any more
    ("Pacific/Apia", "2011-12-30 10:00"),  # 30 December was left out
    ("Pacific/Apia", "2012-03-31 14:00"),
]
SHARE = 20_000 / len(CHANGES)
EXAMPLES, PAIRS = 100, 30
DAYS_BEFORE, DAYS = 4, 9
MINUTE = 60_000_000

# The same examples every time: a run that fails can be run again.
steady = settings(derandomize=True, database=None, deadline=None)

minutes_of_day = st.one_of(
    st.integers(0, 24 * 4).map(lambda quarter: quarter * 15),
    st.integers(0, 4 * 60),
    st.sampled_from([0, 60, 120, 150, 180, 1440]),
)


@st.composite
def blocks(draw):
    """Up to five blocks of a day, some of them touching, in no order."""
    marks = sorted(draw(st.sets(minutes_of_day, max_size=6)))
    written = [f"{minute // 60:02}:{minute % 60:02}" for minute in marks]
    kept = [block for block in pairwise(written) if draw(st.booleans())]
    return draw(st.permutations(kept))


def calendars(dates):
    """What a calendar is made of, with closures in a row and opened days among `dates`."""
    closures = st.builds(
        lambda first, days: dict.fromkeys(dates[first : first + days], "Closed"),
        st.integers(0, len(dates) - 1),
        st.integers(0, 4),
    )
    return st.fixed_dictionaries(
        {
            "week": st.builds(
                lambda usual, others: dict.fromkeys(range(7), usual) | others,
                blocks().filter(bool),
                st.dictionaries(st.integers(0, 6), blocks(), max_size=4),
            ),
            "closed": closures,
            "opened": st.dictionaries(st.sampled_from(dates), blocks(), max_size=3),
        }
    )


def moments(number):
    """So many moments, as lengths of time since the window began.

    Drawn by a seed: one by one, Hypothesis would take longer over them than the test.
    """
    return st.integers(0, 2**64 - 1).map(
        lambda seed: [_moment(chance) for chance in [Random(seed)] * number]
    )


def _moment(chance):
    """Anywhere, on the quarter, or close to the change of clocks; often on the minute."""
    near = DAYS_BEFORE * 1440 + chance.randint(-180, 180)
    minute = chance.choice((chance.randrange(DAYS * 1440), chance.randrange(DAYS * 96) * 15, near))
    rest = chance.choice(
        (0, 0, chance.choice((1, 30_000_000, 59_999_999)), chance.randrange(MINUTE))
    )
    return timedelta(minutes=minute, microseconds=rest)


@pytest.mark.parametrize(("tz", "change"), CHANGES)
def test_it_agrees_with_counting_minutes(tz, change):
    start = datetime.fromisoformat(change).replace(tzinfo=UTC) - timedelta(days=DAYS_BEFORE)
    dates = sorted({day for day, _ in walls(tz, start, DAYS)})
    cases = 0

    @settings(steady, max_examples=EXAMPLES)
    @given(calendars(dates), moments(PAIRS + 1))
    def agree(days, since_start):
        nonlocal cases
        calendar = WorkingCalendar(tz, **days)
        counted = CountedMinutes(tz, **days, start=start, days=DAYS)
        for pair in pairwise(start + since for since in since_start):
            cases += compare(calendar, counted, *sorted(pair))

    agree()
    assert cases >= SHARE


def compare(calendar, counted, a, b):
    """Hold a pair of moments against the minutes counted; tell whether it was a case."""
    worked = counted.between(a, b)
    assert calendar.between(a, b) == worked
    assert calendar.is_open(a) == counted.is_open[(a - counted.start) // timedelta(minutes=1)]
    if worked:
        done = calendar.add(a, worked)
        assert done == counted.add(a, worked)
        assert calendar.between(a, done) == worked
        assert calendar.between(a, done - timedelta.resolution) < worked
    return worked > timedelta()


@settings(steady, max_examples=200)
@given(st.data())
def test_spans_are_all_the_working_time_and_nothing_else(data):
    tz, change = data.draw(st.sampled_from(CHANGES))
    start = datetime.fromisoformat(change).replace(tzinfo=UTC) - timedelta(days=DAYS_BEFORE)
    dates = sorted({day for day, _ in walls(tz, start, DAYS)})
    calendar = WorkingCalendar(tz, **data.draw(calendars(dates)))
    a, b = sorted(start + since for since in data.draw(moments(2)))
    pieces = calendar.spans(a, b, limit=99)
    assert sum((end - begin for begin, end in pieces), timedelta()) == calendar.between(a, b)
    assert all(calendar.between(begin, end) == end - begin > timedelta() for begin, end in pieces)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(pieces))


@pytest.mark.parametrize("tz", ["America/New_York", "Australia/Lord_Howe"])
def test_it_agrees_over_more_than_a_year(tz):
    start, days = datetime(2025, 11, 20, tzinfo=UTC), 420
    dates = sorted({day for day, _ in walls(tz, start, days)})

    @settings(steady, max_examples=8)
    @given(calendars(dates), st.lists(st.integers(0, days * 1440 - 1), min_size=99, max_size=99))
    def agree(parts, since_start):
        calendar = WorkingCalendar(tz, **parts)
        counted = CountedMinutes(tz, **parts, start=start, days=days)
        for pair in pairwise(start + timedelta(minutes=since) for since in since_start):
            compare(calendar, counted, *sorted(pair))

    agree()


OFFICE = {day: [("08:00", "12:00"), ("13:00", "17:30")] for day in range(5)}
three_centuries = st.timedeltas(timedelta(), timedelta(days=300 * 365)).map(
    lambda since: datetime(1890, 1, 1, tzinfo=UTC) + since
)
zones = st.sampled_from(sorted({tz for tz, _ in CHANGES}))


@settings(steady, max_examples=500)
@given(zones, st.lists(three_centuries, min_size=3, max_size=3).map(sorted))
def test_two_stretches_add_up(tz, moments):
    a, b, c = moments
    calendar = WorkingCalendar(tz, OFFICE)
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)
    assert WorkingCalendar(tz, OFFICE).between(a, c) == calendar.between(a, c)


amounts = st.timedeltas(timedelta.resolution, timedelta(days=20_000))


@settings(steady, max_examples=500)
@given(zones, three_centuries, amounts, amounts)
def test_what_is_added_lies_between(tz, start, first, second):
    calendar = WorkingCalendar(tz, OFFICE)
    done = calendar.add(start, first + second)
    assert calendar.between(start, done) == first + second
    assert calendar.between(start, done - timedelta.resolution) < first + second
    assert calendar.add(calendar.add(start, first), second) == done
