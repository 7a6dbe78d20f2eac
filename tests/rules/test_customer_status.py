"""Where things stand, in words that are true for the customer."""

import pytest

from incidents.rules.customer_status import called, status
from incidents.rules.path import Standing


@pytest.mark.parametrize(
    ("standing", "now"),
    [
        (Standing(), "We know that this went wrong, and Mara looks after it."),
        (Standing(suspected=2), "We are finding out how this happened."),
        (Standing(answered=frozenset({"how"})), "We are finding out how this happened."),
        (
            Standing(confirmed=1, suspected=1),
            "We know what went wrong, and Mara is making it right.",
        ),
        (
            Standing(has_answer=True, undecided=2, owed=1),
            "You have our answer, and there is something for you to choose.",
        ),
        (Standing(has_answer=True, owed=1), "You have our answer, and Mara is making it right."),
        (
            Standing(has_answer=True, running=frozenset({"resolve"})),
            "You have our answer, and Mara is making it right.",
        ),
        (Standing(has_answer=True), "You have our answer."),
    ],
)
def test_it_says_what_is_so_and_no_more(standing, now):
    assert status(standing, "Mara").now == now


def test_what_is_put_right_is_asked_about_and_not_claimed():
    said = status(Standing(has_answer=True, undecided=1), "Mara", is_put_right=True)
    assert said.now == "As far as we can see, this is put right."
    assert said.then.startswith("Is it so for you, too?")


@pytest.mark.parametrize(
    ("closed_on", "now"),
    [
        ("confirmed", "You told us that it is right now, so we have closed this."),
        ("silence", "We have asked you and heard nothing, so we have closed this for now."),
        ("", "We have closed this."),
    ],
)
def test_a_closed_one_says_on_what_and_whom_to_tell(closed_on, now):
    said = status(Standing(is_open=False), "Mara", is_put_right=True, closed_on=closed_on)
    assert said.now == now
    assert "Mara hears of it" in said.then


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Elena Marsh", "Elena"),
        ("Elena", "Elena"),
        ("Dr. Marsh", "Dr. Marsh"),
        ("Frau Weber", "Frau Weber"),
        ("E. Marsh", "E. Marsh"),
    ],
)
def test_people_are_called_as_they_would_expect(name, what):
    assert called(name) == what
