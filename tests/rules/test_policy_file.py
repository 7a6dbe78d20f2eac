"""Policies in files: what they may leave out, and what is refused."""

import pytest

from incidents.rules.policy import Case
from incidents.rules.policy_document import read_policy
from incidents.rules.policy_file import load_policy, shipped
from incidents.rules.refusal import Refused

DOCUMENT = {
    "name": "Draft",
    "hours": {"default": "always"},
    "calendars": {"always": {"always": True}},
    "ladder": {"steps": [{"when": "0", "tell": ["owner"]}]},
}


def test_each_shipped_policy_can_be_read():
    assert {"round-the-clock", "servicenow-resolve", "baltimore-311"} <= set(shipped())
    for name in shipped():
        assert load_policy(name).name


def test_a_target_may_be_the_same_for_every_urgency():
    draft = read_policy(DOCUMENT | {"targets": {"resolve": "88.5 h"}})
    assert str(draft.target("resolve", Case("low"))) == "88 h 30 min"
    assert draft.target("answer", Case("low")) is None


def test_a_policy_may_promise_by_category_alone():
    agreement = {"category": "Meters", "targets": {"resolve": "5 d"}}
    draft = read_policy(DOCUMENT | {"agreements": [agreement]})
    assert str(draft.target("resolve", Case("low", category="Meters"))) == "5 d"
    assert draft.target("resolve", Case("low", category="Trees")) is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("round-the-clok", None, "no policy “round-the-clok”. There are: .*round-the-clock"),
        ("gone.toml", None, "can’t be read: No such file"),
        ("torn.toml", "name = ", "is no TOML"),
        ("odd.toml", 'name = "Odd"\n[targets]\nresolve = "soon"', "“soon” is no length of time"),
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_in_a_sentence(tmp_path, name, content, words):
    if content:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=words):
        load_policy(str(tmp_path / name) if name.endswith(".toml") else name)
