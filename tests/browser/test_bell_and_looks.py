"""The bell rings while a page is open; what somebody has chosen wins over their system."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.news import spread_the_news
from incidents.models import Event

pytestmark = pytest.mark.browser

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(22, 21, 19)"


def note(incident, person, text):
    """Somebody writes a note, and the worker looks."""
    data = {"text": text}
    Event.objects.create(incident=incident, kind="note", at=timezone.now(), by=person, data=data)
    spread_the_news(at=timezone.now())


def test_the_bell_rings_without_loading_the_page_again(committed, cast, sits_down):
    spread_the_news(at=timezone.now())
    incident = cast.logs(cast.mara)
    page = sits_down(cast.mara)
    page.goto("/queue/")
    bell = page.locator("#bell-count")
    expect(bell).to_be_hidden()
    note(incident, cast.jonas, "Look at the invoice")
    page.evaluate("htmx.trigger('#bell', 'look')")
    expect(bell).to_have_text(re.compile(r"new:\s*1"))
    page.get_by_text("1 new notice").wait_for(state="attached")
    page.get_by_role("link", name="Notices").first.click()
    page.get_by_role("link", name="Jonas").click()
    expect(page).to_have_url(re.compile(incident.reference))
    expect(page.locator("#bell-count")).to_be_hidden()
    assert not page.problems


@pytest.mark.parametrize(
    ("system", "choice", "expected"),
    [("dark", "Light", LIGHT), ("light", "Dark", DARK)],
)
def test_a_chosen_theme_wins_over_the_system(system, choice, expected, committed, cast, sits_down):
    page = sits_down(cast.mara)
    page.emulate_media(color_scheme=system)
    page.goto("/notices/")
    expect(page.locator("body")).not_to_have_css("background-color", expected)
    page.get_by_role("button", name=choice).click()
    expect(page.locator("body")).to_have_css("background-color", expected)
    assert page.url.endswith("/notices/")
    page.emulate_media(color_scheme=system, media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    page.emulate_media(color_scheme=system, media="screen")
    page.get_by_role("button", name="As my system").click()
    expect(page.locator("body")).not_to_have_css("background-color", expected)


def test_compact_rows_are_36_pixels_high(committed, cast, sits_down):
    cast.logs(cast.mara)
    page = sits_down(cast.mara)
    page.goto("/you/")
    page.get_by_label("Compact").check(force=True)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").first.wait_for()
    page.goto("/queue/")
    row = page.locator("[data-rows] tbody tr").first.bounding_box()
    assert 36 <= row["height"] < 40
