"""The step that stays with them: both sides' actions, conversations, and the closing."""

import pytest
from django.utils import timezone

from incidents.actions.edit import edit_incident
from incidents.models import Action, Touchpoint
from tests.cast import clock_of
from tests.pages.conftest import headlines, local, soon


@pytest.fixture
def shown(incident, visit, cast):
    """The step's page, as somebody sees it."""

    def see(person=cast.mara):
        return visit(person).get(f"{incident.get_absolute_url()}follow-up/")

    return see


def test_both_sides_have_their_actions_under_clocks(incident, does, cast):
    given = {"owner": cast.mara.pk, "due_at": local(soon(days=2)), "back": "follow-up"}
    does("actions", what="Re-plan the 38 stops", is_theirs="no", **given)
    answer = does("actions", what="Send the list of late stores", is_theirs="yes", **given)
    assert [line["action"].what for line in answer.context["ours"]] == ["Re-plan the 38 stops"]
    (theirs,) = [line["action"] for line in answer.context["theirs"]]
    assert theirs.clock.person == cast.mara
    assert "Mara Lindqvist asks them" in answer.content.decode()
    does(f"actions/{theirs.pk}/done", back="follow-up")
    assert not clock_of(incident, "action").is_running


def test_what_the_customer_does_stands_in_the_timeline_as_theirs(incident, does, cast):
    given = {"owner": cast.mara.pk, "due_at": local(soon(days=2)), "is_theirs": "yes"}
    answer = does("actions", what="Send the list", **given)
    assert headlines(answer)[0].startswith("Brightwater Foods does this by")


def test_an_action_without_its_day_comes_back_with_its_words(does, cast):
    answer = does("actions", what="Kept words", owner=cast.mara.pk, due_at="", back="follow-up")
    assert answer.status_code == 422
    assert "Say by when it is done." in answer.content.decode()
    assert "Kept words" in answer.content.decode()
    assert not Action.objects.exists()


def test_a_call_notes_how_they_felt_and_which_lead_was_there(incident, does, cast):
    call = {"channel": "call", "direction": "out", "summary": "“It was a bad morning.”"}
    does("touchpoints", **call, mood="2", lead=cast.tomas.pk, back="follow-up")
    touchpoint = Touchpoint.objects.get()
    assert (touchpoint.get_mood_display(), touchpoint.lead) == ("Upset", cast.tomas)
    answer = does("touchpoints", **call, mood="4", back="follow-up")
    assert [talk.mood for talk in answer.context["conversations"]] == [4, 2]


@pytest.mark.parametrize("given", [{"mood": "9"}, {"mood": "x"}, {"lead": "jonas"}])
def test_a_mood_or_lead_that_there_is_not_is_refused(given, does, cast):
    if given.get("lead"):
        given = {"lead": cast.jonas.pk}
    answer = does("touchpoints", channel="call", direction="out", summary="Kept words", **given)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert not Touchpoint.objects.exists()


def ready(incident, cast, **talk):
    """Every promise is kept, and the cause is known."""
    cast.talks(incident, **talk)
    cast.understands(incident)
    incident.clocks.update(stopped_at=timezone.now(), next_step_at=None)


def test_a_difficult_conversation_needs_a_lead_before_it_is_closed(incident, does, shown, cast):
    edit_incident(by=cast.mara, at=timezone.now(), incident=incident, is_difficult=True)
    ready(incident, cast)
    assert "Take a lead along" in shown().content.decode()
    answer = does("close", closed_on="confirmed", back="follow-up")
    assert "no lead was there yet" in answer.content.decode()
    cast.talks(incident, lead=cast.tomas)
    does("close", closed_on="confirmed", back="follow-up")
    incident.refresh_from_db()
    assert not incident.is_open


def test_a_letter_alone_does_not_close_it(incident, does, cast):
    ready(incident, cast, channel="email")
    answer = does("close", closed_on="confirmed", back="follow-up")
    assert "Nobody has talked with them" in answer.content.decode()
    cast.talks(incident, channel="meeting")
    does("close", closed_on="confirmed")
    incident.refresh_from_db()
    assert (incident.status, incident.closed_on) == ("closed", "confirmed")


def test_silence_closes_it_only_after_somebody_has_asked(incident, does, cast):
    ready(incident, cast)
    answered_at = timezone.now()
    incident.apologies.create(
        contact=cast.elena,
        author=cast.mara,
        happened="It.",
        why="So.",
        next="I will.",
        state="delivered",
        saved_at=answered_at,
        delivered_at=answered_at,
    )
    answer = does("close", closed_on="silence", back="follow-up")
    assert "Nobody has asked them since they had our answer." in answer.content.decode()
    cast.talks(incident, channel="email")
    answer = does("close", closed_on="silence", back="follow-up")
    incident.refresh_from_db()
    assert incident.closed_on == "silence"
    assert headlines(does("reopen"))[1] == "Mara closed it"


def test_closing_says_on_what(incident, does, cast):
    ready(incident, cast)
    answer = does("close", back="follow-up")
    assert answer.status_code == 422
    assert "Say how you know that it is right for them now." in answer.content.decode()


def test_a_call_is_prepared_in_five_lines(does, shown):
    does("questions/call", **{"call-open": "Elena, 38 of your stops were missing."})
    assert "Elena, 38 of your stops were missing." in shown().content.decode()


def test_another_team_sees_none_of_it(shown, cast):
    assert shown(cast.bea).status_code == 404


def test_the_page_costs_the_same_for_one_action_and_for_many(
    incident, visit, does, cast, django_assert_num_queries
):
    given = {"owner": cast.mara.pk, "due_at": local(soon(days=2))}
    does("actions", what="One", **given)
    cast.talks(incident)
    client, address = visit(cast.mara), f"{incident.get_absolute_url()}follow-up/"
    client.get(address)
    with django_assert_num_queries(FOLLOW_UP):
        client.get(address)
    for number in range(9):
        does("actions", what=f"Number {number}", **given)
        cast.talks(incident, summary=f"Call {number}")
    client.get(address)
    with django_assert_num_queries(FOLLOW_UP):
        client.get(address)


FOLLOW_UP = 11
"""Queries of the step's page, whoever looks and however much there is."""
