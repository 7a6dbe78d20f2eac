"""What a line of a list says: whose turn it is, who has it open, how far it is."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.cause import name_cause
from incidents.actions.close import make_right
from incidents.actions.draft_answer import save_draft
from incidents.actions.insights import write_insights
from incidents.actions.promise_action import add_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.wait import start_wait
from incidents.models import Incident, Presence
from incidents.queries.row_facts import facts_of
from incidents.queries.standing import standing_of
from incidents.rules.path import steps

HOUR = timedelta(hours=1)


def rows(browser, query="?owner=anyone"):
    return browser.get(f"/queue/{query}").context["queue"]["rows"]


def test_a_row_says_whose_turn_it_is(cast, visit):
    mine, hers, nobodys, theirs, done = (cast.logs(cast.mara) for _ in range(5))
    at = timezone.now()
    Incident.objects.filter(pk=hers.pk).update(owner=cast.jonas)
    Incident.objects.filter(pk=nobodys.pk).update(owner=None)
    start_wait(by=cast.mara, at=at, incident=theirs, until=at + 24 * HOUR, reason="Their list")
    theirs.clocks.exclude(kind="resolve").update(stopped_at=at, next_step_at=None)
    Incident.objects.filter(pk=done.pk).update(status="closed", closed_at=at)
    turns = {
        row.pk: (row.turn, row.is_mine, row.icon)
        for row in rows(visit(cast.mara), "?owner=anyone&status=all")
    }
    assert turns == {
        mine.pk: ("You", True, "arrow-right"),
        hers.pk: ("Jonas", False, "hourglass"),
        nobodys.pk: ("Nobody yet", False, "circle-dashed"),
        theirs.pk: ("The customer", False, "hourglass"),
        done.pk: ("Done", False, "check"),
    }


def test_a_row_says_who_has_it_open_but_not_that_oneself_has(cast, visit):
    incident, at = cast.logs(cast.mara), timezone.now()
    for person, ago in ((cast.mara, 0), (cast.jonas, 10), (cast.tomas, 5), (cast.priya, 90)):
        seen_at = at - timedelta(seconds=ago)
        Presence.objects.create(incident=incident, person=person, seen_at=seen_at)
    (row,) = rows(visit(cast.mara))
    assert row.here == "Jonas and Tomás have this open"
    assert row.here in visit(cast.mara).get("/queue/").content.decode()


def nothing(cast, incident, by):
    pass


def talk(cast, incident, by):
    cast.talks(incident)


def suspect(cast, incident, by):
    name_cause(**by, explains="happened", kind="process", what="No second look")


def know(cast, incident, by):
    cast.understands(incident)


def begin_to_look(cast, incident, by):
    write_insights(**by, answers={"where": "At the depot"})


def draft(cast, incident, by):
    save_draft(**by, happened="It", why="", next="")


def answer(cast, incident, by):
    send_answer(**by, happened="It.", why="So.", next="I will.")


def arrive(cast, incident, by):
    incident.apologies.update(state="delivered", delivered_at=by["at"])


def plan(cast, incident, by):
    propose_remedy(**by, what="A credit", kind="gesture", cost=Decimal(20))


def owe(cast, incident, by):
    propose_remedy(**by, what="The rest", kind="owed", cost=Decimal(10))


def deliver(cast, incident, by):
    incident.remedies.update(delivered_at=by["at"])


def offer(cast, incident, by):
    incident.remedies.update(is_option=True, offered_at=by["at"])


def choose(cast, incident, by):
    first = incident.remedies.order_by("pk")[0]
    incident.remedies.filter(pk=first.pk).update(chosen_at=by["at"])


def decline(cast, incident, by):
    incident.remedies.update(declined_at=by["at"], declined_because="They said no")


def right(cast, incident, by):
    make_right(**by, what="All of it")


def prevent(cast, incident, by):
    due = {"due_at": by["at"] + timedelta(days=1), "check_at": by["at"] + timedelta(days=30)}
    add_action(**by, what="Mend it", owner=cast.mara, prevents="process", **due)


def promise(cast, incident, by):
    add_action(**by, what="Call", owner=cast.mara, due_at=by["at"] + timedelta(days=1))


def finish(cast, incident, by):
    incident.actions.update(done_at=by["at"])


def try_again(cast, incident, by):
    cast.talks(incident, at=timezone.now() + timedelta(minutes=1))


def close(cast, incident, by):
    Incident.objects.filter(pk=incident.pk).update(status="closed", closed_at=by["at"])


STORIES = [
    [nothing],
    [talk, suspect],
    [know, draft],
    [begin_to_look, answer],
    [talk, answer, arrive],
    [answer, arrive, try_again],
    [plan],
    [owe],
    [owe, deliver],
    [owe, plan, offer],
    [owe, plan, offer, choose],
    [owe, plan, decline],
    [owe, deliver, right],
    [prevent],
    [prevent, finish],
    [promise],
    [promise, finish, close],
    [talk, know, answer, arrive, owe, deliver, right, prevent, finish, try_again, close],
]


@pytest.mark.parametrize(
    "story", STORIES, ids=lambda story: "-".join(one.__name__ for one in story)
)
def test_a_row_is_as_far_on_the_path_as_its_incident(story, cast, visit):
    incident = cast.logs(cast.mara)
    by = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    for deed in story:
        deed(cast, incident, by)
    incident.refresh_from_db()
    facts = facts_of([incident], cast.mara, timezone.now())[incident.pk]
    states = [step.state for step in steps(standing_of(incident))]
    assert [*facts.way.states] == states


def test_a_row_names_the_first_step_that_is_not_done(cast, visit):
    incident = cast.logs(cast.mara)
    assert "Step 1 of 6: Acknowledge" in visit(cast.mara).get("/queue/").content.decode()
    cast.talks(incident)
    cast.understands(incident)
    assert "Step 3 of 6: Apologise" in visit(cast.mara).get("/queue/").content.decode()
