from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from incidents.rules.clock_changes import PERIOD
from incidents.rules.working_time import NoWorkingTime, WorkingCalendar

OFFICE = [("09:00", "17:00")]
LUNCH = [("08:00", "12:00"), ("13:00", "17:00")]
ALL_DAY = [("00:00", "24:00")]
CHRISTMAS = date(2026, 12, 25)


def hours(number):
    return timedelta(hours=number)


def berlin(text, fold=0):
    return local("Europe/Berlin", text, fold)


def local(tz, text, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(tz), fold=fold)


def office(tz="Europe/Berlin", blocks=OFFICE, **days):
    """Monday to Friday."""
    return WorkingCalendar(tz, dict.fromkeys(range(5), blocks), **days)


def every_day(tz, *blocks):
    return WorkingCalendar(tz, dict.fromkeys(range(7), blocks))


def test_what_friday_leaves_is_worked_on_monday():
    assert office().add(berlin("2026-11-20 16:30"), hours(2)) == berlin("2026-11-23 10:30")
    assert office().between(berlin("2026-11-20 16:30"), berlin("2026-11-23 10:30")) == hours(2)


def test_a_day_that_is_just_long_enough_ends_the_same_day():
    assert office().add(berlin("2026-11-20 09:00"), hours(8)) == berlin("2026-11-20 17:00")


def test_an_answer_is_in_utc():
    assert office().add(berlin("2026-11-20 09:00"), hours(1)).tzinfo is UTC


def test_nothing_added_is_the_moment_itself_even_at_night():
    night = berlin("2026-11-20 03:00")
    assert office().add(night, hours(0)) == night
    assert office().add(night, hours(0)).tzinfo is UTC


def test_lunch_is_no_working_time():
    calendar = office(blocks=LUNCH)
    assert calendar.add(berlin("2026-11-20 11:30"), hours(1)) == berlin("2026-11-20 13:30")
    assert calendar.add(berlin("2026-11-20 11:30"), hours(0.5)) == berlin("2026-11-20 12:00")


def test_blocks_may_touch():
    calendar = office(blocks=[("08:00", "12:00"), ("12:00", "17:00")])
    assert calendar.add(berlin("2026-11-20 11:30"), hours(1)) == berlin("2026-11-20 12:30")


def test_a_block_up_to_midnight_goes_on_after_it():
    calendar = every_day("Europe/Berlin", ("00:00", "06:00"), ("22:00", "24:00"))
    assert calendar.add(berlin("2026-11-20 23:00"), hours(2)) == berlin("2026-11-21 01:00")


def test_christmas_is_left_out():
    calendar = office(closed={CHRISTMAS: "Christmas Day"})
    assert calendar.add(berlin("2026-12-24 16:00"), hours(2)) == berlin("2026-12-28 10:00")
    assert calendar.closure_name(CHRISTMAS) == "Christmas Day"
    assert calendar.closure_name(date(2026, 12, 24)) is None


def test_an_opened_saturday_counts():
    calendar = office(opened={date(2026, 12, 19): [("10:00", "14:00")]})
    assert calendar.add(berlin("2026-12-18 16:00"), hours(2)) == berlin("2026-12-19 11:00")


def test_opened_hours_take_the_place_of_the_usual_ones():
    calendar = office(opened={date(2026, 12, 24): [("09:00", "12:00")]})
    assert calendar.blocks_on(date(2026, 12, 23)) == (("09:00", "17:00"),)
    assert calendar.blocks_on(date(2026, 12, 24)) == (("09:00", "12:00"),)


def test_a_day_both_closed_and_opened_is_open():
    calendar = office(closed={CHRISTMAS: "Christmas Day"}, opened={CHRISTMAS: OFFICE})
    assert calendar.is_open(berlin("2026-12-25 10:00"))
    assert calendar.closure_name(CHRISTMAS) is None


def test_a_closure_may_run_for_years():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(3 * 365)]
    calendar = office(closed=dict.fromkeys(days, "Rebuilding"))
    assert calendar.add(berlin("2026-01-01 12:00"), hours(1)) == berlin("2029-01-01 10:00")


def test_a_night_in_spring_is_an_hour_shorter():
    night = every_day("Europe/Berlin", ("00:00", "06:00"))
    assert night.between(berlin("2026-03-28 12:00"), berlin("2026-03-29 12:00")) == hours(5)
    assert night.add(berlin("2026-03-29 01:30"), hours(1)) == berlin("2026-03-29 03:30")


def test_a_night_in_autumn_is_an_hour_longer():
    night = every_day("Europe/Berlin", ("00:00", "06:00"))
    assert night.between(berlin("2026-10-24 12:00"), berlin("2026-10-25 12:00")) == hours(7)


def test_hours_that_the_clocks_skip_are_not_worked():
    calendar = every_day("Europe/Berlin", ("02:00", "03:00"))
    assert calendar.between(berlin("2026-03-29 00:00"), berlin("2026-03-30 00:00")) == hours(0)


def test_a_block_in_the_hour_that_comes_twice_is_worked_twice():
    calendar = every_day("Europe/Berlin", ("02:30", "02:45"))
    first, again = berlin("2026-10-25 02:30"), berlin("2026-10-25 02:30", fold=1)
    quarter = hours(0.25)
    assert calendar.spans(berlin("2026-10-25 00:00"), berlin("2026-10-26 00:00"), limit=9) == [
        (first.astimezone(UTC), first.astimezone(UTC) + quarter),
        (again.astimezone(UTC), again.astimezone(UTC) + quarter),
    ]
    assert calendar.add(first, quarter) == first.astimezone(UTC) + quarter
    assert calendar.add(first, quarter + timedelta.resolution) > again


def test_lord_howe_changes_by_half_an_hour():
    night = every_day("Australia/Lord_Howe", ("00:00", "06:00"))
    noon = local("Australia/Lord_Howe", "2026-10-03 12:00")
    assert night.between(noon, noon + timedelta(days=1)) == hours(5.5)


def test_apia_never_had_30_december_2011():
    calendar = every_day("Pacific/Apia", *OFFICE)
    thursday = local("Pacific/Apia", "2011-12-29 16:00")
    assert calendar.add(thursday, hours(2)) == local("Pacific/Apia", "2011-12-31 10:00")
    only_friday = WorkingCalendar("Pacific/Apia", opened={date(2011, 12, 30): ALL_DAY})
    assert only_friday.between(thursday, local("Pacific/Apia", "2012-01-02 00:00")) == hours(0)


def test_local_mean_time_keeps_its_seconds():
    calendar = WorkingCalendar("Europe/Berlin", opened={date(1893, 4, 1): ALL_DAY})
    # Until that midnight Berlin was 53 minutes and 28 seconds ahead; then the clocks read 00:06:32.
    before, after = datetime(1893, 3, 1, tzinfo=UTC), datetime(1893, 5, 1, tzinfo=UTC)
    assert calendar.between(before, after) == timedelta(days=1) - timedelta(minutes=6, seconds=32)
    skipped = WorkingCalendar("Europe/Berlin", opened={date(1893, 4, 1): [("00:00", "00:06")]})
    assert skipped.between(before, after) == hours(0)


def test_ten_years_are_their_weekdays():
    start, end = date(2026, 1, 1), date(2036, 1, 1)
    days = [start + timedelta(days=n) for n in range((end - start).days)]
    worked = sum(day.weekday() < 5 for day in days) * hours(8)
    assert office().between(berlin("2026-01-01 00:00"), berlin("2036-01-01 00:00")) == worked
    assert office().add(berlin("2026-01-01 00:00"), worked) == berlin("2035-12-31 17:00")


def test_round_the_clock_is_plain_time():
    start = datetime(2026, 1, 1, 8, 20, 30, 7, tzinfo=UTC)
    for tz in ("UTC", "Europe/Berlin", "Pacific/Apia"):
        always = WorkingCalendar.always(tz)
        assert always.add(start, timedelta(days=9999)) == start + timedelta(days=9999)
        assert always.between(start, start + timedelta(days=9999)) == timedelta(days=9999)


def test_between_a_moment_and_an_earlier_one_there_is_nothing():
    assert office().between(berlin("2026-11-20 16:00"), berlin("2026-11-20 10:00")) == hours(0)


def test_a_block_is_open_from_its_start_until_before_its_end():
    assert not office().is_open(berlin("2026-11-20 08:59"))
    assert office().is_open(berlin("2026-11-20 09:00"))
    assert not office().is_open(berlin("2026-11-20 17:00"))


def test_spans_are_the_pieces_between_two_moments():
    pieces = office(closed={date(2026, 11, 23): "Away day"}).spans(
        berlin("2026-11-20 16:30"), berlin("2026-11-25 10:00"), limit=9
    )
    assert [(start, end - start) for start, end in pieces] == [
        (berlin("2026-11-20 16:30"), hours(0.5)),
        (berlin("2026-11-24 09:00"), hours(8)),
        (berlin("2026-11-25 09:00"), hours(1)),
    ]


def test_spans_end_at_midnight_at_a_change_of_clocks_and_at_the_limit():
    always = WorkingCalendar.always("Europe/Berlin")
    pieces = always.spans(berlin("2026-03-28 22:00"), berlin("2036-01-01 00:00"), limit=4)
    assert [end - start for start, end in pieces] == [hours(2), hours(2), hours(21), hours(24)]
    assert all(end == start for (_, end), (start, _) in pairwise(pieces))


@pytest.mark.parametrize("days", [{}, {"closed": {CHRISTMAS: "Christmas Day"}}])
def test_a_calendar_without_working_time_says_so(days):
    never = WorkingCalendar("Europe/Berlin", {}, **days)
    now = berlin("2026-11-20 10:00")
    with pytest.raises(NoWorkingTime, match="less than 1:00:00 of working time"):
        never.add(now, hours(1))
    assert never.add(now, hours(0)) == now
    assert never.between(now, berlin("2036-11-20 10:00")) == hours(0)
    assert never.spans(now, berlin("2036-11-20 10:00"), limit=9) == []


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 12, 19),
        date(2100, 1, 1),
        date.min + 210 * PERIOD,  # where a period of clock changes begins
        date.max - timedelta(days=1),
    ],
)
def test_what_the_last_opened_day_has_can_be_added_and_no_more(day):
    calendar = WorkingCalendar("Europe/Berlin", opened={day: [("10:00", "14:00")]})
    now = berlin("2026-11-20 10:00")
    assert calendar.add(now, hours(4)) == berlin(f"{day} 14:00")
    with pytest.raises(NoWorkingTime):
        calendar.add(now, hours(4) + timedelta.resolution)


@pytest.mark.parametrize(
    "amount", [timedelta.max, timedelta(days=3_000_000), timedelta(days=720_000)]
)
def test_working_time_ends_with_the_calendar(amount):
    with pytest.raises(NoWorkingTime):
        office().add(berlin("2026-11-20 10:00"), amount)


@pytest.mark.parametrize("tz", ["America/New_York", "Asia/Kathmandu"])
def test_all_time_can_be_asked_for(tz):
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    assert WorkingCalendar.always(tz).between(first, last) == last - first


def test_working_time_may_begin_on_the_last_day_of_all():
    first = datetime.min.replace(tzinfo=UTC)
    opened = WorkingCalendar("UTC", opened={date.max: ALL_DAY})
    assert opened.add(first, hours(1)) == datetime(9999, 12, 31, 1, tzinfo=UTC)
    with pytest.raises(NoWorkingTime):
        opened.add(first, hours(25))


def test_a_moment_without_a_time_zone_is_refused():
    naive, aware = datetime.fromisoformat("2026-11-20 10:00"), berlin("2026-11-20 10:00")
    for ask in (
        lambda: office().add(naive, hours(0)),
        lambda: office().between(naive, aware),
        lambda: office().between(aware, naive),
        lambda: office().is_open(naive),
    ):
        with pytest.raises(ValueError, match="needs a time zone"):
            ask()


def test_a_negative_amount_is_refused():
    with pytest.raises(ValueError, match="not taken away"):
        office().add(berlin("2026-11-20 10:00"), hours(-1))


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        ([("8 am", "12:00")], "Monday: “8 am” is no time of day. Write it like 08:30"),
        ([("08:00", "24:01")], "“24:01” is no time of day"),
        ([("08:60", "12:00")], "“08:60” is no time of day"),
        ([("17:00", "09:00")], "Monday: 17:00–09:00 has to end after it begins"),
        ([("09:00", "09:00")], "09:00–09:00 has to end after it begins"),
        ([("11:00", "14:00"), ("08:00", "12:00")], "08:00–12:00 and 11:00–14:00 overlap"),
    ],
)
def test_blocks_that_make_no_sense_are_refused(blocks, sentence):
    with pytest.raises(ValueError, match=sentence):
        WorkingCalendar("Europe/Berlin", {0: blocks})


def test_errors_name_the_opened_day():
    with pytest.raises(ValueError, match="19 December 2026: 14:00–10:00"):
        WorkingCalendar("UTC", opened={date(2026, 12, 19): [("14:00", "10:00")]})


@pytest.mark.parametrize("weekday", [7, -1, "Monday", None])
def test_weekdays_that_do_not_exist_are_refused(weekday):
    with pytest.raises(ValueError, match="0 is Monday, 6 is Sunday"):
        WorkingCalendar("UTC", {weekday: OFFICE})


@pytest.mark.parametrize("tz", ["", "Berlin", "Europe", "../etc/passwd"])
def test_time_zones_that_do_not_exist_are_refused(tz):
    with pytest.raises(ValueError, match=f"There is no time zone “{tz}”"):
        WorkingCalendar(tz, {0: OFFICE})


@pytest.mark.parametrize("day", ["2026-12-25", datetime(2026, 12, 25, tzinfo=UTC)])
def test_days_that_are_no_dates_are_refused(day):
    with pytest.raises(ValueError, match="given as a date"):
        WorkingCalendar("UTC", closed={day: "Christmas Day"})


def test_calendars_are_equal_if_their_hours_are():
    assert office(blocks=[*LUNCH]) == office(blocks=[*reversed(LUNCH)])
    assert hash(office()) == hash(office())
    assert office() != office("Europe/Vienna")
    assert office() != office(blocks=LUNCH)
    assert office() != office(opened={CHRISTMAS: LUNCH})
    assert office() != office(closed={CHRISTMAS: "Christmas Day"})
    assert office() != "office"
