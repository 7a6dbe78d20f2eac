"""Who hears of what, and why: the table, and what bends it."""

import pytest

from incidents.rules.news import (
    REASONS,
    TELLS,
    Circle,
    Heard,
    hearers,
    is_mailed_already,
    preference_of,
)

OWNER, LEAD, GUIDE, WATCHER, MATE, ASKED, NAMED, STANDIN, STRANGER = range(1, 10)
EVERYBODY = frozenset(range(1, 10)) - {STRANGER}


def circle(**parts):
    whole = {
        "owner": OWNER,
        "asked": frozenset({ASKED}),
        "mentioned": frozenset({NAMED}),
        "guides": frozenset({GUIDE}),
        "leads": frozenset({LEAD}),
        "watchers": frozenset({WATCHER}),
        "team": frozenset({MATE}),
        "able": EVERYBODY,
    }
    return Circle(**whole | parts)


def reasons(kind, data=None, by=None, **parts):
    found = hearers(kind, data or {}, by, circle(**parts))
    return {person: why.reason for person, why in found.items()}


def test_the_customers_word_reaches_all_around_it():
    assert reasons("their_version") == {
        OWNER: "owner", GUIDE: "guide", LEAD: "lead", WATCHER: "watching", MATE: "team"
    }  # fmt: skip


def test_nobody_hears_of_their_own_deed():
    assert OWNER not in reasons("note", by=OWNER)
    assert reasons("closed", by=WATCHER).keys() == {OWNER, GUIDE, MATE}


def test_whoever_has_two_reasons_hears_once_for_the_stronger():
    assert reasons("note", mentioned=frozenset({WATCHER, OWNER}))[WATCHER] == "mentioned"
    assert reasons("their_version", leads=frozenset({OWNER}))[OWNER] == "owner"


def test_whoever_may_not_see_it_hears_nothing():
    assert STRANGER not in reasons("note", mentioned=frozenset({STRANGER}))
    assert reasons("closed", able=frozenset({OWNER})) == {OWNER: "owner"}


@pytest.mark.parametrize("kind", ["imported", "history", "linked", "tagged"])
def test_what_is_no_news_to_anybody(kind):
    assert not reasons(kind)


def test_leads_hear_of_what_is_new_and_critical_only():
    assert LEAD not in reasons("logged")
    assert reasons("logged", urgency="critical")[LEAD] == "lead"
    became = {"changes": [{"field": "urgency", "from": "low", "to": "critical"}]}
    assert reasons("edited", became)[LEAD] == "lead"
    was = {"changes": [{"field": "urgency", "from": "critical", "to": "low"}]}
    assert LEAD not in reasons("edited", was, urgency="critical")


def test_deadlines_that_did_not_move_are_no_news():
    assert not reasons("replanned", {"moved": []})
    assert reasons("replanned", {"moved": [{"clock": "answer"}]}) == {OWNER: "owner"}


def test_an_escalation_is_for_whom_it_told():
    told = reasons("escalated", {"told": [LEAD, OWNER], "reminder": False})
    assert told == {LEAD: "escalated", OWNER: "escalated", WATCHER: "watching", MATE: "team"}


def test_a_reminder_escalates_nothing():
    told = reasons("escalated", {"told": [OWNER, ASKED], "reminder": True})
    assert told == {OWNER: "owner", ASKED: "asked"}


def test_whoever_stands_in_hears_what_waits_for_somebody_who_is_away():
    away = {OWNER: STANDIN, MATE: STRANGER, WATCHER: STRANGER}
    found = hearers("their_version", {}, None, circle(stand_ins=away))
    assert found[STANDIN] == Heard("substitute", OWNER)
    assert found[OWNER].reason == "owner"
    assert STRANGER not in found


def test_standing_in_never_hides_a_reason_of_ones_own():
    found = reasons("their_version", stand_ins={OWNER: LEAD})
    assert found[LEAD] == "substitute"
    assert reasons("note", stand_ins={OWNER: NAMED})[NAMED] == "mentioned"


def test_the_ladder_names_whom_it_told_in_somebodys_place_itself():
    data = {"told": [STANDIN], "stand_ins": {str(STANDIN): OWNER}, "reminder": False}
    found = hearers("escalated", data, None, circle(stand_ins={OWNER: LEAD}))
    assert found[STANDIN] == Heard("substitute", OWNER)
    assert LEAD not in found


def test_each_reason_is_governed_by_one_of_the_three_wishes():
    governed = {reason: preference_of(reason) for reason in REASONS}
    assert governed["escalated"] == "breaches"
    assert governed["team"] == "team"
    assert {governed[one] for one in REASONS if one not in ("escalated", "team")} == {"mine"}


def test_what_comes_by_mail_of_its_own_does_not_come_twice():
    assert is_mailed_already("escalated", "escalated", None)
    assert not is_mailed_already("escalated", "watching", None)
    assert is_mailed_already("remedy_chosen", "owner", None)
    assert not is_mailed_already("remedy_chosen", "owner", GUIDE)


def test_the_table_knows_only_reasons_that_there_are():
    assert all(set(some) <= set(REASONS) for some in TELLS.values())
