"""What is printed of an incident: its whole story, also what a screen leaves to the steps."""

import re
from decimal import Decimal
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.cause import name_cause, settle_cause
from incidents.actions.decision import decide
from incidents.actions.note import write_note
from incidents.actions.remedy import decline_remedy, deliver_remedy, offer_remedy
from incidents.models import Cause
from incidents.queries.causes import causes_of
from incidents.queries.remedies import remedies_of

ON_PAPER = re.compile(r'<section class="panel print-only">(.*?)</section>', re.DOTALL)


def paper_of(page):
    """What its sections say that only paper shows."""
    sections = " ".join(ON_PAPER.findall(page.content.decode()))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", sections)).split())


def suspects(about, what):
    return name_cause(**about, what=what, explains=Cause.Explains.HAPPENED, kind="process")


def test_paper_tells_its_causes_and_how_we_know(incident, about, visit, cast):
    out, cause = suspects(about, "The night run was late."), suspects(about, "A stop was skipped.")
    at = timezone.now()
    settle_cause(by=cast.mara, at=at, cause=out, state="ruled_out", evidence="It had ended.")
    settle_cause(by=cast.mara, at=at, cause=cause, state="confirmed", evidence="All 38 have it.")
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert "A stop was skipped. Confirmed" in paper_of(page)
    assert "All 38 have it. The night run was late. Ruled out" in paper_of(page)
    assert page.context["paper"].causes == causes_of(incident)


def test_paper_tells_what_makes_it_right_as_its_step_does(incident, about, puts_down, visit, cast):
    at, mara = timezone.now(), cast.mara
    offer_remedy(by=mara, at=at, remedy=puts_down(is_option=True, cost=Decimal("12.50")))
    deliver_remedy(by=mara, at=at, remedy=puts_down(what="Paid back", kind="owed", is_offered=True))
    puts_down(what="A planner", details="Every morning", cost=Decimal(900))
    said_no = puts_down(what="A month free", cost=Decimal(950))
    decide(by=cast.tomas, at=at, decision=said_no.decision, is_approved=False, reason="Too much.")
    decline_remedy(by=mara, at=at, remedy=puts_down(what="A voucher"), because="They want none.")
    page = visit(mara).get(incident.get_absolute_url())
    shown, at = paper_of(page), timezone.now()
    printed, whole = page.context["paper"].remedies, remedies_of(incident, at)
    for part in ("given", "options", "declined"):
        ours, theirs = getattr(printed, part), getattr(whole, part)
        assert [(one.words, one.price, one.state) for one in ours] == [
            (one.words, one.price, one.state) for one in theirs
        ]
    assert {one.state for one in printed.given} == {"delivered", "waiting", "refused"}
    assert printed.bill.in_words == whole.bill.in_words
    for words in ("Every morning", "€12.50", "Declined: They want none.", "said no: “Too much.”"):
        assert words in shown
    assert printed.bill.in_words[-1][1] in shown


def test_paper_of_one_just_logged_has_no_empty_parts(incident, visit, cast):
    assert paper_of(visit(cast.mara).get(incident.get_absolute_url())) == ""


def test_what_is_printed_costs_no_query_of_its_own(incident, about, puts_down, visit, cast):
    browser, address = visit(cast.mara), incident.get_absolute_url()
    browser.get(address)
    with CaptureQueriesContext(connection) as before:
        browser.get(address)
    for number in range(3):
        suspects(about, f"Cause {number}")
        puts_down(what=f"Flowers {number}")
    browser.get(address)
    with CaptureQueriesContext(connection) as after:
        browser.get(address)
    assert len(after) == len(before)


def test_a_long_story_says_where_the_rest_of_it_is(incident, about, visit, cast):
    told = "which prints as well"
    assert told not in visit(cast.mara).get(incident.get_absolute_url()).content.decode()
    for number in range(51):
        write_note(**about, text=f"Note {number}")
    assert told in visit(cast.mara).get(incident.get_absolute_url()).content.decode()


def test_lines_that_people_write_stay_lines(incident, about, visit, cast):
    write_note(**about, text="First this.\n\nThen that.\nAnd <b>that</b>.")
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert "First this.\n\nThen that.\nAnd &lt;b&gt;that&lt;/b&gt;." in page.content.decode()
