"""Who is told, through what and when, and what is not told any more."""

from datetime import time

import pytest

from incidents.actions.deliver import deliver
from incidents.actions.edit import edit_incident
from incidents.actions.quiet import snooze
from incidents.actions.wait import end_wait, start_wait
from incidents.models import Message, User
from tests.cast import clock_of
from tests.engine.clockwork import (
    DAY,
    HOUR,
    MONDAY,
    logs,
    makes_right,
    speaks,
    sweep_at,
)

DUE = MONDAY + 8 * HOUR
State = Message.State


def delivers(at):
    return deliver(now=lambda: at)


def wishes(person, **changes):
    User.objects.filter(pk=person.pk).update(**changes)


def tells(cast, *names, when="0"):
    """From now on the policy's ladder has one step, which tells these."""
    step = {"when": when, "tell": list(names)}
    return cast.publishes(ladder={"repeat": "1", "shortest": "1 h", "steps": [step]})


def channels(person):
    return sorted(Message.objects.filter(person=person).values_list("channel", flat=True))


def states():
    return sorted(Message.objects.values_list("state", flat=True))


def test_somebody_may_be_told_through_the_chat_and_by_mail_at_once(cast, chat, mail_leaves):
    wishes(
        cast.mara,
        chat_address=chat.room("mara"),
        reminders_by_mail=False,
        reminders_by_chat=True,
        escalations_by_chat=True,
    )
    incident = logs(cast, cast.mara)
    sweep_at(DUE - 2 * HOUR)
    assert channels(cast.mara) == ["chat"]
    assert delivers(DUE - 2 * HOUR) == 1
    room, title, text = chat.said.pop()
    assert (room, incident.reference in title) == ("mara", True)
    assert incident.get_absolute_url() in text
    assert mail_leaves.messages == []
    sweep_at(DUE)
    assert delivers(DUE) == 3
    assert [said[0] for said in chat.said] == ["mara"]
    assert sorted(mail["To"].split()[0] for mail in mail_leaves.messages)[0] == "Mara"


def test_who_wants_no_reminders_gets_none_and_the_step_counts_as_taken(cast):
    wishes(cast.mara, reminders_by_mail=False)
    contact = clock_of(logs(cast, cast.mara), "contact")
    assert sweep_at(DUE - 2 * HOUR) == 1
    assert contact.escalations.get().told == 0
    assert not Message.objects.exists()


def test_a_reminder_waits_for_the_end_of_quiet_hours_and_an_escalation_does_not(cast):
    wishes(cast.mara, quiet_from=time(20), quiet_to=time(7), time_zone="Europe/Berlin")
    logs(cast, cast.mara, at=MONDAY + 5 * HOUR)
    night = MONDAY + 11 * HOUR  # 21:00 in Berlin, two hours before the deadline
    sweep_at(night)
    reminder = Message.objects.get()
    assert reminder.send_after == MONDAY + 21 * HOUR
    assert delivers(night) == 0
    sweep_at(night + 2 * HOUR)
    assert delivers(night + 2 * HOUR) == 2
    reminder.refresh_from_db()
    assert reminder.state == State.QUEUED


@pytest.mark.parametrize(("most", "sent"), [(0, 0), (1, 0), (2, 2)])
def test_each_person_says_how_much_comes_one_by_one(cast, most, sent):
    wishes(cast.mara, most_an_hour=most)
    for _ in range(2):
        logs(cast, cast.mara)
    sweep_at(DUE - 2 * HOUR)
    assert delivers(DUE - 2 * HOUR) == sent
    assert Message.objects.filter(kind=Message.Kind.DIGEST).count() == (sent == 0)


def test_mail_and_chat_are_counted_apart(cast, chat):
    wishes(cast.mara, most_an_hour=1, chat_address=chat.room("mara"), reminders_by_chat=True)
    logs(cast, cast.mara)
    sweep_at(DUE - 2 * HOUR)
    assert delivers(DUE - 2 * HOUR) == 2


KEEPING = {
    "kept": lambda cast, incident: makes_right(incident, cast.mara, DUE),
    "moved": lambda cast, incident: edit_incident(
        by=cast.mara, at=DUE, incident=incident, urgency="low"
    ),
}


@pytest.fixture
def reminded(cast):
    """Mara's reminder to make it right waits in the outbox."""
    cast.publishes(targets={"resolve": {"normal": "8 h", "low": "80 h"}})
    incident = logs(cast, cast.mara)
    sweep_at(DUE - HOUR)
    assert states() == [State.QUEUED]
    return incident


@pytest.mark.parametrize("meanwhile", KEEPING)
def test_what_needs_nobody_any_more_is_withdrawn_at_the_moment_of_sending(
    cast, reminded, meanwhile
):
    KEEPING[meanwhile](cast, reminded)
    assert delivers(DUE) == 0
    assert states() == [State.WITHDRAWN]


def waits(cast, incident, *, at):
    start_wait(by=cast.mara, at=at, incident=incident, until=at + DAY, reason="Their list.")


def test_while_we_wait_for_them_nothing_is_told_and_then_it_is(cast, reminded):
    waits(cast, reminded, at=DUE - HOUR)
    assert delivers(DUE) == 0
    end_wait(by=cast.mara, at=DUE, incident=reminded)
    assert delivers(DUE) == 1


def test_what_was_late_before_we_waited_is_told_once_we_wait_no_longer(cast, reminded):
    late = DUE + HOUR
    sweep_at(late)
    waits(cast, reminded, at=late)
    assert delivers(late) == 0
    end_wait(by=cast.mara, at=late + HOUR, incident=reminded)
    assert delivers(late + HOUR) > 0
    told = Message.objects.filter(state=State.SENT).values_list("person__name", flat=True)
    assert "Mara Lindqvist" in told


def test_what_is_snoozed_is_told_when_the_snooze_is_over(cast, reminded):
    clock, until = clock_of(reminded, "resolve"), DUE + DAY
    snooze(by=cast.mara, at=DUE, clock=clock, until=until, reason="They sleep.")
    assert delivers(DUE) == 0
    assert delivers(until) == 1


def test_what_still_stands_is_told(cast, reminded):
    edit_incident(by=cast.mara, at=DUE, incident=reminded, happened="39 were missing.")
    assert delivers(DUE) == 1


def test_a_step_that_has_passed_under_the_new_deadline_too_is_told(cast):
    """It will not be taken again, so its word must not get lost on the way."""
    cast.publishes(targets={"resolve": {"normal": "8 h", "low": "9 h"}})
    incident = logs(cast, cast.mara)
    late = DUE + 1.5 * HOUR
    sweep_at(late)
    edit_incident(by=cast.mara, at=late, incident=incident, urgency="low")
    assert sweep_at(late) == 0
    assert delivers(late) == 2
    assert set(Message.objects.values_list("person__name", flat=True)) == {
        "Mara Lindqvist",
        "Tomás Oliveira",
    }


def test_a_move_that_moves_nothing_withdraws_nothing(cast, reminded):
    edit_incident(by=cast.mara, at=DUE, incident=reminded, urgency="normal", team=cast.billing)
    assert delivers(DUE) == 1


def test_an_old_word_is_not_told_beside_the_new_one(cast, reminded):
    edit_incident(by=cast.mara, at=DUE, incident=reminded, urgency="low")
    later = MONDAY + 60 * HOUR
    sweep_at(later)
    assert delivers(later) == 1
    assert states() == [State.SENT, State.WITHDRAWN]


def test_a_digest_of_which_nothing_is_needed_is_withdrawn(cast):
    incidents = [logs(cast, cast.mara) for _ in range(5)]
    sweep_at(DUE - HOUR)
    delivers(DUE - HOUR)
    digest = Message.objects.get(kind=Message.Kind.DIGEST)
    for incident in incidents[:4]:
        speaks(incident, cast.mara, DUE - HOUR)
    delivers(DUE - HOUR)
    assert Message.objects.filter(state=State.DIGESTED).count() == 5
    speaks(incidents[4], cast.mara, DUE - HOUR)
    delivers(digest.send_after)
    digest.refresh_from_db()
    assert digest.state == State.WITHDRAWN


def test_a_digest_tells_of_what_is_still_needed_only(cast):
    incidents = [logs(cast, cast.mara) for _ in range(5)]
    sweep_at(DUE - HOUR)
    delivers(DUE - HOUR)
    for incident in incidents[:4]:
        speaks(incident, cast.mara, DUE - HOUR)
    digest = Message.objects.get(kind=Message.Kind.DIGEST)
    assert delivers(digest.send_after) == 1
    digest.refresh_from_db()
    assert incidents[4].reference in digest.text
    assert incidents[0].reference not in digest.text


def test_a_channel_that_is_gone_means_the_managers(cast):
    tells(cast, "chat:care")
    logs(cast, cast.mara)
    sweep_at(DUE)
    assert Message.objects.get().person == cast.priya


def test_a_person_named_by_the_ladder_is_told_and_if_away_the_managers(cast):
    tells(cast, "person:Bea@tidewell.example")
    logs(cast, cast.mara)
    sweep_at(DUE)
    assert Message.objects.get().person == cast.bea
    wishes(cast.bea, away_until=MONDAY + 30 * DAY)
    sweep_at(DUE + 8 * HOUR)
    assert Message.objects.latest("pk").person == cast.priya
