"""The auditor says each broken promise in a sentence, and `audit --repair` plans anew."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from incidents.actions.keep_watch import keep_watch
from incidents.actions.sweep import sweep
from incidents.actions.wait import start_wait
from incidents.models import Breaker, Clock, Heartbeat, Message, Wait
from incidents.models.clock import MAX_TRIES
from incidents.queries.audit import audit
from tests.cast import clock_of


@pytest.fixture
def looking(db):
    """Both triggers have looked just now."""
    for name in ("worker", "tick"):
        Heartbeat.objects.beat(name)


def broken(*, deep=True):
    return {one.code: one.sentence for one in audit(timezone.now(), deep=deep) if one.is_broken}


def run_audit(*flags):
    """What the command prints, and its exit status."""
    out = StringIO()
    try:
        call_command("audit", *flags, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def test_where_all_is_kept_it_finds_nothing(cast, looking):
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    sweep()
    assert broken() == {}
    assert run_audit() == ("Every promise is kept.\n", 0)


def test_a_step_that_nobody_took_is_named(cast, looking):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    found = broken()
    assert list(found) == ["overdue-step"]
    assert incident.reference in found["overdue-step"]
    assert run_audit()[1] == 1


def test_when_nobody_looks_it_says_so_and_one_trigger_is_enough(cast):
    assert list(broken()) == ["nobody-looks"]
    Heartbeat.objects.beat("tick")
    assert broken() == {}
    notes = [one.code for one in audit(timezone.now())]
    assert notes == ["one-trigger"]


def test_a_promise_set_aside_is_named_and_put_back(cast, looking):
    incident = cast.logs(cast.mara)
    clock = clock_of(incident, "contact")
    Clock.objects.filter(pk=clock.pk).update(tries=MAX_TRIES)
    assert list(broken()) == ["quarantined"]
    told, status = run_audit("--repair")
    assert status == 0
    assert "Put right: A promise on" in told
    assert clock_of(incident, "contact").tries == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"due_at": timedelta(days=3)}, "moved-deadline"),
        ({"next_step_at": timedelta(days=3)}, "wrong-step"),
    ],
)
def test_a_clock_that_was_tampered_with_is_planned_anew(cast, looking, change, code):
    incident = cast.logs(cast.mara)
    clock = clock_of(incident, "contact")
    ((field, shift),) = change.items()
    Clock.objects.filter(pk=clock.pk).update(**{field: getattr(clock, field) + shift})
    assert list(broken()) == [code]
    assert run_audit("--repair")[1] == 0
    again = clock_of(incident, "contact")
    assert (again.due_at, again.next_step_at) == (clock.due_at, clock.next_step_at)


def test_an_open_incident_without_its_clock_is_named_and_gets_one(cast, looking):
    incident = cast.logs(cast.mara)
    incident.clocks.filter(kind="answer").delete()
    assert list(broken()) == ["no-clock"]
    assert run_audit("--repair")[1] == 0
    assert clock_of(incident, "answer").started_at == incident.learned_at


def test_a_wait_that_nobody_ended_is_named_and_ended(cast, looking):
    incident, at = cast.logs(cast.mara), timezone.now()
    until = at + timedelta(days=1)
    start_wait(by=cast.mara, at=at, incident=incident, until=until, reason="Their list.")
    long_ago = at - timedelta(hours=2)
    Wait.objects.update(started_at=long_ago, until=long_ago + timedelta(hours=1))
    assert "wait-over" in broken()
    assert run_audit("--repair")[1] == 0
    assert clock_of(incident, "resolve").paused_at is None


def test_an_escalation_that_lost_its_message_is_named(cast, looking):
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    sweep()
    Message.objects.filter(pk=Message.objects.first().pk).delete()
    assert list(broken()) == ["untold"]


@pytest.mark.parametrize(
    ("state", "code"),
    [("sending", "stuck-sending"), ("queued", "stuck-waiting"), ("failed", "failed")],
)
def test_a_message_that_is_stuck_is_named(cast, looking, state, code):
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    sweep()
    long_ago = timezone.now() - timedelta(minutes=11)
    Message.objects.update(state=state, send_after=long_ago, inflight_since=long_ago)
    assert list(broken()) == [code]


def test_a_mail_server_that_is_away_is_a_note_first_and_broken_after_a_while(cast, looking):
    now = timezone.now()
    away = Breaker.objects.create(channel="mail", since=now, closed_until=now, reason="refused")
    assert broken() == {}
    assert "server-away" in [one.code for one in audit(now)]
    away.since = now - timedelta(minutes=11)
    away.save()
    assert list(broken()) == ["server-away"]


def test_the_command_speaks_to_programs_too(cast, looking):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    told, status = run_audit("--json")
    finding = json.loads(told)["findings"][0]
    assert (finding["code"], finding["broken"], status) == ("overdue-step", True, 1)
    assert set(finding["ids"]) <= set(incident.clocks.values_list("pk", flat=True))


def test_it_is_looked_at_once_a_minute_and_kept(cast, looking):
    keep_watch(at=timezone.now())
    first = Heartbeat.objects.get(name="audit")
    assert first.data == {"found": []}
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    keep_watch(at=timezone.now())
    assert Heartbeat.objects.get(name="audit").data == {"found": []}
    keep_watch(at=timezone.now() + timedelta(minutes=2))
    codes = [one["code"] for one in Heartbeat.objects.get(name="audit").data["found"]]
    assert "overdue-step" in codes


def test_it_costs_the_same_statements_for_one_incident_and_for_fifty(
    cast, looking, django_assert_num_queries
):
    cast.logs(cast.mara)
    audit(timezone.now())
    with django_assert_num_queries(14):
        audit(timezone.now())
    for _ in range(49):
        cast.logs(cast.mara)
    with django_assert_num_queries(14):
        audit(timezone.now())
