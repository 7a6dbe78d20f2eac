"""Taking one from the dashboard, by keyboard alone; and that nothing moves under one’s hand."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.assign import assign
from incidents.models import Incident

pytestmark = pytest.mark.browser

HOURS = timedelta(hours=1)
LOOK = "document.dispatchEvent(new Event('visibilitychange'))"
"""What a page does when somebody comes back to it: it looks again at once."""


@pytest.fixture
def company(committed, cast):
    """Two that are past our promise: one nobody owns, and a later one of Mara's."""
    first = cast.logs(cast.mara, ago=4 * HOURS, urgency="critical", happened="Nobody has this")
    Incident.objects.filter(pk=first.pk).update(owner=None)
    cast.logs(cast.mara, ago=3 * HOURS, urgency="critical", happened="Mara has this")
    return cast


@pytest.fixture
def board(company, sits_down):
    """Tomás at the dashboard."""
    page = sits_down(company.tomas)
    page.goto("/escalations/")
    return page


def rows(page):
    """What the rows that are past our promise tell of, in their order."""
    return page.locator("tr[data-key^=breached-] .say-line .muted").all_text_contents()


def something_happens(cast):
    """Tomás logs a third one elsewhere, past our promise for longer; own deeds show at once."""
    cast.logs(cast.tomas, ago=9 * HOURS, urgency="critical", happened="Older than both")


def test_one_is_taken_by_keyboard_alone(board, company):
    summary = board.locator("tr[data-key^=breached-] .step-in summary").first
    for _ in range(80):
        board.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    board.keyboard.press("Enter")
    take = board.get_by_role("button", name="Take it").first
    expect(take).to_be_visible()
    board.keyboard.press("Tab")
    expect(take).to_be_focused()
    with board.expect_navigation():
        board.keyboard.press("Enter")
    expect(board).to_have_url(re.compile(r"/escalations/$"))
    expect(board.get_by_text("Tomás Oliveira owns it now.").first).to_be_visible()
    assert Incident.objects.get(happened="Nobody has this").owner == company.tomas
    assert not board.problems


def test_escape_closes_what_was_opened_and_gives_the_focus_back(board):
    summary = board.locator(".step-in summary").first
    summary.press("Enter")
    board.keyboard.press("Tab")
    board.keyboard.press("Escape")
    expect(board.get_by_role("button", name="Take it")).to_have_count(0)
    expect(summary).to_be_focused()


def test_what_is_new_shows_by_itself_while_nobody_is_at_it(board, company):
    board.mouse.move(0, 0)
    something_happens(company)
    board.evaluate(LOOK)
    expect(board.locator("tr[data-key^=breached-]")).to_have_count(3)
    assert rows(board)[0] == "Older than both"
    expect(board.locator("#live")).to_have_text("3 past our promise")


def test_a_row_under_the_pointer_never_moves(board, company):
    before = rows(board)
    row = board.locator("tr[data-key^=breached-]").first
    row.hover()
    place = row.bounding_box()
    something_happens(company)
    board.evaluate(LOOK)
    updates = board.locator("[data-updates]")
    expect(updates).to_be_visible()
    assert "updates – show" in updates.inner_text()
    assert rows(board) == before
    assert row.bounding_box() == place
    updates.click()
    expect(board.locator("tr[data-key^=breached-]")).to_have_count(3)
    expect(updates).to_be_hidden()
    assert not board.problems


def test_nothing_moves_while_it_is_read_by_keyboard_or_held(board, company):
    board.mouse.move(0, 0)
    board.locator("tr[data-key^=breached-] .say-line").first.focus()
    something_happens(company)
    board.evaluate(LOOK)
    expect(board.locator("[data-updates]")).to_be_visible()
    expect(board.locator("tr[data-key^=breached-]")).to_have_count(2)
    hold = board.get_by_role("button", name="Hold still")
    hold.click()
    expect(hold).to_have_attribute("aria-pressed", "true")
    board.evaluate(LOOK)
    expect(board.locator("tr[data-key^=breached-]")).to_have_count(2)
    hold.click()
    expect(board.locator("tr[data-key^=breached-]")).to_have_count(3)


def test_a_look_that_finds_nothing_new_changes_nothing(board):
    board.mouse.move(0, 0)
    board.locator("#dashboard").evaluate("one => { one.dataset.mine = 'yes' }")
    with board.expect_response(lambda answer: "/escalations/" in answer.url) as looked:
        board.evaluate(LOOK)
    assert looked.value.status in (304, 200), "a minute may have passed"
    if looked.value.status == 304:
        expect(board.locator("#dashboard[data-mine=yes]")).to_have_count(1)
    assert not board.problems


def test_without_javascript_it_is_taken_with_two_clicks(company, sits_alone):
    page = sits_alone(company.tomas, java_script_enabled=False)
    page.goto("/escalations/")
    page.locator(".step-in summary").first.click()
    page.get_by_role("button", name="Take it").first.click()
    expect(page.get_by_text("Tomás Oliveira owns it now.").first).to_be_visible()


def test_the_wall_goes_on_by_itself_and_says_when_it_cannot(company, sits_down):
    page = sits_down(company.priya)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto("/escalations/wall/")
    expect(page.locator(".wall-rows li")).to_have_count(2)
    assign(
        by=company.priya,
        at=timezone.now(),
        incident=Incident.objects.get(happened="Nobody has this"),
        owner=company.jonas,
    )
    page.evaluate(LOOK)
    expect(page.get_by_text("Jonas", exact=True)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
    assert not page.problems
    page.route("**/escalations/wall/**", lambda route: route.abort())
    page.evaluate(LOOK)
    expect(page.get_by_text("Not reached since")).to_be_visible()
