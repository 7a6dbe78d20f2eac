"""What we promise, as everybody reads it."""

import pytest
from django.utils import timezone

from tests.cast import moment


def test_everybody_reads_the_policy_in_force(cast, visit):
    page = visit(cast.bea).get("/policy/").content.decode()
    assert "Round the clock, version 1" in page
    assert "30 min" in page
    assert "With a quarter of its time left" in page
    assert "Change it" not in page
    assert "Start from a ready policy" not in page


def test_managers_may_change_it_and_start_from_a_ready_policy(cast, visit):
    page = visit(cast.priya).get("/policy/").content.decode()
    assert "Change it" in page
    for name in ("B2B agency", "Consumer support", "FCA DISP", "CFPB", "Ofcom"):
        assert name in page
    assert "Baltimore" not in page


def test_each_version_can_be_read_with_what_it_changed(cast, visit):
    cast.publishes(targets={**cast.policy.document["targets"], "contact": {"high": "1 h"}})
    page = visit(cast.mara).get("/policy/2/").content.decode()
    assert "Contact, high: 2 h → 1 h." in page
    assert "Contact, low: no longer promised (it was 24 h)." in page
    assert visit(cast.mara).get("/policy/7/").status_code == 404


def test_a_version_to_come_is_announced(cast, visit):
    version = cast.publishes(name="Summer hours")
    cast.policy.__class__.objects.create(
        number=3,
        document=version.document | {"name": "Next year"},
        effective_from=moment("2099-01-01 00:00"),
        published_at=timezone.now(),
    )
    page = visit(cast.mara).get("/policy/").content.decode()
    assert "From 1 January 2099" in page
    assert page.index("Summer hours, version 2") < page.index("Next year, version 3</a>")


def test_trying_it_out_says_when_why_and_who(cast, visit):
    case = {
        "logged_at": "2026-11-27T16:30",
        "urgency": "critical",
        "team": cast.care.pk,
        "customer": "Brightwater Foods",
    }
    page = visit(cast.mara).get("/policy/try/", case).content.decode()
    assert "Fri 27 Nov 17:00" in page
    assert "Critical means a first contact within 30 min, round the clock." in page
    assert "whoever owns it and Tomás Oliveira are told" in page
    assert "Priya Nair is told" in page
    part = visit(cast.mara).get("/policy/try/", case, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


@pytest.mark.parametrize(
    "case",
    [
        {"logged_at": "soon", "urgency": "high"},
        {"logged_at": "2026-11-27T16:30", "urgency": "dire"},
        {"logged_at": "2026-11-27T16:30", "urgency": "high", "team": "99999999999"},
        {"logged_at": "", "urgency": "high"},
    ],
)
def test_a_case_that_can_not_be_is_told(case, cast, visit):
    answer = visit(cast.mara).get("/policy/try/", case)
    assert answer.status_code == 422


def test_it_costs_the_same_number_of_queries_whatever_there_is(
    cast, visit, django_assert_max_num_queries
):
    browser = visit(cast.priya)
    cast.publishes(name="Another")
    browser.get("/policy/")
    with django_assert_max_num_queries(20) as few:
        browser.get("/policy/")
    for number in range(8):
        cast.publishes(name=f"Another {number}")
    browser.get("/policy/")
    with django_assert_max_num_queries(20) as many:
        browser.get("/policy/")
    assert len(many) == len(few)
