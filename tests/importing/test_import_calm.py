"""An imported backlog never storms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.sweep import sweep
from incidents.messages.render import render
from incidents.models import Clock, Escalation, Incident, Membership, Message
from tests.cast import clock_of

OWNED = {"Agent": "mara@tidewell.example"}


def opened(**ago):
    """A moment so long ago, as the file has it."""
    return {"Opened": f"{timezone.now() - timedelta(**ago):%d.%m.%Y %H:%M}"}


@pytest.fixture(autouse=True)
def utc(desk):
    desk.change_profile({"Europe/Berlin": "UTC"})


def test_what_was_late_shows_as_late_but_nothing_is_sent_for_it(cast, desk):
    desk.bring(*({"Ticket": f"T-{days}"} | OWNED | opened(days=days, hours=1) for days in range(9)))
    assert Clock.objects.overdue(timezone.now()).exists()
    assert sweep() == 0
    assert not Escalation.objects.exists()
    assert not Message.objects.exclude(kind=Message.Kind.IMPORT_DIGEST).exists()


def test_the_next_step_is_taken_when_its_moment_comes(cast, desk, arrived):
    desk.bring({"Ticket": "T-1"} | OWNED | opened(hours=9))
    clock = clock_of(arrived("T-1"), "contact")
    assert clock.next_step == 2
    assert clock.next_step_at == clock.due_at + timedelta(hours=2)
    Clock.objects.filter(pk=clock.pk).update(
        due_at=clock.due_at - timedelta(hours=4),
        started_at=clock.started_at - timedelta(hours=4),
        next_step_at=timezone.now(),
    )
    assert sweep() == 2
    assert list(clock.escalations.values_list("step", flat=True)) == [2, 3]
    told = Message.objects.filter(kind=Message.Kind.ESCALATION)
    assert {message.person for message in told} == {cast.tomas, cast.priya}


def test_a_promise_that_is_not_due_yet_has_all_its_steps_before_it(cast, desk, arrived):
    desk.bring({"Ticket": "T-1"} | OWNED | opened(minutes=5))
    assert clock_of(arrived("T-1"), "contact").next_step == 0


def test_each_owner_gets_one_mail_that_names_the_most_overdue(cast, desk):
    said = desk.bring(
        *({"Ticket": f"M-{number}"} | OWNED | opened(days=10 + number) for number in range(60)),
        {"Ticket": "M-fresh"} | OWNED | opened(minutes=5),
        {"Ticket": "J-1", "Agent": "Jonas Weber"} | opened(days=3),
        {"Ticket": "J-2", "Agent": "Jonas Weber", "Closed": "01.03.2025"}
        | {"Opened": "01.02.2025"},
    )
    assert "2 people get one mail each about them." in said
    maras = Message.objects.get(person=cast.mara)
    assert maras.kind == Message.Kind.IMPORT_DIGEST
    assert (maras.data["count"], maras.data["overdue"]) == (61, 60)
    named = [Clock.objects.select_related("incident").get(pk=one) for one in maras.data["clocks"]]
    assert len(named) == 50
    assert [clock.incident.external_ref for clock in named[:3]] == ["M-59", "M-58", "M-57"]
    assert Message.objects.get(person=cast.jonas).data["count"] == 1


def test_the_mail_can_be_written(cast, desk):
    desk.bring({"Ticket": "T-1"} | OWNED | opened(days=3))
    mail = render(Message.objects.get(), at=timezone.now())
    assert "Brightwater Foods" in mail.text
    assert "Brightwater Foods" in mail.html


def test_what_nobody_owns_is_told_to_the_lead_together_with_their_own(cast, desk):
    desk.bring(
        {"Ticket": "T-1"} | opened(days=3),
        {"Ticket": "T-2", "Agent": "Somebody else"} | opened(days=3),
        {"Ticket": "T-3", "Agent": "tomas@tidewell.example"} | opened(days=3),
    )
    assert Message.objects.get().person == cast.tomas
    assert Message.objects.get().data["count"] == 3


def test_without_a_lead_the_managers_are_told_and_for_the_absent_the_next_in_line(cast, desk):
    Membership.objects.filter(user=cast.tomas).delete()
    cast.mara.away_until = timezone.now() + timedelta(days=1)
    cast.mara.save()
    desk.bring(
        {"Ticket": "T-1"} | opened(days=3),
        {"Ticket": "T-2"} | OWNED | opened(days=3),
        {"Ticket": "T-3", "Desk": "A desk that is new"} | opened(days=3),
    )
    assert Message.objects.get().person == cast.priya
    assert Message.objects.get().data["count"] == 3


def test_closed_ones_are_nobodys_news(cast, desk):
    desk.bring({"Ticket": "T-1", "Closed": "04.03.2025"} | OWNED)
    assert not Message.objects.exists()
    assert not Clock.objects.running().exists()


def test_later_arrivals_are_told_by_themselves(cast, desk):
    desk.bring({"Ticket": "T-1"} | OWNED)
    desk.bring({"Ticket": "T-1"} | OWNED, {"Ticket": "T-2"} | OWNED)
    first, second = Message.objects.order_by("pk")
    assert (first.data["count"], second.data["count"]) == (1, 1)
    assert Incident.objects.count() == 2
