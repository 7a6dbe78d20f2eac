"""What working time costs, near and far ahead: `python -m bench.working_time [--json]`.

Beside it, in the same run, the obvious way to do it: to walk from day to day. Nothing is judged,
but both have to give the same answers.
"""

import json
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from incidents.rules.clock_changes import clock_changes
from incidents.rules.working_time import WorkingCalendar

TZ = "Europe/Berlin"
BLOCKS = [("08:00", "12:00"), ("13:00", "17:00")]
CLOSED = {date(year, 12, day): "Christmas" for year in range(2026, 2046) for day in (25, 26)}
START = datetime(2026, 11, 17, 10, 20, tzinfo=UTC)
AHEAD = {"1_day": 1, "1_year": 365, "10_years": 3652}


def main():
    """Measure, and print a table; with `--json` a line for programs."""
    figures = measure()
    print(f"Working time, {TZ}, two blocks a day, {len(CLOSED)} closures; microseconds a call:")
    print(f"    {'':<10}{'add':>9}{'stepping':>12}{'between':>12}{'stepping':>12}")
    for ahead in AHEAD:
        print(
            f"    {ahead.replace('_', ' '):<10}{figures[f'add_us_{ahead}']:>9}"
            f"{figures[f'stepping_add_us_{ahead}']:>12}{figures[f'between_us_{ahead}']:>12}"
            f"{figures[f'stepping_between_us_{ahead}']:>12}"
        )
    print(f"    ten years against one day: {figures['growth']} times as long (add)")
    print(f"    ten years against stepping: {figures['ratio_to_stepping']} times as fast (add)")
    print(f"    to make a calendar: {figures['construction_us']}")
    print(f"    its first question: {figures['first_call_us']}")
    print(f"    the first of its time zone: {figures['first_call_of_zone_us']}")
    if "--json" in sys.argv[1:]:
        print(json.dumps(figures))


def measure():
    """Every figure by name; times in microseconds a call."""
    figures = first_calls()
    calendar, stepping = new_calendar(), Stepping()
    for ahead, days in AHEAD.items():
        end = START + timedelta(days=days)
        amount = calendar.between(START, end)
        if stepping.between(START, end) != amount:
            sys.exit(f"Stepping finds other working time {ahead} ahead.")
        if stepping.add(START, amount) != calendar.add(START, amount):
            sys.exit(f"Stepping finds another moment {ahead} ahead.")
        figures |= {
            f"add_us_{ahead}": per_call(calendar.add, START, amount),
            f"between_us_{ahead}": per_call(calendar.between, START, end),
            f"stepping_add_us_{ahead}": per_call(stepping.add, START, amount),
            f"stepping_between_us_{ahead}": per_call(stepping.between, START, end),
        }
    return figures | {
        "growth": ratio(figures["add_us_10_years"], figures["add_us_1_day"]),
        "ratio_to_stepping": ratio(figures["stepping_add_us_10_years"], figures["add_us_10_years"]),
        "ratio_to_stepping_between": ratio(
            figures["stepping_between_us_10_years"], figures["between_us_10_years"]
        ),
    }


def first_calls():
    """What it costs to make a calendar, and to ask it for the first time."""

    def first_call_of_zone():
        clock_changes.cache_clear()
        return lasts(new_calendar().add, START, timedelta(hours=8))

    return {
        "construction_us": per_call(new_calendar),
        "first_call_of_zone_us": middle(first_call_of_zone() for _ in range(20)),
        "first_call_us": middle(
            lasts(new_calendar().add, START, timedelta(hours=8)) for _ in range(200)
        ),
    }


def new_calendar():
    """A calendar that nobody has asked anything."""
    return WorkingCalendar(TZ, dict.fromkeys(range(5), BLOCKS), CLOSED)


class Stepping:
    """The same hours, walked from day to day: the yardstick."""

    zone = ZoneInfo(TZ)
    blocks = [tuple(time.fromisoformat(text) for text in block) for block in BLOCKS]

    def spans(self, start):
        """Every block from `start` on, without an end, as (from, to) in UTC."""
        day = start.astimezone(self.zone).date()
        while True:
            if day.weekday() < 5 and day not in CLOSED:
                for begin, end in self.blocks:
                    opens = datetime.combine(day, begin, self.zone).astimezone(UTC)
                    closes = datetime.combine(day, end, self.zone).astimezone(UTC)
                    if closes > start:
                        yield max(opens, start), closes
            day += timedelta(days=1)

    def between(self, a, b):
        """The working time in [a, b)."""
        spans = takewhile(lambda span: span[0] < b, self.spans(a))
        return sum((min(closes, b) - opens for opens, closes in spans), timedelta())

    def add(self, start, amount):
        """The first moment by which `amount` has been worked since `start`."""
        spans = self.spans(start)
        opens, closes = next(spans)
        while amount > closes - opens:
            amount -= closes - opens
            opens, closes = next(spans)
        return opens + amount


def per_call(function, *args):
    """The microseconds that a call takes, once warm: the median of some rounds."""
    calls = max(1, int(10_000 / lasts(function, *args)))
    return middle(lasts(repeat, function, args, calls) / calls for _ in range(15))


def repeat(function, args, calls):
    """Call it so often."""
    for _ in range(calls):
        function(*args)


def lasts(function, *args):
    """The microseconds that one call takes."""
    began = perf_counter()
    function(*args)
    return (perf_counter() - began) * 1e6


def middle(values):
    """The median, to a tenth."""
    return round(median(values), 1)


def ratio(one, other):
    """How many times the one is the other, to a tenth."""
    return round(one / other, 1)


if __name__ == "__main__":
    main()
