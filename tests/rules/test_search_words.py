"""What somebody typed, taken apart."""

import pytest

from incidents.rules.likeness import distance, meant
from incidents.rules.search_words import Narrowing, Term, plain_words, taken_apart

NAMES = {"owner", "urgency", "team", "logged_by"}
T = Term


def begun(word):
    """The last word, which may go on."""
    return Term((word,), is_begun=True)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("  \t ", ()),
        ("late", (begun("late"),)),
        ("late ", (T(("late",)),)),
        ("Late Deliveries", (T(("late",)), begun("deliveries"))),
        ('"late deliveries"', (T(("late", "deliveries"), is_exact=True),)),
        ("“late deliveries”", (T(("late", "deliveries"), is_exact=True),)),
        ('"late deliveries', (T(("late", "deliveries"), is_exact=True),)),
        ('""', ()),
        ("-late plan ", (T(("late",), is_excluded=True), T(("plan",)))),
        ("plan -late", (T(("plan",)), T(("late",), is_excluded=True))),
        ('-"late plan"', (T(("late", "plan"), is_exact=True, is_excluded=True),)),
        ("- late ", (T(("late",)),)),
        ("follow-up ", (T(("follow",)), T(("up",)))),
        ("morning’s ", (T(("morning",)),)),
        ("o'brien", (begun("brien"),)),
        ("C&A ", (T(("c",)), T(("a",)))),
        ("CASE-2024-118", (T(("case", "2024", "118"), is_exact=True),)),
        ("ana@x.example ", (T(("ana",)), T(("example",)))),
        ("1042", (T(("1042",)),)),
        ("R-1042", (T(("r", "1042"), is_exact=True, reference=1042),)),
        ("r1042", (T(("r", "1042"), is_exact=True, reference=1042),)),
        ("-R-7", (T(("r", "7"), is_exact=True, is_excluded=True, reference=7),)),
        ("Tomás ", (T(("tomas",)),)),
        ("Straße ", (T(("strasse",)),)),
        ("нет ", (T(("нет",)),)),
        ("colour:red ", (T(("colour",)), T(("red",)))),
        ("10:30 ", (T(("10", "30"), is_exact=True),)),
        ("!!! (') ", ()),
    ],
)
def test_words(text, terms):
    assert taken_apart(text, NAMES).terms == terms


@pytest.mark.parametrize(
    ("text", "narrowings"),
    [
        ("owner:me", (Narrowing("owner", "me"),)),
        ("OWNER:Jonas", (Narrowing("owner", "Jonas"),)),
        ("logged_by:me", (Narrowing("logged_by", "me"),)),
        ('team:"Customer care"', (Narrowing("team", "Customer care"),)),
        ("-urgency:low", (Narrowing("urgency", "low", is_excluded=True),)),
        ("urgency:", ()),
        ('owner:"', ()),
        (
            "urgency:high late urgency:critical",
            (Narrowing("urgency", "high"), Narrowing("urgency", "critical")),
        ),
    ],
)
def test_names_with_values(text, narrowings):
    assert taken_apart(text, NAMES).narrowings == narrowings


def test_narrowings_leave_no_words_behind():
    assert taken_apart('owner:me "late plan" team:3', NAMES).plain == "late plan"
    assert taken_apart("owner:me", NAMES).terms == ()


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("R-7", 7),
        ("7", 7),
        ("r7 ", 7),
        ("R-7 late", None),
        ("-R-7", None),
        ('"7"', 7),
        ("7th", None),
    ],
)
def test_one_incident_is_named(text, reference):
    assert taken_apart(text).reference == reference


def test_too_much_is_cut_off():
    assert len(taken_apart("word " * 100).terms) == 12
    assert max(map(len, plain_words("ﷺ" * 400))) <= 200


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        *(("late", "late", 0), ("late", "lat", 1), ("lat", "late", 1), ("late", "lane", 1)),
        *(("late", "laet", 1), ("ab", "ba", 1), ("brigthwater", "brightwater", 1)),
        *(("abc", "", 3), ("", "", 0), ("kitten", "sitting", 3), ("abcd", "badc", 2)),
    ],
)
def test_distance(one, other, far):
    assert distance(one, other) == distance(other, one) == far


@pytest.mark.parametrize(
    ("typed", "known", "likely"),
    [
        ("brigthwater", ["brightwater", "bridgewater"], ["brightwater"]),
        ("plam", ["plan", "play", "palm"], ["plan", "play", "palm"]),
        ("plna", ["plan", "plane"], ["plan"]),
        ("cat", ["cart"], []),
        ("late", ["lanes"], []),
        ("lane", ["lame", "lake", "line", "lone"], ["lame", "lake", "line"]),
        ("anything", [], []),
    ],
)
def test_what_was_probably_meant(typed, known, likely):
    assert meant(typed, known) == likely
