"""Remedies under many hands at once: nothing is done twice, and nobody waits in a circle."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from decimal import Decimal

import pytest
from django.db import connections

from incidents.actions.decision import decide
from incidents.actions.remedy import choose_remedy, decline_remedy, deliver_remedy
from incidents.models import Decision, Remedy
from incidents.rules.refusal import Refused
from tests.engine.clockwork import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once():
    """Do several things, each in a thread of its own; what is refused is refused."""

    def do(doings):
        def one(doing):
            try:
                with suppress(Refused):
                    doing()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(doings)) as pool:
            list(pool.map(one, doings))

    return do


def test_a_proposal_sent_many_times_at_once_is_put_down_once(at_once, puts_down):
    at_once([lambda: puts_down(cost=Decimal(300))] * 6)
    assert Remedy.objects.count() == Decision.objects.count() == 1


def test_two_choices_at_once_leave_one(cast, at_once, puts_down, incident):
    options = [puts_down(what=what, is_option=True, is_offered=True) for what in "AB"]
    at_once([lambda one=one: choose_remedy(at=MONDAY, remedy=one) for one in options * 3])
    chosen = incident.remedies.get(chosen_at__isnull=False)
    told = incident.events.filter(kind="remedy_chosen").latest("pk")
    assert told.data["what"] == chosen.what
    at_once(
        [lambda one=one: deliver_remedy(by=cast.mara, at=MONDAY, remedy=one) for one in options]
    )
    assert incident.remedies.get(delivered_at__isnull=False) == chosen


def test_declined_and_decided_at_once_it_is_decided_once(cast, at_once, puts_down, incident):
    remedies = [puts_down(what=f"Tea {n}", cost=Decimal(300)) for n in range(4)]
    says_no = {"by": cast.mara, "at": MONDAY, "because": "Not now."}
    says_yes = {"by": cast.tomas, "at": MONDAY, "is_approved": True}
    at_once(
        [lambda one=one: decline_remedy(remedy=one, **says_no) for one in remedies]
        + [lambda one=one: decide(decision=one.decision, **says_yes) for one in remedies]
    )
    assert not incident.remedies.open().exists()
    assert not incident.clocks.running().filter(kind="decision").exists()
    assert incident.events.filter(kind="decided").count() == len(remedies)
