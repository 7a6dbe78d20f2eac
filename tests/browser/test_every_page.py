"""Every page in a real browser: no errors in the console, nothing that axe-core minds, no page
wider than its window, in light and dark, on a desk and on a phone."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.batch import ask_batch, work_on_batches
from incidents.actions.cause import name_cause
from incidents.actions.decision import ask_decision
from incidents.actions.deliver import deliver
from incidents.actions.news import spread_the_news
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.quiet import snooze
from incidents.actions.sweep import sweep
from incidents.actions.tag import tag
from incidents.actions.take_over import join_as_guide
from incidents.actions.touchpoint import record_touchpoint
from incidents.actions.wait import start_wait
from incidents.models import Message
from tests.browser.sound import unsound, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(committed, cast):
    """The addresses of all pages, in a company where something is going on."""
    urgent = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    cast.logs(cast.jonas, ago=timedelta(hours=7))
    answered = cast.logs(cast.mara, happened="A word\nthat is " + "very" * 40 + " long")
    busy = _with_everything_in_hand(cast)
    letter = {"happened": "We lost 38 stops.", "why": "A space.", "next": "I call you at 10:00."}
    # It is not their first incident, so it comes from the lead.
    send_answer(by=cast.tomas, at=timezone.now(), incident=answered, **letter)
    sweep()
    deliver()
    spread_the_news(at=timezone.now())
    message = Message.objects.filter(kind=Message.Kind.APOLOGY).get()
    return [
        reverse("queue"),
        reverse("queue") + "?owner=anyone&urgency=critical&q=38",
        reverse("queue") + "?owner=anyone&status=closed",
        f"{reverse('bulk')}?verb=urgency&urgency=high&id={urgent.pk}&id={busy.pk}",
        f"{reverse('bulk')}?verb=merge&into={urgent.pk}&id={urgent.pk}&id={busy.pk}",
        reverse("bulk"),
        _changed_at_once(cast, urgent, answered),
        reverse("log"),
        urgent.get_absolute_url(),
        answered.get_absolute_url(),
        busy.get_absolute_url(),
        reverse("take_over", args=[busy.reference]),
        reverse("step_diagnose", args=[busy.reference]),
        reverse("step_make_right", args=[busy.reference]),
        reverse("step_prevent", args=[busy.reference]),
        reverse("step_follow_up", args=[busy.reference]),
        reverse("decline_remedy", args=[busy.reference, busy.remedies.first().pk]),
        reverse("big_picture", args=[busy.reference]),
        reverse("edit_incident", args=[urgent.reference]),
        reverse("change_detail", args=[urgent.reference, "urgency"]),
        reverse("merge", args=[urgent.reference]) + f"?into={busy.reference}",
        reverse("answer", args=[urgent.reference]),
        reverse("queue_filters") + "?owner=anyone&urgency=critical",
        reverse("saved_views") + "?query=owner%3Danyone",
        reverse("palette"),
        reverse("dashboard"),
        reverse("wall"),
        reverse("outbox"),
        reverse("message", args=[message.pk]),
        reverse("you"),
        reverse("tour"),
        reverse("notices"),
        reverse("digest"),
    ]


def _changed_at_once(cast, changed, left):
    """The page of a change to two incidents, of which one was left as it is."""
    tag(by=cast.mara, at=timezone.now(), incident=left, name="Import")
    batch = ask_batch(
        by=cast.tomas,
        at=timezone.now(),
        verb="tag",
        value={"name": "Import"},
        ids=[changed.pk, left.pk],
        once=uuid4(),
    )
    work_on_batches(at=timezone.now())
    return reverse("batch", args=[batch.pk])


def _with_everything_in_hand(cast):
    """An incident we wait on, with decisions, actions, a guide, and a snoozed clock."""
    incident, at = cast.logs(cast.mara, ago=timedelta(hours=30), urgency="high"), timezone.now()
    about = {"by": cast.mara, "at": at, "incident": incident}
    record_touchpoint(**about, channel="call", direction="out", summary="She needs a time.")
    name_cause(**about, explains="happened", kind="habit", what="Nobody counts the stops")
    ask_decision(**about, question="A credit of €400 for the 38 stops?", asked_of=cast.tomas)
    for what, cost in (("A credit", 90), ("A planner beside them", 900)):
        propose_remedy(
            **about, what=what, kind="gesture", cost=Decimal(cost), is_option=True, is_offered=True
        )
    mend = add_action(
        **about,
        what="Mend the import of postcodes",
        owner=cast.jonas,
        due_at=at + timedelta(days=2),
        check_at=at + timedelta(days=30),
    )
    done = add_action(**about, what="Call all nine", owner=cast.mara, due_at=at + timedelta(days=1))
    finish_action(by=cast.mara, at=at, action=done)
    snooze(by=cast.jonas, at=at, clock=mend.clock, until=at + timedelta(hours=9), reason="Night.")
    join_as_guide(by=cast.priya, at=at, incident=incident)
    start_wait(**about, until=at + timedelta(days=3), reason="Their list of stores")
    return incident


def test_every_page_is_sound(addresses, cast, sits_down):
    page = sits_down(cast.tomas)
    problems = [problem for address in addresses for problem in unsound(page, address)]
    assert not problems, "\n".join(problems)
    assert not page.problems


def test_the_sign_in_page_is_sound(page, committed):
    assert not unsound(page, reverse("sign_in"))


def test_a_form_with_errors_is_sound_and_leads_to_its_fields(cast, committed, sits_down):
    page = sits_down(cast.mara)
    page.goto(reverse("log"))
    page.get_by_role("button", name="Log and start the clock").click()
    summary = page.get_by_role("alert")
    summary.get_by_role("link", name="Say which customer it is.").click()
    assert page.evaluate("document.activeElement.name") == "customer"
    assert not violations(page)
