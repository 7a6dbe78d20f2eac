"""The page of figures: each worked out a second time here, from what happened."""

import re
import statistics
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.assign import assign
from incidents.actions.close import make_right
from incidents.actions.edit import edit_incident
from incidents.actions.quiet import snooze
from incidents.actions.roll_up import roll_up
from incidents.importing.batch import write
from incidents.importing.draft import Draft
from incidents.models import Event
from tests.cast import clock_of
from tests.pages.past import LETTER, Past

KINDS = "late", "billing", "data"


@pytest.fixture
def past(cast):
    """The past of the company."""
    return Past(cast)


@pytest.fixture
def shown(visit, cast):
    """The page as somebody sees it."""

    def see(person=cast.mara, **wanted):
        roll_up(at=timezone.now())
        return visit(person).get("/figures/", wanted)

    return see


def minutes(*numbers):
    return [timedelta(minutes=number) for number in numbers]


def near(length):
    """The minutes of a length, as closely as the page promises: half a minute, or 2.5 %."""
    return pytest.approx(length.total_seconds() / 60, rel=0.025, abs=0.5)


def words(numbers):
    return [number.words for number in numbers]


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
    assert (one.value, one.rests_on.n) == (near(middle), 6)
    assert words(one.more) == ["2 have not heard from us yet"]
    assert answer.context["figures"].counted.n == 8
    assert f">{one.said}<" in answer.content.decode()


def test_a_word_before_we_learned_of_it_took_no_time(past, shown):
    for length in minutes(-30, -20, -10, 8, 90, 95):
        past.speaks(past.logs(), length)
    assert figure(shown(), "Time to first response").said == "4\u00a0min"


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
    assert (one.value, one.rests_on.n) == (near(middle), 5)
    by_jonas = handed_on.learned_at + timedelta(hours=5)
    past.cast.talks(handed_on, cast.jonas, by_jonas)
    assert figure(shown(), "Time to own it").rests_on.n == 6


def test_the_time_to_apologise_ends_when_the_answer_has_arrived(past, shown, cast):
    took = minutes(60, 80, 100, 130, 600)
    for length in took:
        past.answers(past.logs(), length)
    queued = past.logs()
    send_answer(by=cast.mara, at=timezone.now(), incident=queued, **LETTER)
    one = figure(shown(), "Time to apologise")
    assert (one.value, one.rests_on.n) == (near(statistics.median(took)), 5)


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
    taken_back = past.logs(days=0)
    make_right(by=cast.mara, at=taken_back.learned_at, incident=taken_back, what="All of it.")
    Event.objects.create(
        incident=taken_back, kind="reopened", at=timezone.now(), data={"is_undo": True}
    )
    took.append(timedelta())
    one = figure(shown(), "Time to fix")
    middle = statistics.median([*took, timedelta(hours=20)])
    assert (one.value, one.rests_on.n) == (near(middle), 6)
    assert words(one.more) == ["1 is not right yet"]


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
    assert (share.said, share.rests_on.n) == ("75 %", 8)
    assert words(share.more) == ["6 noticed by us"]
    assert (lag.value, lag.rests_on.n) == (near(statistics.median(lags)), 5)


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
    for length in minutes(11, 13, 15, 17):
        past.speaks(past.logs(), length)
    answer = shown()
    page = answer.content.decode()
    one = figure(answer, "Time to first response")
    assert (one.said, one.rests_on.n) == ("", 4)
    assert "14\u00a0min" not in page
    assert "Too few to say" in page
    past.speaks(past.logs(), timedelta(minutes=19))
    assert figure(shown(), "Time to first response").said == "15\u00a0min"


def test_an_empty_company_gets_a_page_without_figures(shown):
    answer = shown()
    assert answer.status_code == 200
    assert "Too few yet to draw a line." in answer.content.decode()
    assert "%</b>" not in answer.content.decode()


def test_a_period_counts_what_we_learned_of_in_its_weeks(past, shown):
    now = timezone.now()
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0)
    monday = monday.replace(microsecond=0)
    for weeks in (4, 13, 52):
        begin = monday - timedelta(weeks=weeks - 1)
        past.logs(learned_at=begin, at=begin)
        before = begin - timedelta(microseconds=1)
        past.logs(learned_at=before, at=before)
    counted = {
        period: shown(period=period).context["figures"].counted.n for period in ("4w", "13w", "52w")
    }
    assert counted == {"4w": 1, "13w": 3, "52w": 5}
    for nonsense in ("", "7w", "ever", "-30", "1900"):
        answer = shown(period=nonsense)
        assert (answer.status_code, answer.context["figures"].counted.n) == (200, 3)


def test_a_year_counts_the_weeks_that_have_their_thursday_in_it(past, shown):
    year = timezone.now().isocalendar().year
    begin = datetime.fromisocalendar(year - 1, 1, 1).replace(tzinfo=UTC)
    for moment in (begin, begin - timedelta(seconds=1)):
        past.logs(learned_at=moment, at=moment)
    assert shown(period=str(year - 1)).context["figures"].counted.n == 1
    assert shown(period=str(year - 2)).context["figures"].counted.n == 1


def test_only_the_urgency_that_is_wanted_counts(past, shown):
    for urgency in ("critical", "critical", "low"):
        past.logs(urgency=urgency)
    assert shown(urgency="critical").context["figures"].counted.n == 2
    assert shown(urgency="nonsense").context["figures"].counted.n == 3


def test_everybody_gets_the_figures_of_what_they_may_see(past, shown, cast):
    past.logs(by=cast.mara)
    past.logs(by=cast.bea)
    past.logs(by=cast.bea)

    def counted(person, **wanted):
        return shown(person, **wanted).context["figures"].counted.n

    assert [counted(person) for person in (cast.mara, cast.tomas, cast.rui)] == [1, 1, 2]
    assert counted(cast.priya) == 3
    assert counted(cast.priya, team=cast.billing.pk) == 2
    assert counted(cast.tomas, team=cast.billing.pk) == 1
    assert counted(cast.priya, team="nonsense") == 3
    assert 'name="team"' in shown(cast.priya).content.decode()
    assert 'name="team"' not in shown(cast.tomas).content.decode()
    assert cast.billing.name not in shown(cast.tomas).content.decode()


def test_each_chart_has_a_title_a_description_and_its_numbers_as_a_table(past, shown, cast):
    for number in range(24):
        incident = past.logs(days=7 * (number % 3) + 1, noticed_by="us")
        past.speaks(incident, timedelta(minutes=number + 1))
        past.survey(incident, 3, 4)
        edit_incident(by=cast.mara, at=timezone.now(), incident=incident, kind=KINDS[number % 3])
    answer = shown(period="4w")
    charts = re.findall(r'<figure class="chart">.*?</figure>', answer.content.decode(), re.DOTALL)
    drawn = [chart for chart in charts if "<svg" in chart]
    assert len(drawn) > 4
    for chart in drawn:
        (title,) = re.findall(r"<title id=.*?>(.+?)</title>", chart)
        assert re.search(r"<desc id=.*?>.+?</desc>", chart)
        assert f"<figcaption>{title}</figcaption>" in chart
        assert "<details" in chart
        assert " style=" not in chart
    names = re.findall(r'<title id="(.+?)"', "".join(drawn))
    assert len(set(names)) == len(names)
    wrong = next(chart for chart in drawn if "What goes wrong" in chart)
    assert re.findall(r'week=[^"]+">(\d+)</a>', wrong) == ["8", "8", "8"]
    told = answer.context["figures"].responses
    line = next(chart for chart in drawn if told.title in chart)
    cells = re.findall(r'<td class="right">(.*?)</td>', line)
    assert cells == [values[0] or "–" for _, values in told.table]


def test_the_page_costs_the_same_for_one_incident_and_for_many(
    past, visit, cast, django_assert_num_queries
):
    browser = visit(cast.priya)
    one_of_each(past)
    roll_up(at=timezone.now())
    with django_assert_num_queries(FIGURES):
        browser.get("/figures/")
    for _ in range(7):
        one_of_each(past)
    roll_up(at=timezone.now())
    with django_assert_num_queries(FIGURES):
        browser.get("/figures/")


def one_of_each(past):
    incident = past.logs()
    past.speaks(incident, timedelta(hours=1))
    past.remedy(incident, "owed", 20)
    past.survey(incident, 3, 4)


def test_figures_that_are_not_worked_out_yet_say_so(past, visit, cast):
    past.logs()
    page = visit(cast.mara).get("/figures/").content.decode()
    assert "worked out for the first time" in page
    roll_up(at=timezone.now())
    page = visit(cast.mara).get("/figures/").content.decode()
    assert "worked out for the first time" not in page
    assert "As of" in page


FIGURES = 10
"""Queries of the page, however much there is: six for the figures, one for the teams to choose
from, the rest for who looks and the frame."""
