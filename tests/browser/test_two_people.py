"""Two people in two browsers: they see each other, and neither overwrites the other."""

import pytest
from playwright.sync_api import expect

from tests.browser.sound import violations

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]


def test_they_see_each_other_and_a_stale_save_is_refused_with_the_difference(cast, sits_down):
    incident = cast.logs(cast.mara, impact="Nine stores opened late.")
    mara, jonas = sits_down(cast.mara), sits_down(cast.jonas)
    mara.goto(incident.get_absolute_url())
    expect(mara.locator("#here")).to_have_text("")
    jonas.goto(incident.get_absolute_url())
    expect(jonas.locator("#here")).to_contain_text("Mara has this open")
    mara.reload()
    expect(mara.locator("#here")).to_contain_text("Jonas has this open")

    for page in (mara, jonas):
        page.get_by_role("link", name="Change: What it meant for them").click()
        expect(page.get_by_label("What did it mean for them?")).to_be_focused()
    jonas.get_by_label("What did it mean for them?").fill("Nine stores opened late. Two not.")
    jonas.get_by_role("button", name="Save").click()
    expect(jonas.get_by_text("Saved.").first).to_be_visible()

    mine = "Nine stores opened late. Their chilled goods were lost."
    mara.get_by_label("What did it mean for them?").fill(mine)
    mara.get_by_role("button", name="Save").click()
    told = mara.get_by_role("region", name="What two people have changed")
    expect(mara.get_by_role("alert")).to_contain_text("Jonas has changed this meanwhile.")
    expect(told).to_contain_text("When you opened it")
    expect(told).to_contain_text("only theirs: Two not.")
    expect(told).to_contain_text("only yours: Their chilled goods were lost.")
    assert not violations(mara)
    expect(mara.get_by_label("What did it mean for them?")).to_have_value(mine)
    incident.refresh_from_db()
    assert incident.impact == "Nine stores opened late. Two not."

    mara.get_by_role("button", name="Save mine").click()
    expect(mara.get_by_text("Saved.").first).to_be_visible()
    incident.refresh_from_db()
    assert incident.impact == mine
    # A refused save is answered with 409, which the browser notes.
    assert all("409" in problem for problem in mara.problems)
    assert not jonas.problems
