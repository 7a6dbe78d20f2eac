"""The bell and what lies under it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.news import NEWS, spread_the_news
from incidents.actions.touchpoint import record_touchpoint
from incidents.models import Event, Heartbeat, Membership, Notice
from incidents.queries.notices import BOUND, PAGE
from tests.pages.conftest import text_of


@pytest.fixture(autouse=True)
def begun(cast):
    """The worker has been here before."""
    spread_the_news(at=timezone.now())


@pytest.fixture
def happens(incident, cast):
    """Jonas writes so many notes about Mara's incident, and the worker looks."""

    def note(number=1, text="Look at the invoice"):
        for _ in range(number):
            Event.objects.create(
                incident=incident,
                kind="note",
                at=timezone.now(),
                by=cast.jonas,
                data={"text": text},
            )
        spread_the_news(at=timezone.now())

    return note


def bell(answer):
    """The number at the bell, as the page shows it; empty for none."""
    return answer.context["shell"].news


def test_the_bell_counts_what_is_new_to_this_person_alone(happens, cast, visit):
    happens(2)
    assert bell(visit(cast.mara).get("/queue/")) == "2"
    assert bell(visit(cast.jonas).get("/queue/")) == ""


def test_many_are_told_as_many(happens, incident, cast, visit):
    Notice.objects.bulk_create(
        Notice(person=cast.mara, reason="owner", incident=incident, at=timezone.now())
        for _ in range(BOUND + 1)
    )
    assert bell(visit(cast.mara).get("/queue/")) == "99+"


def test_a_line_says_what_happened_where_and_why_one_hears_of_it(happens, incident, cast, visit):
    happens()
    said = text_of(visit(cast.mara).get("/notices/"))
    assert incident.reference in said
    assert "Brightwater Foods" in said
    assert "You get this because you own it." in said
    assert 'href="/you/#hear-mine"' in said


def test_what_came_late_stands_under_its_own_day(happens, cast, visit):
    happens(text="This morning")
    happens(text="Days ago")
    late = Notice.objects.filter(person=cast.mara).latest("pk")
    Notice.objects.filter(pk=late.pk).update(at=late.at - timedelta(days=2))
    happens(text="Just now")
    said = text_of(visit(cast.mara).get("/notices/"))
    assert said.count('class="day"') == 2
    assert said.index("Just now") < said.index("This morning") < said.index("Days ago")


def test_opening_an_incident_reads_what_is_about_it_and_nothing_else(
    happens, incident, cast, visit
):
    happens(2)
    other = cast.logs(cast.mara)
    Event.objects.create(
        incident=other, kind="note", at=timezone.now(), by=cast.jonas, data={"text": "Hm"}
    )
    spread_the_news(at=timezone.now())
    browser = visit(cast.mara)
    assert bell(browser.get("/queue/")) == "3"
    assert bell(browser.get(incident.get_absolute_url())) == "1"
    assert bell(browser.get(other.get_absolute_url())) == ""


def test_looking_at_the_list_reads_nothing(happens, cast, visit):
    happens()
    visit(cast.mara).get("/notices/")
    assert Notice.objects.unread().filter(person=cast.mara).count() == 1


def test_all_is_read_but_for_what_came_in_since_the_page_was_made(happens, cast, visit):
    happens(2)
    browser = visit(cast.mara)
    seen = browser.get("/notices/").context["page"].newest
    happens()
    browser.post("/notices/read/", {"upto": seen})
    assert bell(browser.get("/notices/")) == "1"
    browser.post("/notices/read/")
    assert bell(browser.get("/notices/")) == ""


def test_nobody_reads_for_somebody_else(happens, cast, visit):
    happens()
    visit(cast.tomas).post("/notices/read/")
    assert bell(visit(cast.mara).get("/notices/")) == "1"


def test_what_one_may_not_see_any_more_is_not_shown_or_counted(happens, cast, visit):
    happens()
    Membership.objects.filter(user=cast.mara).update(team=cast.billing)
    answer = visit(cast.mara).get("/notices/")
    assert (bell(answer), answer.context["page"].lines) == ("", [])


def test_older_ones_are_a_page_further_and_none_is_lost(happens, cast, visit):
    Notice.objects.filter(person=cast.mara).delete()
    for _ in range(3):
        happens(15)
        # Each time an hour's room: a storm is another test's.
        _forget_the_hour()
    # What came last was of long ago, and several are of one moment.
    mine = Notice.objects.filter(person=cast.mara)
    late, *same = mine.order_by("-pk").values_list("pk", flat=True)[:12]
    at = timezone.now() - timedelta(days=3)
    mine.filter(pk=late).update(at=at)
    mine.filter(pk__in=same).update(at=at + timedelta(days=2))
    browser = visit(cast.mara)
    first = browser.get("/notices/").context["page"]
    second = browser.get(f"/notices/?before={first.older}").context["page"]
    places = [(line.at, line.pk) for line in first.lines + second.lines]
    assert len(first.lines) == PAGE
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == 45
    assert (places[-1][1], second.older) == (late, "")
    browser.post("/notices/read/", {"upto": first.newest})
    assert not mine.unread().exists()


def _forget_the_hour():
    row = Heartbeat.objects.get(name=NEWS)
    row.data["told"] = {}
    row.save()


def test_a_storm_is_counted_in_one_line(happens, cast, visit):
    happens(23)
    said = text_of(visit(cast.mara).get("/notices/"))
    assert "And 3 more like these: Internal note" in said


def test_an_empty_bell_says_what_it_is_for(cast, visit):
    assert "Nothing here" in text_of(visit(cast.mara).get("/notices/"))


@pytest.mark.parametrize("before", ["x", "", "9" * 40, "-1", "٣"])
def test_a_place_that_is_none_is_the_beginning(before, happens, cast, visit):
    happens()
    assert len(visit(cast.mara).get("/notices/", {"before": before}).context["page"].lines) == 1


def test_the_bell_is_asked_for_cheaply(happens, cast, visit, django_assert_num_queries):
    happens()
    browser = visit(cast.mara)
    with django_assert_num_queries(3):
        answer = browser.get("/notices/bell/", {"seen": "1"})
    assert (answer.status_code, answer.content) == (204, b"")
    changed = browser.get("/notices/bell/", {"seen": ""})
    assert changed.status_code == 200
    assert "bell-count" in changed.content.decode()
    assert 'data-say="1 new notice"' in changed.content.decode()
    assert "data-say" not in browser.get("/notices/bell/", {"seen": "4"}).content.decode()


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_costs_the_same_queries_for_one_line_and_for_twenty(
    number, happens, incident, cast, visit, django_assert_num_queries
):
    happens(number)
    record_touchpoint(
        by=cast.tomas, at=timezone.now(), incident=incident, channel="call", direction="out"
    )
    data = {
        "clock": "answer",
        "due_at": "2026-01-01T08:00:00Z",
        "told": [cast.mara.pk],
        "reminder": False,
    }
    Event.objects.create(incident=incident, kind="escalated", at=timezone.now(), data=data)
    spread_the_news(at=timezone.now())
    browser = visit(cast.mara)
    browser.get("/notices/")
    with django_assert_num_queries(6):
        browser.get("/notices/")
