"""The composer in all its states: sound in light and dark, on a desk and on a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from incidents.actions.answer import send_answer
from incidents.actions.read_answer import ask_to_read
from tests.browser.sound import unsound
from tests.pages.composing import GOOD, offers

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("committed")]


def test_it_is_sound_in_all_its_states(sits_down, cast, settings):
    settings.UNDO_SECONDS = 30
    incident = cast.logs(cast.mara, ago=timedelta(hours=1))
    incident.involved, incident.kind, incident.is_difficult = cast.jonas, "late", True
    incident.save()
    offers(incident, cast.mara, "A planner beside you", is_option=True, details="from 05:30")
    problems = []

    def look_at(page):
        page.reload()
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        problems.extend(unsound(page))

    mara, tomas = sits_down(cast.mara), sits_down(cast.tomas)
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
