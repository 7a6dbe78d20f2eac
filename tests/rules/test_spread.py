"""Lengths of time in buckets: what they say of the middle is near enough, and they add up."""

import statistics
from random import Random

import pytest

from incidents.rules.spread import BOUNDS, EXACT, LONGEST, added, bucket_of, median, middle_of


def spread_of(lengths):
    spread = [0] * (max(map(bucket_of, lengths)) + 1)
    for length in lengths:
        spread[bucket_of(length)] += 1
    return spread


@pytest.mark.parametrize("minutes", [0, 0.5, 1, 7.9, 19.99, 20, 20.5, 61, 1440, 90_000, LONGEST])
def test_a_bucket_stands_for_what_falls_into_it(minutes):
    near = middle_of(bucket_of(minutes))
    assert near == pytest.approx(minutes, abs=1 if minutes < EXACT else 0, rel=0.025)


def test_up_to_twenty_minutes_a_bucket_is_a_minute():
    assert [bucket_of(minute + 0.5) for minute in range(20)] == list(range(20))
    assert [middle_of(bucket) for bucket in range(20)] == list(range(20))


def test_buckets_have_no_gap_and_few_of_them_do():
    assert list(BOUNDS) == sorted(set(BOUNDS))
    assert len(BOUNDS) < 300
    assert bucket_of(LONGEST * 10) == len(BOUNDS)


@pytest.mark.parametrize("seed", range(40))
def test_the_middle_one_is_near_enough(seed):
    chance = Random(seed)
    lengths = [chance.expovariate(1 / 700) for _ in range(chance.randrange(1, 60))]
    exact = statistics.median(lengths)
    assert median(spread_of(lengths)) == pytest.approx(exact, rel=0.0251, abs=1)


def test_of_nothing_there_is_no_middle():
    assert median([]) is None
    assert median([0, 0]) is None


def test_between_two_middle_ones_lies_the_middle():
    assert median(spread_of([10, 14])) == 12
    assert median(spread_of([1, 10, 14, 900])) == 12


def test_spreads_add_up():
    some, others = [3, 5, 18, 700], [4, 5]
    assert added([spread_of(some), spread_of(others)]) == spread_of(some + others)
    assert added([]) == []
