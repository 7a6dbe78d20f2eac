"""The answer in several hands at once: taken back or sent, never both; kept once, never half."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.deliver import deliver
from incidents.actions.draft_answer import Overtaken, save_draft
from incidents.actions.undo_answer import undo_answer
from incidents.models import Apology, Event, Message
from incidents.rules.refusal import Refused
from tests.engine.clockwork import LETTER

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 12


def at_once(*jobs):
    """Do these in threads of their own at the same time; gives what came of each."""

    def work(job):
        try:
            return job()
        except Refused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(work, jobs))


def soon():
    return timezone.now() + timedelta(minutes=1)


def test_an_answer_is_taken_back_or_sent_and_never_both(cast, mail_leaves):
    for number in range(ROUNDS):
        incident = cast.logs(cast.tomas)
        apology = send_answer(by=cast.tomas, at=timezone.now(), incident=incident, **LETTER)
        message, taken = apology.messages.get(), {"by": cast.tomas, "at": timezone.now()}
        at_once(
            lambda message=message, taken=taken: undo_answer(**taken, message=message),
            lambda: deliver(now=soon),
            lambda message=message, taken=taken: undo_answer(**taken, message=message),
        )
        deliver(now=soon)
        apology.refresh_from_db()
        message.refresh_from_db()
        assert (apology.state, message.state) in {
            (Apology.State.DRAFT, Message.State.WITHDRAWN),
            (Apology.State.DELIVERED, Message.State.SENT),
        }, number
        left = len([mail for mail in mail_leaves.messages if mail["To"]])
        assert left == Message.objects.filter(state=Message.State.SENT).count()
        undone = incident.events.filter(kind=Event.Kind.SENDING_UNDONE).count()
        assert undone == (apology.state == Apology.State.DRAFT)


@pytest.mark.parametrize("begun", [False, True])
def test_of_two_who_save_at_once_one_is_kept_and_the_other_is_told(begun, cast):
    for _ in range(ROUNDS):
        incident, seen = cast.logs(cast.mara), ""
        at = timezone.now()
        if begun:
            draft = save_draft(by=cast.mara, at=at, incident=incident, **LETTER)
            seen = f"{draft.pk}:1"

        def saves(person, incident=incident, seen=seen, at=at):
            letter = LETTER | {"why": f"{person} was quicker."}
            return save_draft(by=person, at=at, incident=incident, seen=seen, **letter)

        came = at_once(
            *(lambda p=person: saves(p) for person in (cast.mara, cast.jonas, cast.tomas))
        )
        [kept] = [one for one in came if isinstance(one, Apology)]
        assert sum(isinstance(one, Overtaken) for one in came) == 2
        assert Apology.objects.get(incident=incident).why == f"{kept.author} was quicker."
