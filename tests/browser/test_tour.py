"""Somebody new is shown round by keyboard alone, in either light, and on a phone; an admin fills an
empty house with a sample company, and takes it out again."""

import pytest
from playwright.sync_api import expect

from incidents.models import Incident, User
from tests.browser.sound import unsound, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def tomas(committed, cast):
    """The lead, on his first day; an incident of his waits for him."""
    User.objects.filter(pk=cast.tomas.pk).update(toured_at=None)
    cast.logs(cast.tomas)
    return cast.tomas


def test_by_keyboard_it_leads_over_the_pages_to_its_end(tomas, sits_down):
    page = sits_down(tomas)
    page.goto("/queue/")
    page.get_by_role("button", name="Show me round").focus()
    titles = []
    for number in range(1, 6):
        page.keyboard.press("Enter")
        page.get_by_text(f"Shown round: {number} of 5").wait_for()
        expect(page.locator("#tour")).to_be_focused()
        titles.append(page.locator("#tour-title").inner_text())
        page.keyboard.press("Tab")
    assert len(set(titles)) == 5
    assert page.evaluate("document.activeElement.textContent") == "Done"
    page.keyboard.press("Enter")
    page.get_by_text("the tour is under “You”").first.wait_for()
    page.goto("/queue/")
    expect(page.locator("#tour")).to_have_count(0)
    tomas.refresh_from_db()
    assert tomas.toured_at
    assert not page.problems


def test_what_it_speaks_of_is_marked_and_it_holds_nobody(tomas, sits_down):
    page = sits_down(tomas)
    page.goto("/queue/")
    page.get_by_role("button", name="Show me round").click()
    expect(page.locator("#queue")).to_have_css("outline-style", "dashed")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".next-step")).to_have_css("outline-style", "dashed")
    # The new page is drawn before the focus stands in it: a key pressed in between starts above.
    expect(page.locator("#tour")).to_be_focused()
    # It is a part of the page: the focus goes on from it, and comes back to what stands before.
    for _ in range(4):
        page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('#tour')")
    page.get_by_role("link", name="Customers").first.click()
    page.wait_for_url("**/customers/")
    expect(page.locator("#tour")).to_have_count(0)
    page.goto("/queue/")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()


def test_escape_skips_it_but_not_out_of_a_field_or_of_what_is_open(tomas, sits_down):
    page = sits_down(tomas)
    page.goto("/queue/")
    page.locator("#id_q").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.locator("#palette").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#palette").wait_for(state="hidden")
    expect(page.locator("#tour")).to_be_visible()
    page.get_by_role("button", name="Show me round").click()
    page.wait_for_url("**#tour")
    page.keyboard.press("Escape")
    page.get_by_text("the tour is under “You”").first.wait_for()
    expect(page.locator("#tour")).to_have_count(0)
    tomas.refresh_from_db()
    assert tomas.toured_at


def test_nobody_is_kept_out_by_it(tomas, sits_down):
    page = sits_down(tomas)
    assert not unsound(page, "/queue/")
    page.get_by_role("button", name="Show me round").click()
    for number in range(1, 6):
        page.get_by_text(f"Shown round: {number} of 5").wait_for()
        assert not unsound(page), number
        if number < 5:
            page.get_by_role("button", name="Next", exact=True).click()
    assert not page.problems


def test_an_admin_lets_the_sample_in_and_takes_it_out_by_keyboard(committed, cast, sits_down):
    page = sits_down(cast.helen)
    page.goto("/queue/?owner=me")
    assert not violations(page)
    page.get_by_role("button", name="Fill with a sample company").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Maple Clinic (sample)").wait_for()
    assert not violations(page)
    page.get_by_role("link", name="See what is in it, or take it out").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove the sample data").wait_for()
    assert not violations(page)
    page.get_by_role("button", name="Remove the sample data").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The sample company is out: 6 incidents went").first.wait_for()
    assert not violations(page)
    assert not Incident.objects.exists()
    assert not page.problems
