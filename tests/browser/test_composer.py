"""The composer in a real browser: with the coach beside it, in two hands, and by the keyboard."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from incidents.actions.draft_answer import save_draft
from incidents.models import Apology, Message
from tests.browser.sound import violations
from tests.cast import clock_of
from tests.pages.composing import GOOD
from tests.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]

WHAT, WHY, NEXT = "Here’s what happened", "Here’s why", "Here’s what’s next"


@pytest.fixture
def incident(committed, cast):
    """One that Mara owns and has spoken about."""
    found = cast.logs(cast.mara, ago=timedelta(hours=1))
    cast.talks(found)
    return found


@pytest.fixture
def at_the_composer(sits_down, sits_alone, incident):
    """Give a person a browser of their own with the composer open in it."""

    def open_it(person, **options):
        page = sits_alone(person, **options) if options else sits_down(person)
        page.goto(reverse("answer", args=[incident.reference]))
        return page

    return open_it


def draft():
    return Apology.objects.filter(state=Apology.State.DRAFT).first()


def keeps(incident, person, **letter):
    return save_draft(by=person, at=incident.logged_at, incident=incident, **GOOD | letter)


def test_the_coach_reads_along_marks_the_words_and_its_own_can_be_used(
    at_the_composer, cast, incident
):
    page = at_the_composer(cast.mara)
    expect(page.get_by_text("It reads along as you write.")).to_be_visible()
    page.get_by_label(WHAT).fill(GOOD["happened"])
    page.get_by_label(WHY).fill(GOOD["why"])
    page.get_by_label(NEXT).fill("🙂 I will call you as soon as possible.")
    marked = page.locator(".part-marks mark")
    expect(marked.filter(has_text="as soon as possible")).to_have_count(1)

    page.get_by_label(NEXT).press("Home")
    page.keyboard.type("Well: ")
    expect(marked.filter(has_text="as soon as possible")).to_have_count(1)

    point = page.locator("#coach li", has_text="as soon as possible")
    point.get_by_role("link").click()
    chosen = "document.activeElement.value.slice(document.activeElement.selectionStart, "
    chosen += "document.activeElement.selectionEnd)"
    assert page.evaluate(chosen) == "as soon as possible"
    point.get_by_role("button", name="Use this").click()
    due = clock_of(incident, "update").due_at
    expect(page.get_by_label(NEXT)).to_have_value(
        f"Well: 🙂 I will call you by {due:%A} {due.day} {due:%B} at {due:%H:%M}."
    )
    expect(marked.filter(has_text="as soon as possible")).to_have_count(0)

    page.locator("#coach li", has_text="thank-you").get_by_role(
        "button", name="Show me how"
    ).click()
    expect(page.get_by_label(NEXT)).to_have_value(re.compile(r"Thank you for \[what they did"))
    assert page.evaluate(chosen).startswith("[what they did"), "the gap is chosen, to write over it"
    page.keyboard.type("ringing us at once")
    expect(page.get_by_label(NEXT)).to_have_value(
        re.compile(r"Thank you for ringing us at once\.$")
    )
    page.keyboard.press("Control+z")
    assert not page.problems


def test_marks_go_with_their_words_and_go_away_with_them(at_the_composer, cast, incident):
    keeps(incident, cast.mara, next="I will call you as soon as possible.")
    page = at_the_composer(cast.mara)
    marked = page.locator(".part-marks mark", has_text="as soon as possible")
    expect(marked).to_have_count(1)
    # The coach has no more to say from here.
    page.route("**/answer/coach/", lambda route: None)
    page.get_by_label(NEXT).press("Home")
    page.keyboard.insert_text("Elena, ")
    expect(page.locator(".part-marks").last).to_have_text(re.compile("^Elena, I will call"))
    expect(marked).to_have_text("as soon as possible")
    page.get_by_label(NEXT).evaluate("box => box.setSelectionRange(30, 30)")
    page.keyboard.insert_text("very ")
    expect(page.locator(".part-marks").last.locator("mark")).to_have_count(0)


def test_advice_is_set_aside_and_comes_back_without_leaving_the_page(
    at_the_composer, cast, incident
):
    keeps(incident, cast.mara, next="I will call you on Wednesday at 10:00.")
    page = at_the_composer(cast.mara)
    page.get_by_label(WHY).press("End")
    page.keyboard.type(" Not kept yet.")
    thanks = page.locator("#points > ol > li", has_text="thank-you")
    thanks.get_by_role("button", name="Not this time").click()
    expect(thanks).to_have_count(0)
    assert draft().set_aside == ["no-thanks"]
    page.get_by_text("1 not this time").click()
    page.get_by_role("button", name="Look again").click()
    expect(thanks).to_have_count(1)
    expect(page.get_by_label(WHY)).to_have_value(re.compile("Not kept yet"))
    assert not page.problems


def test_phrases_and_facts_are_put_in_where_one_writes(at_the_composer, cast):
    page = at_the_composer(cast.mara)
    page.get_by_label(WHY).fill("Before. After.")
    page.get_by_label(WHY).evaluate("box => { box.focus(); box.setSelectionRange(7, 7); }")
    page.locator("#at-hand dl > div", has_text="What we promised").get_by_role("button").click()
    expect(page.get_by_label(WHY)).to_have_value(
        "Before. The full delivery plan by 06:00 every working day. After."
    )
    page.get_by_role("link", name="Phrases").click()
    page.locator("#phrases summary", has_text="Thanking").click()
    page.locator("#phrases details", has_text="Thanking").get_by_role("button").first.click()
    expect(page.get_by_label(WHY)).to_have_value(re.compile("every working day. .+ After"))


def test_a_pause_keeps_the_letter_and_sending_waits_for_it(at_the_composer, cast):
    page = at_the_composer(cast.mara)
    for label, part in ((WHAT, "happened"), (WHY, "why"), (NEXT, "next")):
        page.get_by_label(label).fill(GOOD[part])
    expect(page.locator("#saved")).to_contain_text("saved")
    assert draft().next == GOOD["next"]

    def slowly(route):
        """It was kept, and before that is known somebody writes on and sends it."""
        kept = route.fetch()
        page.keyboard.insert_text(" Really.")
        page.evaluate("document.querySelector('[data-submit-default]').click()")
        route.fulfill(response=kept)

    page.route("**/answer/draft/", slowly)
    page.get_by_label(NEXT).press("Control+End")
    page.keyboard.type(" Truly.")
    expect(page.get_by_text("On its way.").first).to_be_visible()
    assert Apology.objects.get().next.endswith("Truly. Really.")
    assert not page.problems


def test_two_people_know_of_each_other_and_lose_nothing(at_the_composer, cast, incident):
    keeps(incident, cast.mara)
    mara, jonas = at_the_composer(cast.mara), at_the_composer(cast.jonas)
    expect(jonas.get_by_text("Mara has this open")).to_be_visible()
    jonas.get_by_label(WHY).press("Control+End")
    jonas.keyboard.type(" We look every morning now.")
    expect(jonas.locator("#saved")).to_contain_text("saved")
    wait_until(lambda: draft().author == cast.jonas)

    mara.get_by_label(WHY).press("Control+End")
    mara.keyboard.type(" I have told nobody yet.")
    expect(mara.get_by_text("Jonas has this open")).to_be_visible()
    expect(mara.locator("#saved")).to_contain_text("Jonas Weber has saved another text")
    mara.get_by_role("button", name="See both").click()
    expect(mara.get_by_role("heading", name="What Jonas saved meanwhile")).to_be_visible()
    expect(mara.locator(".piece-theirs")).to_contain_text("We look every morning now.")
    expect(mara.locator(".piece-mine")).to_contain_text("I have told nobody yet.")
    assert not violations(mara)
    mara.get_by_role("button", name="Edit both together").click()
    expect(mara.get_by_label(WHY)).to_have_value(re.compile("morning now. I have told nobody yet"))
    mara.get_by_role("button", name="Keep this", exact=True).click()
    expect(mara.get_by_text("Your text is the draft now.").first).to_be_visible()
    assert draft().why.endswith("We look every morning now. I have told nobody yet.")


def test_an_answer_is_taken_back_while_the_seconds_are_counted(
    at_the_composer, cast, incident, settings
):
    settings.UNDO_SECONDS = 30
    keeps(incident, cast.mara)
    page = at_the_composer(cast.mara)
    page.get_by_role("button", name="Send (30 s to undo)").click()
    expect(page.locator("[data-leaves]")).to_have_text(re.compile(r", in \d+ s"))
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nothing has left").first).to_be_visible()
    expect(page.get_by_label(WHY)).to_have_value(GOOD["why"])
    assert Message.objects.get(kind=Message.Kind.APOLOGY).state == Message.State.WITHDRAWN
    assert not page.problems


def test_one_is_answered_from_the_queue_by_keyboard_alone(sits_down, cast, incident):
    page = sits_down(cast.mara)
    page.goto(reverse("queue"))
    for key, where in (("j", "/queue/"), ("o", f"/{incident.reference}/"), ("r", "/answer/")):
        page.keyboard.press(key)
        page.wait_for_url(re.compile(where))
    for part in ("happened", "why", "next"):
        for _ in range(60):
            if page.evaluate("document.activeElement.name") == part:
                break
            page.keyboard.press("Tab")
        page.keyboard.insert_text(GOOD[part])
    expect(page.get_by_role("heading", name="Nothing more to look at")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Mara sent the answer to Elena Marsh")).to_be_visible()
    assert Apology.objects.get().happened == GOOD["happened"]
    assert not page.problems


def test_without_javascript(at_the_composer, cast, settings):
    settings.UNDO_SECONDS = 30
    page = at_the_composer(cast.mara, java_script_enabled=False)
    page.get_by_label(WHAT).fill(GOOD["happened"])
    page.get_by_label(WHY).fill(GOOD["why"])
    page.get_by_label(NEXT).fill("I will call you on Wednesday at 10:00.")
    page.get_by_role("button", name="Check it").click()
    thanks = page.locator("#points > ol > li", has_text="thank-you")
    expect(thanks).to_be_visible()
    thanks.get_by_role("button", name="Not this time").click()
    expect(thanks).to_have_count(0)
    page.get_by_role("button", name="Preview").locator("visible=true").click()
    expect(page.frame_locator("#preview iframe").get_by_text("Dear Elena Marsh,")).to_be_visible()
    page.get_by_role("button", name="Send (30 s to undo)").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label(NEXT)).to_have_value("I will call you on Wednesday at 10:00.")
