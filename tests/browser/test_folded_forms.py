"""Forms that are folded away come when they are unfolded, and one can write at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.sound import violations

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]


@pytest.fixture
def page(cast, sits_down):
    """Mara at one of her incidents."""
    page = sits_down(cast.mara)
    page.goto(cast.logs(cast.mara).get_absolute_url())
    return page


def test_whoever_unfolds_one_goes_on_from_where_they_are(page):
    for name in ("Note a call, mail or meeting", "Write a note for us", "Hand over", "Add a tag"):
        summary = page.locator("summary", has_text=name)
        summary.click()
        expect(summary.locator("xpath=..").locator("form")).to_be_visible()
        expect(summary).to_be_focused()
    assert not violations(page)
    assert not page.problems


def test_whoever_is_sent_to_one_writes_at_once(page):
    page.keyboard.press("n")
    expect(page.get_by_label("What should the next person know?")).to_be_focused()
    page.keyboard.type("They like to be called.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("They like to be called.")
    page.goto(page.url.partition("#")[0] + "#touchpoint")
    expect(page.get_by_label("Channel")).to_be_focused()
    assert not page.problems


def test_where_it_does_not_come_a_link_leads_to_it(page):
    page.route("**/*form=wait*", lambda route: route.abort())
    page.locator("#wait summary").click()
    link = page.locator("#wait").get_by_role("link", name="Show the form")
    expect(link).to_be_visible()
    page.unroute("**/*form=wait*")
    link.click()
    expect(page.get_by_label("What do we wait for?")).to_be_visible()
