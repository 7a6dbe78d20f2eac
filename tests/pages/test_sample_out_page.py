"""The page of the sample company that stands in a house, and taking it out there."""

from copy import deepcopy

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.demo.sample import let_sample_in
from incidents.models import Customer, Incident
from tests.pages.test_sample_page import OFFER, page
from tests.sampled import first_admin


@pytest.fixture(scope="module")
def house(standing):
    """The first admin of a house, who has let the sample company in."""

    def build():
        first = first_admin(toured_at=timezone.now())
        let_sample_in(by=first, at=timezone.now())
        return first

    return standing(build)


@pytest.fixture
def first(house, db):
    """The admin of the house, who knows their way."""
    return deepcopy(house)


def test_filled_twice_it_is_filled_once(first, visit):
    assert visit(first).post(reverse("let_sample_in")).status_code == 302
    assert Incident.objects.count() == 6


def test_its_page_says_what_goes_and_removing_takes_it_all(first, visit):
    browser = visit(first)
    shown = page(browser, "sample")
    assert "6 incidents" in shown
    assert "Lantern Books (sample)" in shown
    assert "What stays" not in shown
    answer = browser.post(reverse("take_sample_out"), follow=True).content.decode()
    assert "The sample company is out: 6 incidents went" in answer
    assert not Incident.objects.exists()
    assert not Customer.objects.exists()
    assert OFFER in page(browser, "queue")
    again = browser.post(reverse("take_sample_out"), follow=True).content.decode()
    assert "nothing of it is left" in again


def test_what_was_logged_by_hand_is_named_before_and_kept(first, visit):
    browser = visit(first)
    browser.post(
        reverse("log"),
        {
            "customer": "Fjell Outdoor (sample)",
            "happened": "The tent had no pegs.",
            "learned_at": timezone.now().strftime("%Y-%m-%dT%H:%M"),
            "noticed_by": "customer",
            "urgency": "normal",
        },
    )
    ours = Incident.objects.get(happened="The tent had no pegs.")
    shown = page(browser, "sample")
    assert "What stays, and why" in shown
    assert f"{ours.reference}</a>, for it was logged by one of you" in shown
    assert "The team “Trial team (sample)”, for what stays belongs to it" in shown
    answer = browser.post(reverse("take_sample_out"), follow=True).content.decode()
    assert f"{ours.reference} stays, with the customer and the team it needs." in answer
    assert "There is no sample data in here" in answer
    assert "Fjell Outdoor (sample)" in page(browser, "queue")


def test_its_page_takes_no_more_queries_than_any_other(first, visit, django_assert_max_num_queries):
    browser = visit(first)
    for name in ("sample", "queue", "dashboard"):
        page(browser, name)
        with django_assert_max_num_queries(12):
            browser.get(reverse(name))
