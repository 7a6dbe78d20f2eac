"""Naming colleagues and tags by a few letters, by keyboard alone and by touch."""

import re
from contextlib import nullcontext
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.tag import tag
from incidents.models import Event
from tests.browser.sound import COLOURS, violations

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def incident(cast):
    """One of Mara’s; others have tags."""
    for name, times in (("Import night", 1), ("Imports", 2), ("Café Nord", 1)):
        for _ in range(times):
            tag(by=cast.jonas, at=timezone.now(), incident=cast.logs(cast.jonas), name=name)
    return cast.logs(cast.mara)


@pytest.fixture
def page(incident, cast, sits_down):
    """Mara, at it."""
    page = sits_down(cast.mara)
    page.goto(incident.get_absolute_url())
    yield page
    assert not page.problems


def note(page):
    """The field of the note, in which one writes."""
    page.keyboard.press("n")
    field = page.get_by_label("What should the next person know?")
    expect(field).to_be_focused()
    return field


def tag_field(page):
    page.locator("summary", has_text="Add a tag").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("combobox", name="Tag", exact=True)
    expect(field).to_be_visible()
    field.focus()
    return field


def offered(page):
    return page.get_by_role("listbox", name="What fits").get_by_role("option")


def chosen(page):
    return page.get_by_role("option", selected=True)


def test_a_colleague_is_named_by_keyboard_alone_and_hears_of_it(page, incident, cast):
    field = note(page)
    page.keyboard.type("Please call, @tom")
    expect(chosen(page)).to_have_text("Tomás Oliveira")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Please call, @Tomás Oliveira ")
    expect(offered(page)).to_have_count(0)
    page.keyboard.type("and @")
    expect(offered(page)).to_have_count(4)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_have_text("Priya Nair")
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    expect(field).to_have_value("Please call, @Tomás Oliveira and @Priya Nair ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#timeline")).to_contain_text("Please call")
    kept = incident.events.get(kind=Event.Kind.NOTE)
    assert kept.data["people"] == [cast.tomas.pk, cast.priya.pk]


def test_what_is_offered_is_said_and_known_to_whoever_does_not_see_it(page):
    field = note(page)
    page.keyboard.type("@o")
    expect(chosen(page)).to_have_text("Tomás Oliveira")
    expect(field).to_have_attribute("aria-controls", "offered")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_have_attribute("aria-activedescendant", "offered-1")
    expect(page.locator("#live")).to_have_text(re.compile(r"^\d+ fits?\. Choose"))
    page.keyboard.press("Escape")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(""))
    expect(field).not_to_have_attribute("aria-controls", re.compile(""))


def test_escape_closes_the_list_and_leaves_what_was_written(page):
    field = note(page)
    page.keyboard.type("@jo")
    expect(offered(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(offered(page)).to_have_count(0)
    page.keyboard.type("n")
    page.keyboard.press("Enter")
    page.keyboard.type("and @pri")
    # Closed for that name, and for no other.
    expect(chosen(page)).to_have_text("Priya Nair")
    page.keyboard.press("Enter")
    expect(field).to_have_value("@jon\nand @Priya Nair ")


def test_only_what_may_become_a_name_is_asked_for(incident, cast, sits_alone):
    asked = []
    page = sits_alone(cast.mara)
    page.on("request", lambda one: "/names/" in one.url and asked.append(typed_in(one.url)))
    page.clock.install()
    page.goto(incident.get_absolute_url())
    field = note(page)
    # An address of mail, what nobody is called, a pause within it, and then a name.
    for words in ("mara@tom", " @zach", "arias knows @", "pr"):
        page.keyboard.type(words)
        with page.expect_response("**/names/*") if asked_after(words) else nullcontext():
            page.clock.run_for(1000)
    expect(chosen(page)).to_have_text("Priya Nair")
    assert asked == ["zach", "", "pr"]
    page.keyboard.press("Escape")
    page.keyboard.type("iya n")
    page.clock.run_for(1000)
    expect(offered(page)).to_have_count(0)
    assert asked == ["zach", "", "pr"]
    expect(field).to_have_value("mara@tom @zacharias knows @priya n")


def asked_after(words):
    return words != "mara@tom"


def typed_in(address):
    return parse_qs(urlsplit(address).query, keep_blank_values=True)["typed"][0]


def test_leaving_the_field_closes_its_list(page):
    note(page)
    page.keyboard.type("@")
    expect(offered(page).first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(offered(page)).to_have_count(0)


def test_a_tag_in_use_is_found_by_a_few_letters(page, incident):
    field = tag_field(page)
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("cafe")
    expect(offered(page)).to_have_text(["Café Nord"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.fill("imp")
    expect(offered(page)).to_have_text(["Imports", "Import night"])
    expect(chosen(page)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "offered-2")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Import night")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator(".word-tag")).to_contain_text("Import night")
    assert [one.name for one in incident.tags.all()] == ["Import night"]


def test_enter_keeps_a_new_tag_as_it_was_typed(page, incident):
    tag_field(page)
    page.keyboard.type("import")
    expect(offered(page)).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator(".word-tag")).to_contain_text("import")
    assert [one.name for one in incident.tags.all()] == ["import"]


def test_many_are_tagged_at_once_with_what_is_offered(page, incident):
    page.goto(f"/bulk/?verb=tag&id={incident.pk}")
    page.get_by_role("combobox", name="Tag", exact=True).focus()
    page.keyboard.type("imp")
    expect(offered(page).first).to_have_text("Imports")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tag 1 incident “Imports”")).to_be_visible()


def test_where_no_answer_comes_one_writes_on(page):
    page.route("**/names/*", lambda route: route.abort())
    field = note(page)
    page.keyboard.type("@tom")
    with page.expect_event("requestfailed"):
        page.keyboard.type("a")
    page.keyboard.press("Enter")
    expect(field).to_have_value("@toma\n")
    page.problems[:] = [one for one in page.problems if "ERR_FAILED" not in one]


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}])
def test_an_open_list_is_sound_and_taken_by_touch(
    light, viewport, incident, cast, committed, sits_alone
):
    page = sits_alone(cast.mara, viewport=viewport, color_scheme=light, has_touch=True)
    page.goto(incident.get_absolute_url())
    field = note(page)
    page.keyboard.type("Call them, @")
    expect(offered(page)).to_have_count(4)
    assert not violations(page)
    assert not violations(page, runOnly=COLOURS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    one = offered(page).last
    one.scroll_into_view_if_needed()
    assert one.bounding_box()["height"] >= 32
    one.tap()
    expect(field).to_have_value("Call them, @Helen Castro ")
    expect(field).to_be_focused()
    field = tag_field(page)
    page.keyboard.type("im")
    expect(offered(page)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_count(1)
    assert not violations(page)
    offered(page).nth(1).tap()
    expect(field).to_have_value("Import night")
    assert not page.problems
