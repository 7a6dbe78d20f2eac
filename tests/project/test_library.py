"""What comes with Recovery as content: the scenarios are whole, and their good answers are good."""

import pytest

from incidents.library import LibraryError
from incidents.library.scenarios import LEVELS, PARTS, scenario_of, scenarios
from incidents.models import Practice
from incidents.rules.coach import Letter, review

ALL = list(scenarios().values())


def words(text):
    return len(text.split())


def test_there_are_at_least_two_dozen_of_every_level_mood_and_trade():
    assert len(ALL) >= 24
    assert {scenario.level for scenario in ALL} == set(LEVELS)
    assert len({scenario.mood for scenario in ALL}) >= 20
    assert len({scenario.industry for scenario in ALL}) >= 20
    assert sum("Internal" in scenario.industry for scenario in ALL) >= 2


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.code)
def test_a_scenario_is_whole(scenario):
    assert len(scenario.code) <= Practice._meta.get_field("scenario").max_length
    assert len(scenario.title) <= 60
    assert 0 < len(scenario.good_for) <= 60
    assert 80 <= words(scenario.story) <= 150
    assert 40 <= words(scenario.they_say) <= 100
    assert 4 <= len(scenario.facts) <= 7
    assert 2 <= len(scenario.watch) <= 3
    assert 110 <= sum(words(scenario.answer[part]) for part in PARTS) <= 220
    assert scenario.recipient
    assert scenario.sender


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.code)
def test_the_coach_finds_nothing_in_a_good_answer(scenario):
    letter = Letter(
        **scenario.answer,
        recipient=scenario.recipient,
        sender=scenario.sender,
        colleagues=scenario.colleagues,
        has_preventive_action=scenario.has_prevention,
    )
    found = [(one.code, one.part, one.start, one.end) for one in review(letter).findings]
    assert not found


WHOLE = {
    "code": "a-slip",
    "title": "A slip",
    "industry": "Bakery",
    "mood": "cross",
    "level": 1,
    "good_for": "Owning it",
    "customer": "Ada Byrne, neighbour",
    "you": "Ed Cole, baker",
    "story": "We sold her the bread of yesterday.",
    "they_say": "It is stale.",
    "facts": ["Today is Monday."],
    "colleagues": [],
    "watch": ["She is right."],
    "prevention": False,
    "answer": {"happened": "Stale.", "why": "A mix-up.", "next": "Fresh."},
}


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"story": " "}, "“story” has to be a text"),
        ({"level": 4}, "“level” has to be 1, 2 or 3"),
        ({"level": True}, "“level” has to be 1, 2 or 3"),
        ({"prevention": 1}, "“prevention” has to be true or false"),
        ({"facts": []}, "“facts” has to be a list of texts"),
        ({"answer": {"happened": "Stale."}}, "“why” has to be a text"),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_place(slip, said):
    with pytest.raises(LibraryError, match=f"a-slip: {said}"):
        scenario_of(WHOLE | slip)


def test_a_whole_entry_is_read_as_it_stands():
    read = scenario_of(WHOLE)
    assert (read.recipient, read.sender, read.has_prevention) == ("Ada Byrne", "Ed Cole", False)
