"""The page of figures: what recovery cost and kept, and how content they are."""

import statistics
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.lesson import keep_lesson
from incidents.actions.roll_up import forget, roll_up
from incidents.models import Incident
from tests.pages.past import Past

T_OF_FIVE, T_OF_SIX = 2.7764, 2.5706
"""Student's t for a 95 % interval of five and of six values, from a printed table."""


@pytest.fixture
def past(cast):
    """The past of the company."""
    return Past(cast)


@pytest.fixture
def shown(visit, cast):
    """What the page shows somebody."""

    def see(person=cast.mara, **wanted):
        # Remedies and surveys are written here without the events that tell of them.
        forget()
        roll_up(at=timezone.now())
        answer = visit(person).get("/figures/", wanted)
        return answer.context["figures"], answer.content.decode()

    return see


def test_what_we_owed_stands_apart_from_gestures_and_beside_what_was_kept(past, shown, cast):
    owed, gestures = [120, 80, 40, 300, "19.50"], [10, 20, 30, 40, 50, 60]
    for cost in owed:
        past.remedy(past.logs(), "owed", cost)
    for cost in gestures:
        past.remedy(past.logs(), "gesture", cost, "GBP")
    past.remedy(past.logs(), "owed", 9999, delivered_at=None)
    past.remedy(past.logs(by=cast.bea), "owed", 9999)
    past.remedy(past.logs(days=98), "owed", 9999)
    kept = [1000, 2000, 3000, 4000, 5000]
    for value in kept:
        closed(past.logs(value_at_risk=value, currency="EUR"), "confirmed")
    closed(past.logs(value_at_risk=9999, currency="EUR"), "silence")
    past.logs(value_at_risk=9999, currency="EUR")
    euro, pound = shown()[0].accounts
    assert (euro.owed.total, euro.owed.incidents.n) == (sum(map(Decimal, owed)), 5)
    assert (euro.owed.said, euro.kept.said) == ("€559.50", f"€{sum(kept):,}")
    assert (pound.gestures.said, pound.gestures.incidents.n) == ("£210", 6)
    assert (euro.gestures.said, pound.owed.said, pound.kept.said) == ("", "", "")
    assert (euro.share, pound.share) == ("3.7 %", "")


def test_a_sum_of_fewer_than_five_is_not_said(past, shown):
    for _ in range(4):
        past.remedy(past.logs(), "owed", 111)
    found, page = shown()
    assert found.accounts[0].owed.said == ""
    assert "444" not in page
    assert "4 incidents</a>" in page


def closed(incident, on):
    """It was closed on this."""
    changes = {"status": "closed", "closed_on": on, "closed_at": timezone.now()}
    Incident.objects.filter(pk=incident.pk).update(**changes)


def test_exemplary_moments_stand_beside_mistakes_both_told(past, shown, cast):
    for number in range(2):
        keep_lesson(
            by=cast.bea, at=timezone.now(), title=f"Stayed until {number}", is_exemplary=True
        )
    keep_lesson(by=cast.bea, at=timezone.now(), title="No moment, a lesson")
    long_ago = timezone.now() - timedelta(days=98)
    keep_lesson(by=cast.bea, at=long_ago, title="Long ago", is_exemplary=True)
    past.logs(by=cast.bea)
    past.logs()
    ratio = shown()[0].exemplary
    assert (ratio.counts, ratio.words) == ("2 exemplary moments to 2 mistakes", "")
    for _ in range(3):
        past.logs()
    ratio = shown()[0].exemplary
    assert (ratio.counts, ratio.words) == ("2 exemplary moments to 5 mistakes", "1 to 2.5")
    assert shown(period="52w")[0].exemplary.words == "1 to 1.7"


def test_satisfaction_after_against_before_with_its_interval(past, shown):
    said = [(3, 4), (4, 4), (2, 4), (4, 5), (3, 5)]
    for before, after in said:
        past.survey(past.logs(), before, after)
    past.survey(past.logs(), None, 5)
    found, page = shown()
    changes = [after - before for before, after in said]
    mean, deviation = statistics.mean(changes), statistics.stdev(changes)
    reach = T_OF_FIVE * deviation / len(said) ** 0.5
    first = found.contentment[0]
    assert first.answered.n == 5
    assert first.before.value == pytest.approx(statistics.mean(before for before, _ in said))
    assert first.after.value == pytest.approx(statistics.mean(after for _, after in said))
    assert first.change.value == pytest.approx(mean)
    assert first.change.interval.low == pytest.approx(mean - reach, abs=0.001)
    assert first.change.interval.high == pytest.approx(mean + reach, abs=0.001)
    assert (first.change_words, first.interval_words) == ("+1.2", "+0.2 to +2.2")
    assert first.words == "More content than before"
    assert "+1.2" in page


def test_second_failures_stand_apart_from_first_ones(past, shown, cast):
    said = [(4, 3), (4, 4), (3, 4), (5, 3), (4, 4), (4, 3)]
    for number, (before, after) in enumerate(said[:5]):
        first = past.logs(days=60 + number)
        past.survey(past.logs(days=10, customer=first.customer), before, after)
    again = past.logs()
    past.survey(again, 4, 5)
    past.survey(again, *said[5], cycle=2)
    long_before = past.logs(days=150)
    past.survey(past.logs(days=10, customer=long_before.customer), 4, 4)
    found, page = shown()
    changes = [after - before for before, after in said]
    mean, deviation = statistics.mean(changes), statistics.stdev(changes)
    reach = T_OF_SIX * deviation / len(said) ** 0.5
    first, second = found.contentment
    assert second.answered.n == 6
    assert second.change.value == pytest.approx(mean)
    assert second.change.interval.low == pytest.approx(mean - reach, abs=0.001)
    assert second.words == "No difference that we can be sure of"
    assert (first.answered.n, first.is_enough) == (1, False)
    assert "too few to say" in page


def test_a_survey_half_answered_again_leaves_the_one_before_standing(past, shown):
    incident = past.logs()
    past.survey(incident, 4, 5)
    past.survey(incident, 4, None, cycle=2)
    assert [one.answered.n for one in shown()[0].contentment] == [1, 0]


def test_satisfaction_is_never_told_as_more_than_it_is(past, shown):
    for _ in range(6):
        past.survey(past.logs(), 3, 5)
    page = shown()[1].lower()
    assert "satisf" in page
    for word in ("loyal", "paradox", "retention"):
        assert word not in page


def test_an_interval_that_is_shown_to_begin_at_nothing_proves_nothing(past, shown):
    for change in (0, 0, 1, 1, 1, 2):
        past.survey(past.logs(), 3, 3 + change)
    first = shown()[0].contentment[0]
    assert 0 < first.change.interval.low < 0.05
    assert first.interval_words == "0.0 to +1.6"
    assert first.words == "No difference that we can be sure of"
