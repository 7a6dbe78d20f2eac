"""The composer in all its states: sound in light and dark, on a desk and on a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.answer import send_answer
from incidents.actions.read_answer import ask_to_read
from tests.browser.test_every_page import DESK, PHONE, violations
from tests.pages.composing import GOOD, offers

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_sound_in_all_its_states(scheme, viewport, sits_alone, cast, settings):
    settings.UNDO_SECONDS = 30
    incident = cast.logs(cast.mara, ago=timedelta(hours=1))
    incident.involved, incident.kind, incident.is_difficult = cast.jonas, "late", True
    incident.save()
    look = {"viewport": viewport, "color_scheme": scheme, "reduced_motion": "reduce"}
    offers(incident, cast.mara, "A planner beside you", is_option=True, details="from 05:30")
    problems = []

    def look_at(page):
        page.reload()
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        problems.extend(violations(page))
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            problems.append(f"{wider} px wider than its window")

    mara, tomas = sits_alone(cast.mara, **look), sits_alone(cast.tomas, **look)
    for page in (mara, tomas):
        page.goto(reverse("answer", args=[incident.reference]))
    look_at(mara)
    about = {"by": cast.mara, "at": incident.logged_at, "incident": incident}
    mine = GOOD | {"next": "I will call you as soon as possible, [name]."}
    ask_to_read(**about, asked_of=cast.tomas, **mine)
    look_at(mara)
    look_at(tomas)
    incident.is_difficult = False
    incident.save()
    tomas.get_by_label("Your word on it").fill("Good.")
    tomas.get_by_role("button", name="Yes, it may go").click()
    expect(tomas.get_by_text("finds your word here").first).to_be_visible()
    send_answer(**about | {"at": timezone.now()}, **GOOD)
    look_at(mara)
    assert not problems, "\n".join(problems)
    assert not mara.problems
