"""A closing that is taken back: all is as it was, and nobody is asked how it was."""

import pytest
from django.utils import timezone

from incidents.actions.close import close_incident
from incidents.actions.undo import undo
from incidents.models import Clock, Event, Message
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.conftest import headlines, said


@pytest.fixture
def word(incident, cast, settings):
    """All is done but our next word, which is still promised; gives its clock."""
    settings.UNDO_SECONDS = 30
    cast.talks(incident)
    cast.understands(incident)
    others = incident.clocks.exclude(kind=Clock.Kind.UPDATE)
    others.update(stopped_at=timezone.now(), next_step_at=None)
    return clock_of(incident, "update")


@pytest.fixture
def shown(word, does):
    """It was closed, and the page shows that it can be taken back."""
    return does("close", closed_on="confirmed")


@pytest.fixture
def takes_back(shown, incident, visit, cast):
    def take():
        where = f"{incident.get_absolute_url()}undo/{shown.context['undoable'].pk}/"
        return visit(cast.mara).post(where, follow=True)

    return take


def test_it_is_open_with_the_deadline_it_had(takes_back, word, incident):
    page = takes_back()
    incident.refresh_from_db()
    assert (incident.is_open, incident.closed_on, incident.cycle) == (True, "", 1)
    again = clock_of(incident, "update")
    assert (again.pk, again.due_at, again.stopped_at) == (word.pk, word.due_at, None)
    assert again.next_step_at == word.next_step_at
    assert headlines(page)[0] == "Mara took the closing back"
    assert incident.clocks.running().count() == 1


def test_they_are_not_asked_how_it_was_until_it_is_closed_again(takes_back, incident, does):
    takes_back()
    survey = Message.objects.get(kind=Message.Kind.SURVEY)
    assert survey.state == Message.State.WITHDRAWN
    does("close", closed_on="confirmed")
    states = Message.objects.filter(kind=Message.Kind.SURVEY).values_list("state", flat=True)
    assert sorted(states) == ["queued", "withdrawn"]


def test_taken_back_twice_is_once(takes_back, incident):
    takes_back()
    takes_back()
    assert incident.events.filter(kind=Event.Kind.REOPENED).count() == 1


def test_once_they_were_asked_it_stays_closed_and_says_the_way_on(takes_back, incident):
    Message.objects.filter(kind=Message.Kind.SURVEY).update(attempts=1)
    assert "They have been asked already how it was." in said(takes_back())
    incident.refresh_from_db()
    assert not incident.is_open


def test_an_older_closing_is_not_taken_back(takes_back, shown, incident, does, cast):
    takes_back()
    close_incident(by=cast.mara, at=timezone.now(), incident=incident, closed_on="confirmed")
    with pytest.raises(Refused, match="gone on with it since"):
        undo(
            by=cast.mara,
            at=timezone.now(),
            incident=incident,
            event=shown.context["undoable"],
        )
