"""The practice room: who reads a try, what the coach and a good answer say, what a lead may do."""

import pytest
from django.contrib import admin
from django.utils import timezone

from incidents.actions.practice import (
    LONGEST,
    assign_practice,
    debrief_try,
    drop_suggestion,
    keep_try,
    share_try,
)
from incidents.library.scenarios import scenarios
from incidents.models import Membership, Practice
from incidents.queries.coaching import Advice, Point
from incidents.queries.practice import marked
from incidents.rules.refusal import Refused
from tests.pages.conftest import said

CODE = "telescope-in-pieces"
SCENARIO = scenarios()[CODE]
WORDS = {
    "happened": "We sent it in splinters.",
    "why": "A thin carton.",
    "next": "I will ring you.",
}


@pytest.fixture
def tries(visit, cast):
    """Open the page and write a try as somebody; gives the response after redirects."""

    def send(person=cast.mara, code=CODE, **parts):
        browser = visit(person)
        suggested = browser.get(f"/practice/{code}/").context["suggested"]
        told = {"suggestion": suggested.pk if suggested else ""}
        return browser.post(f"/practice/{code}/", told | WORDS | parts, follow=True)

    return send


@pytest.fixture
def suggested(cast):
    """What Tomás has suggested to Mara."""
    return assign_practice(by=cast.tomas, at=timezone.now(), scenario=CODE, person=cast.mara)


def seen(visit, person, practice):
    """What somebody gets who asks for a try: the status."""
    return visit(person).get(f"/practice/tries/{practice.pk}/").status_code


ROOM, PAGE = 6, 7
"""Queries of the room and of a scenario, whoever looks and however much there is."""
OTHERS = ["jonas", "tomas", "bea", "rui", "priya", "helen"]


@pytest.mark.parametrize("person", OTHERS)
def test_a_try_is_read_by_nobody_else(person, tries, cast, visit):
    tries()
    other, practice = getattr(cast, person), Practice.objects.get()
    assert seen(visit, other, practice) == 404
    for verb in ("share", "debrief"):
        sent = {"shared": "yes", "text": "Well done."}
        assert visit(other).post(f"/practice/tries/{practice.pk}/{verb}/", sent).status_code == 404
    for address in ("/practice/", f"/practice/{CODE}/"):
        page = visit(other).get(address).content.decode()
        assert WORDS["happened"] not in page
        assert "Mara Lindqvist:" not in page
        assert "tried" not in page.replace("not tried yet", "")
    practice.refresh_from_db()
    assert (practice.is_shared, practice.debrief) == (False, "")


def test_not_even_a_superuser_reads_it_in_the_product_or_in_the_admin_site(tries, cast, visit):
    tries()
    cast.helen.is_superuser = cast.helen.is_staff = True
    cast.helen.save()
    assert seen(visit, cast.helen, Practice.objects.get()) == 404
    assert not admin.site.is_registered(Practice)


def test_a_shared_try_is_read_by_who_leads_the_team_and_by_nobody_else(tries, cast, visit):
    tries()
    practice = Practice.objects.get()
    answer = visit(cast.mara).post(f"/practice/tries/{practice.pk}/share/", {"shared": "yes"})
    assert answer.status_code == 302
    readers = {name for name in OTHERS if seen(visit, getattr(cast, name), practice) == 200}
    assert readers == {"tomas"}
    assert "Mara Lindqvist" in visit(cast.tomas).get("/practice/").content.decode()
    visit(cast.mara).post(f"/practice/tries/{practice.pk}/share/", {"shared": "no"})
    assert seen(visit, cast.tomas, practice) == 404
    assert not visit(cast.tomas).get("/practice/").context["shown"]


def test_a_lead_of_another_team_of_mine_reads_what_i_share_as_long_as_they_lead(tries, cast, visit):
    tries()
    practice = Practice.objects.get()
    share_try(by=cast.mara, practice=practice, is_shared=True)
    place = Membership.objects.create(user=cast.mara, team=cast.billing)
    assert seen(visit, cast.rui, practice) == 200
    place.delete()
    assert seen(visit, cast.rui, practice) == 404


def test_what_was_suggested_is_read_by_who_suggested_it_and_the_page_says_so_first(
    suggested, tries, cast, visit
):
    page = visit(cast.mara).get(f"/practice/{CODE}/").content.decode()
    assert "Tomás suggested this one, and can read your next try." in page
    assert "Only you see what you write" not in page
    tries()
    suggested.refresh_from_db()
    assert suggested.happened == WORDS["happened"]
    readers = {name for name in OTHERS if seen(visit, getattr(cast, name), suggested) == 200}
    assert readers == {"tomas"}
    tries(why="A thinner carton.")
    second = Practice.objects.exclude(pk=suggested.pk).get()
    assert second.assigned_by is None
    assert seen(visit, cast.tomas, second) == 404
    assert (
        "Only you see what you write" in visit(cast.mara).get(f"/practice/{CODE}/").content.decode()
    )


def test_a_suggestion_that_comes_while_somebody_writes_opens_nothing(tries, cast, visit):
    assert "Only you see" in visit(cast.mara).get(f"/practice/{CODE}/").content.decode()
    late = assign_practice(by=cast.tomas, at=timezone.now(), scenario=CODE, person=cast.mara)
    tries(suggestion="")
    practice = Practice.objects.exclude(pk=late.pk).get()
    assert practice.assigned_by is None
    assert seen(visit, cast.tomas, practice) == 404
    assert visit(cast.mara).get("/practice/").context["room"].suggested


def test_a_suggestion_made_to_somebody_else_is_not_tried_by_me(suggested, tries, cast):
    tries(cast.jonas, suggestion=suggested.pk)
    suggested.refresh_from_db()
    assert suggested.written_at is None
    assert Practice.objects.get(person=cast.jonas).assigned_by is None


def test_what_was_not_tried_yet_has_no_page(suggested, cast, visit):
    for person in (cast.mara, cast.tomas):
        assert seen(visit, person, suggested) == 404


def test_a_suggestion_stands_in_the_room_of_whom_it_was_made_to(suggested, cast, visit):
    (one,) = visit(cast.mara).get("/practice/").context["room"].suggested
    assert one.practice == suggested
    assert "Tomás suggests this one" in visit(cast.mara).get("/practice/").content.decode()
    assert not visit(cast.jonas).get("/practice/").context["room"].suggested


@pytest.mark.parametrize(
    ("by", "to"),
    [("tomas", "bea"), ("rui", "mara"), ("mara", "jonas"), ("priya", "mara"), ("tomas", "tomas")],
)
def test_only_a_lead_suggests_and_only_to_people_they_lead(by, to, cast, visit):
    lead, person = getattr(cast, by), getattr(cast, to)
    answer = visit(lead).post(f"/practice/{CODE}/suggest/", {"person": person.pk})
    assert answer.status_code in (404, 422)
    with pytest.raises(Refused, match="none of the teams that you lead"):
        assign_practice(by=lead, at=timezone.now(), scenario=CODE, person=person)
    assert not Practice.objects.exists()


def test_a_lead_suggests_once_however_often_it_is_sent(cast, visit):
    for _ in range(2):
        answer = visit(cast.tomas).post(
            f"/practice/{CODE}/suggest/", {"person": cast.jonas.pk}, follow=True
        )
    assert "Jonas finds it" in said(answer)
    assert Practice.objects.get().assigned_by == cast.tomas


def test_a_suggestion_to_nobody_says_what_is_missing_and_keeps_the_page(cast, visit):
    answer = visit(cast.tomas).post(f"/practice/{CODE}/suggest/", {"person": ""})
    assert answer.status_code == 422
    assert "Say to whom you suggest it." in answer.content.decode()


def test_either_of_the_two_puts_a_suggestion_away_and_nobody_else(suggested, cast, visit):
    address = f"/practice/suggestions/{suggested.pk}/drop/"
    for person in (cast.jonas, cast.priya, cast.rui):
        assert "nothing to put away" in said(visit(person).post(address, follow=True))
        with pytest.raises(Refused):
            drop_suggestion(by=person, practice=suggested)
    assert "Put away." in said(visit(cast.mara).post(address, follow=True))
    assert "nothing to put away" in said(visit(cast.mara).post(address, follow=True))
    assert not Practice.objects.exists()
    again = assign_practice(by=cast.tomas, at=timezone.now(), scenario=CODE, person=cast.mara)
    drop_suggestion(by=cast.tomas, practice=again)
    assert not Practice.objects.exists()


def test_what_was_tried_can_not_be_put_away(suggested, tries, cast):
    tries()
    drop_suggestion(by=cast.tomas, practice=suggested)
    assert Practice.objects.get().happened


def test_the_scenario_is_told_before_anything_is_asked(visit, cast):
    page = visit(cast.mara).get(f"/practice/{CODE}/").content.decode()
    for text in (SCENARIO.story, SCENARIO.they_say, *SCENARIO.facts, *SCENARIO.watch):
        assert text in page
    assert "If they were not angry but sad, and asked you for help" in page
    assert SCENARIO.answer["happened"] not in page


def test_after_a_try_the_coach_speaks_and_a_good_answer_stands_beside_it(tries):
    answer = tries(next="I will ring you as soon as possible.")
    assert answer.redirect_chain[-1][0] == f"/practice/tries/{Practice.objects.get().pk}/"
    codes = {point.code for point in answer.context["advice"].points}
    assert {"vague-time", "no-apology", "no-options"} <= codes
    page = answer.content.decode()
    assert SCENARIO.answer["why"] in page
    assert "<mark>as soon as possible<sup>" in page


def test_where_two_pieces_of_advice_meet_each_word_stands_once():
    text = "We will call you soon, soon."
    places = ((17, 21, 2), (13, 21, 1), (23, 27, 3), (5, 5, 4))
    points = [
        Point(number, "", "next", start, end, "", "", "", "", "", "", "", False)
        for start, end, number in places
    ]
    pieces = marked(text, "next", Advice([], points))
    assert "".join(words for words, _ in pieces) == text
    assert [piece for piece in pieces if piece[1]] == [("you soon", 1), ("soon", 3)]


def test_a_blank_part_is_allowed_and_the_coach_says_so(tries):
    answer = tries(why="")
    assert "empty-part" in {point.code for point in answer.context["advice"].points}
    assert "left blank" in answer.content.decode()


def test_nothing_at_all_is_not_a_try(tries):
    answer = tries(happened=" ", why="", next="")
    assert answer.status_code == 422
    assert "Write a few words first" in answer.content.decode()
    assert not Practice.objects.exists()


def test_what_is_too_long_is_refused_and_kept_in_the_box(tries, cast):
    long = "Sorry. " * 1200
    answer = tries(happened=long)
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert WORDS["why"] in answer.content.decode()
    with pytest.raises(Refused, match=f"{LONGEST} characters"):
        keep_try(by=cast.mara, at=timezone.now(), scenario=CODE, happened=long)
    assert not Practice.objects.exists()


def test_the_same_text_sent_twice_is_one_try(suggested, tries):
    tries()
    tries()
    assert Practice.objects.count() == 1
    tries(why="Another reason.")
    assert Practice.objects.count() == 2


def test_trying_again_begins_with_what_was_written(tries, cast, visit):
    tries()
    tries(why="We chose a thinner carton.")
    form = visit(cast.mara).get(f"/practice/{CODE}/").context["form"]
    assert form["why"].value() == "We chose a thinner carton."
    assert visit(cast.jonas).get(f"/practice/{CODE}/").context["form"]["why"].value() is None


def test_the_room_says_how_often_i_have_tried_and_earlier_tries_can_be_read(tries, cast, visit):
    tries()
    tries(why="Another reason.")
    levels = visit(cast.mara).get("/practice/").context["room"].levels
    tried = {row.scenario.code: row.tried for _, rows in levels for row in rows}
    assert len(tried) == len(scenarios())
    assert {code: words for code, words in tried.items() if words} == {CODE: "tried twice"}
    listed = visit(cast.mara).get(f"/practice/{CODE}/").context["tries"]
    assert [one.why for one in listed] == ["Another reason.", WORDS["why"]]
    assert all(seen(visit, cast.mara, one) == 200 for one in listed)


def test_a_lead_writes_back_and_only_the_writer_reads_it(suggested, tries, cast, visit):
    tries()
    address = f"/practice/tries/{suggested.pk}/debrief/"
    assert visit(cast.tomas).post(address, {"text": " "}).status_code == 422
    for words in ("You took it on at once.", "You took it on at once. Give a time."):
        answer = visit(cast.tomas).post(address, {"text": words}, follow=True)
        assert "Mara finds it" in said(answer)
    page = visit(cast.mara).get(f"/practice/tries/{suggested.pk}/").content.decode()
    assert "Tomás Oliveira writes" in page
    assert "You took it on at once. Give a time." in page
    assert "with a lead’s words" in visit(cast.mara).get("/practice/").content.decode()
    assert visit(cast.mara).post(address, {"text": "Mine"}).status_code == 404


def test_a_second_lead_neither_reads_the_first_ones_words_nor_writes_over_them(tries, cast, visit):
    tries()
    practice = Practice.objects.get()
    Membership.objects.create(user=cast.mara, team=cast.billing)
    share_try(by=cast.mara, practice=practice, is_shared=True)
    about = {"at": timezone.now(), "practice": practice}
    debrief_try(by=cast.tomas, **about, text="Between the two of us.")
    page = visit(cast.rui).get(f"/practice/tries/{practice.pk}/").content.decode()
    assert "Between the two of us." not in page
    assert "has written back to Mara already" in page
    with pytest.raises(Refused, match="has written about this one already"):
        debrief_try(by=cast.rui, **about, text="Mine.")
    share_try(by=cast.mara, practice=practice, is_shared=False)
    with pytest.raises(Refused, match="to themselves now"):
        debrief_try(by=cast.tomas, **about, text="Too late.")


def test_the_marks_are_for_the_writer_alone(suggested, tries, cast, visit):
    assert "bar-of-two" in tries().content.decode()
    page = visit(cast.tomas).get(f"/practice/tries/{suggested.pk}/").content.decode()
    assert "bar-of-two" not in page


@pytest.mark.parametrize("address", ["nothing-of-this-name/", "tries/999999/", "tries/0/"])
def test_what_there_is_not_is_not_there(address, visit, cast):
    assert visit(cast.mara).get(f"/practice/{address}").status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"), [("/practice/", ROOM), (f"/practice/{CODE}/", PAGE)]
)
def test_the_pages_cost_the_same_for_one_try_and_for_many(
    address, queries, cast, visit, django_assert_num_queries
):
    browser = visit(cast.tomas)
    for number in (1, 30):
        for which in range(number):
            write = {"at": timezone.now(), "scenario": CODE, "why": f"{number} {which}"}
            keep_try(by=cast.tomas, **write)
            assign_practice(by=cast.tomas, at=timezone.now(), scenario=CODE, person=cast.jonas)
            share_try(by=cast.jonas, practice=keep_try(by=cast.jonas, **write), is_shared=True)
        with django_assert_num_queries(queries):
            browser.get(address)
