"""What a customer does on their page: choose, finish, disagree, and ask for a lead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.customer_page import ask_for_lead, choose_on_page
from incidents.actions.customer_word import MOST_AN_HOUR
from incidents.actions.deliver import deliver
from incidents.actions.promise_action import add_action
from incidents.actions.remedy import decline_remedy, deliver_remedy
from incidents.actions.wait import start_wait
from incidents.models import Action, Event, Message, Remedy, Touchpoint
from incidents.rules.refusal import Refused
from tests.engine.clockwork import LETTER, finishes
from tests.pages.conftest import headlines
from tests.their_page import text_of, ticked

DAY = timedelta(days=1)


def test_both_sides_actions_stand_there_and_theirs_can_be_done(hers, incident, about, cast):
    add_action(**about, what="Mend the import", owner=cast.jonas, due_at=about["at"] + DAY)
    theirs = add_action(
        **about, what="Send the list", owner=cast.jonas, due_at=about["at"] + DAY, is_theirs=True
    )
    words = hers.words()
    assert "We do Mend the import" in words
    assert "You do, if you can Send the list" in words
    for _ in range(2):
        answer = hers.press("done", theirs.pk)
        assert answer.status_code == 302
        assert answer.url == f"{hers.url}#both"
    theirs.refresh_from_db()
    assert theirs.done_at
    assert not theirs.clock.is_running
    assert "Send the list done on" in hers.words()
    assert incident.events.filter(kind=Event.Kind.ACTION_DONE).get().by is None
    assert incident.touchpoints.get().summary == "Done: Send the list"
    assert Message.objects.get().person == cast.jonas


def test_ours_is_not_theirs_to_finish(hers, about, cast):
    ours = add_action(**about, what="Mend it", owner=cast.jonas, due_at=about["at"] + DAY)
    theirs = add_action(
        **about, what="Send it", owner=cast.mara, due_at=about["at"] + DAY, is_theirs=True
    )
    other = cast.logs(cast.mara)
    elsewhere = add_action(
        **about | {"incident": other}, what="X", owner=cast.mara, due_at=about["at"] + DAY,
        is_theirs=True,
    )  # fmt: skip
    for action in (ours, elsewhere):
        answer = hers.press("done", action.pk)
        assert answer.status_code == 422
        assert "This is not needed from you any more." in text_of(answer)
    assert not Action.objects.exclude(done_at=None).exists()
    assert hers.press("done", theirs.pk).status_code == 302


def test_they_choose_and_may_change_their_mind(hers, incident, options, cast):
    first, second, _ = options
    assert ticked(hers.look()) == []
    assert "You get this in any case" in hers.words()
    assert "We pay the couriers By Friday" in hers.words()
    for option in (first, first, second):
        assert hers.press("choice", option=option.pk).url == f"{hers.url}#choose"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.chosen_at, bool(second.chosen_at)) == (None, True)
    assert "You have chosen “A checked plan”" in hers.words()
    assert ticked(hers.look()) == [str(second.pk)]
    assert incident.events.filter(kind=Event.Kind.REMEDY_CHOSEN).count() == 2
    assert incident.touchpoints.count() == 2
    assert {message.person for message in Message.objects.all()} == {cast.mara}


@pytest.mark.parametrize("which", ["none", "owed", "unknown", "words"])
def test_only_what_is_offered_can_be_chosen(which, hers, incident, options):
    given = {"none": {}, "owed": {"option": options[2].pk}, "unknown": {"option": 10**30},
             "words": {"option": "A planner"}}[which]  # fmt: skip
    answer = hers.press("choice", **given)
    assert answer.status_code == 422
    assert "There is a problem" in text_of(answer)
    assert not Remedy.objects.exclude(chosen_at=None).exists()
    assert not incident.touchpoints.exists()


def test_what_is_settled_meanwhile_can_not_be_chosen(hers, options, cast):
    first, second, _ = options
    seal = hers.seal("choice")
    hers.press("choice", option=first.pk)
    deliver_remedy(by=cast.mara, at=timezone.now(), remedy=first)
    answer = hers.client.post(f"{hers.url}choice/", {"seal": seal, "option": second.pk})
    assert answer.status_code == 422
    assert "What you have chosen A planner beside you" in text_of(answer)
    second.refresh_from_db()
    assert second.chosen_at is None


def test_nothing_is_chosen_on_what_is_closed_and_why_is_said(hers, options, incident):
    hers.look()
    type(incident).objects.filter(pk=incident.pk).update(status="closed")
    answer = hers.press("choice", option=options[0].pk)
    assert answer.status_code == 422
    assert "This has been closed meanwhile." in text_of(answer)
    assert not Remedy.objects.exclude(chosen_at=None).exists()
    assert not incident.touchpoints.exists()


def test_what_was_declined_meanwhile_can_not_be_chosen(hers, options, cast, about):
    decline_remedy(by=cast.mara, at=about["at"], remedy=options[0], because="It is sold out.")
    with pytest.raises(Refused, match="can’t be had any more"):
        choose_on_page(at=about["at"], link=hers.link, remedy=options[0])


def test_what_could_be_had_until_yesterday_is_not_offered(hers, options):
    yesterday = timezone.now() - DAY
    Remedy.objects.filter(pk=options[0].pk).update(available_until=yesterday)
    assert "A planner" not in hers.words()
    assert hers.press("choice", option=options[0].pk).status_code == 422


def test_when_nothing_can_be_had_any_more_nothing_is_asked(hers, about, options):
    send_answer(**about, **LETTER)
    deliver()
    assert "there is something for you to choose" in hers.words()
    Remedy.objects.update(available_until=timezone.now() - DAY)
    assert "choose" not in hers.words()
    assert "What we do to put it right We pay the couriers" in hers.words()


def test_their_version_is_kept_and_told_and_ends_our_waiting(hers, incident, about, cast, visit):
    cast.talks(incident)
    start_wait(**about, until=about["at"] + DAY, reason="Their list")
    for _ in range(2):
        answer = hers.press("version", text="  It was 41 stops, not 38.  ")
        assert answer.url == f"{hers.url}#own-words"
    touchpoint = incident.touchpoints.get(direction=Touchpoint.Direction.IN)
    assert (touchpoint.by, touchpoint.channel, touchpoint.contact) == (None, "web", cast.elena)
    assert touchpoint.summary == "It was 41 stops, not 38."
    assert not incident.waits.filter(ended_at=None).exists()
    assert incident.events.filter(kind=Event.Kind.THEIR_VERSION).count() == 1
    assert Message.objects.get(kind="customer_word").person == cast.mara
    assert "It was 41 stops, not 38." in hers.words()
    told = headlines(visit(cast.mara).get(incident.get_absolute_url()))
    assert told[0] == "Elena Marsh says that it is not right"


def test_their_version_opens_nothing_again_by_itself(hers, incident, cast):
    finishes(incident, cast.mara, timezone.now())
    assert hers.press("version", text="It happened again today.").status_code == 302
    incident.refresh_from_db()
    assert not incident.is_open
    assert Message.objects.filter(kind="customer_word", person=cast.mara).count() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "Tell us in a few words"), ("   ", "Tell us in a few words"), ("x" * 4001, "4000")],
)
def test_what_is_wrong_in_their_version_is_said_and_nothing_is_lost(text, why, hers, incident):
    answer = hers.press("version", text=text)
    assert answer.status_code == 422
    assert why in text_of(answer)
    assert text.strip() in answer.content.decode()
    assert '<details class="more" open>' in answer.content.decode()
    assert not incident.touchpoints.exists()


def test_a_page_takes_so_many_words_an_hour(hers, incident):
    for number in range(MOST_AN_HOUR):
        assert hers.press("version", text=f"Store {number} was late.").status_code == 302
    answer = hers.press("version", text="And one more.")
    assert answer.status_code == 429
    assert "And one more." in answer.content.decode()
    assert "try again in an hour" in text_of(answer)
    assert hers.press("lead").status_code == 429
    assert incident.touchpoints.count() == MOST_AN_HOUR
    assert incident.events.filter(kind=Event.Kind.THEIR_VERSION).count() == MOST_AN_HOUR
    incident.touchpoints.update(at=timezone.now() - timedelta(minutes=61))
    assert hers.press("version", text="And one more.").status_code == 302


def test_a_lead_is_asked_for_once_a_day(hers, incident, cast, visit):
    for _ in range(2):
        assert hers.press("lead").url == f"{hers.url}#own-words"
    assert incident.events.filter(kind=Event.Kind.THEY_ESCALATED).count() == 1
    assert "You asked for a lead on" in hers.words()
    assert "Yes, tell a lead" not in hers.words()
    told = visit(cast.mara).get(incident.get_absolute_url()).context["timeline"]
    assert told[0].headline == "Elena Marsh asks for a lead"
    assert told[0].text == "Tomás Oliveira and Mara Lindqvist were told."


def test_a_lead_is_asked_for_three_times_in_all(hers, incident, cast):
    days = [timezone.now() - DAY * number for number in (4, 3, 2, 1)]
    assert [ask_for_lead(at=day, link=hers.link) for day in days] == [True, True, True, False]
    assert Message.objects.filter(person=cast.tomas).count() == 3
    assert "You have asked three times." in hers.words()
