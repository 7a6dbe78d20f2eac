"""A customer's page in a real browser without JavaScript: sound, light to load, and by keyboard."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.answer import send_answer
from incidents.actions.close import make_right
from incidents.actions.customer_link import make_link
from incidents.actions.customer_page import ask_for_lead, tell_their_version
from incidents.actions.deliver import deliver
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import deliver_remedy
from incidents.models import Apology, Event, Survey
from tests.browser.sound import unsound
from tests.engine.clockwork import LETTER

pytestmark = pytest.mark.browser

MOST_BYTES = 50 * 1024
DAY = timedelta(days=1)


@pytest.fixture
def link(committed, cast):
    """The link to a page on which something is going on everywhere."""
    incident, at = cast.logs(cast.mara, ago=timedelta(hours=2)), timezone.now()
    about = {"by": cast.mara, "at": at, "incident": incident}
    cast.talks(incident)
    for what, details, is_option in (
        ("A planner beside you for five mornings", "Jonas Weber joins you from 05:30.", True),
        ("A checked plan every morning", "We confirm it to you by 05:45.", True),
        ("We pay the courier surcharges", "By Friday", False),
    ):
        propose_remedy(
            **about,
            what=what,
            details=details,
            is_option=is_option,
            kind="gesture" if is_option else "owed",
            cost=Decimal(0),
            is_offered=True,
        )
    for what, is_theirs in (("Re-plan the 38 stops", False), ("Send us the list", True)):
        add_action(**about, what=what, owner=cast.jonas, due_at=at + DAY, is_theirs=is_theirs)
    done = add_action(**about, what="Call all nine stores", owner=cast.mara, due_at=at + DAY)
    finish_action(by=cast.mara, at=at, action=done)
    send_answer(**about, **LETTER)
    deliver()
    return make_link(**about)


@pytest.fixture
def put_right(link, cast):
    """It is time for the survey, and they have said something before."""
    incident, at = link.incident, timezone.now()
    tell_their_version(at=at, link=link, text="It was 41 stops, not 38: " + "x" * 200)
    ask_for_lead(at=at, link=link)
    owed = incident.remedies.get(kind="owed")
    deliver_remedy(by=cast.mara, at=at, remedy=owed)
    make_right(by=cast.mara, at=at, incident=incident, what="They have their plan.")


@pytest.fixture
def hers(browser, live_server, link):
    """Elena's browser, which runs no scripts, at her page; `bytes` counts what it loaded."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.loaded = []
    page.on("requestfinished", lambda request: page.loaded.append(request))
    page.goto(link.get_absolute_url())
    yield page
    context.close()


def test_it_is_sound(page, link, put_right):
    for address in (link.get_absolute_url(), "/with-you/unknown/"):
        page.goto(address)
        _open_all(page)
        assert not unsound(page)


def _open_all(page):
    for summary in page.locator("summary").all():
        summary.click()


def test_all_of_it_weighs_fifty_kilobytes_at_the_most(hers, link):
    assert _bytes(hers) < MOST_BYTES / 2
    long = "We sent 174 of your 212 stops, and I am sorry for each of them. " * 120
    Apology.objects.update(happened=long, why=long, next=long)
    hers.loaded.clear()
    hers.goto(link.get_absolute_url())
    assert _bytes(hers) < MOST_BYTES
    assert {request.resource_type for request in hers.loaded} <= {"document", "stylesheet", "other"}


def _bytes(page):
    sizes = [request.sizes() for request in page.loaded]
    return sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)


def test_a_customer_chooses_answers_and_says_what_is_not_right(hers, link, cast):
    expect(hers.get_by_role("heading", name="Elena, this is where things stand")).to_be_visible()
    expect(hers.get_by_text("174 of your 212 stops")).to_be_visible()
    hers.get_by_role("button", name="Choose this").click()
    expect(hers.get_by_role("alert")).to_contain_text("Choose one of them.")
    hers.get_by_label("A checked plan every morning").check()
    hers.get_by_role("button", name="Choose this").click()
    expect(hers.get_by_text("You have chosen “A checked plan every morning”")).to_be_visible()

    hers.get_by_role("button", name="Done: Send us the list").click()
    expect(hers.get_by_role("button", name="Done: Send us the list")).to_have_count(0)

    hers.get_by_text("This is not right", exact=True).click()
    hers.get_by_label("What is not right?").fill("It was 41 stops.")
    hers.get_by_role("button", name="Send it").click()
    expect(hers.get_by_text("It was 41 stops.")).to_be_visible()

    hers.get_by_text("Please involve a lead").click()
    hers.get_by_role("button", name="Yes, tell a lead").click()
    expect(hers.get_by_text("You asked for a lead on")).to_be_visible()
    kinds = {event.kind for event in link.incident.events.filter(by=None)}
    assert {Event.Kind.THEIR_VERSION, Event.Kind.THEY_ESCALATED} <= kinds
    assert not hers.context.cookies()


def test_the_survey_is_answered_by_keyboard_alone(put_right, hers, link):
    hers.goto(f"{link.get_absolute_url()}#survey")
    hers.keyboard.press("Tab")
    for _ in range(3):
        hers.keyboard.press("Space")
        hers.keyboard.press("ArrowRight")
        hers.keyboard.press("Tab")
    send = hers.get_by_role("button", name="Send my answers")
    for _ in range(12):
        if send.evaluate("button => button === document.activeElement"):
            break
        hers.keyboard.press("Tab")
    hers.keyboard.press("Enter")
    expect(hers.get_by_text("Thank you for telling us how it was")).to_be_visible()
    survey = Survey.objects.get()
    assert (survey.outcome, survey.process, survey.treatment) == (2, 2, 2)


def test_what_is_wrong_comes_into_view_with_all_that_was_written(put_right, hers, link):
    hers.goto(link.get_absolute_url())
    hers.get_by_label("What else should we know?").fill("Half of it came late.")
    hers.get_by_role("button", name="Send my answers").click()
    summary = hers.get_by_role("alert")
    expect(summary).to_be_in_viewport()
    summary.get_by_role("link", name="How did we speak to you?").click()
    expect(hers.get_by_role("group", name="How did we speak to you?")).to_be_in_viewport()
    expect(hers.get_by_label("What else should we know?")).to_have_value("Half of it came late.")
