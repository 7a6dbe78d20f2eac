"""Two people have written at once: nothing of either is lost, and it can be read."""

import pytest

from incidents.rules.two_texts import BOTH, MINE, THEIRS, difference, merged, sentences

THEIR_TEXT = "We lost 38 stops. You waited. I am sorry."
MY_TEXT = "We lost 38 stops. Nine stores waited. I am sorry. Thank you."


def words(pieces, *whose):
    return "".join(piece.text for piece in pieces if piece.whose in whose)


def test_what_only_one_of_them_has_stands_apart():
    assert [(piece.whose, piece.text.strip()) for piece in difference(THEIR_TEXT, MY_TEXT)] == [
        (BOTH, "We lost 38 stops."),
        (THEIRS, "You waited."),
        (MINE, "Nine stores waited."),
        (BOTH, "I am sorry."),
        (MINE, "Thank you."),
    ]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (THEIR_TEXT, MY_TEXT),
        ("", MY_TEXT),
        (THEIR_TEXT, ""),
        ("One.\n\nTwo: a) b)", "Two: a) b)\n\nThree?"),
        ("It was 3.5 km… “Really?” Yes!", "It was 3.5 km. “Really?” No."),
    ],
)
def test_each_text_can_be_read_whole_in_the_difference(theirs, mine):
    pieces = difference(theirs, mine)
    assert words(pieces, BOTH, MINE).split() == mine.split()
    assert words(pieces, BOTH, THEIRS).split() == theirs.split()
    both = merged(theirs, mine).split()
    assert set(theirs.split()) | set(mine.split()) == set(both)


def test_sentences_joined_are_the_text_again():
    for text in (THEIR_TEXT, "x\n\ny. z", "e.g. 3.5 “Hi.” ok…", "", "  ", "No end"):
        assert "".join(sentences(text)).strip() == text.strip()


def test_the_same_text_has_no_difference():
    assert [piece.whose for piece in difference(MY_TEXT, MY_TEXT)] == [BOTH]
    assert merged(MY_TEXT, MY_TEXT) == MY_TEXT
