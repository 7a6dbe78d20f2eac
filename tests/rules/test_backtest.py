"""The past replayed under a policy: how clocks end, who hears of it, and what others say of it."""

from datetime import UTC, datetime, timedelta

from incidents.rules.backtest import Past, Run, backtest, beside
from incidents.rules.backtest.report import NAMED
from incidents.rules.policy import Case
from incidents.rules.policy_document import read_policy

LADDER = {
    "repeat": "1",
    "steps": [
        {"when": "-1/2", "tell": ["owner"]},
        {"when": "0", "tell": ["owner", "lead"]},
        {"when": "+1", "tell": ["managers"]},
    ],
}
OFFICE = {"time_zone": "Europe/Berlin", "week": {"monday": ["09:00-17:00"]}}
START = datetime(2026, 3, 2, 8, tzinfo=UTC)
"""A Monday, 09:00 in Berlin."""
AT = datetime(2026, 3, 30, tzinfo=UTC)


def hours(number):
    return timedelta(hours=number)


def policy(*, calendar=None, ladder=LADDER, agreements=(), **targets):
    """A policy: round the clock in UTC unless a calendar is given; resolve takes 10 h."""
    return read_policy(
        {
            "name": "Draft",
            "targets": targets or {"resolve": "10 h"},
            "hours": {"default": "only"},
            "calendars": {"only": calendar or {"time_zone": "UTC", "always": True}},
            "ladder": ladder,
            "agreements": agreements,
        }
    )


def past(took=None, *, reference="I-1", kind="resolve", started_at=START, is_told=True, **facts):
    """An incident with one clock that ran for so many hours, or runs still."""
    case = Case(facts.pop("urgency", "normal"), team="Billing", category=facts.pop("category", ""))
    stopped_at = None if took is None else started_at + hours(took)
    facts.setdefault("owner", "Mara")
    return Past(reference, case, (Run(kind, started_at, stopped_at, is_told),), **facts)


def outcomes(report, kind="resolve", urgency="normal"):
    found = report.clocks[kind][urgency]
    return found.kept, found.broken, found.running, found.unknown


def test_a_clock_is_kept_until_the_very_moment_and_broken_after_it():
    report = backtest([past(10), past(10 + 1 / 3600)], policy(), AT)
    assert outcomes(report) == (1, 1, 0, 0)


def test_a_clock_that_runs_is_broken_once_its_deadline_has_passed():
    due = START + hours(10)
    assert outcomes(backtest([past()], policy(), due)) == (0, 1, 0, 0)
    early = backtest([past()], policy(), due - timedelta(seconds=1))
    assert outcomes(early) == (0, 0, 1, 0)
    assert (early.clocks["resolve"]["normal"].n, early.clocks["resolve"]["normal"].attainment) == (
        0,
        None,
    )


def test_what_stopped_nobody_knows_when_is_neither_kept_nor_broken_and_tells_nobody():
    report = backtest([past(is_told=False), past(1), past(2), past(11)], policy(), AT)
    assert outcomes(report) == (2, 1, 0, 1)
    found = report.clocks["resolve"]["normal"]
    assert (found.n, round(found.attainment, 3)) == (3, 0.667)
    # The one of 11 h: a reminder to Mara, then Mara and the lead.
    assert report.total == 3


def test_a_stop_after_the_end_of_the_replay_has_not_happened_yet():
    assert outcomes(backtest([past(9)], policy(), START + hours(5))) == (0, 0, 1, 0)
    assert backtest([past(9)], policy(), START - hours(1)).clocks == {}


def test_each_kind_and_urgency_is_counted_by_itself():
    draft = policy(answer={"high": "2 h"}, resolve="10 h")
    records = [past(3, kind="answer", urgency="high"), past(3, urgency="low"), past(3)]
    report = backtest(records, draft, AT)
    assert outcomes(report, "answer", "high") == (0, 1, 0, 0)
    assert list(report.clocks["resolve"]) == ["normal", "low"]
    assert report.records == 3


def test_what_is_not_promised_is_not_counted():
    assert backtest([past(3, kind="answer")], policy(), AT).clocks == {}


def test_a_wait_moves_the_deadline_of_resolve_and_of_nothing_else():
    wait = ((START + hours(1), START + hours(5)),)
    draft = policy(answer="10 h", resolve="10 h")
    report = backtest([past(14, waits=wait), past(14, kind="answer", waits=wait)], draft, AT)
    assert outcomes(report) == (1, 0, 0, 0)
    assert outcomes(report, "answer") == (0, 1, 0, 0)


def test_the_ladder_tells_people_by_the_week_until_the_clock_stops():
    # Reminder after 5 h, deadline after 10 h, managers after 20 h, again after 30 h, 40 h, …
    def told(took):
        return {
            name: dict(weeks)
            for name, weeks in backtest([past(took)], policy(), AT).escalations.items()
        }

    assert told(5) == {}
    assert told(9) == {"Mara": {"2026-W10": 1}}
    assert told(10.5) == {"Mara": {"2026-W10": 2}, "the lead of Billing": {"2026-W10": 1}}
    assert told(30)["managers"] == {"2026-W10": 1}
    assert told(31)["managers"] == {"2026-W10": 2}


def test_repeats_are_counted_in_their_own_weeks():
    report = backtest([past(24 * 14)], policy(), AT)
    weeks = report.escalations["managers"]
    first, every = START + hours(20), hours(10)
    stop = START + timedelta(days=14)
    expected = {}
    while first < stop:
        year, week, _ = first.isocalendar()
        expected[f"{year}-W{week:02}"] = expected.get(f"{year}-W{week:02}", 0) + 1
        first += every
    assert dict(weeks) == expected
    assert len(expected) == 3


def test_years_of_silence_are_counted_by_the_week():
    started = datetime(2016, 3, 7, 8, tzinfo=UTC)
    hourly = LADDER | {"repeat": "+1 h"}
    report = backtest([past(started_at=started)], policy(ladder=hourly), AT)
    weeks = report.escalations["managers"]
    assert weeks["2020-W10"] == 168
    assert weeks.total() == (AT - started - hours(20)) // hours(1) + 1


def test_a_week_with_a_change_of_clocks_has_as_many_hours_as_it_has():
    hourly = policy(
        ladder=LADDER | {"repeat": "+1 h wall"},
        calendar={"time_zone": "Europe/Berlin", "always": True},
    )
    report = backtest([past()], hourly, datetime(2026, 4, 20, tzinfo=UTC))
    weeks = report.escalations["managers"]
    assert (weeks["2026-W12"], weeks["2026-W13"], weeks["2026-W14"]) == (168, 167, 168)


def test_without_an_owner_the_lead_hears_and_nobody_hears_twice():
    (owned,) = backtest([past(10.5, owner="")], policy(), AT).escalations.items()
    assert owned == ("the lead of Billing", {"2026-W10": 2})


def test_who_hears_can_be_told_by_others():
    report = backtest([past(9)], policy(), AT, whom=lambda names, owner, team: [f"{owner}+{team}"])
    assert list(report.escalations) == ["Mara+Billing"]


def test_a_promise_of_somebody_else_is_told_to_them():
    run = Run("resolve", START, START + hours(9), person="Ada")
    record = Past("I-1", Case("normal", team="Billing"), (run,), owner="Mara")
    assert list(backtest([record], policy(), AT).escalations) == ["Ada"]


def test_the_worst_hours_are_told_in_the_calendars_own_time():
    berlin = policy(calendar={"time_zone": "Europe/Berlin", "always": True})
    report = backtest([past(11), past(11), past(9)], berlin, AT)
    assert report.zone == "Europe/Berlin"
    assert [(one.weekday, one.hour, one.escalations, one.broken) for one in report.worst_hours] == [
        (0, 14, 3, 0),
        (0, 19, 2, 2),
    ]


def test_repeats_do_not_make_an_hour_worse():
    # Every 84 h, so that it would always be the same two hours of the week.
    report = backtest([past()], policy(resolve="84 h"), AT)
    assert report.escalations["managers"].total() > 5
    assert {one.escalations for one in report.worst_hours} == {1}


def test_verdicts_are_held_against_outcomes_and_those_that_differ_are_named():
    records = [
        past(9, verdict=True),
        past(11, verdict=False),
        past(9, verdict=False, reference="I-3"),
        past(verdict=True, is_told=False),
        past(9),
    ]
    report = backtest(records, policy(), AT)
    found = report.verdicts["normal"]
    assert (found.agree, found.disagree, found.undecided) == (2, 1, 1)
    (one,) = found.disagreeing
    assert (one.reference, one.is_kept, one.due_at) == ("I-3", True, START + hours(10))


def test_so_many_are_named_and_all_are_counted():
    report = backtest([past(9, verdict=False)] * (NAMED + 7), policy(), AT)
    found = report.verdicts["normal"]
    assert (found.disagree, len(found.disagreeing)) == (NAMED + 7, NAMED)


def test_due_dates_are_held_against_those_of_others_to_the_second():
    due = START + hours(10)
    records = [
        past(due_at=due),
        past(due_at=due.replace(microsecond=7)),
        past(due_at=due + timedelta(seconds=1), reference="I-3"),
        past(),
        past(kind="answer", judged="answer", due_at=due, category="Meters"),
    ]
    dues = backtest(records, policy(), AT).dues
    assert (dues.same, dues.differ, dues.unpromised, dues.none, dues.n) == (2, 1, 1, 1, 4)
    assert [(one.reference, one.theirs - one.ours) for one in dues.differing] == [
        ("I-3", timedelta(seconds=1))
    ]
    assert dict(dues.without_promise) == {"Meters": 1}


def test_a_calendar_without_enough_time_skips_the_incident_and_says_so():
    mondays = policy(calendar=OFFICE, resolve="600 working days")
    report = backtest([past(1), past(2)], mondays, AT)
    assert (report.skipped_count, report.clocks, report.total) == (2, {}, 0)
    assert report.skipped[0].reference == "I-1"
    assert "no 600 working days within ten years" in report.skipped[0].reason


def test_a_deadline_beyond_all_calendars_is_skipped():
    record = past(started_at=datetime(9998, 1, 1, tzinfo=UTC))
    report = backtest([record], policy(resolve="3000 d"), datetime(9998, 1, 2, tzinfo=UTC))
    assert "9999" in report.skipped[0].reason


def test_two_policies_stand_beside_each_other_in_one_reading():
    records = iter([past(9), past(3)])
    strict, mild = beside(records, [policy(resolve="4 h"), policy()], AT)
    assert (outcomes(strict), outcomes(mild)) == ((1, 1, 0, 0), (2, 0, 0, 0))


def test_an_empty_past_has_an_empty_report():
    report = backtest([], policy(), AT)
    assert (report.records, report.clocks, report.worst_hours, report.total) == (0, {}, (), 0)
