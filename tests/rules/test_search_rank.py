"""Which of those that were found comes first."""

from datetime import UTC, datetime, timedelta

import pytest

from incidents.rules.search_rank import Match, weight

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
USUAL = {"pk": 5, "rank": 0.3, "learned_at": NOW, "is_open": True, "customer": "Brightwater Foods"}


def heavier(better, worse, plain="late"):
    """Whether the first comes before the second."""
    first, second = (
        weight(Match(**USUAL | told), plain, reference=7, at=NOW) for told in (better, worse)
    )
    return first > second


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"rank": 0.4}, {}),
        ({}, {"is_open": False}),
        ({}, {"learned_at": NOW - timedelta(days=40)}),
        ({"learned_at": NOW - timedelta(days=9)}, {"learned_at": NOW - timedelta(days=10)}),
        ({"pk": 7, "rank": 0.1, "is_open": False}, {"rank": 0.9}),
        ({"rank": 0.9, "is_open": False, "learned_at": NOW - timedelta(days=999)}, {"rank": 0.1}),
    ],
)
def test_what_comes_first(better, worse):
    assert heavier(better, worse)
    assert not heavier(worse, better)


def test_just_their_name_means_them():
    named, mentioned = {"rank": 0.1}, {"rank": 0.6, "customer": "Lakeside Clinic"}
    assert heavier(named, mentioned, plain="brightwater foods")
    assert not heavier(named, mentioned, plain="foods")


def test_what_we_have_not_learned_of_yet_is_as_new_as_can_be():
    assert not heavier({"learned_at": NOW + timedelta(days=9)}, {})
