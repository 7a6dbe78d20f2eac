"""Letters to start from: strict variables, and gaps that no letter leaves with."""

import re

import pytest

from incidents.library.phrases import phrase_bank
from incidents.library.playbooks import playbooks
from incidents.rules.coach import BLOCKING, CODES, Letter, review
from incidents.rules.coach_words import ADDED, IN_PLACE, PRACTICES
from incidents.rules.letter_template import VARIABLES, fill, unknown_variables, without_greeting
from incidents.rules.taxonomy import INCIDENT_KINDS

KNOWN = {
    "contact": "Elena Marsh",
    "first_name": "Elena",
    "customer": "Brightwater Foods",
    "reference": "R-1001",
    "owner": "Mara Lindqvist",
    "owner_first_name": "Mara",
    "occurred": "Tuesday 3 March at 05:52",
    "next_word": "Wednesday 4 March at 10:00",
    "company": "Tidewell",
}


def test_the_variables_are_those_that_are_promised():
    assert set(KNOWN) == set(VARIABLES)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Dear {{first_name}},", "Dear Elena,"),
        ("{{ customer }} and {{company}}", "Brightwater Foods and Tidewell"),
        ("on {{occurred}}", "on Tuesday 3 March at 05:52"),
        ("nothing to fill", "nothing to fill"),
        ("", ""),
    ],
)
def test_what_is_known_is_filled_in(text, filled):
    assert fill(text, KNOWN) == filled


@pytest.mark.parametrize("missing", ["", "  ", None])
def test_what_nobody_has_said_stays_a_gap_in_plain_words(missing):
    values = {} if missing is None else {"next_word": missing}
    assert fill("by {{next_word}}", values) == "by [when they hear from us next]"


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("{{firstname}}", "[firstname]"),
        ("{{}}", "[something]"),
        ("{{ first name }}", "[first name]"),
        ("Dear {{first_name", "Dear […]first_name"),
    ],
)
def test_a_variable_that_does_not_exist_stays_visible(text, gap):
    assert fill(text, KNOWN) == gap


def test_a_value_is_never_read_as_a_template_itself():
    assert fill("{{customer}}", {"customer": "{{owner}}", "owner": "Mara"}) != "Mara"


def test_unknown_variables_are_named_once_in_their_order():
    assert unknown_variables("{{b}} {{a}} {{owner}} {{b}}") == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Dear Elena, on Tuesday we lost it.", "On Tuesday we lost it."),
        ("Good morning Elena, we lost it.", "We lost it."),
        ("Dearly, we regret it.", "Dearly, we regret it."),
        ("We lost it. Dear Elena, sorry.", "We lost it. Dear Elena, sorry."),
    ],
)
def test_a_letter_does_not_greet_twice(text, rest):
    assert without_greeting(text) == rest


def lets_out(text):
    """Whether the coach lets a letter go with these words in it."""
    letter = Letter(happened=text, why="A space in a postcode.", next="I call you at 10:00.")
    return not review(letter).codes & BLOCKING


def gaps(text):
    return re.findall(r"\[[^\]]*\]", text)


@pytest.mark.parametrize("kind", INCIDENT_KINDS)
def test_each_kind_has_a_playbook_and_no_letter_leaves_with_one_of_its_gaps(kind):
    for text in playbooks()[kind].letter.values():
        assert not unknown_variables(text)
        assert [gap for gap in gaps(fill(text, {})) if lets_out(f"It was {gap}.")] == []


def test_the_words_that_the_coach_offers_hold_no_unknown_variable_and_their_gaps_block():
    for words in (*IN_PLACE.values(), *ADDED.values()):
        assert not unknown_variables(words.text)
        filled = fill(words.text, {})
        assert gaps(filled)
        assert not lets_out(filled)


def test_every_code_that_has_words_is_one_of_the_coach_and_no_practice_is_without_its_words():
    assert {*IN_PLACE, *ADDED} <= set(CODES) - BLOCKING
    found = review(Letter(happened="Hm.", why="So.", next="OK.")).findings
    assert found
    assert {finding.practice for finding in found} <= set(PRACTICES)


def test_the_phrase_bank_has_words_for_the_hard_moments():
    bank = phrase_bank()
    said = [phrase.text for phrases in bank.values() for phrase in phrases]
    assert any("Can you help me understand" in text for text in said)
    assert all(phrase.practice.startswith("P") for phrases in bank.values() for phrase in phrases)
    assert 20 <= len(said) <= 200
    assert [gap for text in said for gap in gaps(text) if lets_out(f"It was {gap}.")] == []
