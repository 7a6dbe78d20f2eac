"""The admin of an empty house is offered a sample company, and takes it out again, by pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.demo.sample import let_sample_in
from incidents.models import Customer, Incident, Sample, User

OFFER = "Fill with a sample company to try things"
HERE = "all that ends in “(sample)” is made up"


@pytest.fixture
def first(first_policy):
    """The first admin of an empty house, who knows their way."""
    return User.objects.create_superuser(
        "ada@house.example", "Ada First", "make-it-right", toured_at=timezone.now()
    )


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


@pytest.mark.parametrize("who", ["mara", "tomas", "priya"])
def test_nobody_but_an_admin_is_offered_it_or_told_of_it(who, cast, visit):
    browser = visit(getattr(cast, who))
    assert OFFER not in page(browser, "queue")
    assert OFFER not in page(browser, "dashboard")
    let_sample_in(by=cast.helen, at=timezone.now())
    assert HERE not in page(browser, "queue")
    assert "Sample data" not in page(browser, "you")
    assert browser.get(reverse("sample")).status_code == 403
    assert browser.post(reverse("take_sample_out")).status_code == 403
    assert Sample.objects.exists()


def test_filled_twice_it_is_filled_once(first, visit):
    browser = visit(first)
    browser.post(reverse("let_sample_in"))
    browser.post(reverse("let_sample_in"))
    assert Incident.objects.count() == 6


def test_a_house_with_incidents_says_why_it_stays_out(cast, visit):
    cast.logs(cast.mara)
    browser = visit(cast.helen)
    answer = browser.post(reverse("let_sample_in"), follow=True).content.decode()
    assert "There are incidents in here already" in answer
    assert "none of them is a sample" in answer
    assert OFFER not in answer


def test_its_page_says_what_goes_and_removing_takes_it_all(first, visit):
    browser = visit(first)
    browser.post(reverse("let_sample_in"))
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
    browser.post(reverse("let_sample_in"))
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
    browser.post(reverse("let_sample_in"))
    for name in ("sample", "queue", "dashboard"):
        page(browser, name)
        with django_assert_max_num_queries(12):
            browser.get(reverse(name))
