"""Lessons, playbooks and figures in a real browser: sound, found while typing, and by keyboard."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.lesson import keep_lesson
from incidents.actions.playbook import save_playbook
from incidents.queries.playbooks import texts_of
from tests.browser.sound import unsound, violations
from tests.pages.past import Past

pytestmark = pytest.mark.browser

LONG = "A word that is " + "very" * 30 + " long. " + "Two people look at it. " * 30


@pytest.fixture
def addresses(committed, cast):
    """The addresses of these pages, with something on each."""
    past, at = Past(cast), timezone.now()
    for number in range(6):
        incident = past.logs(value_at_risk=900, currency="EUR")
        past.speaks(incident, timedelta(minutes=20))
        past.remedy(incident, "owed", 40)
        past.survey(incident, 3, 3 + number % 3)
    keep_lesson(by=cast.mara, at=at, title="Say the day", text=LONG, tags=["dates", "a"])
    keep_lesson(by=cast.mara, at=at, title="Read it aloud", kind="late", incident=past.logs())
    keep_lesson(by=cast.bea, at=at, title="Stayed until it worked", is_exemplary=True)
    about = {"by": cast.tomas, "at": at, "kind": "late", "seen": None}
    save_playbook(**about, **texts_of("late", None) | {"easy_to_miss": "Ring them."})
    return [
        reverse("lessons"),
        reverse("lessons") + "?q=alowd",
        reverse("lessons") + "?q=zebra&tag=dates&of=mistakes",
        reverse("log_exemplary"),
        reverse("playbooks"),
        reverse("playbook", args=["late"]),
        reverse("edit_playbook", args=["late"]),
        reverse("figures"),
    ]


def test_each_of_these_pages_is_sound(addresses, cast, sits_down):
    page = sits_down(cast.tomas)
    problems = [problem for address in addresses for problem in unsound(page, address)]
    assert not problems, "\n".join(problems)
    assert not page.problems


def test_lessons_are_found_while_somebody_types_and_the_address_can_be_shared(
    addresses, cast, sits_down
):
    page = sits_down(cast.mara)
    page.goto(reverse("lessons"))
    page.keyboard.press("/")
    page.keyboard.type("aloud")
    page.get_by_role("link", name="Search: aloud").wait_for()
    expect(page.locator(".shelf-line h2")).to_have_text(["Read it aloud"])
    expect(page).to_have_url(re.compile(r"/lessons/\?q=aloud$"))
    page.get_by_label("About what").select_option("data")
    page.get_by_role("heading", name="Nothing like that yet").wait_for()
    expect(page).to_have_url(re.compile(r"/lessons/\?q=aloud&kind=data$"))
    page.get_by_role("link", name="Show everything").click()
    page.get_by_role("heading", name="Say the day").wait_for()


def test_a_moment_and_a_playbook_are_written_by_keyboard_alone(addresses, cast, sits_down):
    page = sits_down(cast.tomas)
    page.goto(reverse("log_exemplary"))
    page.get_by_label("What did somebody do").focus()
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_role("link", name="Say what somebody did").press("Enter")
    page.keyboard.type("Mara rang all nine shops")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="Mara rang all nine shops").wait_for()
    page.goto(reverse("edit_playbook", args=["late"]))
    page.get_by_label("Here’s why").fill("Because of {{weather}}.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_text("You can use {{contact}}").wait_for()
    expect(page.get_by_label("Here’s why")).to_have_value("Because of {{weather}}.")
    assert not violations(page)
    page.get_by_label("Here’s why").fill("We saw it too late.")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="In the first hour").wait_for()
    expect(page.get_by_text("We saw it too late.")).to_be_visible()
