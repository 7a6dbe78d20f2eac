"""The practice room and the customers’ pages in a real browser: sound, and by keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.customer import edit_contact
from incidents.actions.edit import edit_incident
from incidents.actions.practice import assign_practice, debrief_try, keep_try, share_try
from tests.browser.sound import unsound, violations

pytestmark = pytest.mark.browser

CODE = "half-seven"


@pytest.fixture
def addresses(committed, cast):
    """The addresses of these pages, with something on each."""
    at, customer = timezone.now(), cast.brightwater
    for days, score in ((40, 4), (2, 2)):
        incident = cast.logs(cast.mara, ago=timedelta(days=days))
        edit_incident(by=cast.mara, at=at, incident=incident, kind="late", relationship=score)
        cast.talks(incident, mood=1)
    edit_contact(by=cast.mara, at=at, contact=cast.elena, prefers="call", answers_to="Their COO")
    assign_practice(by=cast.tomas, at=at, scenario="booked-twice", person=cast.mara)
    words = {"happened": "We are sorry for any inconvenience.", "next": "We call soon."}
    mine = keep_try(by=cast.mara, at=at, scenario=CODE, **words)
    share_try(by=cast.mara, practice=mine, is_shared=True)
    debrief_try(by=cast.tomas, at=at, practice=mine, text="What would he want to hear first?")
    return [
        reverse("customers"),
        reverse("customer", args=[customer.pk]),
        reverse("edit_customer", args=[customer.pk]),
        reverse("edit_contact", args=[customer.pk, cast.elena.pk]),
        reverse("practice_room"),
        reverse("practice", args=[CODE]),
        reverse("practice_try", args=[mine.pk]),
    ]


@pytest.mark.parametrize("person", ["mara", "tomas"])
def test_each_of_these_pages_is_sound(person, addresses, cast, sits_down):
    page = sits_down(getattr(cast, person))
    problems = [problem for address in addresses for problem in unsound(page, address)]
    assert not problems, "\n".join(problems)
    assert not page.problems


def test_somebody_practises_by_keyboard_alone(committed, cast, sits_down):
    page = sits_down(cast.mara)
    page.goto(reverse("practice", args=[CODE]))
    page.get_by_label("Here’s what happened").focus()
    page.keyboard.press("Control+Enter")
    summary = page.get_by_role("alert")
    summary.get_by_text("Write a few words first").wait_for()
    assert not violations(page)
    page.get_by_label("Here’s what happened").focus()
    page.keyboard.type("You stood in the rain because of my words. I am sorry.")
    page.keyboard.press("Tab")
    page.keyboard.type("I wrote “half seven”.")
    page.keyboard.press("Tab")
    page.keyboard.type("I will ring you soon.")
    page.keyboard.press("Control+Enter")
    beside = page.get_by_role("heading", name="Your try, and a good answer beside it")
    expect(beside).to_be_visible()
    expect(page.get_by_text("“Half seven” means 07:30 in Britain")).to_be_visible()
    page.get_by_role("link", name="Try again").press("Enter")
    expect(page.get_by_label("Here’s why")).to_have_value("I wrote “half seven”.")
    page.get_by_role("button", name="Look at it").press("Enter")
    expect(beside).to_be_visible()
    page.get_by_role("link", name="Practice room").first.press("Enter")
    expect(page.get_by_text("tried once")).to_be_visible()
