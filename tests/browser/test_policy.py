"""Changing what we promise, in a real browser: from a target to the incident that runs under it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.policy import start_draft
from incidents.models import Incident, PolicyVersion
from incidents.queries.policies import profile
from tests.browser.sound import unsound
from tests.cast import clock_of

pytestmark = pytest.mark.browser


def test_from_a_target_to_an_incident_that_runs_under_it(committed, cast, sits_down):
    before = cast.logs(cast.mara, urgency="high")
    due_before = clock_of(before, "contact").due_at
    page = sits_down(cast.priya)
    page.goto("/policy/")
    page.get_by_role("button", name="Change it").click()

    trial = page.locator("#trial")
    expect(trial).to_contain_text("a first contact within 2 h, round the clock")
    page.get_by_label("Contact, high").fill("3 h")
    expect(trial).to_contain_text("a first contact within 3 h, round the clock")
    assert PolicyVersion.objects.draft().document["targets"]["contact"]["high"] == "2 h"
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Kept. Nothing counts before you publish it.").first).to_be_visible()

    page.get_by_role("navigation", name="The draft").get_by_role("link", name="Hours").click()
    page.get_by_role("button", name="Add hours").click()
    name = page.get_by_label("Name of new hours")
    expect(name).to_be_focused()
    name.fill("Berlin desk")
    hours = page.get_by_role("region", name="Hours: new hours")
    hours.get_by_label("Time zone of").fill("Europe/Berlin")
    hours.get_by_label("Country of").select_option("DE")
    hours = page.get_by_role("region", name="Hours: Berlin desk")
    hours.get_by_label("Region of").select_option(label="Berlin")
    hours.get_by_label("Years for").fill("2026")
    hours.get_by_role("button", name="Take them over").click()
    expect(hours.get_by_label("Days off of")).to_have_value(re.compile("2026-03-08 Women’s Day"))
    page.get_by_label("Usual hours").select_option(label="Berlin desk")
    expect(trial).to_contain_text("in the hours “Berlin desk”")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_label("Usual hours")).to_have_value("Berlin desk")

    page.get_by_role("link", name="Try it", exact=True).click()
    page.wait_for_url("**/try/")  # it is tried out while somebody types, once its scripts have run
    page.get_by_label("We learn of it").fill("2026-10-02T16:00")
    page.get_by_label("Urgency").select_option("high")
    expect(trial).to_contain_text("Mon 5 Oct")
    page.get_by_role("link", name="Publish", exact=True).click()
    changed = page.get_by_role("region", name="What it changes")
    expect(changed).to_contain_text("Contact, high: 2 h → 3 h.")
    expect(changed).to_contain_text("Usual hours: “always” → “Berlin desk”.")
    page.get_by_label("What is new?").fill("Berlin keeps Berlin’s holidays.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Version 2 is published")).to_be_visible()
    expect(page.get_by_role("link", name="Apply to open incidents…")).to_be_visible()

    page.goto("/log/")
    page.get_by_role("combobox", name="Customer").fill("Brightwater Foods")
    page.get_by_label("What happened?").fill("38 of 212 deliveries were missing.")
    page.get_by_role("radio", name="High").check()
    page.get_by_role("button", name="Log and start the clock").click()
    expect(page.get_by_role("heading", name="38 of 212")).to_be_visible()
    after = Incident.objects.latest("pk")
    assert after.policy.number == 2
    assert clock_of(after, "contact").target == "3 h"
    assert after.policy.effective_from <= timezone.now()
    before.refresh_from_db()
    assert before.policy.number == 1
    assert clock_of(before, "contact").due_at == due_before
    # A look that a newer one overtakes is given up, and htmx says so on the console.
    assert not [one for one in page.problems if "sendAbort" not in one and "afterReq" not in one]


def test_without_javascript_nothing_typed_is_lost(committed, cast, sits_down, browser, live_server):
    cast_page = sits_down(cast.helen)
    cookies = cast_page.context.cookies()
    plain = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain.add_cookies(cookies)
    page = plain.new_page()
    page.goto("/policy/")
    page.get_by_role("button", name="Change it").click()
    page.get_by_role("link", name="Ladder").click()
    page.get_by_label("Step 1: when").fill("-1/10")
    page.get_by_role("button", name="Add a step").click()
    expect(page.get_by_label("Step 1: when")).to_have_value("-1/10")
    page.get_by_label("Step 5: when").fill("soonish")
    page.get_by_label("Step 5: when").press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("“soonish” is no place on a ladder")
    expect(summary).to_contain_text("A step tells somebody.")
    expect(page.get_by_label("Step 1: when")).to_have_value("-1/10")
    expect(page.get_by_label("Step 5: when")).to_have_value("soonish")
    plain.close()


def test_every_page_of_the_policy_is_sound(committed, cast, sits_down):
    cast.publishes(**profile("fca-disp"))
    document = profile("b2b-agency")
    document["targets"]["answer"]["high"] = "soonish"
    document["agreements"] = [{"team": "Nobody", "targets": {"answer": "8 h"}}]
    document["hours"]["teams"] = {"Customer care": "Office hours"}
    start_draft(by=cast.helen, at=timezone.now(), document=document)
    page = sits_down(cast.priya)
    problems = []
    tabs = ("targets", "hours", "ladder", "limits", "try", "publish")
    drafts = [f"/policy/draft/{tab}/" for tab in tabs]
    for address in ("/policy/", "/policy/2/", "/policy/2/published/", "/policy/try/", *drafts):
        problems += unsound(page, address)
    assert not problems, "\n".join(problems)
    assert not page.problems
