"""Every number of the page opens the list that it counts."""

from dataclasses import fields, is_dataclass
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.utils import timezone

from incidents.actions.roll_up import roll_up
from incidents.models import Membership
from incidents.queries.figures import Scope, figures, periods
from incidents.queries.figures.figure import Number
from incidents.queries.filters import Lens
from incidents.queries.wanted import read_wanted
from incidents.rules.charts import Bar
from tests.pages.analytics_history import AT, History


def numbers_of(told):
    """(how many it says, its address) of all numbers anywhere in some figures."""
    if isinstance(told, Number):
        yield told.n, told.url
    elif isinstance(told, Bar):
        # Bars of shares and means lead to what they rest on, and stand as numbers elsewhere.
        if told.words.isdecimal():
            yield told.value, told.url
    elif is_dataclass(told):
        for field in fields(told):
            yield from numbers_of(getattr(told, field.name))
    elif isinstance(told, list | tuple):
        for one in told:
            yield from numbers_of(one)


def listed(person, url):
    """How many the list at this address has."""
    wanted = read_wanted(QueryDict(urlsplit(url).query), Lens(person, AT, AT))
    assert wanted.problems == [], url
    return wanted.incidents().count()


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("first", "period", "team", "urgency"),
    [
        ("priya", "52w", None, ""),
        ("priya", "2026", "billing", "high"),
        ("jonas", "13w", None, ""),
    ],
)
def test_each_number_is_the_length_of_its_list(cast, first, period, team, urgency):
    Membership.objects.create(user=cast.jonas, team=cast.billing, role="staff")
    History(cast, number=60)
    roll_up(at=AT, longest=float("inf"))
    person, team = getattr(cast, first), team and getattr(cast, team)
    told = figures(Scope(person, AT, periods(AT)[period], team, urgency))
    shown = set(numbers_of(told))
    assert len(shown) > 40
    for n, url in shown:
        assert url.startswith("/queue/?")
        assert listed(person, url) == n, url


def test_the_list_opens_and_tells_the_same_number(cast, visit):
    for urgency in ("high", "low", "low"):
        incident = cast.logs(cast.mara, urgency=urgency, noticed_by="us")
    cast.talks(incident)
    cast.logs(cast.bea, noticed_by="us")
    roll_up(at=timezone.now())
    told = visit(cast.mara).get("/figures/", {"urgency": "low"}).context["figures"]
    for n, url in ((2, told.counted.url), (1, told.headline.rests_on.url)):
        assert len(visit(cast.mara).get(url).context["queue"]["rows"]) == n


def test_what_a_list_of_figures_does_not_know_is_said(cast):
    lens = Lens(cast.mara, AT, AT)
    for name, value in (
        ("week", "2026-W99"),
        ("week", "2026-W10..2026-W09"),
        ("week", "20260-W1"),
        ("week", "²⁰²⁶-W01"),
        ("figure", "nonsense"),
        ("promise", "contact-"),
        ("cause", "human-error"),
        ("given", "owed-"),
        ("given", "owed-eur"),
        ("given", "stolen-EUR"),
        ("kept", "€€€"),
        ("outcome", "6"),
        ("content", "third"),
        ("again", "any"),
        ("changed", "never"),
    ):
        query = QueryDict(mutable=True)
        query[name] = value
        wanted = read_wanted(query, lens)
        assert len(wanted.problems) == 1, (name, value)
        assert name not in wanted.values
