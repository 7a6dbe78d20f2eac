"""On a phone, the next best step of an incident stays in reach, and nothing lies under it."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.note import write_note

pytestmark = pytest.mark.browser

PHONES = [(360, 640), (390, 844), (430, 932)]

COVERED = """() => {
    const step = document.querySelector(".next-step").getBoundingClientRect();
    const within = "a[href], button, summary, input:not([type=hidden]), select, textarea";
    return [...document.querySelectorAll("#main " + within.replaceAll(", ", ", #main "))]
        .filter((one) => one.checkVisibility() && !one.closest(".next-step"))
        .filter((one) => {
            one.focus();
            const place = one.getBoundingClientRect();
            return place.bottom > step.top + 1;
        })
        .map((one) => one.outerHTML.slice(0, 120));
}"""
"""What the keyboard leads to, and is still under the next step then."""


@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_next_step_stays_above_the_tabs_and_covers_nothing(light, committed, cast, sits_alone):
    incident = cast.logs(cast.mara)
    # Then the next step is to write to her, which takes more than one line to say.
    cast.talks(incident)
    for number in range(12):
        write_note(by=cast.mara, at=timezone.now(), incident=incident, text=f"Note {number}")
    page = sits_alone(cast.mara, color_scheme=light, has_touch=True)
    for width, height in PHONES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(incident.get_absolute_url())
        stays_above_the_tabs(page)
        assert page.evaluate(COVERED) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Nothing of the page shines through it.
    ground = page.locator(".next-step").evaluate("step => getComputedStyle(step).backgroundColor")
    assert "/" not in ground
    assert "rgba" not in ground


def stays_above_the_tabs(page):
    """Wherever one scrolls, the next step is in the lower half, and at the end under everything."""
    step, tabs = page.locator(".next-step"), page.locator(".tabbar")
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {place})")
        about, under = step.bounding_box(), tabs.bounding_box()
        assert about["y"] + about["height"] <= under["y"] + 1
        assert about["y"] > page.viewport_size["height"] / 2
        expect(step.get_by_role("link").last).to_be_visible()
    last = page.locator("#main").evaluate(
        "main => main.lastElementChild.getBoundingClientRect().bottom"
    )
    assert last <= step.bounding_box()["y"]


def test_what_was_before_is_folded_on_a_phone_and_open_on_a_desk(committed, cast, sits_alone):
    incident = cast.logs(cast.mara)
    for number in range(20):
        write_note(by=cast.mara, at=timezone.now(), incident=incident, text=f"Note {number}")
    page = sits_alone(cast.mara, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(incident.get_absolute_url())
    newest, oldest = page.get_by_text("Note 19"), page.get_by_text("Note 0", exact=True)
    clocks = page.locator(".clock-lines")
    expect(newest).to_be_visible()
    expect(oldest).to_be_hidden()
    expect(clocks).to_be_hidden()
    page.get_by_text("What was before this").tap()
    expect(oldest).to_be_visible()
    page.get_by_text("More clocks that run").tap()
    expect(clocks).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    for shown in (newest, oldest, clocks):
        expect(shown).to_be_visible()
    expect(page.get_by_text("What was before this")).to_be_hidden()
