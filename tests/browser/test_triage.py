"""A morning’s triage by keyboard alone: ten cases, none of them touched with a mouse."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from incidents.models import Incident

pytestmark = pytest.mark.browser

TEN = 10


@pytest.fixture
def ten(cast):
    """Ten that nobody owns yet, the first one due the soonest."""
    logged = [
        cast.logs(cast.mara, ago=timedelta(minutes=5 * (TEN - number)), happened=f"Stop {number}")
        for number in range(TEN)
    ]
    Incident.objects.update(owner=None)
    return logged


def types(page, *keys):
    """Press keys, one after the other, once all of the page is there."""
    page.wait_for_load_state()
    for key in keys:
        page.keyboard.press(key)


def goes_to(page, button):
    """Press Tab until a button has the focus."""
    for _ in range(30):
        if button.evaluate("button => button === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def test_ten_are_triaged_by_keyboard_alone(ten, cast, sits_down):
    page = sits_down(cast.tomas)
    page.goto("/queue/?owner=nobody")
    # The first two are urgent.
    types(page, "j", "x", "j", "x")
    expect(page.locator("[data-bulk-count]")).to_have_text("2")
    types(page, "p")
    expect(page.get_by_role("heading", name="Set their urgency")).to_be_visible()
    goes_to(page, page.get_by_role("radio", name="Critical"))
    types(page, "Space")
    deed = page.get_by_role("button", name="Make 2 incidents critical")
    expect(deed).to_be_visible()
    goes_to(page, deed)
    types(page, "Enter")
    expect(page.get_by_role("heading", name="2 incidents have changed")).to_be_visible()
    goes_to(page, page.get_by_role("link", name="Back to the list").last)
    types(page, "Enter")
    # All of them are Jonas’s to look after.
    expect(page.locator("[data-rows]")).to_be_visible()
    for _ in range(TEN):
        types(page, "j", "x")
    expect(page.locator("[data-bulk-count]")).to_have_text(str(TEN))
    types(page, "a")
    whom = page.get_by_label("To whom")
    expect(whom).to_be_visible()
    goes_to(page, whom)
    types(page, "j", "o", "n")
    page.keyboard.press("Tab")
    deed = page.get_by_role("button", name="Give 10 incidents to Jonas Weber")
    expect(deed).to_be_visible()
    goes_to(page, deed)
    types(page, "Enter")
    expect(page.get_by_role("heading", name="10 incidents have changed")).to_be_visible()
    urgent = Incident.objects.filter(urgency="critical").order_by("pk")
    assert list(urgent) == ten[:2]
    assert set(Incident.objects.values_list("owner__name", flat=True)) == {"Jonas Weber"}
    assert page.problems == []


def test_one_by_one_with_save_and_next(ten, cast, sits_down):
    Incident.objects.update(owner=cast.mara)
    page = sits_down(cast.mara)
    page.goto("/next/")
    for number in range(TEN):
        expect(page.get_by_role("heading", name=f"Stop {number}")).to_be_visible()
        types(page, "n")
        expect(page.locator("#note textarea")).to_be_focused()
        page.keyboard.type(f"Looked at, number {number}.")
        goes_to(page, page.locator("#note").get_by_role("button", name="Save and next"))
        types(page, "Enter")
    expect(page.get_by_role("heading", name="Stop 0")).to_be_visible()
    assert [one.events.filter(kind="note").count() for one in ten] == [1] * TEN
    assert page.problems == []


def test_a_page_is_chosen_at_once_and_a_range_with_shift(ten, cast, sits_down):
    page = sits_down(cast.tomas)
    page.goto("/queue/?owner=nobody")
    bar, count = page.locator("#bulk-bar"), page.locator("[data-bulk-count]")
    expect(bar).to_be_hidden()
    page.get_by_label("Choose all on this page").check()
    expect(count).to_have_text(str(TEN))
    page.get_by_role("button", name="Choose none").click()
    expect(bar).to_be_hidden()
    page.get_by_label(f"Choose {ten[1].reference}").check()
    page.get_by_label(f"Choose {ten[4].reference}").click(modifiers=["Shift"])
    expect(count).to_have_text("4")
    assert page.problems == []
