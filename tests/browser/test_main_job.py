"""The main job, from end to end: a real browser, a real worker, a real mail server."""

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


def test_from_logging_to_the_answer(page, celery_processes, smtp_server, cast, live_server):
    quick = {"SWEEP_EVERY": 0.5, "DELIVER_EVERY": 0.5, "EMAIL_URL": smtp_server.url}
    celery_processes.worker(**quick)
    celery_processes.beat(**quick)

    page.goto("/")
    page.get_by_label("E-mail").fill(cast.mara.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="My queue")).to_be_visible()

    page.get_by_role("link", name="Log a mistake").first.click()
    page.get_by_role("combobox", name="Customer").fill("Brightwater Foods – Elena Marsh")
    page.get_by_label("What happened?").fill("38 of 212 deliveries were missing.")
    page.get_by_label("What had we promised?").fill("The full plan by 06:00.")
    learned = timezone.localtime(timezone.now() - timedelta(hours=3))
    page.get_by_label("When did we learn of it?").fill(learned.strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("radio", name="Critical").check()
    expect(page.locator("#promises")).to_contain_text("past")
    page.get_by_role("button", name="Log and start the clock").click()
    expect(page.get_by_role("heading", name="38 of 212 deliveries")).to_be_visible()
    incident = Incident.objects.get()

    wait_until(lambda: to(smtp_server, cast.mara) and to(smtp_server, cast.tomas))
    assert incident.reference in to(smtp_server, cast.mara)[0]
    page.reload()
    expect(page.get_by_text("were told: the first contact was due")).to_be_visible()

    page.goto("/escalations/")
    badge = page.locator(".clock-breach").first
    expect(badge).to_contain_text("Contact 2 h 3")
    expect(badge).to_have_css("background-color", "rgb(163, 22, 28)")
    page.get_by_role("link", name="38 of 212 deliveries").first.click()

    page.get_by_role("link", name="Record the call").first.click()
    page.get_by_label("What was said").fill("She needs to know tomorrow will be whole.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Mara called Elena Marsh")).to_be_visible()
    assert not clock_of(incident, "contact").is_running

    page.get_by_role("link", name="Write the answer").first.click()
    page.get_by_label("Here’s what happened").fill("We dropped 38 of your stops. I am sorry.")
    page.get_by_label("Here’s why").fill("Our import skips a stop with a space in its postcode.")
    page.get_by_label("Here’s what’s next").fill("I will call you on Wednesday at 10:00.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Mara sent the answer to Elena Marsh")).to_be_visible()
    wait_until(lambda: to(smtp_server, cast.elena))
    wait_until(lambda: not clock_of(incident, "answer").is_running)
    page.reload()
    expect(page.get_by_text("Elena Marsh has our answer")).to_be_visible()

    page.get_by_role("link", name="Say what made it right").click()
    page.get_by_label("What made it right for them?").fill("The plan is whole, and a credit.")
    page.get_by_role("button", name="It is made right").click()
    expect(page.get_by_text("Mara said what made it right")).to_be_visible()

    page.get_by_role("button", name="Close").first.click()
    expect(page.get_by_text("Mara closed it")).to_be_visible()


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
    page.get_by_label("What was said").fill("She needs a time.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("She needs a time.")).to_be_visible()

    page.get_by_role("link", name="Write the answer").first.click()
    page.get_by_label("Here’s what happened").fill("We dropped 38 of your stops.")
    page.get_by_label("Here’s why").fill("A space in a postcode.")
    page.get_by_label("Here’s what’s next").fill("I call you on Wednesday at 10:00.")
    page.get_by_role("button", name="Send").click()
    deliver()
    page.reload()
    page.locator("summary", has_text="Say what made it right").click()
    page.get_by_label("What made it right for them?").fill("The plan is whole.")
    page.get_by_role("button", name="It is made right").click()
    page.get_by_role("button", name="Close").first.click()
    expect(page.get_by_text("Mara closed it")).to_be_visible()

    page.goto("/queue/")
    page.get_by_text("Filter").click()
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

    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Log a mistake")).to_be_visible()
    page.get_by_role("combobox", name="Customer").focus()
    page.keyboard.type("Brightwater Foods")
    page.keyboard.press("Tab")
    page.keyboard.type("The third")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="The third")).to_be_visible()
    assert not page.problems
