"""The library of lessons: found by words, kind, tag and customer, for everybody in the company."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.lesson import keep_lesson, see_lesson_again
from incidents.actions.promise_action import add_action, check_action, finish_action
from incidents.models import Customer, Lesson
from incidents.queries.lesson_library import PAGE, changed_words


@pytest.fixture
def keeps(cast):
    """Keep a lesson; the first of them is the oldest."""
    begin = timezone.now() - timedelta(days=2)

    def keep(title, **given):
        at = begin + timedelta(minutes=Lesson.objects.count())
        return keep_lesson(**{"by": cast.mara, "at": at, "title": title} | given)

    return keep


@pytest.fixture
def shown(visit, cast):
    """The page as somebody sees it."""

    def see(person=cast.mara, **wanted):
        return visit(person).get("/lessons/", wanted)

    return see


def titles(answer):
    """What the page shows, in its order."""
    return [line.lesson.title for line in answer.context["shelf"].lines]


def changes(cast, incident, what, **looked_at):
    """A change that an incident led to; looked_at: with which result, if it was."""
    at = timezone.now()
    action = add_action(
        by=cast.mara,
        at=at,
        incident=incident,
        what=what,
        owner=incident.owner,
        due_at=at + timedelta(days=1),
        check_at=at + timedelta(days=30),
        prevents="process",
    )
    if looked_at:
        finish_action(by=cast.mara, at=at, action=action)
        check_action(by=cast.mara, at=at, action=action, finding="Seen.", **looked_at)
    return action


def test_the_newest_lessons_come_first_with_who_kept_them(keeps, shown, cast):
    keeps("Count what was sent", text="Two people count.", by=cast.bea)
    keeps("Call before noon")
    answer = shown()
    assert titles(answer) == ["Call before noon", "Count what was sent"]
    page = answer.content.decode()
    assert "Two people count." in page
    assert "Kept by Bea Kowalska" in page


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("invoices", ["Read the invoice aloud"]),
        ("counted", ["Compare both lists", "Count what was sent"]),
        ("lorries", ["Count what was sent"]),
        ("count -lists", ["Count what was sent"]),
        ('"both lists"', ["Compare both lists"]),
    ],
)
def test_words_are_found_in_title_text_and_tags_whatever_their_form(words, found, keeps, shown):
    keeps("Compare both lists", text="Somebody counts them.")
    keeps("Count what was sent", tags=["lorry"])
    keeps("Read the invoice aloud")
    answer = shown(q=words)
    assert sorted(titles(answer)) == found
    assert not answer.context["shelf"].is_near


def test_a_title_weighs_more_than_a_text(keeps, shown):
    keeps("Postcodes are text, not numbers")
    keeps("Look twice", text="At postcodes, too.")
    assert titles(shown(q="postcode"))[0] == "Postcodes are text, not numbers"


def test_a_slip_of_the_keyboard_finds_what_comes_near_and_says_so(keeps, shown):
    keeps("Read the invoice aloud")
    keeps("Call before noon")
    answer = shown(q="invioce")
    assert titles(answer) == ["Read the invoice aloud"]
    assert "Nothing says exactly that" in answer.content.decode()
    for nothing in ("zebra crossing", "xy", "the"):
        answer = shown(q=nothing)
        assert titles(answer) == []
        assert "Nothing like that yet" in answer.content.decode()


def test_kind_tag_and_sort_of_lesson_narrow_it_down_and_each_can_be_taken_away(keeps, shown):
    keeps("Say the day", kind="late", tags=["dates"])
    keeps("Say the hour", kind="late")
    keeps("Stayed until it worked", is_exemplary=True, tags=["dates"])
    assert titles(shown(kind="late")) == ["Say the hour", "Say the day"]
    assert titles(shown(tag="Dates")) == ["Stayed until it worked", "Say the day"]
    assert titles(shown(of="moments")) == ["Stayed until it worked"]
    assert titles(shown(of="mistakes", tag="dates")) == ["Say the day"]
    answer = shown(kind="late", tag="dates", q="say")
    assert titles(answer) == ["Say the day"]
    urls = {chip["label"]: chip["remove_url"] for chip in answer.context["chips"]}
    assert set(urls) == {"Search", "About", "Tag"}
    assert "tag=dates" in urls["Search"]
    assert "q=" not in urls["Search"]
    assert [one["tag"] for one in shown().context["tags"]] == ["dates"]


def test_what_makes_no_sense_in_the_address_is_left_out(keeps, shown):
    keeps("Say the day")
    for nonsense in (
        {"kind": "sabotage"},
        {"of": "everything"},
        {"page": "-1"},
        {"customer": "me"},
        {"customer": "9" * 30},
        {"q": "a\x00b"},
    ):
        answer = shown(**nonsense)
        assert (answer.status_code, titles(answer)) == (200, ["Say the day"]), nonsense


def test_what_is_seen_elsewhere_is_counted_and_never_named(keeps, shown, cast):
    secret = Customer.objects.create(name="Secret & Sons")
    mine = cast.logs(cast.mara)
    theirs = cast.logs(cast.bea, customer=secret, contact=None)
    lesson = keeps("Say the day", incident=mine)
    see_lesson_again(by=cast.bea, at=timezone.now(), incident=theirs, lesson=lesson)
    answer = shown()
    page = answer.content.decode()
    assert mine.reference in page
    assert "Seen 2 times" in page
    assert "and 1 more" in page
    assert theirs.reference not in page
    assert "Secret" not in page
    assert theirs.reference in shown(cast.bea).content.decode()
    assert titles(shown(customer=secret.pk)) == []
    assert titles(shown(cast.bea, customer=secret.pk)) == ["Say the day"]


def test_what_we_learned_with_one_customer_stands_in_its_order(keeps, shown, cast):
    incident = cast.logs(cast.mara)
    keeps("First", incident=incident)
    keeps("Second", incident=cast.logs(cast.jonas))
    keeps("With somebody else")
    answer = shown(customer=cast.brightwater.pk)
    assert titles(answer) == ["Second", "First"]
    assert "Brightwater Foods" in [chip["value"] for chip in answer.context["chips"]]


def test_at_most_three_incidents_are_named_the_newest(keeps, shown, cast):
    incidents = [cast.logs(cast.mara, ago=timedelta(hours=5 - hour)) for hour in range(5)]
    lesson = keeps("Say the day", incident=incidents[0])
    for incident in incidents[1:]:
        see_lesson_again(by=cast.mara, at=timezone.now(), incident=incident, lesson=lesson)
    line = shown().context["shelf"].lines[0]
    assert (line.seen, line.others, list(line.places)) == (5, 2, incidents[:1:-1])


def test_it_says_whether_the_change_worked(keeps, shown, cast):
    incident, elsewhere = cast.logs(cast.mara), cast.logs(cast.bea)
    lesson = keeps("Say the day", incident=incident)
    see_lesson_again(by=cast.bea, at=timezone.now(), incident=elsewhere, lesson=lesson)
    assert "Nothing has been changed for it yet" in shown().content.decode()
    changes(cast, incident, "A list", was_effective=True)
    assert "The change helped" in shown().content.decode()
    changes(cast, elsewhere, "A bell", was_effective=False)
    changes(cast, incident, "A door")
    dropped = changes(cast, incident, "A wall")
    finish_action(by=cast.mara, at=timezone.now(), action=dropped, dropped_because="Too high.")
    expected = "Of 3 changes, 1 helped, 1 has not helped yet, 1 is still to be looked at"
    assert expected in shown().content.decode()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), ""),
        ((2, 0, 0), "2 changes helped"),
        ((0, 1, 0), "The change has not helped yet"),
        ((0, 0, 3), "3 changes are still to be looked at"),
        ((0, 2, 1), "Of 3 changes, 2 have not helped yet, 1 is still to be looked at"),
    ],
)
def test_the_words_for_what_became_of_changes(counts, words):
    assert changed_words(*counts) == words


def test_a_long_library_comes_in_pages(keeps, shown):
    for number in range(PAGE + 3):
        keeps(f"Lesson {number}")
    first = shown()
    assert len(titles(first)) == PAGE
    assert first.context["page"]["next_url"].endswith("?page=2")
    second = shown(page=2)
    assert titles(second) == ["Lesson 2", "Lesson 1", "Lesson 0"]
    assert second.context["page"] == {"previous_url": "/lessons/?page=1", "next_url": ""}


def test_an_empty_library_says_how_a_lesson_is_kept(shown):
    page = shown().content.decode()
    assert "step Prevent" in page
    assert 'href="/queue/"' in page


def test_only_what_changes_is_sent_while_somebody_types(keeps, visit, cast):
    keeps("Say the day")
    answer = visit(cast.mara).get("/lessons/", {"q": "day"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="shelf"')
    assert "HX-Request" in answer["Vary"]


def test_the_page_costs_the_same_for_one_lesson_and_for_many(
    keeps, visit, cast, django_assert_num_queries
):
    browser, incident = visit(cast.mara), cast.logs(cast.mara)
    keeps("Say the day", incident=incident, tags=["dates"])
    changes(cast, incident, "A list")
    with django_assert_num_queries(LIBRARY):
        browser.get("/lessons/")
    for number in range(9):
        another = cast.logs(cast.mara)
        keeps(f"Lesson {number}", incident=another, tags=[f"tag {number}"])
        changes(cast, another, "A list")
    with django_assert_num_queries(LIBRARY):
        browser.get("/lessons/")


LIBRARY = 10
"""Queries of the page, however many lessons there are."""
