"""A deadline is explained from its parts, so that anybody can check it by hand."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

from incidents.rules.target import Target
from incidents.rules.why import PIECES, Parts, why
from incidents.rules.working_time import WorkingCalendar
from tests.cast import moment

HAMBURG = ZoneInfo("Europe/Berlin")
OFFICE = WorkingCalendar(
    "Europe/Berlin",
    {day: [("08:00", "12:00"), ("13:00", "17:00")] for day in range(5)},
    closed={date(2026, 11, 18): "Day of Repentance"},
)
FRIDAY = moment("2026-11-20 15:30")


def explained(target="2 h", started_at=FRIDAY, at=None, zone=HAMBURG, due_at=None, **parts):
    calendar = parts.setdefault("calendar", OFFICE)
    target = target and Target.parse(target)
    told = Parts(
        **{
            "kind": "contact",
            "urgency": "high",
            "team": "Customer care",
            "customer": "Brightwater Foods",
            "policy": "Ours, version 2",
            "target": target,
            "hours": "office",
            "chosen_by": "default",
            "started_at": started_at,
            "due_at": due_at or target.due_at(started_at, calendar),
        }
        | parts
    )
    return why(told, at or started_at, zone)


def test_working_time_is_counted_out():
    assert explained() == [
        "High means a first contact within 2 h, in the hours “office”, which are ours unless "
        "something else is agreed.",
        "It counts from when we learned of it: 16:30.",
        "What counts: 16:30 to 17:00 (30\u00a0min); Mon 08:00 to 09:30 (1\u00a0h 30\u00a0min).",
        "So it is due Mon 09:30. The policy: Ours, version 2.",
    ]


def test_round_the_clock_needs_no_counting():
    lines = explained(calendar=WorkingCalendar.always("UTC"), zone=UTC, urgency="critical")
    assert lines == [
        "Critical means a first contact within 2 h, round the clock.",
        "It counts from when we learned of it: 15:30.",
        "So it is due 17:30. The policy: Ours, version 2.",
    ]


def test_it_says_whose_hours_they_are():
    def whose(chosen_by):
        return explained(chosen_by=chosen_by)[0].partition("“office”, ")[2]

    assert whose("urgency") == "which count whenever it is high."
    assert whose("customer") == "which we have agreed with Brightwater Foods."
    assert whose("team") == "in which Customer care works."


def test_named_days_off_in_between_are_named():
    lines = explained("3 working days", moment("2026-11-16 09:00"))
    assert "Days off in between: Wed 18 Nov, Day of Repentance." in lines
    assert lines[0].startswith("High means a first contact within 3 working days, in the hours")


def test_days_go_by_the_calendar():
    lines = explained("5 d")
    assert lines[0] == "High means a first contact within 5 d, by the calendar of Europe/Berlin."


def test_a_long_run_is_shortened_and_adds_up():
    (counted,) = [line for line in explained("40 h") if line.startswith("What counts")]
    assert counted.count("(") == PIECES
    assert counted.endswith("; then 19\u00a0h 30\u00a0min more.")


def test_waiting_is_told():
    begin, end = moment("2026-11-20 15:45"), moment("2026-11-23 09:00")
    lines = explained(kind="resolve", waits=[(begin, end)], due_at=moment("2026-11-23 10:15"))
    assert "From 16:45 to Mon 10:00 we waited for Brightwater Foods, and it stood still." in lines


def test_a_stated_date_is_somebodys_word():
    lines = explained(None, kind="update", due_at=moment("2026-11-23 09:00"))
    assert lines[0] == "Somebody has said when: our next word has a date of its own."
    assert lines[1] == "It counts from our last word to them: 16:30."
    assert not [line for line in lines if line.startswith(("What counts", "Days off"))]


def test_a_later_cycle_counts_from_when_it_was_opened_again():
    assert explained(cycle=2)[1] == "It counts from when it was opened again: 16:30."
