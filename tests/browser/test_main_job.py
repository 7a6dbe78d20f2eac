"""The main job, from end to end: a real browser, a real worker, a real mail server.

Counted on the way: six fields to log, one click for a first word, one to send what is written.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.deliver import deliver
from incidents.models import Incident
from tests.cast import PASSWORD, clock_of
from tests.waiting import wait_until

pytestmark = pytest.mark.browser


def to(server, person):
    """Subjects of the mails that reached a person."""
    return [mail["Subject"] for mail in server.messages if person.email in mail["To"]]


def signs_in(page, person):
    """Somebody signs in at the front door."""
    page.goto("/")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My queue")).to_be_visible()


def logs_in_six_fields(page):
    """A new user logs a mistake: counted are the fields that the form shows."""
    page.get_by_role("link", name="Log a mistake").first.click()
    page.get_by_role("combobox", name="Customer").fill("Brightwater Foods – Elena Marsh")
    asked = page.locator("form .mb-3, form fieldset").filter(visible=True)
    assert 3 <= asked.count() <= 6
    page.get_by_label("What happened?").fill("38 of 212 deliveries were missing.")
    page.get_by_label("What had we promised?").fill("The full plan by 06:00.")
    learned = timezone.localtime(timezone.now() - timedelta(hours=3))
    page.get_by_label("When did we learn of it?").fill(learned.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("radio", name="Critical").check()
    expect(page.locator("#promises")).to_contain_text("past")
    page.get_by_role("button", name="Log and start the clock").click()
    expect(page.get_by_role("heading", name="38 of 212 deliveries")).to_be_visible()


def step(page, name):
    """Go to a step of the path from wherever the path is shown."""
    page.get_by_role("navigation", name="The path").get_by_role("link", name=name).click()


def is_refused_to_close(page, reason):
    """The panel says what is in the way, and offers no button."""
    panel = page.locator("#close")
    expect(panel).to_contain_text(reason)
    expect(panel.get_by_role("button", name="Close it")).to_have_count(0)


def names_the_cause(page):
    """The cause is suspected, then confirmed with how we know; without that it is refused."""
    step(page, "Diagnose")
    page.get_by_label("What may have caused it?").fill("The import skips a postcode with a space.")
    page.get_by_label("What kind of cause?").select_option("technology")
    page.get_by_role("button", name="I suspect this").click()
    expect(page.get_by_text("The import skips a postcode with a space.").first).to_be_visible()
    page.locator("summary", has_text="Is it the cause?").click()
    page.get_by_text("Confirmed", exact=True).last.click()
    page.get_by_role("button", name="Keep it").first.click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("How do we know?").fill("The log of Tuesday, 05:52.")
    page.get_by_role("button", name="Keep it").first.click()
    expect(page.get_by_text("Cause known")).to_be_visible()


def offers_two_things(page):
    """Two options to choose from, and what we owe."""
    step(page, "Make right")
    for number, (what, is_owed) in enumerate(
        [("A planner for five mornings", False), ("A checked plan", False), ("Surcharges", True)]
    ):
        if number:
            page.locator("summary", has_text="Propose something").click()
        page.get_by_label("What do we do for them?").fill(what)
        page.get_by_text("We owe it" if is_owed else "A gesture on top", exact=True).click()
        choice = "They get it anyway" if is_owed else "One to choose from"
        page.get_by_text(choice, exact=True).click()
        page.get_by_label("What does it cost us").fill("120")
        page.get_by_role("button", name="Offer it at once").click()
        expect(page.get_by_text(what).first).to_be_visible()


def writes_the_answer(page):
    """Three boxes, the coach beside them; a gap keeps it here; sending takes one click."""
    step(page, "Apologise")
    page.get_by_label("Here’s what happened").fill(
        "This morning at 05:52 we sent you a plan with 174 stops instead of 212. You had nine "
        "store managers on the phone and no answer for them. You have every right to be angry, "
        "and I am sorry."
    )
    page.get_by_label("Here’s why").fill("[say why]")
    page.get_by_label("Here’s what’s next").fill(
        "I will call you on Wednesday at 10:00 with tomorrow’s plan. Thank you for finding it; "
        "after five years together we want your mornings to be quiet again. You can choose "
        "either of the two things below."
    )
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("Here’s why").fill(
        "Since Monday our import skips a stop when its postcode ends in a space. We did not see "
        "it, because our check counts what we read and not what you sent."
    )
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Mara sent the answer to Elena Marsh")).to_be_visible()


def chooses_and_answers(hers, address):
    """Elena, without an account: she chooses on her page."""
    hers.goto(address)
    expect(hers.get_by_role("heading", name="Here’s what happened")).to_be_visible()
    hers.get_by_role("button", name="Choose this").click()
    expect(hers.get_by_role("alert")).to_be_visible()
    hers.get_by_text("A checked plan", exact=True).click()
    hers.get_by_role("button", name="Choose this").click()
    expect(hers.get_by_text("You have chosen “A checked plan”")).to_be_visible()


def tells_how_it_was(hers):
    """The survey: the three sides of fairness have to be told, the rest is hers to say."""
    hers.reload()
    hers.get_by_role("button", name="Send my answers").click()
    expect(hers.get_by_role("alert")).to_be_visible()
    for name in ("outcome", "process", "treatment"):
        hers.locator(f"[name={name}][value='5']").check(force=True)
    hers.get_by_role("button", name="Send my answers").click()
    expect(hers.get_by_role("heading", name="Thank you for telling us how it was")).to_be_visible()


def says_what_made_it_right(page):
    """Open the fold, unless the page has, and say it."""
    what = page.get_by_label("What made it right for them?")
    if not what.is_visible():
        page.locator("summary", has_text="Say what made it right").click()
    what.fill("The plan is whole, and a credit.")
    page.get_by_role("button", name="It is made right").click()


def test_from_logging_to_the_survey_and_the_closed_incident(
    page, browser, celery_processes, smtp_server, cast, live_server
):
    quick = {"SWEEP_EVERY": 0.5, "DELIVER_EVERY": 0.5, "EMAIL_URL": smtp_server.url}
    celery_processes.worker(**quick)
    celery_processes.beat(**quick)
    signs_in(page, cast.mara)
    logs_in_six_fields(page)
    incident = Incident.objects.get()

    wait_until(lambda: to(smtp_server, cast.mara) and to(smtp_server, cast.tomas))
    assert incident.reference in to(smtp_server, cast.mara)[0]
    page.goto("/escalations/")
    badge = page.locator(".clock-breach").first
    expect(badge).to_contain_text("2 h 3")
    expect(badge).to_have_css("background-color", "rgb(163, 22, 28)")
    page.get_by_role("link", name="38 of 212 deliveries").first.click()
    page.get_by_role("navigation", name="How much of the timeline").get_by_text("All").click()
    expect(page.get_by_text("were told: the first contact was due")).to_be_visible()
    is_refused_to_close(page, "Nobody has spoken with them yet.")

    page.get_by_role("button", name="Send the first word").click()
    wait_until(lambda: to(smtp_server, cast.elena))
    wait_until(lambda: not clock_of(incident, "contact").is_running)
    page.reload()
    is_refused_to_close(page, "They have no answer yet.")
    is_refused_to_close(page, "Nobody has talked with them")

    names_the_cause(page)
    offers_two_things(page)
    writes_the_answer(page)
    wait_until(lambda: len(to(smtp_server, cast.elena)) == 2)
    wait_until(lambda: not clock_of(incident, "answer").is_running)

    hers = browser.new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    chooses_and_answers(hers, incident.links.get().get_absolute_url())

    page.reload()
    step(page, "Make right")
    says_what_made_it_right(page)
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="They have had it").first.click()
        expect(page.get_by_role("heading", name="There is a problem")).to_have_count(0)
    says_what_made_it_right(page)
    expect(page.locator("#main")).to_contain_text("Made right. Thank you.")

    step(page, "Prevent")
    page.get_by_label("What do we change?").fill("The check counts what was sent.")
    page.get_by_text("A system", exact=True).click()
    page.get_by_role("button", name="Promise it").click()
    expect(page.get_by_text("0 of 1 done")).to_be_visible()
    page.get_by_role("button", name="It is done").click()

    step(page, "Follow up")
    is_refused_to_close(page, "Nobody has talked with them")
    page.locator("summary", has_text="Note a call, mail or meeting").click()
    page.get_by_label("What was said").fill("“Tomorrow’s plan was whole. Thank you.”")
    page.get_by_role("button", name="Keep it").first.click()
    page.get_by_role("radio", name="They told us that it is right now").check()
    page.get_by_role("button", name="Close it").click()
    expect(page.locator("#main")).to_contain_text("is closed. Well done.")

    tells_how_it_was(hers)
    wait_until(lambda: len(to(smtp_server, cast.elena)) == 3)
    page.reload()
    expect(page.locator("#survey")).to_contain_text("5 of 5")
    incident.refresh_from_db()
    assert (incident.status, incident.closed_on) == ("closed", "confirmed")


@pytest.mark.usefixtures("committed")
def test_without_javascript_it_can_all_be_done(browser, live_server, cast):
    page = browser.new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    page.goto("/")
    page.get_by_label("E-mail").fill(cast.mara.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    page.goto("/log/")
    page.get_by_role("button", name="Log and start the clock").click()
    expect(page.get_by_role("link", name="Say which customer it is.")).to_be_visible()
    page.get_by_role("combobox", name="Customer").fill("Brightwater Foods")
    page.get_by_label("What happened?").fill("38 of 212 deliveries were missing.")
    page.get_by_role("radio", name="High").check()
    page.get_by_role("button", name="Log and start the clock").click()
    expect(page.get_by_role("heading", name="38 of 212 deliveries")).to_be_visible()

    page.get_by_text("Note a call, mail or meeting").click()
    page.locator("#touchpoint").get_by_role("link", name="Show the form").click()
    page.get_by_label("What was said").fill("She needs a time.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("She needs a time.")).to_be_visible()

    page.get_by_role("link", name="Write the answer").first.click()
    page.get_by_label("Here’s what happened").fill("We dropped 38 of your stops.")
    page.get_by_label("Here’s why").fill("A space in a postcode.")
    page.get_by_label("Here’s what’s next").fill("I call you on Wednesday at 10:00.")
    page.get_by_role("button", name="Send", exact=True).click()
    deliver()
    page.reload()
    step(page, "Make right")
    says_what_made_it_right(page)
    names_the_cause(page)
    step(page, "Follow up")
    page.get_by_role("radio", name="They told us that it is right now").check()
    page.get_by_role("button", name="Close it").click()
    expect(page.locator("#main")).to_contain_text("is closed. Well done.")

    page.goto("/queue/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_role("link", name="All filters").click()
    page.get_by_label("Status").select_option("Closed")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="38 of 212 deliveries")).to_be_visible()


@pytest.mark.usefixtures("committed")
def test_with_the_keyboard_alone_a_mistake_is_found_and_a_new_one_logged(sits_down, cast):
    cast.logs(cast.mara, happened="The first", urgency="high")
    cast.logs(cast.mara, happened="The second", urgency="low")
    page = sits_down(cast.mara)
    page.goto("/queue/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The second")).to_be_visible()

    page.wait_for_load_state()  # what keys do is known once all of a page is there
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Log a mistake")).to_be_visible()
    page.get_by_role("combobox", name="Customer").focus()
    page.keyboard.type("Brightwater Foods")
    page.keyboard.press("Tab")
    page.keyboard.type("The third")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="The third")).to_be_visible()
    assert not page.problems
