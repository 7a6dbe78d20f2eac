"""“Save and next”: the next case on one’s desk, that nobody else has open."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from incidents.actions.decision import ask_decision
from incidents.actions.hand_out import hand_out
from incidents.actions.presence import be_here
from incidents.actions.quiet import snooze
from incidents.actions.wait import start_wait
from incidents.models import Incident, Presence
from incidents.queries.next_case import next_case
from tests.cast import clock_of
from tests.engine.clockwork import LETTER
from tests.pages.conftest import local, said

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(cast):
    """Three of Mara’s, the first due the soonest."""
    return [cast.logs(cast.mara, ago=ago * HOUR) for ago in (5, 3, 1)]


def after(person, incident=None, at=None):
    return next_case(person, at or timezone.now(), incident)


def test_it_is_the_one_due_soonest_but_not_the_one_they_leave(desk, cast):
    assert after(cast.mara) == desk[0]
    assert after(cast.mara, desk[0]) == desk[1]
    assert after(cast.mara, desk[1]) == desk[0]
    assert after(cast.jonas) is None


def test_a_promise_of_theirs_is_on_their_desk_too(desk, cast):
    about = {"by": cast.mara, "at": timezone.now(), "incident": desk[1]}
    ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    assert after(cast.tomas) == desk[1]


def test_nobody_is_sent_to_what_somebody_else_has_open(desk, cast):
    now = timezone.now()
    be_here(by=cast.jonas, at=now, incident=desk[0])
    assert after(cast.mara) == desk[1]
    assert after(cast.mara, at=now + timedelta(seconds=61)) == desk[0]


def test_they_go_round_their_desk_and_not_to_and_fro(desk, cast):
    now = timezone.now()
    seen = []
    for step in range(4):
        at = now + timedelta(seconds=step)
        seen.append(hand_out(by=cast.mara, at=at, after=seen[-1] if seen else None))
    assert seen == [*desk, desk[0]]
    assert after(cast.mara, desk[0], at=now + HOUR) == desk[1]


def test_what_wants_nothing_now_is_left_out(desk, cast):
    now = timezone.now()
    clock = clock_of(desk[0], "contact")
    snooze(by=cast.mara, at=now, clock=clock, until=now + HOUR, reason="They sleep.")
    start_wait(by=cast.mara, at=now, incident=desk[1], until=now + HOUR, reason="A list.")
    desk[1].clocks.running().exclude(kind="resolve").delete()
    assert after(cast.mara) == desk[2]
    assert after(cast.mara, desk[2]) is None


def test_what_is_closed_or_with_another_team_is_left_out(desk, cast):
    Incident.objects.filter(pk=desk[0].pk).update(team=cast.billing)
    Incident.objects.filter(pk=desk[1].pk).update(status="closed")
    assert after(cast.mara) == desk[2]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_never_sent_to_the_same(cast):
    shared = [cast.logs(cast.mara, ago=ago * HOUR) for ago in (5, 3)]
    for incident in shared:
        about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
        ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    ready, got = Barrier(2), []

    def go(person):
        ready.wait()
        got.append(hand_out(by=person, at=timezone.now()))
        connection.close()

    threads = [Thread(target=go, args=[person]) for person in (cast.mara, cast.tomas)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(incident.pk for incident in got) == [incident.pk for incident in shared]


# At the pages -----------------------------------------------------------------------------------


def test_save_and_next_saves_and_leads_on(desk, cast, visit):
    call = {"channel": "call", "direction": "out", "happened_at": local(timezone.now())}
    answer = visit(cast.mara).post(
        f"{desk[0].get_absolute_url()}touchpoints/", call | {"then": "next"}, follow=True
    )
    assert answer.redirect_chain[-1][0] == desk[1].get_absolute_url()
    assert desk[0].touchpoints.count() == 1
    assert said(answer) == f"{desk[0].reference}: Noted in the timeline."
    assert Presence.objects.filter(incident=desk[1], person=cast.mara).exists()


def test_what_is_wrong_leads_nowhere(desk, cast, visit):
    answer = visit(cast.mara).post(
        f"{desk[0].get_absolute_url()}touchpoints/", {"then": "next"}, follow=True
    )
    assert (answer.status_code, answer.redirect_chain) == (422, [])


def test_what_is_refused_leads_nowhere(desk, cast, visit):
    answer = visit(cast.mara).post(
        f"{desk[0].get_absolute_url()}close/",
        {"then": "next", "closed_on": "confirmed"},
        follow=True,
    )
    assert (answer.status_code, answer.redirect_chain) == (422, [])
    assert Incident.objects.get(pk=desk[0].pk).is_open


def test_send_and_next_sends_and_leads_on(cast, visit):
    first = cast.logs(cast.mara, ago=5 * HOUR)
    letter = LETTER | {"action": "send:next"}
    answer = visit(cast.mara).post(f"{first.get_absolute_url()}answer/", letter, follow=True)
    assert first.apologies.get().state == "queued"
    assert answer.redirect_chain[-1][0] == "/queue/?owner=me"
    assert f"{first.reference}: On its way." in said(answer)
    assert "the last one on your desk" in said(answer)


def test_when_others_have_the_rest_open_it_says_so(desk, cast, visit):
    for incident in desk[1:]:
        be_here(by=cast.jonas, at=timezone.now(), incident=incident)
    answer = visit(cast.mara).get(f"/next/?after={desk[0].reference}", follow=True)
    assert said(answer) == "The 2 left on your desk are open at colleagues’ just now."


@pytest.mark.parametrize("reference", ["", "banana", "R-999999"])
def test_leaving_nothing_leads_to_the_first(reference, desk, cast, visit):
    answer = visit(cast.mara).get(f"/next/?after={reference}")
    assert answer.url == desk[0].get_absolute_url()


def test_a_closed_case_links_to_the_next(desk, cast, visit):
    Incident.objects.filter(pk=desk[0].pk).update(status="closed", closed_on="confirmed")
    page = visit(cast.mara).get(desk[0].get_absolute_url())
    assert f'href="/next/?after={desk[0].reference}"' in page.content.decode()
