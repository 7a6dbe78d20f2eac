"""Handing an incident over by keyboard alone, with what the next person needs to know."""

import pytest
from playwright.sync_api import expect

from tests.browser.sound import violations

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]


def skips_to_content(page):
    """The first Tab of a page offers to leave the navigation out."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def tabs_to(page, locator, most=100):
    """Press Tab until this has the focus."""
    for _press in range(most):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {locator}.")


def test_one_is_handed_over_and_taken_back_by_keyboard_alone(cast, sits_down):
    incident = cast.logs(cast.mara)
    page = sits_down(cast.mara)
    page.goto(incident.get_absolute_url())
    panel = page.locator("#owner")
    skips_to_content(page)
    tabs_to(page, panel.locator("summary", has_text="Hand over"))
    page.keyboard.press("Enter")
    tabs_to(page, panel.get_by_label("To whom"))
    page.keyboard.type("Jonas")
    tabs_to(page, panel.get_by_label("What they need to know"))
    page.keyboard.type("She wants a call before nine.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Jonas Weber owns it now.").first).to_be_visible()
    expect(page.locator("#timeline")).to_contain_text("She wants a call before nine.")
    assert not violations(page)
    incident.refresh_from_db()
    assert incident.owner == cast.jonas

    skips_to_content(page)
    tabs_to(page, page.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Taken back. All is as it was before.").last).to_be_visible()
    incident.refresh_from_db()
    assert incident.owner == cast.mara
    assert not page.problems


def test_a_detail_is_changed_in_its_place_by_keyboard_alone(cast, sits_down):
    incident = cast.logs(cast.mara)
    page = sits_down(cast.mara)
    page.goto(incident.get_absolute_url())
    pencil = page.get_by_role("link", name="Change: How urgent it is")
    skips_to_content(page)
    tabs_to(page, pencil)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Normal")).to_be_focused()
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(pencil).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Normal")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Saved.").first).to_be_visible()
    incident.refresh_from_db()
    assert incident.urgency == "high"
    assert not page.problems


def test_without_javascript_the_same_is_done_by_pages(cast, sits_alone):
    incident = cast.logs(cast.mara)
    page = sits_alone(cast.mara, java_script_enabled=False)
    page.goto(incident.get_absolute_url())
    page.get_by_role("link", name="Change: How urgent it is").click()
    page.get_by_role("radio", name="Critical").check()
    page.get_by_role("button", name="Save").click()
    page.locator("#owner summary", has_text="Hand over").click()
    page.locator("#owner").get_by_role("link", name="Show the form").click()
    page.get_by_label("To whom").select_option(str(cast.jonas.pk))
    page.get_by_role("button", name="Hand over", exact=True).click()
    page.get_by_role("button", name="Undo").click()
    page.locator("#note summary").click()
    page.locator("#note").get_by_role("link", name="Show the form").click()
    page.get_by_label("What should the next person know?").fill("@Jonas, please.")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_text("Jonas Weber hears of it.")).to_be_visible()
    page.locator("summary", has_text="Add files").click()
    file = {"name": "stops.csv", "mimeType": "text/csv", "buffer": b"a,b"}
    page.get_by_label("Which ones").set_input_files([file])
    page.get_by_role("button", name="Keep them").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="stops.csv").click()
    assert download.value.suggested_filename == "stops.csv"
    incident.refresh_from_db()
    assert (incident.urgency, incident.owner) == ("critical", cast.mara)


def test_on_paper_it_is_a_record_with_nothing_to_press(cast, sits_alone):
    incident = cast.logs(cast.mara)
    page = sits_alone(cast.mara, viewport={"width": 700, "height": 990})
    page.goto(incident.get_absolute_url())
    page.emulate_media(media="print")
    for name in ("button", "textbox", "combobox", "radio"):
        expect(page.get_by_role(name).filter(visible=True)).to_have_count(0)
    for words in (incident.reference, incident.happened, "Mara logged it", "Printed"):
        expect(page.get_by_text(words).filter(visible=True).first).to_be_visible()
    for gone in (".nav-side", ".acts", ".next-step", "#close", ".crumbs", ".pencil"):
        expect(page.locator(gone).first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
