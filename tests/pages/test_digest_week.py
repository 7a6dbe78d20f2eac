"""A manager's digest of the last week: each number counts the list that it opens."""

import re
from datetime import UTC, datetime, time, timedelta
from html import unescape

import pytest
from django.utils import timezone

from incidents.actions.cause import name_cause, settle_cause
from incidents.actions.roll_up import forget, roll_up
from incidents.models import Clock
from incidents.queries.digests.calendar import day_of
from tests.pages.past import Past

HALF_AN_HOUR, DAY, WEEK = timedelta(minutes=30), timedelta(days=1), timedelta(days=7)
LIST_LINKS = re.compile(r'href="(/queue/\?[^"]+)"')


@pytest.fixture
def thursday(cast):
    """The noon in the middle of last week, in days before now, as `Past` counts."""
    now = timezone.now()
    today = day_of(cast.priya, now)
    noon = today - timedelta(days=today.weekday() + 4)
    return (now - datetime.combine(noon, time(12), UTC)) / DAY


@pytest.fixture
def past(cast, thursday):
    """A week in which something of everything happened, with a little before and after it."""
    past = Past(cast)
    kept = [past.logs(days=thursday) for _ in range(3)]
    again = past.logs(days=thursday - 0.1, customer=kept[0].customer)
    for incident in (*kept, again):
        past.speaks(incident, HALF_AN_HOUR)
    for incident, kind in ((kept[0], "process"), (kept[1], "process"), (kept[2], "supplier")):
        explain(incident, kind)
    past.survey(kept[0], 3, 4)
    past.survey(kept[1], 2, 5)
    missed(past.logs(days=thursday))
    missed(past.logs(days=thursday, by=cast.bea))
    past.logs(days=thursday + 7)
    past.logs(days=thursday - 7)
    # Surveys are written here without the events that tell of them.
    forget()
    roll_up(at=timezone.now())
    return past


def explain(incident, kind):
    """Its owner says why it happened, and is sure of it."""
    by = {"by": incident.owner, "at": timezone.now()}
    cause = name_cause(**by, incident=incident, explains="happened", kind=kind, what="A space.")
    settle_cause(**by, cause=cause, state="confirmed", evidence="The log.")


def missed(incident):
    """Nobody has spoken with them, and by now somebody should have."""
    Clock.objects.filter(incident=incident, kind="contact").update(
        due_at=incident.learned_at + HALF_AN_HOUR
    )


def numbers(week, shown):
    """(address of a list, how many it is said to hold) for each number that is a link."""
    yield from ((one["url"], one["number"]) for one in shown if one["url"])
    cells = [cell for line in week.teams for cell in line.cells if cell.count]
    yield from ((one.url, str(one.count)) for one in (*cells, *week.causes))
    yield from ((side.url, str(side.n)) for side in week.sides)


def test_each_link_of_the_week_opens_as_many_as_its_number_says(past, cast, visit):
    browser = visit(cast.priya)
    answer = browser.get("/digest/?week")
    told = list(numbers(answer.context["week"], answer.context["numbers"]))
    page = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert {unescape(url) for url in LIST_LINKS.findall(page)} == {url for url, _ in told}
    counted = [(url, browser.get(url).context["queue"]["total"]) for url, _ in told]
    assert counted == told


def test_it_tells_of_that_week_alone(past, cast, visit):
    context = visit(cast.priya).get("/digest/?week").context
    week = context["week"]
    assert [one["number"] for one in context["numbers"] if one["url"]] == ["2", "6", "1"]
    late_contacts = {line.team: line.cells[0].count for line in week.teams}
    assert late_contacts == {"Billing": 1, "Customer care": 1}
    assert [(cause.label, cause.count) for cause in week.causes] == [
        ("A process", 2),
        ("A supplier we chose", 1),
    ]
    assert {side.n for side in week.sides} == {2}


def test_an_incident_moves_on_to_the_list_of_its_week(past, thursday, cast, visit):
    """The same address holds what a later look finds in those weeks, and nothing of others."""
    browser = visit(cast.priya)
    url = browser.get("/digest/?week").context["week"].urls["mistakes"]
    past.logs(days=thursday)
    past.logs(days=thursday + 7)
    assert browser.get(url).context["queue"]["total"] == "7"
