"""What is going on at Tidewell right now, beside the incidents themselves."""

from datetime import timedelta

from incidents.actions.claim import Claim
from incidents.actions.decision import ask_decision
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.quiet import acknowledge, snooze
from incidents.actions.sweep import take_steps
from incidents.actions.wait import start_wait
from incidents.models import Clock

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def get_under_way(incidents, people, now):
    """Let things go on as they stand at `now`. incidents: customer → Incident, people: by name."""
    _wait_for_their_choice(incidents["Alder & Sons"], people["tomas"], now)
    _keep_actions(incidents["Alder & Sons"], people, now)
    _ask_for_the_fee(incidents["Petrel Marine"], people, now)
    _ring_when_they_open(incidents["Orchard Street Books"], people["jonas"], now)
    _see_the_escalation(incidents["Castellan Pharma"], people["jonas"], now)


def _wait_for_their_choice(incident, tomas, now):
    start_wait(
        by=tomas,
        at=now - DAY,
        incident=incident,
        until=now + 2 * DAY,
        reason="George tells us which of the two he prefers.",
    )


def _keep_actions(incident, people, now):
    done = add_action(
        by=people["tomas"],
        at=now - DAY - 6 * HOUR,
        incident=incident,
        what="Ring the eleven people whose parcels were late.",
        owner=people["mara"],
        due_at=now - 2 * HOUR,
    )
    finish_action(by=people["mara"], at=now - 5 * HOUR, action=done)
    add_action(
        by=people["tomas"],
        at=now - DAY - 6 * HOUR,
        incident=incident,
        what="Compare a pair of accounts with its contracts before they are merged.",
        owner=people["tomas"],
        due_at=now + 3 * DAY,
        check_at=now + 30 * DAY,
    )


def _ask_for_the_fee(incident, people, now):
    ask_decision(
        by=people["jonas"],
        at=now - 90 * MINUTE,
        incident=incident,
        question="May we pay the broker’s fee of 900 euros for them?",
        asked_of=people["tomas"],
    )


def _ring_when_they_open(incident, jonas, now):
    snooze(
        by=jonas,
        at=now - HOUR,
        clock=_clock(incident, Clock.Kind.CONTACT),
        until=now + 2 * HOUR,
        reason="The shop opens in two hours; Wendy asked to be rung then.",
    )


def _see_the_escalation(incident, jonas, now):
    """His lead was told as soon as the answer was late, and he has said that he is at it."""
    clock = _clock(incident, Clock.Kind.ANSWER)
    seen_at = clock.due_at + MINUTE
    take_steps(Claim(ids=(clock.pk,), at=seen_at, leased_until=None))
    acknowledge(by=jonas, at=seen_at + 5 * MINUTE, clock=clock)


def _clock(incident, kind):
    return incident.clocks.running().get(kind=kind)
