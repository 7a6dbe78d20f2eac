"""The step that stops it from happening again: changes with their check, lessons, the debrief."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.edit import edit_incident
from incidents.actions.lesson import keep_lesson
from incidents.actions.promise_action import add_action, finish_action
from incidents.models import Action, Insight, Lesson
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.pages.conftest import headlines, local, soon

CHANGE = {"what": "Compare the plan with what was sent", "prevents": "process", "back": "prevent"}


@pytest.fixture
def shown(incident, visit, cast):
    """The step's page, as somebody sees it."""

    def see(person=cast.mara):
        return visit(person).get(f"{incident.get_absolute_url()}prevent/")

    return see


def promised(does, cast, **given):
    """Send the form of a change as a browser does."""
    dates = {"due_at": local(soon(days=7)), "check_at": local(soon(days=37))}
    return does("prevent/actions", **CHANGE | dates | {"owner": cast.jonas.pk} | given)


def happens_again(cast, incident, *, after):
    """The same kind of mistake, learned of so long after now."""
    incident.refresh_from_db()
    again = cast.logs(cast.jonas)
    edit_incident(by=cast.jonas, at=timezone.now(), incident=again, kind=incident.kind)
    again.learned_at = timezone.now() + after
    again.save(update_fields=["learned_at"])
    return again


def test_a_change_is_promised_with_the_day_on_which_we_look(incident, does, cast):
    answer = promised(does, cast)
    action = Action.objects.get()
    assert (action.prevents, action.owner, action.is_preventive) == ("process", cast.jonas, True)
    assert clock_of(incident, "check").due_at == action.check_at
    assert answer.redirect_chain[-1][0].endswith("/prevent/")
    assert [line["action"] for line in answer.context["changes"]] == [action]


def test_it_is_promised_once_however_often_it_is_sent(does, cast):
    dates = {"due_at": local(soon(days=7)), "check_at": local(soon(days=37))}
    for _ in range(2):
        promised(does, cast, **dates)
    assert Action.objects.count() == 1


def test_a_change_that_nobody_looks_at_later_is_refused_and_the_words_are_kept(does, cast):
    answer = promised(does, cast, check_at="")
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert CHANGE["what"] in answer.content.decode()
    assert not Action.objects.exists()


def test_an_action_refuses_a_change_without_its_check(incident, cast):
    with pytest.raises(Refused, match="Name the day on which we look"):
        add_action(
            by=cast.mara,
            at=timezone.now(),
            incident=incident,
            what="Compare",
            owner=cast.mara,
            due_at=soon(days=1),
            prevents="process",
        )


def test_what_happens_again_after_the_change_is_shown(incident, shown, cast):
    edit_incident(by=cast.mara, at=timezone.now(), incident=incident, kind="wrong-delivery")
    action = add_action(
        by=cast.mara,
        at=timezone.now(),
        incident=incident,
        what="Compare",
        owner=cast.mara,
        due_at=soon(days=1),
        check_at=soon(days=30),
        prevents="process",
    )
    assert not shown().context["changes"][0]["again"].is_watched
    finish_action(by=cast.mara, at=timezone.now(), action=action)
    happens_again(cast, incident, after=timedelta(days=-1))
    assert shown().context["changes"][0]["again"].count == 0
    assert "It has not happened again" in shown().content.decode()
    later = happens_again(cast, incident, after=timedelta(seconds=1))
    assert shown().context["changes"][0]["again"].incidents == (later,)
    assert later.reference in shown().content.decode()


def test_a_lesson_is_kept_for_everybody_and_seen_again_elsewhere(incident, does, shown, cast):
    does("lessons", title="Count what was sent", tags="Plans, counting , plans", back="prevent")
    lesson = Lesson.objects.get()
    assert (lesson.tags, list(lesson.incidents.all())) == (["counting", "plans"], [incident])
    does("lessons", title="Count what was sent")
    assert Lesson.objects.count() == 1
    edit_incident(by=cast.mara, at=timezone.now(), incident=incident, kind="late")
    known = keep_lesson(by=cast.bea, at=timezone.now(), title="Call before noon", kind="late")
    assert shown().context["known_lessons"] == [known]
    for _ in range(2):
        answer = does(f"lessons/{known.pk}/again", back="prevent")
    assert [lesson.seen for lesson in answer.context["lessons"]] == [1, 1]
    assert incident.events.filter(kind="lesson").count() == 2
    assert headlines(does(f"lessons/{known.pk}/again"))[0] == "Mara saw a lesson again"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": " "}, "Say what others can learn"),
        ({"title": "x" * 161}, "at most 160 characters"),
        ({"title": "Kept", "tags": "a,b,c,d,e,f,g,h,i"}, "at most 8 tags"),
        ({"title": "Kept", "tags": "x" * 31}, "longer than 30"),
    ],
)
def test_a_lesson_that_can_not_be_kept_says_why(given, why, does):
    answer = does("lessons", **given, back="prevent")
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Lesson.objects.exists()


def test_the_team_answers_the_five_questions_and_may_change_its_mind(incident, does, shown):
    does("questions/debrief", salvage="Mara called at once.", hurt="Nine shops.", back="prevent")
    assert set(incident.insights.values_list("question", flat=True)) == {"salvage", "hurt"}
    again = {"salvage": "Mara called within minutes.", "hurt": ""}
    answer = does("questions/debrief", **again, back="prevent")
    assert Insight.objects.get().text == "Mara called within minutes."
    assert "Mara called within minutes." in answer.content.decode()
    assert incident.events.filter(kind="wrote").count() == 2
    does("questions/debrief", **again)
    does("questions/debrief")
    assert Insight.objects.get().text == "Mara called within minutes."
    assert incident.events.filter(kind="wrote").count() == 2


def test_the_writer_is_asked_two_questions_for_themselves(does, shown):
    assert "Which solution is more important than feeling bad about it?" in shown().content.decode()
    answer = does("questions/reflection", **{"more-important": "Counting."}, back="prevent")
    assert "Counting." in answer.content.decode()


def test_a_sheet_that_there_is_not_is_not_there(does):
    assert does("questions/hope", hope="springs eternal").status_code == 404


def test_another_team_sees_and_does_none_of_it(does, shown, cast):
    assert shown(cast.bea).status_code == 404
    assert promised(does, cast, person=cast.bea).status_code == 404
    assert does("lessons", cast.bea, title="No").status_code == 404
    assert does("questions/debrief", cast.bea, hurt="No").status_code == 404


def test_the_page_costs_the_same_for_one_change_and_for_many(
    incident, visit, does, cast, django_assert_num_queries
):
    edit_incident(by=cast.mara, at=timezone.now(), incident=incident, kind="late")
    promised(does, cast)
    finish_action(by=cast.mara, at=timezone.now(), action=Action.objects.get())
    keep_lesson(by=cast.mara, at=timezone.now(), title="One", incident=incident)
    client, address = visit(cast.mara), f"{incident.get_absolute_url()}prevent/"
    client.get(address)
    with django_assert_num_queries(PREVENT):
        client.get(address)
    for number in range(9):
        promised(does, cast, what=f"Change {number}")
        happens_again(cast, incident, after=timedelta(minutes=number))
        keep_lesson(by=cast.mara, at=timezone.now(), title=f"{number}", incident=incident)
    client.get(address)
    with django_assert_num_queries(PREVENT):
        client.get(address)


PREVENT = 11
"""Queries of the step's page, whoever looks and however much there is."""
