"""The backtest of a log from the command line: what it finds, and that it needs no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the real records are not here: no {DATA}"
)


def test_a_log_is_replayed_per_clock_and_urgency(bench):
    bench.write(
        {"Ticket": "T-1"},
        {"Ticket": "T-2", "Fixed": "04.03.2025 09:01", "Answered": "03.03.2025 12:00"},
        {"Ticket": "T-3", "Prio": "P2", "Fixed": "03.03.2025 12:00"},
        {"Ticket": "T-4", "Fixed": "", "Closed": "05.03.2025 09:00"},
        {"Ticket": "T-5", "Opened": "05.03.2025 08:00", "Answered": "", "Fixed": ""},
    )
    found = bench.found()
    assert (found["policy"], found["incidents"], found["time_zone"]) == (
        "Draft",
        5,
        "Europe/Berlin",
    )
    assert found["at"] == "2025-03-05T08:00:00+00:00"
    assert found["clocks"]["resolve"]["normal"] == {
        "kept": 1,
        "broken": 1,
        "running": 1,
        "unknown": 1,
        "n": 2,
        "attainment": 0.5,
    }
    assert found["clocks"]["resolve"]["high"]["kept"] == 1
    assert found["clocks"]["answer"]["normal"]["broken"] == 1
    assert found["priorities"]["normal"]["name"] == "P3"
    assert found["priorities"]["high"]["name"] == "P2"
    assert found["escalations"] == {
        "Mara": {"2025-W10": 2},
        "the lead of Front desk": {"2025-W10": 2},
    }
    assert found["worst_hours"][0] == {
        "weekday": "monday",
        "hour": 11,
        "escalations": 1,
        "broken": 1,
    }
    assert (found["against"], found["skipped"]) == (None, [])


def test_verdicts_and_due_dates_of_the_file_are_held_against_ours(bench):
    bench.write(
        {"Ticket": "T-1", "OK": "ja", "Due": "04.03.2025 09:00"},
        {"Ticket": "T-2", "OK": "no", "Due": "04.03.2025 10:00"},
        {"Ticket": "T-3", "Prio": "P2", "OK": "no"},
    )
    found = bench.found()
    normal, high = found["priorities"]["normal"], found["priorities"]["high"]
    assert (normal["agree"], normal["disagree"], normal["disagreeing"]) == (1, 1, ["T-2"])
    assert (high["kept"], high["broken"], high["agree"]) == (0, 1, 1)
    assert found["disagree"] == ["T-2"]
    assert found["due"] == {
        "same": 1,
        "differ": 1,
        "unpromised": 0,
        "none": 1,
        "differing": [
            {
                "reference": "T-2",
                "ours": "2025-03-04T08:00:00+00:00",
                "theirs": "2025-03-04T09:00:00+00:00",
            }
        ],
        "unpromised_categories": {},
    }
    said = bench.text()
    assert "T-2" in said
    assert "T-2: 04 Mar 2025 09:00:00 here, 04 Mar 2025 10:00:00 there." in said


def test_a_due_date_may_lie_in_the_future_but_a_stop_may_not(bench):
    bench.write(
        {"Ticket": "T-1", "Due": "04.03.2999 09:00"}, {"Ticket": "T-2", "Fixed": "04.03.2999 09:00"}
    )
    found = bench.found()
    assert (found["incidents"], found["due"]["differ"]) == (1, 1)
    assert "lies in the future" in found["skipped"][0]["reason"]


def test_spoiled_rows_are_told_with_their_lines_and_the_others_are_replayed(bench):
    bench.write(
        {"Ticket": "T-1"},
        {"Ticket": "T-2", "Fixed": "soon"},
        {"Ticket": "T-3", "OK": "perhaps"},
        {"Ticket": "T-4", "Fixed": "02.03.2025 09:00"},
        {"Ticket": ""},
        {"Ticket": "T-1"},
        {"Ticket": "T-7", "Opened": ""},
        {"Ticket": "T-8", "Prio": "P9"},
        tail="one;cell;more",
    )
    found = bench.found()
    assert (found["incidents"], found["skipped_count"]) == (1, 8)
    reasons = {one["line"]: one["reason"] for one in found["skipped"]}
    for line, words in {
        3: "“soon” in “Fixed” is no moment",
        4: "“perhaps” in “OK” is no verdict",
        5: "“Fixed” lies before “Opened”",
        6: "no reference",
        7: "Line 2 has the same reference",
        8: "“Opened” is empty",
        9: "“P9” in “Prio” is no urgency",
        10: "It has 3 cells",
    }.items():
        assert words in reasons[line]
    said = bench.text()
    assert "left out: 8." in said
    assert "Line 3: “soon”" in said


def test_of_a_history_the_last_value_counts(bench):
    with bench.profile.open("a", encoding="utf-8") as file:
        file.write('\n[history]\nat = "Opened"\n')
    bench.write(
        {"Ticket": "T-1", "OK": "yes", "Prio": "P2", "Fixed": ""},
        {"Ticket": "T-1", "OK": "no", "Prio": "", "Fixed": "03.03.2025 10:00"},
        {"Ticket": "T-2", "OK": ""},
        {"Ticket": "T-3"},
        {"Ticket": "T-2"},
        {"Ticket": "T-4"},
        {"Ticket": "T-4", "OK": "perhaps"},
    )
    found = bench.found()
    assert found["incidents"] == 2
    assert found["priorities"]["high"]["disagreeing"] == ["T-1"]
    # The rows of T-2 do not stand together; T-4 is left out with both of its rows.
    assert [one["line"] for one in found["skipped"]] == [4, 6, 8]
    assert found["skipped_count"] == 4


def test_two_policies_stand_beside_each_other(bench):
    bench.write({"Ticket": "T-1"})
    found = bench.found(against="round-the-clock")
    assert found["against"]["policy"] == "Round the clock"
    assert "“Draft” beside “Round the clock”" in bench.text(against="round-the-clock")


def test_tables_fit_the_screen_however_long_a_name_is(bench):
    bench.write({"Ticket": "T-1", "Agent": "Mara " * 30, "Fixed": "09.03.2025 09:00"})
    bench.change(bench.policy, "Draft", "Drafted by a committee of sixty who could not agree on it")
    said = bench.text(against="round-the-clock")
    assert "Mara Mara" in said
    assert all(len(line) <= 100 for line in said.splitlines())


def test_a_period_is_of_whole_days_where_the_log_is(bench):
    days = ["02.03.2025 23:59", "03.03.2025 00:00", "03.03.2025 23:59", "04.03.2025 00:00"]
    bench.write(*[{"Ticket": day, "Opened": day, "Fixed": "", "Answered": ""} for day in days])
    assert bench.found(since="2025-03-03", until="2025-03-03")["incidents"] == 2
    assert bench.found(since="2025-03-04")["incidents"] == 1
    assert bench.found(until="2025-03-02")["incidents"] == 1


def test_the_profile_may_name_the_policy(bench):
    bench.write({"Ticket": "T-1"})
    with pytest.raises(CommandError, match="Name a policy"):
        bench.text(policy=None)
    bench.change(bench.profile, "[backtest]", '[backtest]\npolicy = "round-the-clock"')
    assert bench.found(policy=None)["policy"] == "Round the clock"


def test_an_empty_log_has_an_empty_report(bench):
    bench.write()
    assert bench.found()["incidents"] == 0
    assert "0 incidents" in bench.text()


def command(*arguments):
    """Run it as a process of its own, in which no database can be reached."""
    return subprocess.run(
        [sys.executable, "manage.py", "backtest", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.without_database"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_log_needs_no_database_and_a_refusal_ends_with_status_1(bench):
    bench.write({"Ticket": "T-1"})
    run = command("--log", bench.log, "--profile", bench.profile, "--policy", bench.policy)
    assert (run.returncode, run.stderr) == (0, "")
    assert "“Draft”: 1 incident" in run.stdout
    run = command("--log", bench.log, "--profile", bench.profile, "--policy", "nope")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


@needs_data
def test_the_servicenow_log_agrees_with_its_own_verdict_but_for_one():
    log = DATA / "incident_event_log.csv"
    run = command("--log", log, "--profile", "servicenow", "--json")
    moderate = json.loads(run.stdout.splitlines()[-1])["priorities"]["normal"]
    assert moderate["name"] == "3 - Moderate"
    assert (moderate["n"], moderate["agree"], moderate["disagree"]) == (729, 728, 1)
    # Resolved after four hours, and marked as missed when it was closed 83 days later.
    assert moderate["disagreeing"] == ["INC0000379"]
    assert moderate["unknown"] == moderate["undecided"] == 28


@needs_data
def test_the_due_dates_of_baltimore_are_the_citys_own():
    log = DATA / "baltimore_311_sample.csv"
    run = command("--log", log, "--profile", "baltimore", "--json")
    due = json.loads(run.stdout.splitlines()[-1])["due"]
    # The 222 are of eleven types that are due in the second in which they come in.
    assert (due["same"], due["differ"], due["unpromised"], due["none"]) == (9492, 0, 222, 286)
    assert len(due["unpromised_categories"]) == 11
