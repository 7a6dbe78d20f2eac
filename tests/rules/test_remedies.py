"""What remedies cost us, in words."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from incidents.rules.remedies import CHOSEN, DECLINED, LEFT, OFFERED, REFUSED, Bill, sum_words


@dataclass
class Given:
    """A remedy as far as its bill goes."""

    cost: Decimal
    kind: str = "gesture"
    is_option: bool = False
    currency: str = "EUR"


def given(cost, **more):
    return Given(Decimal(cost), **more)


def test_amounts_are_summed_currency_by_currency():
    assert sum_words([]) == "nothing"
    assert sum_words([(Decimal(0), "EUR")]) == "nothing"
    assert sum_words([(Decimal(20), "GBP"), (Decimal("0.5"), "EUR"), (Decimal(1), "EUR")]) == (
        "€1.50 and £20"
    )


def test_what_they_will_not_have_costs_nothing():
    bill = Bill.of([(given(1, kind="owed"), DECLINED), (given(2), REFUSED)])
    assert bill.in_words[-1] == ("Together", "nothing")


def test_until_they_choose_the_dearest_option_counts_and_then_the_chosen_one():
    dear, cheap = given(300, is_option=True), given(100, is_option=True, kind="owed")
    bill = Bill.of([(dear, OFFERED), (cheap, OFFERED)])
    assert bill.in_words[-2:] == [("What they choose", "up to €300"), ("Together", "up to €300")]
    bill = Bill.of([(dear, LEFT), (cheap, CHOSEN)])
    assert bill.in_words == [
        ("What we owe", "€100"),
        ("Gestures", "nothing"),
        ("Together", "€100"),
    ]


@pytest.mark.parametrize(
    ("costs", "value", "words"),
    [
        ([given(340)], 17000, "2 %"),
        ([given("0.10")], 17000, "less than 1 %"),
        ([given(0)], 17000, "0 %"),
        ([], 17000, "0 %"),
        ([given(34000)], 17000, "200 %"),
        ([given(340)], 0, ""),
        ([given(340), given(1, currency="GBP")], 17000, ""),
    ],
)
def test_it_is_told_as_a_share_of_what_is_at_stake(costs, value, words):
    bill = Bill.of((one, OFFERED) for one in costs)
    assert bill.share_of(Decimal(value), "EUR") == words
