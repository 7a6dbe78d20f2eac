"""The coach: what it points at in an apology, and what it leaves alone."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.rules.coach import BLOCKING, CODES, Finding, Letter, Mark, review
from incidents.rules.coach.advice import ADVICE
from incidents.rules.coach.words import words

ROOT = Path(__file__).resolve().parents[2]
PAIRS, MORE, BLAME = (
    tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for name in ("coach_pairs.toml", "coach_pairs_more.toml", "coach_pairs_blame.toml")
)
GOOD, PEOPLE, LACKING = PAIRS["good"], PAIRS["people"], PAIRS["lacking"]
DONE = {"has_preventive_action": True}
LONGEST = 20_000
"""Characters; `bench.coach` says what they cost."""


def letter(**changes) -> Letter:
    """A good letter, changed here and there."""
    return Letter(**{**GOOD, **PEOPLE, **changes})


def cases(name):
    return [
        pytest.param(code, pair["part"], words, id=f"{code}: {words[:60]}")
        for pairs in (PAIRS, MORE, BLAME)
        for code, pair in pairs.get(name, {}).items()
        for words in pair["sentences"]
    ]


def around(code):
    """The letter that a sentence is put into."""
    return {**GOOD, **BLAME["base"].get(code, {})}


def test_a_good_letter_is_left_alone():
    assert review(letter()).findings == ()


@pytest.mark.parametrize(("code", "part", "words"), cases("guilty"))
def test_a_sentence_that_hurts_is_pointed_at(code, part, words):
    base = around(code)
    text = f"{base[part]} {words}"
    found = [one for one in review(letter(**{**base, part: text})).findings if one.code == code]
    assert found, f"not seen: {words}"
    begin = len(base[part])
    assert any(one.start >= begin or code in {"over-apology"} for one in found if one.part == part)


@pytest.mark.parametrize(("code", "part", "words"), cases("innocent"))
def test_an_innocent_sentence_is_left_alone(code, part, words):
    told = {**around(code), part: f"{around(code)[part]} {words}"}
    found = review(letter(**told, **DONE)).findings
    if code == "unbacked-promise":
        found = review(letter(**told)).findings
    assert code not in {one.code for one in found}


@pytest.mark.parametrize("code", LACKING)
def test_what_is_missing_is_named(code):
    assert code in review(letter(**LACKING[code])).codes


@pytest.mark.parametrize(("code", "part", "words"), cases("present"))
def test_one_sentence_fills_the_gap(code, part, words):
    lacking = {**GOOD, **LACKING[code]}
    assert code not in review(letter(**{**lacking, part: f"{lacking[part]} {words}"})).codes


@pytest.mark.parametrize(("code", "part", "words"), cases("absent"))
def test_what_only_looks_like_it_does_not(code, part, words):
    lacking = {**GOOD, **LACKING[code]}
    assert code in review(letter(**{**lacking, part: f"{lacking[part]} {words}"})).codes


@pytest.mark.parametrize(
    ("part", "text", "code", "words"),
    [
        ("why", "We're late. You should have told us.", "blames-customer", "You should have"),
        ("why", "Dave in sales forgot it.", "blames-colleague", "Dave in sales forgot"),
        ("why", "I copied it. The courier lost it.", "blames-third-party", "courier lost"),
        ("next", "I’ll call you as soon as possible.", "vague-time", "as soon as possible"),
        ("next", "It will never happen again.", "absolute-promise", "will never"),
        ("next", "I will call [name] at nine.", "placeholder", "[name]"),
        ("next", "I call at nine. Sorry again.", "apology-in-next", "Sorry"),
        ("why", "An error occurred.", "passive-mistake", "error occurred"),
        ("happened", "Sorry for any upset.", "conditional-apology", "for any upset"),
        ("happened", "I’m sorry, but the road was closed.", "but-after-sorry", "but"),
        ("happened", "It was only two days.", "minimising", "It was only"),
        ("why", "To be fair, it rained.", "defensive", "To be fair"),
        ("next", "As per our policy, no refunds.", "policy", "As per our policy"),
    ],
)  # fmt: skip
def test_it_underlines_the_words(part, text, code, words):
    found = next(one for one in review(Letter(**{**dict.fromkeys(GOOD, "x"), part: text},
                                              colleagues=("Dave",))).findings
                 if one.code == code and one.part == part)  # fmt: skip
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("code", "part"),
    [("no-validation", "happened"), ("no-cause", "why"), ("no-date", "next"), ("no-owner", "next"),
     ("no-options", "next"), ("no-thanks", None), ("no-apology", None)],
)  # fmt: skip
def test_what_is_missing_has_a_part_where_that_is_clear_and_no_place(code, part):
    found = next(one for one in review(letter(**LACKING[code])).findings if one.code == code)
    assert (found.part, found.start, found.end) == (part, None, None)


def test_a_blank_part_is_named_and_not_judged():
    result = review(letter(next=" \n\u00a0"))
    assert [(one.code, one.part) for one in result.findings if one.code in BLOCKING] == [
        ("empty-part", "next")
    ]
    assert not result.codes & {"no-date", "no-owner", "no-options"}
    assert review(Letter("", " ", "\n")).codes == {"empty-part"}


def test_only_blanks_and_blank_parts_block():
    assert {"empty-part", "placeholder"} == BLOCKING
    assert review(letter(next=GOOD["next"] + " We will call [name].")).codes & BLOCKING


def test_a_promise_that_stands_on_an_action_is_fine():
    promise = GOOD["next"] + " So that it does not happen again, two of us read every address."
    assert "unbacked-promise" in review(letter(next=promise)).codes
    assert review(letter(next=promise, **DONE)).codes == set()


def test_a_letter_that_was_sent_before_is_known_by_its_words():
    before = " ".join(GOOD.values()).replace("Elena", "Mr Okafor").replace("40", "12")
    assert review(letter(earlier=("Something else.", before))).codes == {"copy-paste"}
    assert review(letter(earlier=("We are sorry. Thank you for your patience.",))).codes == set()


@pytest.mark.parametrize("name", ["Zoë Müller", "José", "Aoife O’Neill", "Tomás Oduya"])
def test_colleagues_are_known_by_their_first_names_with_and_without_accents(name):
    first = name.split()[0]
    for written in (first, first.replace("ë", "e").replace("é", "e").replace("á", "a")):
        text = f"I copied the address. {written} forgot to check it."
        assert "blames-colleague" in review(letter(why=text, colleagues=(name,))).codes
        text = f"I copied the address. It was {written}’s mistake."
        assert "blames-colleague" in review(letter(why=text, colleagues=(name,))).codes


def test_the_writer_named_in_a_letter_is_no_colleague():
    text = "Mara Lindqvist forgot to look at the new address."
    assert "blames-colleague" not in review(letter(why=text)).codes


def test_quotation_marks_keep_somebody_elses_words_apart():
    text = GOOD["happened"] + " You wrote: “They tell me it is just a small mistake.”"
    assert review(letter(happened=text)).codes == set()


def test_every_finding_says_why_and_what_to_write():
    assert set(ADVICE) == set(CODES)
    assert len(CODES) == 28
    for advice in ADVICE.values():
        assert advice.message
        assert advice.suggestion
        assert advice.practice.startswith("P")
        for word in ("fault", "offender", "violation"):
            assert word not in f"{advice.message} {advice.suggestion}".lower()


def test_marks_speak_of_the_letter():
    good = review(letter()).marks
    names = ("fast", "clear", "organized", "human", "thankful", "generous")
    assert [getattr(good, name).value for name in names] == [2] * 6
    bad = review(
        Letter(
            "An error occurred. We apologise for any inconvenience.",
            "This was due to technical issues.",
            "We will be in touch shortly.",
        )
    ).marks
    assert all(isinstance(getattr(bad, name), Mark) for name in names)
    assert sum(getattr(bad, name).value for name in names) <= 2
    assert all(getattr(bad, name).sentence for name in names)


def places_are_right(letter: Letter):
    for one in review(letter).findings:
        assert isinstance(one, Finding)
        assert one.code in CODES
        if one.start is not None:
            text = letter.part(one.part)
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end].strip()


WORDS = st.sampled_from(
    [
        *sorted(
            words(
                "sorry but if you we I never any will not 's n’t again happen thank or Monday soon"
            )
        ),
        *sorted(
            words(
                '“ ” " [ ] ( ) . , ; : ! ? - • 5 % 😀 é Dave our policy courier {{ __ can apologise'
            )
        ),
        "\n",
        "\u00a0",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=300).map(" ".join), st.text(max_size=400), st.text(max_size=60))
def test_garbage_never_crashes_and_places_stay_inside(one, two, three):
    places_are_right(Letter(one, two, three, recipient=three, sender=two[:9], earlier=(one, two)))
    places_are_right(Letter(two, three, one, colleagues=(three, one[:20])))


@pytest.mark.parametrize(
    "piece",
    ["sorry ", "a", "you not ", "[", "{{", "<a ", "1.", "\n", '"', "“", "a'", "😀", "if you would ",
     "can you or ", "we will not never again ", "-\n", "x-", "... ", "((", "\u00a0"],
)  # fmt: skip
def test_twenty_thousand_characters_of_anything_are_read(piece):
    text = (piece * (LONGEST // len(piece) + 1))[:LONGEST]
    places_are_right(Letter(text, text, text, earlier=(text,)))


def test_the_same_letter_gets_the_same_review_in_every_process():
    code = (
        "from incidents.rules.coach import Letter, review\n"
        "import pathlib\n"
        "text = pathlib.Path('tests/rules/coach_pairs.toml').read_text(encoding='utf-8')[:20_000]\n"
        "print(review(Letter(text, text, text, colleagues=('Dave',))))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(told) == 1
