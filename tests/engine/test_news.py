"""What is put under whose bell, once, whatever happens to the worker."""

from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.close import reopen_incident
from incidents.actions.customer_page import ask_for_lead, tell_their_version
from incidents.actions.decision import ask_decision, decide
from incidents.actions.news import NEWS, spread_the_news
from incidents.actions.notice import KEPT_FOR, ROOM, forget_old_notices
from incidents.actions.promise_action import add_action
from incidents.actions.take_over import join_as_guide
from incidents.actions.watch import watch
from incidents.models import Event, Heartbeat, Membership, Notice
from incidents.rules.journal_place import Place
from incidents.rules.news import TELLS
from tests.engine.clockwork import DAY, HOUR, MONDAY, finishes, logs, speaks, sweep_at
from tests.their_page import page_for

LATER = MONDAY + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def begun(cast):
    """The worker has been here before."""
    spread_the_news(at=MONDAY)


def heard(person):
    """(kind of event, reason) of what lies under somebody's bell, in order."""
    found = Notice.objects.filter(person=person, event__isnull=False).order_by("event")
    return list(found.values_list("event__kind", "reason"))


def spread(at=LATER):
    """Let the worker look."""
    return spread_the_news(at=at)


def test_the_table_has_a_line_for_each_kind_of_event():
    assert set(TELLS) == set(Event.Kind.values)


def test_it_reaches_the_owner_and_not_who_did_it(cast, incident):
    speaks(incident, cast.jonas, LATER)
    spread()
    assert heard(cast.mara) == [("touchpoint", "owner")]
    assert heard(cast.jonas) == []


def test_nobody_of_another_team_hears_anything(cast, incident):
    watch(by=cast.jonas, at=MONDAY, incident=incident)
    speaks(incident, cast.mara, LATER)
    spread()
    assert heard(cast.jonas) == [("touchpoint", "watching")]
    Membership.objects.filter(user=cast.jonas).update(team=cast.billing)
    speaks(incident, cast.mara, LATER + HOUR, channel="email")
    spread(LATER + HOUR)
    assert len(heard(cast.jonas)) == 1
    assert not Notice.objects.filter(person__in=[cast.bea, cast.rui]).exists()


def test_whoever_is_handed_something_hears_of_it(cast, incident):
    spread()
    assign(by=cast.tomas, at=LATER, incident=incident, owner=cast.jonas)
    spread()
    assert heard(cast.jonas) == [("assigned", "owner")]


def test_whoever_is_asked_hears_and_so_does_who_asked(cast, incident):
    about = {"by": cast.mara, "at": LATER, "incident": incident}
    asked = ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    add_action(**about, what="Mend it", owner=cast.jonas, due_at=MONDAY + DAY)
    spread()
    assert heard(cast.tomas) == [("decision_asked", "asked")]
    assert heard(cast.jonas) == [("action_added", "asked")]
    decide(by=cast.tomas, at=LATER + HOUR, decision=asked, is_approved=True)
    spread(LATER + HOUR)
    assert ("decided", "asked") in heard(cast.mara)


def test_a_note_reaches_whom_it_names(cast, incident):
    data = {
        "text": "Look, @Jonas Weber and @Bea Kowalska",
        "mentions": ["Jonas Weber", "Bea Kowalska"],
    }
    Event.objects.create(incident=incident, kind="note", at=LATER, by=cast.tomas, data=data)
    spread()
    assert heard(cast.jonas) == [("note", "mentioned")]
    assert heard(cast.mara) == [("note", "owner")]
    assert heard(cast.bea) == []


def test_guides_hear_once_they_have_said_yes(cast, incident):
    join_as_guide(by=cast.priya, at=LATER, incident=incident)
    speaks(incident, cast.mara, LATER)
    spread()
    assert heard(cast.priya) == [("touchpoint", "guide")]


def test_leads_hear_of_the_critical_of_second_failures_and_of_customers_who_ask_for_them(cast):
    critical = logs(cast, cast.mara, urgency="critical", at=LATER)
    finishes(critical, cast.mara, LATER)
    reopen_incident(by=cast.mara, at=LATER, incident=critical)
    spread()
    found = heard(cast.tomas)
    assert found == [("logged", "lead"), ("reopened", "lead")]
    now = timezone.now()
    link = page_for(logs(cast, cast.mara, at=now), cast.mara).link
    ask_for_lead(at=now, link=link)
    tell_their_version(at=now, link=link, text="It was on Tuesday.")
    spread(now)
    assert heard(cast.tomas)[2:] == [("they_escalated", "lead"), ("their_version", "lead")]


def test_the_team_hears_where_somebody_has_chosen_it(cast):
    cast.jonas.team_in_app = True
    cast.jonas.save()
    logs(cast, cast.mara, at=LATER)
    spread()
    assert heard(cast.jonas) == [("logged", "team")]
    assert heard(cast.tomas) == []


def test_an_escalation_reaches_whom_it_told_and_wishes_count(cast, incident):
    cast.mara.breaches_in_app = False
    cast.mara.save()
    at = MONDAY + 2 * DAY
    sweep_at(at)
    spread(at)
    assert ("escalated", "escalated") in heard(cast.tomas)
    assert ("escalated", "escalated") not in heard(cast.mara)


def test_whoever_stands_in_hears_for_whom(cast, incident):
    cast.mara.away_until, cast.mara.substitute = MONDAY + DAY, cast.jonas
    cast.mara.save()
    speaks(incident, cast.tomas, LATER, direction="in")
    spread()
    assert heard(cast.jonas) == [("touchpoint", "substitute")]
    assert Notice.objects.get(person=cast.jonas).data == {"for": "Mara Lindqvist"}
    assert heard(cast.mara) == [("touchpoint", "owner")]


def test_who_has_left_or_is_away_too_stands_in_for_nobody(cast, incident):
    cast.mara.away_until, cast.mara.substitute = MONDAY + DAY, cast.jonas
    cast.mara.save()
    cast.jonas.away_until = MONDAY + DAY
    cast.jonas.save()
    speaks(incident, cast.tomas, LATER)
    spread()
    assert heard(cast.jonas) == []


def test_each_event_is_told_once(cast, incident):
    speaks(incident, cast.jonas, LATER)
    assert spread() > 0
    assert spread() == 0
    Heartbeat.objects.filter(name=NEWS).update(data=Place(0).as_json())
    spread()
    assert heard(cast.mara) == [("touchpoint", "owner")]


def test_an_event_that_is_committed_late_is_told_late(cast, incident):
    first, last = (_reserved() for _ in range(2))
    _note(incident, cast.jonas, last, "Second")
    spread()
    _note(incident, cast.jonas, first, "First")
    spread(LATER + timedelta(minutes=1))
    told = Notice.objects.filter(person=cast.mara).order_by("pk")
    assert [one.event.data["text"] for one in told] == ["Second", "First"]
    assert spread(LATER + timedelta(minutes=2)) == 0


def _reserved():
    """The number of an event that is being written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('incidents_event', 'id'))")
        return cursor.fetchone()[0]


def _note(incident, person, number, text):
    Event.objects.create(
        pk=number, incident=incident, kind="note", at=LATER, by=person, data={"text": text}
    )


def test_what_came_with_a_past_is_no_news(cast, incident):
    Event.objects.create(incident=incident, kind="closed", at=MONDAY - HOUR)
    Event.objects.create(incident=incident, kind="closed", at=MONDAY)
    spread(MONDAY + 3 * DAY)
    assert heard(cast.mara) == []


def test_one_event_that_can_not_be_told_keeps_back_no_other(cast, incident):
    Event.objects.create(incident=incident, kind="edited", at=LATER, data={"changes": [3]})
    speaks(incident, cast.jonas, LATER)
    spread()
    assert heard(cast.mara) == [("touchpoint", "owner")]


def test_a_storm_is_a_few_lines_and_one_that_counts(cast, incident):
    _escalate(incident, cast.tomas, 50)
    spread()
    assert len(heard(cast.tomas)) == ROOM
    more = Notice.objects.get(person=cast.tomas, event=None)
    assert more.data == {"kind": "escalated", "more": 50 - ROOM}
    _escalate(incident, cast.tomas, 5)
    spread()
    more.refresh_from_db()
    assert (len(heard(cast.tomas)), more.data["more"]) == (ROOM, 55 - ROOM)


def test_after_an_hour_and_for_who_is_asked_there_is_room_again(cast, incident):
    _escalate(incident, cast.tomas, 50)
    for number in range(ROOM + 5):
        ask_decision(
            by=cast.mara, at=LATER, incident=incident, question=f"{number}?", asked_of=cast.tomas
        )
    spread()
    assert heard(cast.tomas).count(("decision_asked", "asked")) == ROOM + 5
    _escalate(incident, cast.tomas, 3)
    spread(LATER + HOUR)
    assert heard(cast.tomas).count(("escalated", "escalated")) == ROOM + 3


def _escalate(incident, person, number):
    data = {"clock": "answer", "due_at": MONDAY.isoformat(), "told": [person.pk], "reminder": False}
    Event.objects.bulk_create(
        Event(incident=incident, kind="escalated", at=LATER, data=data) for _ in range(number)
    )


def test_a_batch_costs_the_same_however_large(cast, incident, django_assert_max_num_queries):
    watch(by=cast.jonas, at=MONDAY, incident=incident)
    for number in range(200):
        Event.objects.create(
            incident=incident, kind="note", at=LATER, by=cast.tomas, data={"text": str(number)}
        )
    with django_assert_max_num_queries(32):
        assert spread() >= 200


def test_old_notices_go_the_timeline_stays(cast, incident):
    speaks(incident, cast.jonas, LATER)
    spread()
    assert forget_old_notices(at=LATER + KEPT_FOR) == 0
    assert forget_old_notices(at=LATER + KEPT_FOR + HOUR) > 0
    assert incident.events.filter(kind="touchpoint").exists()


@pytest.mark.django_db(transaction=True)
def test_while_one_worker_reads_another_finds_nothing_to_do(cast, incident):
    speaks(incident, cast.jonas, LATER)
    with connections["default"].copy().cursor() as other:
        other.execute("BEGIN")
        other.execute("SELECT 1 FROM incidents_heartbeat WHERE name = %s FOR UPDATE", [NEWS])
        assert spread() == 0
        other.execute("ROLLBACK")
        other.connection.close()
    assert spread() > 0
    assert heard(cast.mara) == [("touchpoint", "owner")]
