"""Handing an incident over with what the next person needs to know, and taking that back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.undo import undo
from incidents.models import Event, Incident
from incidents.rules.refusal import Refused
from tests.pages.conftest import headlines, said, text_of

NOTE = "She wants a call before nine.\nThe list is with Aiko."


@pytest.fixture
def hands_over(does, cast):
    def hand(owner=cast.jonas, person=cast.mara, **given):
        return does("assign", person, owner=owner.pk, **given)

    return hand


@pytest.fixture
def takes_back(incident, visit, cast):
    def take(event, person=cast.mara):
        where = f"{incident.get_absolute_url()}undo/{event.pk}/"
        return visit(person).post(where, follow=True)

    return take


def test_what_they_need_to_know_is_on_the_timeline(incident, hands_over, cast):
    page = hands_over(note=NOTE.replace("\n", "\r\n"))
    incident.refresh_from_db()
    assert incident.owner == cast.jonas
    assert page.context["timeline"][0].text == f"{NOTE}\nMara Lindqvist had it before."
    assert incident.events.get(kind=Event.Kind.ASSIGNED).data["note"] == NOTE


def test_a_refused_hand_over_keeps_what_was_written(incident, hands_over, cast):
    page = hands_over(cast.bea, note=NOTE)
    assert page.status_code == 422
    assert "Pick somebody who is in Customer care" in text_of(page)
    assert page.context["assign_form"]["note"].value() == NOTE
    incident.refresh_from_db()
    assert incident.owner == cast.mara


def test_too_long_a_note_is_refused(incident, hands_over, cast):
    assert hands_over(note="x" * 2001).status_code == 422
    with pytest.raises(Refused):
        assign(
            by=cast.mara,
            at=timezone.now(),
            incident=incident,
            owner=cast.jonas,
            note="x" * 2001,
        )


def test_who_is_away_says_so_and_who_stands_in(incident, hands_over, visit, cast):
    cast.jonas.away_until = timezone.now() + timedelta(days=3)
    cast.jonas.substitute = cast.tomas
    cast.jonas.save()
    page = visit(cast.mara).get(incident.get_absolute_url(), {"form": "assign"})
    choices = dict(page.context["assign_form"].fields["owner"].choices)
    assert "away until" in choices[cast.jonas.pk]
    assert "Tomás Oliveira stands in" in choices[cast.jonas.pk]
    assert "away" not in choices[cast.tomas.pk]
    assert "Tomás Oliveira stands in" in said(hands_over())


def test_who_is_away_without_a_substitute_only_says_so(hands_over, cast):
    cast.jonas.away_until = timezone.now() + timedelta(days=3)
    cast.jonas.save()
    page = hands_over()
    assert "away until" in said(page)
    assert "stands in" not in said(page)


def test_one_click_takes_it_back(incident, hands_over, takes_back, cast):
    page = hands_over(note=NOTE)
    event = page.context["undoable"]
    assert "Was it meant for somebody else than Jonas Weber?" in text_of(page)
    page = takes_back(event)
    incident.refresh_from_db()
    assert incident.owner == cast.mara
    assert headlines(page)[0] == "Mara took the hand-over to Jonas Weber back"
    assert page.context["undoable"] is None
    count = incident.events.count()
    takes_back(event)
    assert incident.events.count() == count, "taken back twice is once"


def test_what_nobody_had_is_nobody_s_again(incident, does, takes_back, cast):
    Incident.objects.update(owner=None)
    page = does("assign", owner=cast.jonas.pk)
    page = takes_back(page.context["undoable"])
    incident.refresh_from_db()
    assert incident.owner is None
    assert page.context["timeline"][0].text == "Nobody owns it, as before."


def test_once_it_went_on_it_stays(incident, hands_over, takes_back, cast):
    event = hands_over().context["undoable"]
    assign(by=cast.tomas, at=timezone.now(), incident=incident, owner=cast.priya)
    assert "Somebody has gone on with it since" in said(takes_back(event))
    incident.refresh_from_db()
    assert incident.owner == cast.priya


def test_only_who_did_it_takes_it_back_and_not_after_ten_minutes(incident, hands_over, cast):
    event = hands_over().context["undoable"]
    with pytest.raises(Refused, match="Only who did it"):
        undo(by=cast.jonas, at=timezone.now(), incident=incident, event=event)
    later = timezone.now() + timedelta(minutes=11)
    with pytest.raises(Refused, match="too long ago"):
        undo(by=cast.mara, at=later, incident=incident, event=event)


def test_other_events_can_not_be_taken_back(incident, takes_back):
    logged = incident.events.get(kind=Event.Kind.LOGGED)
    assert "That can’t be taken back." in said(takes_back(logged))


def test_an_event_of_another_incident_is_not_found(hands_over, visit, cast):
    event = hands_over().context["undoable"]
    other = cast.logs(cast.mara, happened="Something else.")
    where = f"{other.get_absolute_url()}undo/{event.pk}/"
    assert visit(cast.mara).post(where).status_code == 404
