"""Moments in which somebody did more than was asked (practice P78)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.lesson import TWICE, keep_lesson
from incidents.models import Lesson
from incidents.queries.exemplary import Ratio
from tests.pages.conftest import said

MOMENT = "Jonas drove the missing parts over himself"


def test_a_moment_is_kept_for_everybody(visit, cast):
    given = {"title": MOMENT, "text": "Ask.", "kind": "late", "tags": "Parts , driving"}
    answer = visit(cast.bea).post("/lessons/exemplary/", given, follow=True)
    moment = Lesson.objects.get()
    assert (moment.title, moment.kind, moment.by) == (MOMENT, "late", cast.bea)
    assert (moment.tags, moment.is_exemplary) == (["driving", "parts"], True)
    assert answer.redirect_chain[-1][0] == "/lessons/?of=moments"
    assert "Kept" in said(answer)
    assert MOMENT in answer.content.decode()


def test_one_sentence_is_enough_and_sent_twice_it_is_kept_once(visit, cast):
    for _ in range(2):
        visit(cast.mara).post("/lessons/exemplary/", {"title": MOMENT})
    visit(cast.jonas).post("/lessons/exemplary/", {"title": MOMENT})
    assert [moment.by for moment in Lesson.objects.order_by("pk")] == [cast.mara, cast.jonas]


def test_the_same_words_another_day_are_another_moment(cast):
    about = {"by": cast.mara, "title": MOMENT, "is_exemplary": True}
    at = timezone.now()
    first = keep_lesson(at=at - TWICE - timedelta(seconds=1), **about)
    assert keep_lesson(at=at, **about) != first


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": "  "}, "Say what somebody did"),
        ({"title": MOMENT, "kind": "sabotage"}, "Select a valid choice"),
        ({"title": MOMENT, "tags": "a,b,c,d,e,f,g,h,i"}, "at most 8 tags"),
        ({"title": MOMENT, "text": "x" * 4001}, "at most 4000 characters"),
    ],
)
def test_what_can_not_be_kept_says_why_and_keeps_what_was_typed(given, why, visit, cast):
    answer = visit(cast.mara).post("/lessons/exemplary/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert why in page
    assert given["title"] in page
    assert not Lesson.objects.exists()


@pytest.mark.parametrize(
    ("moments", "mistakes", "words"),
    [
        (7, 21, "1 to 3"),
        (2, 5, "1 to 2.5"),
        (6, 4, "1.5 to 1"),
        (5, 5, "1 to 1"),
        (0, 9, ""),
        (9, 0, ""),
        (1, 3, ""),
    ],
)
def test_the_ratio_in_words(moments, mistakes, words):
    assert Ratio(moments, mistakes).words == words


def test_the_library_tells_the_ratio_with_both_numbers(visit, cast):
    for number in range(2):
        keep_lesson(by=cast.mara, at=timezone.now(), title=f"Moment {number}", is_exemplary=True)
    cast.logs(cast.bea)
    for _ in range(3):
        cast.logs(cast.mara)
    cast.logs(cast.mara, ago=timedelta(days=91))
    page = visit(cast.mara).get("/lessons/").content.decode()
    assert "2 exemplary moments to 4 mistakes" in page
    assert "1 to 2" in page
