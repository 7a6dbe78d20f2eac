"""The policies that come with Recovery: whole, sourced, and true to the rules they name."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from incidents.rules.kinds import ANSWER, RESOLVE, TARGETED, URGENCIES
from incidents.rules.policy import Case
from incidents.rules.policy_document import read_policy
from incidents.rules.policy_file import load_policy, shipped
from incidents.rules.simulation import unkeepable
from tests.cast import moment

TO_START_FROM = ["b2b-agency", "cfpb", "consumer-support", "fca-disp", "ofcom", "round-the-clock"]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_each_is_whole_and_says_for_whom_it_is(name):
    policy = load_policy(name)
    assert policy.about
    assert not unkeepable(policy, moment("2026-11-22 12:00"))


@pytest.mark.parametrize("name", TO_START_FROM)
def test_one_starts_from_a_promise_for_every_clock(name):
    policy = load_policy(name)
    for kind in TARGETED:
        assert set(policy.targets[kind]) == set(URGENCIES), kind
    assert any(not step.is_reminder for step in policy.ladder.steps)


@pytest.mark.parametrize("name", ["b2b-agency", "cfpb", "consumer-support", "fca-disp", "ofcom"])
def test_each_says_where_its_figures_come_from(name):
    document = tomllib.loads(shipped()[name].read_text(encoding="utf-8"))
    assert "ur own figures" in document["source"] or "our own figure" in document["source"]


def test_fca_disp_counts_business_days_and_eight_weeks():
    policy, case = load_policy("fca-disp"), Case("normal")
    # Thursday before the Easter of 2027: Good Friday and Easter Monday are no business days.
    start = moment("2027-03-25 10:00")
    assert policy.plan(ANSWER, case, start).due_at == moment("2027-04-01 16:00")
    assert policy.plan(RESOLVE, case, moment("2026-06-01 10:00")).due_at == (
        moment("2026-06-01 10:00") + timedelta(weeks=8)
    )


def test_cfpb_counts_calendar_days():
    policy, start = load_policy("cfpb"), moment("2026-05-01 15:00")
    for urgency in URGENCIES:
        case = Case(urgency)
        assert policy.plan(ANSWER, case, start).due_at == start + timedelta(days=15)
        assert policy.plan(RESOLVE, case, start).due_at == start + timedelta(days=60)


def test_ofcom_makes_right_within_six_weeks():
    policy, start = load_policy("ofcom"), moment("2026-06-01 10:00")
    assert policy.plan(RESOLVE, Case("low"), start).due_at == start + timedelta(weeks=6)


def test_a_document_with_parts_of_the_wrong_kind_is_told_and_does_not_break():
    document = tomllib.loads(shipped()["round-the-clock"].read_text(encoding="utf-8"))
    for part in ({"ladder": {"steps": [1]}}, {"agreements": ["x"]}, {"hours": {"default": []}}):
        with pytest.raises(Exception, match="not what belongs here"):
            read_policy(document | part)


def test_the_example_in_the_docs_is_a_policy():
    text = (Path(__file__).resolve().parents[2] / "docs" / "policies.md").read_text("utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    policy = read_policy(tomllib.loads(example))
    assert policy.plan(
        ANSWER, Case("high", customer="Brightwater Foods"), moment("2026-11-23 08:00")
    )
    assert len(policy.ladder.steps) == 3
