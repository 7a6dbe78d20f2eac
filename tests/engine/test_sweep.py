"""The ladder's steps are taken when they are due, each exactly once, by whoever sweeps."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from incidents.actions.claim import claim
from incidents.actions.sweep import sweep, take_steps
from incidents.actions.touchpoint import record_touchpoint
from incidents.models import Clock, Escalation, Event, Membership, Message
from incidents.models.clock import MAX_TRIES
from tests.cast import clock_of

LEASE = timedelta(seconds=60)


def told(incident):
    """Names of those who get a message, by the number of the step."""
    rows = incident.messages.order_by("person__name").values_list(
        "escalation__step", "person__name"
    )
    by_step = {}
    for step, name in rows:
        by_step.setdefault(step, []).append(name.split()[0])
    return by_step


def steps(incident, kind="contact"):
    return list(clock_of(incident, kind).escalations.values_list("step", flat=True))


def test_a_fresh_incident_escalates_nothing(cast):
    incident = cast.logs(cast.mara)
    assert sweep() == 0
    assert not incident.messages.exists()


def test_the_owner_is_reminded_before_the_deadline(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=6, minutes=1))
    assert sweep() == 1
    assert told(incident) == {0: ["Mara"]}
    assert incident.messages.get().kind == Message.Kind.REMINDER


def test_owner_and_lead_are_told_at_the_deadline(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=6, minutes=1))
    sweep()
    now = timezone.now()
    incident.clocks.filter(kind="contact").update(due_at=now, next_step_at=now)
    assert sweep() == 1
    assert told(incident)[1] == ["Mara", "Tomás"]


def test_after_an_outage_each_step_is_recorded_and_each_person_told_once_of_the_highest(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    sweep()
    assert steps(incident) == [0, 1, 2, 5]
    assert told(incident) == {5: ["Mara", "Priya", "Tomás"]}
    events = incident.events.filter(kind=Event.Kind.ESCALATED).order_by("pk")
    assert [event.data["step"] for event in events] == [0, 1, 2, 5]
    assert [len(event.data["told"]) for event in events] == [0, 0, 0, 3]


def test_a_second_sweep_finds_nothing_more(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    sweep()
    assert sweep() == 0
    assert len(steps(incident)) == 4


def test_the_ladder_goes_round_who_is_away(cast):
    cast.mara.away_until = timezone.now() + timedelta(days=1)
    cast.mara.save()
    incident = cast.logs(cast.mara, ago=timedelta(hours=6, minutes=1))
    sweep()
    assert told(incident) == {0: ["Tomás"]}


def test_somebody_who_left_is_not_told(cast):
    cast.mara.is_active = False
    cast.mara.save()
    incident = cast.logs(cast.mara, ago=timedelta(hours=6, minutes=1))
    sweep()
    assert told(incident) == {0: ["Tomás"]}


def test_a_company_without_leads_and_managers_still_hears(cast):
    Membership.objects.exclude(role="staff").delete()
    cast.helen.is_superuser = True
    cast.helen.save()
    incident = cast.logs(cast.mara, ago=timedelta(hours=13))
    sweep()
    assert told(incident) == {3: ["Helen", "Mara"]}


def test_nothing_escalates_after_the_contact_was_made(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    record_touchpoint(
        by=cast.mara, at=timezone.now(), incident=incident, channel="call", direction="out"
    )
    assert sweep() == 0
    assert steps(incident) == []


def test_a_claim_that_was_answered_meanwhile_takes_no_step(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    claimed = claim(batch=10, lease=LEASE)
    record_touchpoint(
        by=cast.mara, at=timezone.now(), incident=incident, channel="call", direction="out"
    )
    assert take_steps(claimed) == 0
    assert steps(incident) == []


def test_a_claim_that_ran_out_and_was_taken_over_takes_no_step(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    first = claim(batch=10, lease=-LEASE)
    second = claim(batch=10, lease=LEASE)
    assert first.ids == second.ids
    assert take_steps(first) == 0
    assert take_steps(second) == 4
    assert steps(incident) == [0, 1, 2, 5]


def test_a_claimed_clock_is_nobody_elses_until_its_lease_ends(cast):
    cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    assert claim(batch=10, lease=LEASE) is not None
    assert claim(batch=10, lease=LEASE) is None


def test_a_clock_that_fails_is_retried_alone_set_aside_at_last_and_delays_no_other(cast):
    """The poison: a step that was taken already, so that the database refuses to take it again."""
    poisoned = cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    clock = clock_of(poisoned, "contact")
    Escalation.objects.create(clock=clock, step=0, was_due_at=clock.due_at, taken_at=timezone.now())
    healthy = [cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical") for _ in range(3)]

    sweep()
    assert all(steps(incident) == [0, 1, 2, 5] for incident in healthy)
    assert steps(poisoned) == [0]
    for tries in range(2, MAX_TRIES + 1):
        Clock.objects.filter(pk=clock.pk).update(leased_until=timezone.now())
        sweep()
        clock.refresh_from_db()
        assert clock.tries == tries
    assert list(Clock.objects.quarantined()) == [clock]
    Clock.objects.filter(pk=clock.pk).update(leased_until=timezone.now())
    assert claim(batch=10, lease=LEASE) is None


def test_a_batch_costs_the_same_statements_however_large(cast, django_assert_num_queries):
    def swept(number):
        for _ in range(number):
            cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
        claimed = claim(batch=500, lease=LEASE)
        assert len(claimed.ids) == number
        return claimed

    Membership.objects.filter(user=cast.jonas).update(is_guide=True)
    take_steps(swept(1))  # reads the policy, once per process
    for number in (1, 40):
        claimed = swept(number)
        with django_assert_num_queries(6):
            take_steps(claimed)


def _sweep_in_a_thread(_):
    try:
        return sweep()
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_many_sweepers_take_each_step_once(cast, settings):
    settings.SWEEP_BATCH = 7
    for _ in range(60):
        cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical")
    with ThreadPoolExecutor(6) as pool:
        taken = sum(pool.map(_sweep_in_a_thread, range(6)))
    assert taken == Escalation.objects.count() == 60 * 4
    assert Message.objects.count() == 60 * 3
    assert not Clock.objects.filter(tries__gt=0).exists()


@pytest.mark.django_db(transaction=True)
def test_answering_and_escalating_at_once_leaves_no_step_after_the_answer(cast):
    """Whoever gets the row first wins; after the stop nothing is written any more."""
    incidents = [
        cast.logs(cast.mara, ago=timedelta(hours=3), urgency="critical") for _ in range(30)
    ]

    def answer(incident):
        try:
            record_touchpoint(
                by=cast.mara, at=timezone.now(), incident=incident, channel="call", direction="out"
            )
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        sweeps = [pool.submit(_sweep_in_a_thread, None) for _ in range(2)]
        list(pool.map(answer, incidents))
        for one in sweeps:
            one.result()
    assert sweep() == 0
    for incident in incidents:
        contact = clock_of(incident, "contact")
        assert contact.stopped_at
        assert len(steps(incident)) in (0, 4)


def test_the_database_refuses_to_change_the_timeline(cast):
    event = cast.logs(cast.mara).events.get()
    for sql in (
        "UPDATE incidents_event SET at = now()",
        f"DELETE FROM incidents_event WHERE id = {event.pk}",  # noqa: S608
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE incidents_event CASCADE",
    ):
        with (
            pytest.raises(Exception, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert Event.objects.filter(pk=event.pk).exists()


def test_the_database_refuses_a_second_escalation_of_the_same_step(cast):
    clock = clock_of(cast.logs(cast.mara), "contact")
    step = {"clock": clock, "step": 0, "was_due_at": clock.due_at}
    Escalation.objects.create(**step, taken_at=timezone.now())
    with pytest.raises(Exception, match="one_escalation_per_clock_plan_and_step"):
        Escalation.objects.create(**step, taken_at=timezone.now())
