"""How sure a mean is, held against printed tables and a sum done by hand."""

import statistics

import pytest

from incidents.rules.statistics_of import interval_of_mean, student_t


@pytest.mark.parametrize(
    ("freedom", "confidence", "table"),
    [
        (1, 0.95, 12.706),
        (2, 0.95, 4.303),
        (4, 0.95, 2.776),
        (5, 0.95, 2.571),
        (9, 0.95, 2.262),
        (30, 0.95, 2.042),
        (100, 0.95, 1.984),
        (4, 0.99, 4.604),
        (7, 0.90, 1.895),
        (120, 0.90, 1.658),
    ],
)
def test_the_quantile_is_that_of_the_tables(freedom, confidence, table):
    assert student_t(freedom, confidence) == pytest.approx(table, abs=0.0006)


def test_with_many_degrees_it_nears_the_normal_one_from_above():
    normal = statistics.NormalDist().inv_cdf(0.975)
    assert normal < student_t(5_000_000) < normal * 1.002


def test_an_interval_as_done_by_hand():
    # Changes 1, 0, 2, 1, 1: mean 1, squares off it 0+1+1+0+0 = 2, over 4 is 0.5, its root 0.7071;
    # over the root of 5 that is 0.3162, times 2.776 is 0.878.
    interval = interval_of_mean(5, 1.0, 0.5**0.5)
    assert (interval.low, interval.high) == pytest.approx((0.122, 1.878), abs=0.0005)
    assert interval.sign == 1


def test_its_sign_is_told_only_where_all_of_it_has_one():
    assert interval_of_mean(5, -1.0, 0.5**0.5).sign == -1
    assert interval_of_mean(5, 0.5, 0.5**0.5).sign == 0
    assert interval_of_mean(9, 0.0, 0.0).sign == 0


@pytest.mark.parametrize("n", [0, 1])
def test_one_value_says_nothing_about_how_far_it_may_be_off(n):
    with pytest.raises(ValueError, match="at least two"):
        interval_of_mean(n, 1.0, 0.0)
