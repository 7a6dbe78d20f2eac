"""Dates, numbers and weeks as each reader's locale writes them; mail in its receiver's."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from incidents.messages.render import render
from incidents.models import Clock, Message
from incidents.rules.language import number, written
from incidents.rules.money import money
from incidents.rules.words import day, moment
from recovery.formats.en_US.formats import WRITTEN
from tests.addressed import addresses_for
from tests.cast import clock_of
from tests.doors import MAILS_AND_FILES, TABLE
from tests.pages.marked import spoken_here
from tests.their_page import page_for

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
FOR_PROGRAMS = {"c", "Y-m-d", "T", "j", "l", "D", "F Y", "M", "N", "e", "U"}
"""The same in every locale: what programs read, and single parts."""


@pytest.mark.parametrize(
    ("language", "moments", "days", "numbers"),
    [
        ("en", ["14:05", "Wed 10:15", "24 Nov 2025 10:15"], "31 January 2027", "€1,240.50"),
        ("en-us", ["2:05 PM", "Wed 10:15 AM", "Nov 24, 2025, 10:15 AM"], "January 31, 2027",
         "€1,240.50"),
        ("en-se", ["14:05", "Wed 10:15", "2025-11-24 10:15"], "2027-01-31", "€1\xa0240,50"),
    ],
)  # fmt: skip
def test_a_locale_writes_them_its_own_way(language, moments, days, numbers):
    near = [
        NOON,
        datetime(2026, 11, 25, 10, 15, tzinfo=UTC),
        datetime(2025, 11, 24, 10, 15, tzinfo=UTC),
    ]
    with translation.override(language):
        assert [moment(one, NOON, UTC) for one in near] == moments
        assert day(date(2027, 1, 31), NOON.date()) == days
        assert money(Decimal("1240.50"), "EUR") == numbers


def test_numbers_are_rounded_and_not_cut():
    assert [number(1999.996, 2), number(2.5), number(1234567)] == ["2,000.00", "2", "1,234,567"]


def test_what_is_written_is_that_of_the_language_of_the_moment():
    with translation.override("en-us"):
        assert written(NOON, "j F Y, H:i") == "November 22, 2026, 2:05 PM"
    assert written(NOON, "j F Y, H:i") == "22 November 2026, 14:05"


def test_every_form_of_a_date_has_its_american_one():
    templates = "\n".join(one.read_text("utf-8") for one in (ROOT / "templates").rglob("*.html"))
    sources = "\n".join(one.read_text("utf-8") for one in (ROOT / "incidents").rglob("*.py"))
    forms = {*re.findall(r"""\|date:["']([^"']+)["']""", templates)}
    forms |= {*re.findall(r"""written\([^()]+(?:\(\))?, ["']([^"']+)["']\)""", sources)}
    assert forms - FOR_PROGRAMS <= WRITTEN.keys()
    assert len(forms) > 10


def speaks(person, language):
    person.language = language
    person.save()
    return person


def test_a_page_is_in_the_locale_of_who_reads_it(cast, visit):
    incident = cast.logs(cast.mara)
    times = re.compile(r">\s*\d{1,2}:\d{2} [AP]M")
    assert not times.search(visit(cast.mara).get(incident.get_absolute_url()).content.decode())
    answer = visit(speaks(cast.mara, "en-us")).get(incident.get_absolute_url())
    assert times.search(answer.content.decode())
    assert '<html lang="en-us"' in answer.content.decode()


def test_a_language_that_is_gone_is_the_companys(cast, visit):
    page = visit(speaks(cast.mara, "tlh")).get("/you/").content.decode()
    assert '<html lang="en"' in page


def test_weeks_begin_where_the_reader_has_them_begin(cast, visit):
    cast.publishes()
    for language, first in (("en", "Monday"), ("en-us", "Sunday")):
        browser = visit(speaks(cast.helen, language))
        browser.post("/policy/draft/")
        page = browser.get("/policy/draft/hours/").content.decode()
        days = re.findall(r'class="policy-week-day"[^>]*>(\w+)<', page)
        assert days[0] == first
        assert len(set(days)) == 7


def test_mail_is_in_the_locale_and_the_time_zone_of_who_gets_it(cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=1))
    clock = clock_of(incident, Clock.Kind.ANSWER)
    clock.due_at = NOON
    cast.jonas.time_zone = "America/New_York"
    told = {"kind": Message.Kind.REMINDER, "incident": incident, "clock": clock}
    at = NOON - timedelta(hours=1)
    with translation.override("en-se"):
        for person, words in ((cast.mara, "14:05"), (speaks(cast.jonas, "en-us"), "9:05 AM")):
            mail = render(Message(person=person, **told), at=at)
            assert f"by {words}" in mail.text


def test_the_customers_page_is_the_companys_whoever_looks(cast, visit, settings):
    page = page_for(cast.logs(cast.mara), cast.mara)
    browser = visit(speaks(cast.mara, "en-us"))
    with spoken_here(settings):
        assert "⟦" in browser.get(page.url).content.decode()


def test_no_number_for_programs_is_written_for_people(cast, client):
    """A comma for a point would break charts, fields of forms, and what scripts read."""
    address = addresses_for(cast)
    speaks(cast.helen, "en-se")
    client.force_login(cast.helen)
    for name, methods in TABLE.items():
        if methods["GET"] in ("page", "theirs", "desk page") and name not in MAILS_AND_FILES:
            page = client.get(address(name)).content.decode()
            places = re.findall(
                r"\s(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height|value|min|max|step|data-[\w-]+)"
                r'="(-?\d+,\d+)"',
                page,
            )
            assert not places, name
