"""The admin of an empty house is offered a sample company, and takes it out again, by pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.demo.sample import let_sample_in
from incidents.models import Sample
from tests.sampled import first_admin

OFFER = "Fill with a sample company to try things"
HERE = "all that ends in “(sample)” is made up"


@pytest.fixture
def first(db):
    """The first admin of an empty house, who knows their way."""
    return first_admin(toured_at=timezone.now())


def page(browser, name, **query):
    return browser.get(reverse(name), query, follow=True).content.decode()


def test_the_empty_queue_of_an_empty_house_offers_it_and_filled_shows_it(first, visit):
    browser = visit(first)
    assert OFFER in page(browser, "queue")
    answer = browser.post(reverse("let_sample_in"), follow=True)
    shown = answer.content.decode()
    assert answer.redirect_chain[0] == (reverse("queue"), 302)
    assert "Maple Clinic (sample)" in shown
    assert HERE in shown
    assert OFFER not in shown
    assert HERE in page(browser, "dashboard")


def test_the_dashboard_of_an_empty_house_offers_it_too(first, visit):
    assert OFFER in page(visit(first), "dashboard")


def test_a_queue_that_is_empty_in_a_house_that_is_not_offers_nothing(cast, visit):
    cast.logs(cast.mara)
    shown = page(visit(cast.helen), "queue", owner="me")
    assert "Nobody is waiting here" in shown
    assert OFFER not in shown


def test_nobody_but_an_admin_is_offered_it_or_told_of_it(cast, visit):
    others = [cast.mara, cast.tomas, cast.priya]
    for person in others:
        browser = visit(person)
        assert OFFER not in page(browser, "queue")
        assert OFFER not in page(browser, "dashboard")
    let_sample_in(by=cast.helen, at=timezone.now())
    for person in others:
        browser = visit(person)
        assert HERE not in page(browser, "queue")
        assert "Sample data" not in page(browser, "you")
        assert browser.get(reverse("sample")).status_code == 403
        assert browser.post(reverse("take_sample_out")).status_code == 403
    assert Sample.objects.exists()


def test_a_house_with_incidents_says_why_it_stays_out(cast, visit):
    cast.logs(cast.mara)
    browser = visit(cast.helen)
    answer = browser.post(reverse("let_sample_in"), follow=True).content.decode()
    assert "There are incidents in here already" in answer
    assert "none of them is a sample" in answer
    assert OFFER not in answer
