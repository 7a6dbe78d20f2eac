"""What a new policy changes, in words."""

import copy
import tomllib

import pytest

from incidents.rules.policy_diff import changes
from incidents.rules.policy_document import BadPolicy
from incidents.rules.policy_file import shipped

DOCUMENTS = {
    name: tomllib.loads(path.read_text(encoding="utf-8")) for name, path in shipped().items()
}


@pytest.fixture
def document():
    return copy.deepcopy(DOCUMENTS["fca-disp"])


def told(document):
    return [change.words for change in changes(DOCUMENTS["fca-disp"], document)]


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_policy_differs_from_no_copy_of_itself(name):
    assert not changes(DOCUMENTS[name], copy.deepcopy(DOCUMENTS[name]))


def test_the_same_target_in_other_words_is_no_change(document):
    document["targets"]["resolve"] = dict.fromkeys(("critical", "high", "normal", "low"), "56 d")
    assert not told(document)


def test_targets_that_change_come_and_go(document):
    document["targets"]["contact"] = {"critical": "1 h", "high": "4 h", "normal": "1 working day"}
    assert told(document) == [
        "Contact, critical: 2 h → 1 h.",
        "Contact, low: no longer promised (it was 1 working day).",
    ]


def test_calendars_tell_what_is_different_in_them(document):
    calendar = document["calendars"]["Business days"]
    calendar["week"]["friday"] = ["09:00-15:00"]
    calendar["time_zone"] = "Europe/Dublin"
    del calendar["closed"]["2026-12-28"]
    calendar["closed"]["2026-12-24"] = "Christmas Eve"
    calendar["opened"] = {"2026-12-19": ["10:00-14:00"]}
    assert told(document) == [
        "“Business days”: time zone Europe/London → Europe/Dublin.",
        "“Business days”: Monday to Friday 09:00–17:00; Saturday and Sunday closed → Monday to "
        "Thursday 09:00–17:00; Friday 09:00–15:00; Saturday and Sunday closed.",
        "“Business days”: new day off, Thu 24 Dec 2026, Christmas Eve.",
        "“Business days”: no longer a day off, Mon 28 Dec 2026, Boxing Day (observed).",
        "“Business days”: new extra day, Sat 19 Dec 2026, 10:00–14:00.",
    ]


def test_many_days_off_are_counted(document):
    document["calendars"]["Business days"]["closed"] = {}
    assert told(document) == ["“Business days”: 28 days off taken out."]


def test_a_step_in_between_is_one_change(document):
    document["ladder"]["steps"].insert(1, {"when": "-1/3", "tell": ["chat:care"]})
    assert told(document) == ["New step. With a third of its time left: remind #care."]


def test_hours_of_a_team_and_agreements(document):
    document["calendars"]["Night"] = {"always": True}
    document["hours"]["teams"] = {"Night desk": "Night"}
    document["agreements"] = [{"customer": "Vega", "targets": {"answer": {"high": "4 h"}}}]
    assert told(document) == [
        "Hours of Night desk: the usual ones → “Night”.",
        "New hours “Night”: Every day round the clock.",
        "The customer Vega has targets of its own.",
        "The customer Vega: Answer, high: promised now, within 4 h.",
    ]


def test_limits_and_repeats(document):
    document["limits"]["snoozes"] = 0
    document["ladder"]["repeat"] = "+1"
    assert told(document) == [
        "The last step comes again whenever the promise’s whole time has passed once more, with "
        "1 day in between at least, until somebody acts. After 10 times, once a day.",
        "A clock may be snoozed: once → never.",
    ]


def test_spending_and_review(document):
    document["spending"] = {"currency": "GBP", "staff": 100}
    document["review"] = {"second_failure": False, "value": False}
    assert told(document) == [
        "Staff may spend on one remedy: up to £200 → up to £100.",
        "A lead reads it first after a second failure: yes → no.",
        "A lead reads it first if much is at stake: from £50,000 → no.",
    ]


def test_another_currency_changes_every_amount(document):
    document["spending"] = {"currency": "EUR"}
    assert len(told(document)) == 4


def test_what_is_no_policy_is_not_compared(document):
    document["hours"]["default"] = "nowhere"
    with pytest.raises(BadPolicy):
        told(document)
