"""The survey on a customer’s page, and what staff reads of it."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from incidents.actions.close import make_right, reopen_incident
from incidents.actions.remedy import deliver_remedy
from incidents.models import Event, Message, Survey
from incidents.queries.surveys import surveys_of
from incidents.views.customer_door import seal_of
from tests.pages.conftest import headlines
from tests.their_page import text_of, ticked

SIDES = {"outcome": "4", "process": "3", "treatment": "5"}


def test_the_survey_is_asked_for_when_it_is_put_right_and_not_before(hers, incident, cast):
    assert "How was it for you?" not in hers.words()
    early = hers.press("survey", **SIDES)
    assert early.status_code == 403
    early = hers.client.post(f"{hers.url}survey/", {"seal": _seal(hers, "survey")} | SIDES)
    assert early.status_code == 422
    assert "too early to ask" in text_of(early)
    make_right(by=cast.mara, at=timezone.now(), incident=incident, what="They have their plan.")
    assert "How was it for you?" in hers.words()
    assert not Survey.objects.exists()


def _seal(hers, name):
    return seal_of(hers.link, name)


def test_the_survey_is_answered_once_a_cycle(hers, incident, put_right, cast):
    extras = {"before": "5", "after": "4", "loyalty": "5", "is_forgiven": "yes", "told": "3"}
    given = SIDES | extras | {"words": "Thank you for calling."}
    assert hers.press("survey", **given).url == f"{hers.url}#survey"
    survey = Survey.objects.get()
    assert (survey.outcome, survey.process, survey.treatment) == (4, 3, 5)
    assert (survey.before, survey.after, survey.loyalty, survey.told) == (5, 4, 5, 3)
    assert (survey.is_forgiven, survey.gesture) == (True, None)
    assert "Thank you for telling us how it was" in hers.words()
    again = hers.client.post(f"{hers.url}survey/", {"seal": _seal(hers, "survey")} | SIDES)
    assert again.status_code == 302
    assert Survey.objects.count() == 1
    assert incident.events.filter(kind=Event.Kind.SURVEYED).count() == 1
    assert Message.objects.get().person == cast.mara
    reopen_incident(by=cast.mara, at=timezone.now(), incident=incident)
    assert Survey.objects.count() == 1


def test_only_three_questions_need_an_answer(hers, put_right):
    answer = hers.press("survey", outcome="4", before="2", told="-1", words="Half of it came late.")
    assert answer.status_code == 422
    words = text_of(answer)
    assert "Was it easy to get it put right? – Choose one of the five." in words
    assert "How did we speak to you? – Choose one of the five." in words
    assert "How many people have you told about it? –" in words
    body = answer.content.decode()
    assert ticked(answer) == ["4", "2"]
    assert "Half of it came late." in body
    assert 'href="#survey_process_0"' in body
    assert 'id="survey_process_0"' in body
    assert hers.press("survey", **SIDES).status_code == 302
    assert Survey.objects.get().before is None


@pytest.mark.parametrize("rating", ["0", "6", "five", "4.5"])
def test_a_rating_lies_between_one_and_five(rating, hers, put_right):
    assert hers.press("survey", **SIDES | {"outcome": rating}).status_code == 422
    assert not Survey.objects.exists()


def test_a_gesture_is_rated_where_there_was_one(hers, put_right, options, cast):
    assert "Did we do more than we had to?" not in hers.words()
    hers.press("choice", option=options[0].pk)
    deliver_remedy(by=cast.mara, at=timezone.now(), remedy=options[0])
    assert "Did we do more than we had to?" in hers.words()
    hers.press("survey", **SIDES, gesture="5")
    assert Survey.objects.get().gesture == 5


def test_staff_reads_before_and_after_the_three_sides_and_their_words(
    hers, incident, put_right, visit, cast
):
    extras = {"before": "3", "after": "4", "told": "1", "is_forgiven": "no", "loyalty": "5"}
    hers.press("survey", **SIDES, **extras, words="Half of it came late.")
    (told,) = surveys_of(incident)
    assert [rating for _, rating in told.sides] == [4, 3, 5]
    assert told.change == 1
    shown = {"surveys": [told], "incident": incident, "now": timezone.now()}
    words = " ".join(render_to_string("steps/_survey.html", shown).split())
    assert "3 of 5 before it happened, 4 of 5 now. That is better than before." in words
    assert "Have told others of it: 1 person. Forgiven: not yet." in words
    assert "Half of it came late." in words
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert headlines(page)[0] == "Elena Marsh told us how it was"
    assert "How we spoke to them: 5 of 5." in page.context["timeline"][0].text


def test_a_survey_says_nothing_of_what_was_left_blank(hers, incident, put_right):
    hers.press("survey", **SIDES)
    (told,) = surveys_of(incident)
    assert (told.change, told.extras) == (None, [])
    shown = {"surveys": [told], "incident": incident, "now": timezone.now()}
    assert "How they feel about us" not in render_to_string("steps/_survey.html", shown)
