"""An answer can be taken back for thirty seconds, and not once it may have left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.deliver import STALE_AFTER, deliver
from incidents.actions.undo_answer import undo_answer
from incidents.models import Apology, Event, Message
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.composing import GOOD
from tests.pages.conftest import headlines, said

HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def thirty_seconds(settings):
    """As it is by default, outside the tests."""
    settings.UNDO_SECONDS = 30


@pytest.fixture
def takes_back(incident, visit, cast):
    """Press “Undo”; gives the page that follows."""

    def undo(person=cast.mara, message=None):
        pk = (message or letter()).pk
        return visit(person).post(f"{incident.get_absolute_url()}answer/undo/{pk}/", follow=True)

    return undo


def letter():
    return Message.objects.filter(kind=Message.Kind.APOLOGY).latest("pk")


def later(**ahead):
    """A clock that is so far ahead."""
    return lambda: timezone.now() + timedelta(**ahead)


def test_it_waits_half_a_minute_and_then_leaves(composer, mail_leaves):
    before = timezone.now()
    sent = composer.does("send", follow=True)
    assert "It leaves in 30 seconds; until then you can take it back." in said(sent)
    assert before + HALF_A_MINUTE <= letter().send_after <= timezone.now() + HALF_A_MINUTE
    assert deliver() == 0
    assert deliver(now=later(seconds=31)) == 1
    assert len(mail_leaves.messages) == 1


def test_undo_stands_on_the_incident_and_in_the_composer(composer, incident, visit, cast):
    assert "Undo" not in composer.sees().content.decode()
    composer.does("send")
    for person in (cast.mara, cast.tomas):
        for page in (composer.sees(person), visit(person).get(incident.get_absolute_url())):
            text = page.content.decode()
            assert "On its way to Elena Marsh" in text
            assert f"answer/undo/{letter().pk}/" in text


def test_taken_back_it_is_the_draft_again_and_nothing_leaves(
    composer, takes_back, incident, mail_leaves
):
    composer.does("send")
    page = takes_back()
    assert "Taken back. Nothing has left" in said(page)
    assert page.context["form"].letter == GOOD
    draft = Apology.objects.get()
    assert (draft.state, draft.queued_at) == (Apology.State.DRAFT, None)
    assert letter().state == Message.State.WITHDRAWN
    assert deliver(now=later(minutes=5)) == 0
    assert not mail_leaves.messages
    assert clock_of(incident, "answer").is_running


def test_the_timeline_tells_of_it(composer, takes_back, incident, visit, cast):
    composer.does("send")
    takes_back(cast.jonas)
    told = headlines(visit(cast.mara).get(incident.get_absolute_url()))
    assert "Jonas took the answer back before it left" in told


def test_it_can_be_sent_again_as_often_as_one_likes(composer, takes_back, mail_leaves):
    for _ in range(3):
        composer.does("send")
        takes_back()
    assert composer.does("send").status_code == 302
    assert deliver(now=later(seconds=31)) == 1
    assert len(mail_leaves.messages) == 1
    assert Apology.objects.get().state == Apology.State.DELIVERED


def test_undo_pressed_twice_is_done_once(composer, takes_back, incident):
    composer.does("send")
    takes_back()
    assert "Taken back." in said(takes_back())
    assert incident.events.filter(kind=Event.Kind.SENDING_UNDONE).count() == 1


def test_an_old_undo_does_not_take_back_a_newer_letter(composer, takes_back):
    composer.does("send")
    first = letter()
    takes_back()
    composer.does("send", why="Better words about the import.")
    takes_back(message=first)
    assert letter().state == Message.State.QUEUED


def test_what_has_left_is_not_taken_back_and_the_way_on_is_told(composer, takes_back):
    composer.does("send")
    deliver(now=later(seconds=31))
    answer = takes_back()
    assert "It has left already" in said(answer)
    assert Apology.objects.get().state == Apology.State.DELIVERED


@pytest.mark.parametrize(
    "became",
    [
        {"state": Message.State.SENDING},
        {"attempts": 1},
        {"inflight_since": timezone.now() - STALE_AFTER},
    ],
)
def test_what_may_have_left_is_not_taken_back(became, composer, takes_back, incident, visit, cast):
    composer.does("send")
    Message.objects.filter(pk=letter().pk).update(**became)
    assert "It has left already" in said(takes_back())
    assert Apology.objects.get().state == Apology.State.QUEUED
    page = visit(cast.mara).get(incident.get_absolute_url()).content.decode()
    assert "It is leaving now." in page
    assert "Undo" not in page


def test_while_it_is_on_its_way_nobody_writes_over_it(composer, cast):
    composer.does("send")
    answer = composer.does("draft", cast.jonas, why="Other words")
    assert answer.status_code == 422
    assert "An answer is already on its way. Take it back while you can" in answer.content.decode()
    assert Apology.objects.count() == 1
    assert "already on its way" in composer.pauses(cast.jonas).content.decode()


def test_a_page_that_was_open_before_notices_that_it_was_taken_back(composer, takes_back, cast):
    composer.does("draft")
    seen = composer.sees(cast.jonas).context["seen"]
    composer.does("send", seen=seen)
    takes_back()
    composer.does("draft", why="Mara’s better words.")
    answer = composer.does("draft", cast.jonas, seen=seen, why="Jonas’s words.")
    assert answer.status_code == 409


def test_a_yes_still_counts_after_it_was_taken_back(composer, takes_back, incident, cast):
    incident.is_difficult = True
    incident.save()
    composer.does("ask", asked_of=cast.tomas.pk)
    composer.does("may-go", cast.tomas)
    composer.does("send")
    takes_back()
    assert composer.does("send").status_code == 302


def test_a_newer_letter_is_never_lost_by_an_undo(incident, cast):
    at = timezone.now()
    send_answer(by=cast.mara, at=at, incident=incident, **GOOD)
    about = {"incident": incident, "contact": cast.elena, "author": cast.jonas, "saved_at": at}
    Apology.objects.create(**about, happened="Newer")
    with pytest.raises(Refused, match="begun another letter"):
        undo_answer(by=cast.mara, at=at, message=letter())


def test_nobody_else_takes_it_back(composer, takes_back, cast):
    composer.does("send")
    assert takes_back(cast.bea).status_code == 404
    other = cast.logs(cast.bea, team=cast.billing)
    send_answer(by=cast.helen, at=timezone.now(), incident=other, **GOOD)
    assert takes_back(cast.mara).status_code == 404
    assert not Message.objects.filter(state=Message.State.WITHDRAWN).exists()
