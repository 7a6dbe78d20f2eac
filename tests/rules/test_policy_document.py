"""A policy's document becomes a policy, or is refused with all that is wrong, in sentences."""

import copy
import tomllib
from datetime import timedelta
from decimal import Decimal

import pytest

from incidents.rules.offset import Offset
from incidents.rules.policy import Case
from incidents.rules.policy_document import BadPolicy, read_policy
from incidents.rules.policy_file import shipped
from incidents.rules.spending import Review, Spending
from incidents.rules.target import Target
from tests.rules.policies import OFFICE, document


def problems(changed):
    with pytest.raises(BadPolicy) as refusal:
        read_policy(changed)
    return refusal.value.problems


def test_a_whole_document_is_read():
    policy = read_policy(document(name="  Ours ", about="For all.", source="Nobody’s rule."))
    assert (policy.name, policy.about, policy.source) == ("Ours", "For all.", "Nobody’s rule.")
    assert policy.targets["contact"] == {"critical": Target(30), "normal": Target(240)}
    assert policy.targets["answer"] == dict.fromkeys(
        ("critical", "high", "normal", "low"), Target(480)
    )
    assert set(policy.calendars) == {"office", "nights", "vega", "always"}
    assert policy.ladder.steps[0].offset == Offset.parse("-1/4")
    assert policy.ladder.repeat.shortest == timedelta(hours=1)
    assert policy.limits.snoozes == 1
    assert policy.limits.wait == timedelta(days=7)


def test_spending_and_review_are_read():
    policy = read_policy(
        document(
            spending={"currency": "GBP", "staff": 49.5, "lead": "500"},
            review={"difficult": False, "value": 5000},
        )
    )
    assert policy.spending.currency == "GBP"
    assert policy.spending.limits == {
        "staff": Decimal("49.50"),
        "lead": Decimal(500),
        "manager": Decimal(20000),
    }
    assert policy.review == Review(difficult=False, second_failure=True, value=Decimal(5000))
    assert read_policy(document(review={"value": False})).review.value is None


def test_a_version_from_before_spending_and_review_still_reads():
    policy = read_policy(document())
    assert policy.spending == Spending()
    assert policy.review == Review()


def test_what_is_left_out_has_a_default():
    policy = read_policy(
        {
            "name": "Short",
            "targets": {"answer": "8 h"},
            "hours": {"default": "always"},
            "calendars": {"always": {"always": True}},
            "ladder": {"steps": [{"when": "0", "tell": ["owner"]}]},
        }
    )
    assert policy.target("contact", Case("high")) is None
    assert policy.ladder.repeat.every == Offset.parse("1")
    assert policy.limits.acknowledge == timedelta(hours=4)


@pytest.mark.parametrize("name", shipped())
def test_every_policy_that_comes_with_recovery_can_be_read(name):
    assert read_policy(tomllib.loads(shipped()[name].read_text(encoding="utf-8"))).name


def test_people_and_chat_channels_may_be_told():
    steps = [{"when": "0", "tell": ["person:priya@tidewell.example", "chat:care"]}]
    ladder = read_policy(document(ladder={"steps": steps})).ladder
    assert ladder.people == {"priya@tidewell.example"}


WRONG = [
    (("name",), "", "name", "Give it a name of at most 60 characters."),
    (("name",), "x" * 61, "name", "Give it a name of at most 60 characters."),
    (("name",), 7, "name", "Give it a name of at most 60 characters."),
    (("colour",), "red", "policy", "“colour” is nothing we know here."),
    (("targets", "reply"), "1 h", "targets", "“reply” is nothing we know here."),
    (("targets", "action"), "1 h", "targets", "“action” is nothing we know here."),
    (("targets", "contact", "urgent"), "1 h", "targets.contact", "“urgent” is nothing we know"),
    (("targets", "contact", "high"), "soon", "targets.contact.high", "“soon” is no length of time"),
    (("targets", "contact", "high"), 8, "targets.contact.high", "is not what belongs here."),
    (("targets", "answer"), "soon", "targets.answer", "“soon” is no length of time"),
    (("targets", "answer"), ["8 h"], "targets.answer", "is not what belongs here."),
    (("targets",), "8 h", "targets", "is not what belongs here."),
    (("hours", "default"), "moon", "hours.default", "There is no calendar “moon”."),
    (("hours", "default"), ["office"], "hours", "is not what belongs here."),
    (("hours", "teams", "Care"), "moon", "hours.teams.Care", "There is no calendar “moon”."),
    (("hours", "teams"), "office", "hours", "is not what belongs here."),
    (("hours", "teams", "Care"), ["x"], "hours", "is not what belongs here."),
    (("hours", "urgencies", "urgent"), "always", "hours.urgencies", "“urgent” is nothing we know"),
    (("hours", "days"), {}, "hours", "“days” is nothing we know here."),
    (("hours",), [], "hours", "is not what belongs here."),
    (("calendars",), [], "calendars", "is not what belongs here."),
    (("calendars", "office"), "9-17", "calendars.office", "is not what belongs here."),
    (("calendars", "office", "colour"), 1, "calendars.office", "“colour” is nothing a"),
    (("calendars", "office", "week"), {"mon": []}, "calendars.office", "“mon” is no day of"),
    (("calendars", "office", "week"), {"monday": ["9"]}, "calendars.office", "“9” is no block"),
    (("calendars", "office", "week"), {"monday": 9}, "calendars.office", "is not what belongs"),
    (("calendars", "office", "closed"), {"soon": "x"}, "calendars.office", "“soon” is no date."),
    (("calendars", "office", "time_zone"), "Mars", "calendars.office", "Mars"),
    (("ladder",), [], "ladder", "is not what belongs here."),
    (("ladder", "colour"), 1, "ladder", "“colour” is nothing we know here."),
    (("ladder", "steps"), [], "ladder.steps", "A ladder has a step, or nobody is ever told."),
    (("ladder", "steps"), ["x"], "ladder.steps.0", "is not what belongs here."),
    (("ladder", "steps"), 5, "ladder.steps", "is not what belongs here."),
    (("ladder", "steps", 0, "when"), "soon", "ladder.steps.0.when", "“soon” is no place on"),
    (("ladder", "steps", 0, "when"), 0, "ladder.steps.0.when", "is not what belongs here."),
    (("ladder", "steps", 0, "tell"), [], "ladder.steps.0.tell", "A step tells somebody."),
    (("ladder", "steps", 0, "tell"), ["boss"], "ladder.steps.0.tell", "“boss” is nobody"),
    (("ladder", "steps", 0, "tell"), ["chat: "], "ladder.steps.0.tell", "“chat: ” is nobody"),
    (("ladder", "steps", 0, "tell"), [7], "ladder.steps.0", "is not what belongs here."),
    (("ladder", "steps", 0, "tell"), "owner", "ladder.steps.0.tell", "is not what belongs here."),
    (("ladder", "repeat"), "0", "ladder.repeat", "It repeats after a while: +1 or +2 h."),
    (("ladder", "repeat"), "-1/2", "ladder.repeat", "It repeats after a while: +1 or +2 h."),
    (("ladder", "repeat"), "soon", "ladder.repeat", "“soon” is no place on"),
    (("ladder", "shortest"), "soon", "ladder.shortest", "“soon” is no length of time"),
    (("ladder", "at_most"), -1, "ladder.at_most", "How often it repeats is a whole number."),
    (("ladder", "at_most"), "3", "ladder.at_most", "How often it repeats is a whole number."),
    (("limits",), [], "limits", "is not what belongs here."),
    (("limits", "naps"), 1, "limits", "“naps” is nothing we know here."),
    (("limits", "snooze"), "2 working days", "limits.snooze", "has to be a plain length of time"),
    (("limits", "snoozes"), 21, "limits.snoozes", "Snoozes are a whole number from 0 to 20."),
    (("limits", "snoozes"), "2", "limits.snoozes", "Snoozes are a whole number from 0 to 20."),
    (("spending",), 200, "spending", "is not what belongs here."),
    (("spending",), {"guide": 200}, "spending", "“guide” is nothing we know here."),
    (("spending",), {"currency": "euro"}, "spending.currency", "three capital letters"),
    (("spending",), {"currency": "ÄÖÜ"}, "spending.currency", "three capital letters"),
    (("spending",), {"currency": 978}, "spending.currency", "three capital letters"),
    (("spending",), {"staff": "a few"}, "spending.staff", "“a few” is no amount of money."),
    (("spending",), {"staff": ""}, "spending.staff", "Write an amount like 200 or 49.50."),
    (("spending",), {"staff": True}, "spending.staff", "“True” is no amount of money."),
    (("spending",), {"staff": -1}, "spending.staff", "“-1” is no amount of money."),
    (("spending",), {"staff": "0.005"}, "spending.staff", "“0.005” is no amount of money."),
    (("spending",), {"lead": "nan"}, "spending.lead", "“nan” is no amount of money."),
    (("spending",), {"lead": "inf"}, "spending.lead", "“inf” is no amount of money."),
    (("spending",), {"lead": 10**10}, "spending.lead", "is no amount of money."),
    (("spending",), {"lead": [2000]}, "spending.lead", "is no amount of money."),
    (("spending",), {"lead": 100}, "spending.lead", "Less than staff may spend"),
    (("spending",), {"manager": 100}, "spending.manager", "Less than lead may spend"),
    (("review",), [], "review", "is not what belongs here."),
    (("review",), {"always": True}, "review", "“always” is nothing we know here."),
    (("review",), {"difficult": "yes"}, "review.difficult", "Say true or false."),
    (("review",), {"second_failure": 1}, "review.second_failure", "Say true or false."),
    (("review",), {"value": "much"}, "review.value", "“much” is no amount of money."),
    (("review",), {"value": True}, "review.value", "“True” is no amount of money."),
    (("agreements",), 5, "agreements", "is not what belongs here."),
    (("agreements",), ["x"], "agreements.0", "is not what belongs here."),
    (("agreements", 0, "colour"), "x", "agreements.0", "“colour” is nothing we know here."),
    (("agreements", 0, "team"), "Care", "agreements.0.name", "It is with one team,"),
    (("agreements", 0, "customer"), "", "agreements.0.name", "It is with one team,"),
    (("agreements", 0, "targets"), {"answer": {"high": "x"}}, "agreements.0.targets.answer.high",
     "“x” is no length of time"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "where", "sentence"), WRONG)
def test_what_is_wrong_is_named_with_its_place(path, value, where, sentence):
    changed = copy.deepcopy(document())
    part = changed
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    assert [what for place, what in problems(changed) if place == where and sentence in what]


def test_a_policy_that_promises_nothing_is_refused():
    nothing = document(targets={}, agreements=[])
    assert ("targets", "A policy promises something: give it a target.") in problems(nothing)


def test_all_that_is_wrong_is_told_at_once():
    told = problems(
        document(
            name="",
            targets={"answer": "soon"},
            hours={"default": "moon"},
            calendars={"office": OFFICE | {"week": {"monday": ["17:00-09:00"]}}},
            ladder={"steps": [], "repeat": "0"},
            limits={"snoozes": 99},
            agreements=[{}],
        )
    )
    assert {where for where, _ in told} == {
        "name",
        "targets.answer",
        "hours.default",
        "calendars.office",
        "ladder.steps",
        "ladder.repeat",
        "limits.snoozes",
        "agreements.0.name",
    }


@pytest.mark.parametrize("what", [None, [], "policy", 5])
def test_what_is_no_document_at_all_is_refused(what):
    assert problems(what)
