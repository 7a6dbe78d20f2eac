"""The page of figures: each worked out a second time here, from what happened."""

import statistics
from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.assign import assign
from incidents.actions.quiet import snooze
from incidents.importing.batch import write
from incidents.importing.draft import Draft
from incidents.queries.figures import Scope, figures
from tests.cast import clock_of
from tests.pages.past import LETTER, Past


@pytest.fixture
def past(cast):
    """The past of the company."""
    return Past(cast)


@pytest.fixture
def shown(visit, cast):
    """The page as somebody sees it."""

    def see(person=cast.mara, **wanted):
        return visit(person).get("/figures/", wanted)

    return see


def minutes(*numbers):
    return [timedelta(minutes=number) for number in numbers]


def words_of(length):
    """A length below a day in words, independently of the product."""
    hours, rest = divmod(int(length.total_seconds()) // 60, 60)
    return f"{hours} h {rest} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"


def figure(answer, label):
    """One figure of the page, by its label."""
    shown = answer.context["figures"]
    every = [shown.headline, *shown.speed, *shown.openness]
    return next(one for one in every if one.label == label)


def test_the_headline_is_the_middle_time_to_our_first_word(past, shown, cast):
    took = minutes(5, 12, 50, 70)
    for length in took:
        incident = past.logs()
        past.speaks(incident, length)
        past.speaks(incident, length + timedelta(hours=1))
    written = past.logs()
    past.answers(written, timedelta(minutes=90))
    past.speaks(past.logs(), timedelta())
    only_automatic = past.logs()
    past.speaks(only_automatic, timedelta(minutes=1), is_automatic=True)
    they_called = past.logs()
    past.speaks(they_called, timedelta(minutes=1), direction="in")
    past.speaks(past.logs(by=cast.bea), timedelta(minutes=1))
    answer = shown()
    one = figure(answer, "Time to first response")
    middle = statistics.median([*took, timedelta(minutes=90), timedelta()])
    assert (one.said, one.n) == (words_of(middle), 6)
    assert one.more == "2 have not heard from us yet"
    assert answer.context["figures"].n == 8
    assert "31 min" in answer.content.decode()


def test_a_word_before_we_learned_of_it_took_no_time(past, shown):
    for length in minutes(-30, -20, -10, 8, 90, 95):
        past.speaks(past.logs(), length)
    assert figure(shown(), "Time to first response").said == "4 min"


def test_who_owns_it_is_measured_by_what_they_do_about_it(past, shown, cast):
    took = minutes(3, 9, 30, 55, 240)
    for length in took:
        incident = past.logs(after=timedelta(minutes=2))
        past.speaks(incident, length)
        assign(by=cast.mara, at=timezone.now(), incident=incident, owner=cast.jonas)
    handed_on = past.logs()
    at = handed_on.learned_at + timedelta(minutes=1)
    assign(by=cast.mara, at=at, incident=handed_on, owner=cast.jonas)
    put_off = past.logs(days=0)
    clock = clock_of(put_off, "resolve")
    until = timezone.now() + timedelta(minutes=30)
    snooze(by=cast.mara, at=timezone.now(), clock=clock, until=until, reason="Lunch.")
    somebody_else = past.logs()
    past.cast.talks(somebody_else, cast.jonas, somebody_else.learned_at + timedelta(minutes=1))
    one = figure(shown(), "Time to own it")
    middle = statistics.median(length - timedelta(minutes=2) for length in took)
    assert (one.said, one.n) == (words_of(middle), 5)
    by_jonas = handed_on.learned_at + timedelta(hours=5)
    past.cast.talks(handed_on, cast.jonas, by_jonas)
    assert figure(shown(), "Time to own it").n == 6


def test_the_time_to_apologise_ends_when_the_answer_has_arrived(past, shown, cast):
    took = minutes(60, 80, 100, 130, 600)
    for length in took:
        past.answers(past.logs(), length)
    queued = past.logs()
    send_answer(by=cast.mara, at=timezone.now(), incident=queued, **LETTER)
    one = figure(shown(), "Time to apologise")
    assert (one.said, one.n) == (words_of(statistics.median(took)), 5)


def test_the_time_to_fix_counts_from_the_last_time_it_was_opened_again(past, shown, cast):
    took = minutes(60, 90, 200, 300)
    for length in took:
        past.mends(past.logs(), length)
    twice = past.logs()
    past.mends(twice, timedelta(minutes=10))
    past.opens_again(twice, timedelta(minutes=30))
    past.mends(twice, timedelta(hours=20))
    past.mends(twice, timedelta(hours=23))
    not_yet = past.logs()
    past.mends(not_yet, timedelta(minutes=10))
    past.opens_again(not_yet, timedelta(minutes=30))
    one = figure(shown(), "Time to fix")
    assert (one.said, one.n) == (words_of(statistics.median([*took, timedelta(hours=20)])), 5)
    assert one.more == "1 is not right yet"


def test_how_openly_is_the_share_we_noticed_and_how_soon_it_stood_here(past, shown):
    lags = minutes(0, 20, 45, 65, 300)
    for lag in lags:
        learned_at = timezone.now() - timedelta(days=3)
        past.logs(
            learned_at=learned_at,
            at=learned_at,
            occurred_at=learned_at - lag,
            noticed_by="us",
        )
    for noticed_by in ("customer", "referral"):
        past.logs(noticed_by=noticed_by)
    write([brought_in()], source="old desk", by=None, at=timezone.now())
    answer = shown()
    share, lag = figure(answer, "Noticed by ourselves"), figure(answer, "From occurred to logged")
    assert (share.said, share.n, share.more) == ("75 %", 8, "6 noticed by us")
    assert (lag.said, lag.n) == (words_of(statistics.median(lags)), 5)


def brought_in():
    """An incident as a file tells of it."""
    learned_at = timezone.now() - timedelta(days=9)
    details = {
        "happened": "An invoice came twice.",
        "learned_at": learned_at,
        "occurred_at": learned_at - timedelta(days=300),
        "noticed_by": "us",
        "urgency": "normal",
        "status": "open",
    }
    return Draft("T-1", "Vega", "Customer care", "", "", "", details, None, (), (), ())


def test_what_rests_on_fewer_than_five_is_not_said(past, shown):
    for length in minutes(31, 33, 35, 37):
        past.speaks(past.logs(), length)
    answer = shown()
    page = answer.content.decode()
    one = figure(answer, "Time to first response")
    assert (one.said, one.n) == ("", 4)
    assert "34 min" not in page
    assert "Too few to say" in page
    past.speaks(past.logs(), timedelta(minutes=39))
    assert figure(shown(), "Time to first response").said == "35 min"


def test_an_empty_company_gets_a_page_without_figures(shown):
    answer = shown()
    assert answer.status_code == 200
    assert "Nothing lies still" in answer.content.decode()
    assert "%</b>" not in answer.content.decode()


def test_a_span_counts_what_we_learned_of_in_it(past, shown):
    for days in (5, 29, 31, 89, 91, 364, 366):
        past.logs(days=days)
    counted = {days: shown(days=days).context["figures"].n for days in (30, 90, 365)}
    assert counted == {30: 2, 90: 4, 365: 6}
    for nonsense in ("", "7", "ever", "-30"):
        answer = shown(days=nonsense)
        assert (answer.status_code, answer.context["figures"].n) == (200, 4)


def test_of_very_many_the_newest_are_counted(past, cast):
    for days in (3, 5, 7):
        past.speaks(past.logs(days=days), timedelta(minutes=days))
    found = figures(Scope(cast.mara, timezone.now(), 90, most=2))
    assert (found.n, found.is_bounded, found.headline.n) == (2, True, 2)
    assert found.headline.words == "4 min"
    assert not figures(Scope(cast.mara, timezone.now(), 90, most=4)).is_bounded


def test_everybody_gets_the_figures_of_what_they_may_see(past, shown, cast):
    past.logs(by=cast.mara)
    past.logs(by=cast.bea)
    past.logs(by=cast.bea)

    def counted(person, **wanted):
        return shown(person, **wanted).context["figures"].n

    assert [counted(person) for person in (cast.mara, cast.tomas, cast.rui)] == [1, 1, 2]
    assert counted(cast.priya) == 3
    assert counted(cast.priya, team=cast.billing.pk) == 2
    assert counted(cast.tomas, team=cast.billing.pk) == 1
    assert counted(cast.priya, team="nonsense") == 3
    assert 'name="team"' in shown(cast.priya).content.decode()
    assert 'name="team"' not in shown(cast.tomas).content.decode()
    assert cast.billing.name not in shown(cast.tomas).content.decode()


def test_the_page_costs_the_same_for_one_incident_and_for_many(
    past, visit, cast, django_assert_num_queries
):
    browser = visit(cast.mara)
    one_of_each(past)
    with django_assert_num_queries(FIGURES):
        browser.get("/figures/")
    for _ in range(7):
        one_of_each(past)
    with django_assert_num_queries(FIGURES):
        browser.get("/figures/")


def one_of_each(past):
    incident = past.logs()
    past.speaks(incident, timedelta(hours=1))
    past.remedy(incident, "owed", 20)
    past.survey(incident, 3, 4)


FIGURES = 11
"""Queries of the page, however much there is: seven for the figures, the rest for who looks and the
frame."""
