"""The palette and the keys, by keyboard alone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.sound import violations

pytestmark = pytest.mark.browser

GIVEN_UP = re.compile(r"htmx:(afterRequest|sendAbort), ")


@pytest.fixture
def late(cast):
    """What Brightwater called about; Mara has it."""
    return cast.logs(cast.mara, happened="The morning plan came late.", ago=timedelta(hours=2))


@pytest.fixture
def cold(cast):
    """Something else of theirs, which is due later."""
    return cast.logs(cast.mara, happened="The soup was cold.")


@pytest.fixture
def queue(sits_down, cast, late, cold):
    """Mara, at her queue."""
    page = sits_down(cast.mara)
    page.goto("/queue/?owner=me")
    page.bring_to_front()
    yield page
    page.wait_for_load_state()
    # A search that is overtaken by the next letter is given up, which htmx notes.
    assert [one for one in page.problems if not GIVEN_UP.search(one)] == []


def palette(page):
    """The dialog."""
    return page.get_by_role("dialog", name="Go to …")


def arrives(page, where):
    """A page has opened, and reads the keyboard: its scripts have run when it is loaded."""
    page.wait_for_url(re.compile(where))


def helped(page):
    """What the help lists: the keys of each line."""
    page.keyboard.press("?")
    lines = page.locator("#keys-help dl > div").filter(visible=True)
    expect(lines.first).to_be_visible()
    keys = ["".join(line.locator("kbd").all_inner_texts()) for line in lines.all()]
    page.keyboard.press("Escape")
    expect(page.locator("#keys-help")).to_be_hidden()
    return keys


def test_the_palette_goes_to_a_page(queue):
    queue.keyboard.press("Control+k")
    field = palette(queue).get_by_role("combobox")
    expect(field).to_be_focused()
    queue.keyboard.type("outb")
    way = palette(queue).get_by_role("option", name="Outbox")
    expect(way).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", way.get_attribute("id"))
    queue.keyboard.press("Enter")
    arrives(queue, "/outbox/$")


def test_arrows_choose_and_escape_leaves_things_as_they_were(queue):
    queue.keyboard.press("j")
    queue.keyboard.press("Control+k")
    ways = palette(queue).get_by_role("option")
    expect(ways.first).to_have_attribute("aria-selected", "true")
    queue.keyboard.press("ArrowDown")
    expect(ways.nth(1)).to_have_attribute("aria-selected", "true")
    expect(ways.first).to_have_attribute("aria-selected", "false")
    queue.keyboard.press("ArrowUp")
    queue.keyboard.press("ArrowUp")
    expect(ways.last).to_have_attribute("aria-selected", "true")
    for _ in range(12):
        queue.keyboard.press("Tab")
        assert queue.evaluate("document.activeElement.closest('#palette') !== null || "
                              "document.activeElement === document.body")  # fmt: skip
    queue.keyboard.press("Escape")
    expect(palette(queue)).to_be_hidden()
    assert queue.evaluate("document.activeElement.closest('tbody tr') !== null")


def test_what_was_typed_last_is_what_is_shown(queue, late):
    queue.keyboard.press("Control+k")
    queue.keyboard.type("brigthwater late")
    ways = palette(queue).get_by_role("option")
    expect(ways).to_have_count(1)
    expect(ways.first).to_contain_text(late.reference)
    expect(palette(queue).get_by_role("status")).to_contain_text("searched for brightwater")


def test_enter_waits_for_what_was_typed(queue, late):
    queue.keyboard.press("Control+k")
    queue.keyboard.type(late.reference)
    queue.keyboard.press("Enter")
    arrives(queue, late.get_absolute_url())


def test_with_an_incident_open_it_offers_what_can_be_done_with_it(queue, late):
    queue.goto(late.get_absolute_url())
    queue.keyboard.press("Control+k")
    queue.keyboard.type("note for us")
    expect(palette(queue).get_by_role("option")).to_have_count(1)
    queue.keyboard.press("Enter")
    expect(palette(queue)).to_be_hidden()
    expect(queue.locator("#note textarea")).to_be_focused()


def test_it_opens_while_somebody_writes(queue, late):
    queue.goto("/log/")
    queue.get_by_label("What happened?").fill("Late")
    queue.keyboard.press("Control+k")
    expect(palette(queue)).to_be_visible()
    queue.keyboard.press("Control+k")
    expect(palette(queue)).to_be_hidden()
    expect(queue.get_by_label("What happened?")).to_have_value("Late")


def test_a_click_opens_it_too_and_a_click_beside_it_closes_it(queue):
    queue.get_by_role("link", name="Go to …").first.click()
    expect(palette(queue)).to_be_visible()
    queue.mouse.click(5, 5)
    expect(palette(queue)).to_be_hidden()


def test_single_keys_move_and_open(queue, late, cold):
    queue.keyboard.press("j")
    expect(queue.locator("tr.at")).to_contain_text("late")
    queue.keyboard.press("j")
    expect(queue.locator("tr.at")).to_contain_text("cold")
    queue.keyboard.press("j")
    expect(queue.locator("tr.at")).to_contain_text("cold")
    queue.keyboard.press("k")
    queue.keyboard.press("x")
    expect(queue.locator("tr.at [data-bulk-one]")).to_be_checked()
    queue.keyboard.press("x")
    queue.keyboard.press("o")
    arrives(queue, late.get_absolute_url())
    queue.keyboard.press("u")
    arrives(queue, r"/queue/\?owner=me")
    queue.keyboard.press("g")
    queue.keyboard.press("e")
    arrives(queue, "/escalations/")
    queue.keyboard.press("c")
    arrives(queue, "/log/")


def test_keys_of_an_incident_lead_to_its_forms(queue, late):
    queue.goto(late.get_absolute_url())
    queue.keyboard.press("n")
    expect(queue.locator("#note textarea")).to_be_focused()
    queue.goto(late.get_absolute_url())
    queue.keyboard.press("a")
    expect(queue.locator("#hand-over")).to_have_attribute("open", "")
    queue.goto(late.get_absolute_url())
    queue.keyboard.press("r")
    arrives(queue, "/answer/$")
    queue.goto(late.get_absolute_url())
    queue.keyboard.press("e")
    arrives(queue, "/edit/$")


def test_a_letter_that_is_written_is_a_letter(queue):
    queue.keyboard.press("/")
    queue.keyboard.type("jcx?g")
    expect(queue.locator("#id_q")).to_have_value("jcx?g")
    expect(queue).not_to_have_url(re.compile("/log/"))
    expect(queue.locator("#keys-help")).to_be_hidden()
    queue.locator("#id_sort").focus()
    queue.keyboard.press("c")
    expect(queue).not_to_have_url(re.compile("/log/"))


@pytest.mark.parametrize("chord", ["Control+j", "Alt+j", "Meta+j"])
def test_with_another_key_held_it_is_the_browsers(chord, queue):
    queue.keyboard.press(chord)
    expect(queue.locator("tr.at")).to_have_count(0)


def test_the_help_lists_what_works_here_and_nothing_else(queue, late):
    in_list = helped(queue)
    assert {"J", "K", "OEnter", "X", "/", "?", "C", "GQ", "CtrlK"} <= set(in_list)
    assert "U" not in in_list
    queue.goto(late.get_absolute_url())
    with_it = helped(queue)
    assert {"R", "A", "N", "E", "U", "CtrlEnter"} <= set(with_it)
    assert not {"J", "K", "OEnter", "X", "↓"} & set(with_it)
    queue.goto("/health/")
    assert not {"J", "R", "A", "N", "E", "U"} & set(helped(queue))


def test_who_switches_them_off_presses_letters_in_peace(queue, cast):
    cast.mara.single_keys = False
    cast.mara.save()
    queue.reload()
    for key in "jc?":
        queue.keyboard.press(key)
    expect(queue.locator("tr.at")).to_have_count(0)
    expect(queue.locator("#keys-help")).to_be_hidden()
    expect(queue).not_to_have_url(re.compile("/log/"))
    queue.keyboard.press("Control+k")
    expect(palette(queue)).to_be_visible()


def test_one_is_found_with_a_typo_and_opened_by_keyboard_alone(queue, late, cast):
    """The task: somebody calls about a plan of Brightwater's."""
    queue.keyboard.press("/")
    queue.keyboard.type("brigthwatr mornign")
    rows = queue.locator("#queue tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.first.locator("mark").first).to_have_text("Brightwater")
    queue.keyboard.press("ArrowDown")
    queue.keyboard.press("Enter")
    expect(queue.get_by_role("heading", name="The morning plan came late.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_minds_nothing(scheme, queue):
    queue.emulate_media(color_scheme=scheme)
    for key in ("Control+k", "?"):
        queue.keyboard.press(key)
        expect(queue.locator("dialog[open]")).to_be_visible()
        if key == "Control+k":
            expect(palette(queue).get_by_role("option").first).to_be_visible()
        assert violations(queue) == []
        queue.keyboard.press("Escape")
        expect(queue.locator("dialog[open]")).to_have_count(0)
