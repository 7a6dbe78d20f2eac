"""The sheets of the policy editor: documents to fields and back, with nothing lost on the way."""

import copy
import tomllib
from decimal import Decimal

import pytest

from incidents.forms.policy.calendars import document_of, problems_of, take_over
from incidents.forms.policy.limits import lines_of, targets_of
from incidents.forms.policy.sheets import SHEETS
from incidents.forms.policy.typed import move, rows, typed_in, without_blanks
from incidents.rules.policy_diff import changes
from incidents.rules.policy_document import BadPolicy, read_policy
from incidents.rules.policy_file import shipped
from incidents.rules.refusal import Refused

DOCUMENTS = {
    name: tomllib.loads(path.read_text(encoding="utf-8")) for name, path in shipped().items()
}
HOURS, LADDER, LIMITS, TARGETS, SPENDING = (
    SHEETS[name] for name in ("hours", "ladder", "limits", "targets", "spending")
)


@pytest.fixture
def document():
    return copy.deepcopy(DOCUMENTS["fca-disp"])


def problems(sheet, document):
    with pytest.raises(BadPolicy) as raised:
        read_policy(document)
    return sheet.problems(raised.value.problems, document)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_document_comes_back_as_it_was(sheet, name):
    document = DOCUMENTS[name]
    folded, unkept = sheet.fold(sheet.whole(sheet.typed(document)), document)
    assert not unkept
    assert not changes(document, folded)


def test_what_is_no_target_is_kept_as_it_was_typed(document):
    typed = TARGETS.typed(document) | {"targets.answer.high": "soonish", "name": ""}
    folded, unkept = TARGETS.fold(typed, document)
    assert not unkept
    assert TARGETS.typed(folded)["targets.answer.high"] == "soonish"
    assert [name for name, _ in problems(TARGETS, folded)] == ["targets.answer.high", "name"]


def test_renaming_a_calendar_takes_along_who_uses_it(document):
    document["hours"] |= {"teams": {"Night desk": "Business days"}}
    typed = HOURS.typed(document) | {"calendars.0.name": "Opening hours"}
    folded, unkept = HOURS.fold(typed, document)
    assert not unkept
    assert folded["hours"] == {
        "default": "Opening hours",
        "teams": {"Night desk": "Opening hours"},
    }
    read_policy(folded)


def test_two_calendars_of_one_name_can_not_be_kept(document):
    typed, start = HOURS.press(HOURS.typed(document), "add:calendars")
    assert start == "calendars.1."
    typed["calendars.1.name"] = "Business days"
    assert HOURS.fold(typed, document)[1] == [
        ("calendars.1.name", "There are two called “Business days”. Rename one.")
    ]


def test_a_team_that_stands_twice_or_without_hours_can_not_be_kept(document):
    typed = HOURS.typed(document)
    for number, (name, calendar) in enumerate([("Care", "Business days")] * 2 + [("Billing", "")]):
        start = f"hours.named.{number}"
        typed |= {f"{start}.field": "team", f"{start}.name": name, f"{start}.calendar": calendar}
    assert [name for name, _ in HOURS.fold(typed, document)[1]] == [
        "hours.named.1.name",
        "hours.named.2.name",
    ]


def test_a_calendar_that_is_gone_is_told_where_it_was_chosen(document):
    document["hours"] = {"default": "Gone", "teams": {"St. Mary": "Gone"}}
    assert problems(HOURS, document) == [
        ("hours.default", "There is no calendar “Gone”."),
        ("hours.named.0.calendar", "There is no calendar “Gone”."),
    ]


def test_all_that_is_wrong_in_a_calendar_is_told_at_once_each_at_its_field(document):
    document["calendars"]["Business days"] |= {
        "time_zone": "Mars/Olympus",
        "week": {"monday": ["09:00-25:00"], "friday": ["17:00-09:00"]},
        "closed": {"2026-13-01": "No day"},
        "opened": {"2026-12-19": ["nine"]},
    }
    assert [name for name, _ in problems(HOURS, document)] == [
        "calendars.0.time_zone",
        "calendars.0.week.monday",
        "calendars.0.week.friday",
        "calendars.0.closed",
        "calendars.0.opened",
    ]


def test_a_week_without_work_is_told(document):
    document["calendars"]["Business days"]["week"] = {}
    assert [name for name, _ in problems(HOURS, document)] == ["calendars.0.week.monday"]


def test_hours_may_be_written_as_people_write_them():
    calendar, unkept = document_of({"week.monday": "9 – 12:30,13:00-17", "week.friday": "late"})
    assert calendar["week"] == {"monday": ["09:00-12:30", "13:00-17:00"], "friday": ["late"]}
    assert not unkept
    assert [field for field, _ in problems_of(calendar)] == ["time_zone", "week.friday"]


def test_a_date_that_stands_twice_is_told():
    _, unkept = document_of({"closed": "2026-12-25 Christmas\n2026-12-25 Party"})
    assert unkept == [("closed", "2026-12-25 stands here twice. Keep one of the two lines.")]


def test_holidays_join_the_days_off_and_leave_those_that_are_there():
    typed = {"closed": "2027-12-25 Our day\n2027-01-15 Move", "country": "GB", "region": "ENG"}
    lines = take_over(typed | {"years": "2027"})["closed"].splitlines()
    assert [line for line in lines if "2027-12-25" in line] == ["2027-12-25 Our day"]
    assert "2027-03-26 Good Friday" in lines
    assert lines == sorted(lines)
    with pytest.raises(Refused, match="for which years"):
        take_over(typed | {"years": "next"})


def test_a_ladder_tells_people_and_channels_in_writing(document):
    typed = LADDER.typed(document) | {
        "ladder.steps.0.others": "kim@example.com, #care desk",
        "ladder.steps.0.owner": "",
    }
    folded, _ = LADDER.fold(typed, document)
    assert folded["ladder"]["steps"][0]["tell"] == ["person:kim@example.com", "chat:care desk"]
    assert LADDER.typed(folded)["ladder.steps.0.others"] == "kim@example.com, #care desk"


def test_what_is_wrong_in_a_ladder_is_told_step_by_step(document):
    document["ladder"] = {
        "steps": [{"when": "soon", "tell": []}, {"when": "0", "tell": ["nobody"]}],
        "repeat": "0",
        "at_most": "often",
    }
    assert [name for name, _ in problems(LADDER, document)] == [
        "ladder.steps.0.owner",
        "ladder.steps.0.when",
        "ladder.steps.1.owner",
        "ladder.repeat",
        "ladder.at_most",
    ]


def test_steps_come_move_and_go(document):
    typed, start = LADDER.press(LADDER.typed(document), "add:ladder.steps")
    assert start == "ladder.steps.4."
    typed["ladder.steps.4.when"] = "+3 h"
    typed, _ = LADDER.press(typed, "up:ladder.steps.4")
    assert typed["ladder.steps.3.when"] == "+3 h"
    typed, _ = LADDER.press(typed, "remove:ladder.steps.0")
    assert [typed[f"ladder.steps.{n}.when"] for n in rows(typed, "ladder.steps")] == [
        "-1/4",
        "0",
        "+3 h",
        "+2 h",
    ]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize(
    "button", ["", "add:", "add:nothing", "remove:x", "up:ladder.steps.x", "explode:calendars.0"]
)
def test_a_button_that_does_not_exist_is_refused(sheet, button, document):
    with pytest.raises(Refused):
        sheet.press(sheet.typed(document), button)


def test_there_are_only_so_many_steps(document):
    typed = LADDER.typed(document)
    for _ in range(16):
        typed, _ = LADDER.press(typed, "add:ladder.steps")
    with pytest.raises(Refused, match="There are 20 already"):
        LADDER.press(typed, "add:ladder.steps")
    typed |= {"ladder.steps.20.when": "0"}
    assert LADDER.too_many(typed) == [
        ("ladder.steps.0.when", "There are 21 here, and at most 20 fit. Remove some.")
    ]


def test_a_calendar_has_only_so_many_days_off():
    _, unkept = document_of({"closed": "\n".join(f"day-{number}" for number in range(1001))})
    assert unkept == [("closed", "There are 1001 days here, and at most 1000 fit.")]


def test_a_description_has_an_end(document):
    _, unkept = TARGETS.fold(TARGETS.typed(document) | {"about": "x" * 1001}, document)
    assert unkept == [("about", "This has 1001 characters, and at most 1000 fit.")]


def test_agreements_are_written_one_target_a_line():
    written = "answer, high: 4 h\nanswer: 8 h\nMade right critical = 2 d"
    targets, wrong = targets_of(written)
    assert not wrong
    assert targets == {
        "answer": {"critical": "8 h", "high": "4 h", "normal": "8 h", "low": "8 h"},
        "resolve": {"critical": "2 d"},
    }
    assert targets_of("\n".join(lines_of(targets))) == (targets, [])


@pytest.mark.parametrize("line", ["answr: 8 h", "answer 8 h", "answer, dire: 8 h", "8 h"])
def test_a_line_that_can_not_be_read_is_told(line):
    assert targets_of(line)[1]


def test_a_target_said_twice_is_told():
    assert len(targets_of("answer, high: 4 h\nanswer, high: 5 h")[1]) == 1


def test_agreements_tell_what_is_wrong_in_them(document):
    document["agreements"] = [
        {"customer": "", "targets": {"answer": "4 h"}},
        {"team": "Care", "targets": {"answer": "soon"}},
        {"team": "Care", "targets": {}},
    ]
    document["limits"] = {"snooze": "long", "snoozes": "two"}
    assert [name for name, _ in problems(LIMITS, document)] == [
        "limits.snooze",
        "limits.snoozes",
        "agreements.0.name",
        "agreements.1.targets",
        "agreements.2.targets",
    ]


def test_what_a_document_leaves_out_shows_as_what_counts_then(document):
    del document["spending"]
    typed = SPENDING.typed(document)
    assert typed["spending.currency"] == "EUR"
    assert typed["spending.lead"] == "2000"
    assert typed["review.difficult"] == "on"
    assert typed["review.value"] == "50000"


def test_amounts_may_be_written_as_people_write_them(document):
    typed = SPENDING.typed(document) | {"spending.lead": "1,500", "spending.manager": "12 000.50"}
    typed |= {"review.value": ""}
    del typed["review.difficult"]
    policy = read_policy(SPENDING.fold(typed, document)[0])
    assert policy.spending.limits["lead"] == 1500
    assert policy.spending.limits["manager"] == Decimal("12000.50")
    assert (policy.review.difficult, policy.review.value) == (False, None)


def test_what_is_no_amount_is_kept_as_it_was_typed_and_told_at_its_field(document):
    typed = SPENDING.typed(document) | {
        "spending.currency": "",
        "spending.staff": "some",
        "spending.lead": "",
        "review.value": "a lot",
    }
    folded, unkept = SPENDING.fold(typed, document)
    assert not unkept
    assert SPENDING.typed(folded) == typed
    assert [name for name, _ in problems(SPENDING, folded)] == [
        "spending.currency",
        "spending.staff",
        "spending.lead",
        "review.value",
    ]
    document["spending"] = {"tips": 5}
    assert [name for name, _ in problems(SPENDING, document)] == ["spending.currency"]


def test_fields_of_others_and_what_no_database_keeps_are_left_out():
    post = {"name": "A\x00B\r\nC", "csrfmiddlewaretoken": "x", "targets.answer.high": "8 h"}
    assert typed_in(post, TARGETS.roots) == {"name": "AB\nC", "targets.answer.high": "8 h"}


def test_empty_rows_close_up():
    typed = {"a.0.x": "", "a.3.x": " one ", "a.7.x": "two", "b": "kept"}
    typed = without_blanks(typed, "a", {"x": ""})
    assert typed == {"a.0.x": " one ", "a.1.x": "two", "b": "kept"}
    assert move(typed, "a", 9, 1) == typed
