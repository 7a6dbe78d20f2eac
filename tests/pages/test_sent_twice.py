"""A form that is sent twice, as by a double click, acts once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.cause import name_cause
from incidents.actions.decision import ask_decision
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.sweep import sweep
from incidents.models import Event, Message
from tests.cast import clock_of
from tests.pages.conftest import local, soon

TOMORROW, LATER = local(soon(days=1)), local(soon(days=40))

FORMS = {
    "touchpoints": {"channel": "call", "direction": "out", "summary": "She needs a time."},
    "decisions": {"question": "A refund?", "asked_of": "tomas"},
    "actions": {"what": "Call", "owner": "jonas", "due_at": TOMORROW},
    "prevent/actions": {
        "what": "Count",
        "owner": "jonas",
        "prevents": "process",
        "due_at": TOMORROW,
        "check_at": LATER,
    },
    "lessons": {"title": "Count what was sent"},
    "questions/diagnosis": {"where": "In the import"},
    "diagnose/causes": {"what": "A space", "explains": "happened", "kind": "technology"},
    "diagnose/kind": {"kind": "late"},
    "wait": {"reason": "Their list", "until": TOMORROW},
    "made-right": {"what": "The plan is whole."},
    "assign": {"owner": "jonas"},
    "remedies": {"what": "A credit", "kind": "gesture", "is_option": "no", "cost": "50"},
    "first-word": {},
    "page": {},
}


@pytest.mark.parametrize("verb", FORMS)
def test_a_verb_of_an_incident_is_done_once(verb, incident, does, cast):
    given = {
        name: getattr(cast, value).pk if value in ("jonas", "tomas") else value
        for name, value in FORMS[verb].items()
    }
    first = does(verb, **given)
    assert first.status_code == 200
    happened, told = incident.events.count(), Message.objects.count()
    assert happened + told > 1
    does(verb, **given)
    assert (incident.events.count(), Message.objects.count()) == (happened, told)


def test_what_is_done_about_one_thing_is_done_once(incident, does, cast):
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    decision = ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    action = add_action(**about, what="Call", owner=cast.jonas, due_at=soon(days=1))
    check = add_action(
        **about,
        what="Count",
        owner=cast.mara,
        due_at=soon(days=1),
        check_at=soon(days=30),
        prevents="process",
    )
    finish_action(by=cast.mara, at=timezone.now(), action=check)
    cause = name_cause(**about, explains="happened", kind="habit", what="Nobody counts")
    for verb, given in (
        (f"decisions/{decision.pk}", {"is_approved": "yes"}),
        (f"actions/{action.pk}/done", {}),
        (f"actions/{check.pk}/check", {"was_effective": "yes", "finding": "None since."}),
        (f"diagnose/causes/{cause.pk}", {"state": "confirmed", "evidence": "The log."}),
    ):
        before = incident.events.count()
        for _ in range(2):
            does(verb, cast.tomas, **given)
        assert incident.events.count() == before + 1, verb


def test_quiet_asked_for_twice_is_counted_once(cast, visit):
    incident = cast.logs(cast.mara, ago=timedelta(hours=9))
    sweep()
    client, address = visit(cast.mara), incident.get_absolute_url()
    contact, answer = clock_of(incident, "contact"), clock_of(incident, "answer")
    for _ in range(2):
        client.post(f"{address}clocks/{contact.pk}/acknowledge/")
        given = {"until": TOMORROW, "reason": "They open then."}
        client.post(f"{address}clocks/{answer.pk}/snooze/", given)
    for kind in (Event.Kind.ACKNOWLEDGED, Event.Kind.SNOOZED):
        assert incident.events.filter(kind=kind).count() == 1
