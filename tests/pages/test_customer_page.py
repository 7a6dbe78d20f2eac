"""A customer’s own page: what stands on it, and what never does."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.decision import ask_decision
from incidents.actions.deliver import deliver
from incidents.actions.insights import write_insights
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import decline_remedy
from incidents.actions.wait import start_wait
from incidents.models import Apology, Cause
from tests.cast import clock_of
from tests.engine.clockwork import LETTER
from tests.pages.conftest import offered
from tests.their_page import text_of

DAY = timedelta(days=1)


def test_it_says_who_looks_after_it_and_how_it_stands(hers):
    words = hers.words()
    assert "Elena, this is where things stand" in words
    assert "Mara Lindqvist looks after this for you mara@tidewell.example" in words
    assert "We know that this went wrong, and Mara looks after it." in words
    assert "Customer care For Elena Marsh, Brightwater Foods" in words


def test_the_company_stands_there_by_its_name(hers, settings):
    settings.COMPANY_NAME = "Tidewell"
    assert hers.words().startswith("Tidewell For Elena Marsh")


def test_it_says_who_is_there_when_nobody_owns_it(hers, incident):
    incident.owner = None
    incident.save()
    assert "Customer care looks after this for you" in hers.words()


def test_the_answer_stands_there_in_its_three_parts_once_they_have_it(hers, about):
    send_answer(**about, **LETTER)
    assert "174 of your 212" not in hers.words()
    deliver()
    words = hers.words()
    parts = ("Here’s what happened", "174 of your 212", "Here’s why", "Here’s what’s next")
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert "You have our answer, and Mara is making it right." in words


def test_their_words_and_ours_can_do_no_harm(hers, about):
    send_answer(**about, **LETTER)
    deliver()
    Apology.objects.update(why="<script>alert(1)</script>")
    hers.press("version", text="<img src=x onerror=alert(1)>")
    body = hers.look().content.decode()
    assert "<script" not in body
    assert "<img" not in body


def test_the_next_promise_is_our_next_word_and_its_date(hers, incident, cast):
    assert hers.read().promise is None
    cast.talks(incident)
    due_at = clock_of(incident, "update").due_at
    words = hers.words()
    assert f"You hear from Mara by {due_at:%A} {due_at.day} {due_at:%B}, {due_at:%H:%M}" in words


def test_a_late_promise_is_said_to_be_late(hers, incident, cast):
    cast.talks(incident, at=timezone.now() - timedelta(minutes=50))
    incident.clocks.filter(kind="update").update(due_at=timezone.now() - timedelta(minutes=1))
    assert "and we are late. If it can’t wait, ask for a lead below." in hers.words()


def test_without_a_next_word_it_is_the_next_thing_that_we_do(hers, about, cast):
    add_action(**about, what="Mend the import", owner=cast.jonas, due_at=about["at"] + DAY)
    assert hers.read().promise.what == "Mend the import"


def test_what_is_for_us_alone_never_shows(hers, incident, about, cast, options):
    """Notes, causes, costs, colleagues, questions: none of it, whatever is on the hers."""
    incident.happened = "secret-happened"
    incident.impact = "secret-impact"
    incident.value_at_risk, incident.currency = Decimal(9876), "EUR"
    incident.save()
    cast.talks(incident, cast.jonas, summary="secret-summary", lead=cast.tomas)
    write_insights(**about, answers={"where": "secret-insight", "no-cause": "secret-no-cause"})
    for state in ("suspected", "confirmed"):
        Cause.objects.create(
            incident=incident, explains="happened", kind="process", what=f"secret-{state}",
            state=state, named_by=cast.mara, named_at=about["at"],
            settled_at=about["at"] if state == "confirmed" else None,
        )  # fmt: skip
    ask_decision(**about, question="secret-question", asked_of=cast.tomas)
    propose_remedy(**about, what="secret-not-offered", kind="owed", cost=Decimal(77))
    costly = offered(about, what="A credit", kind="owed", cost="43.21")
    gone = offered(about, what="secret-declined", kind="owed")
    decline_remedy(by=cast.mara, at=about["at"], remedy=gone, because="secret-because")
    add_action(**about, what="Mend it", owner=cast.jonas, due_at=about["at"] + DAY)
    dropped = add_action(**about, what="secret-action", owner=cast.jonas, due_at=about["at"] + DAY)
    finish_action(by=cast.jonas, at=about["at"], action=dropped, dropped_because="secret-dropped")
    start_wait(**about, until=about["at"] + DAY, reason="secret-reason")
    send_answer(**about, **LETTER | {"why": "secret-draft"})
    body = hers.look().content.decode()
    assert costly.what in body
    for secret in (
        "secret",
        "9876",
        "9,876",
        "43.21",
        "Jonas",
        "Tomás",
        "Weber",
        incident.reference,
    ):
        assert secret not in body.replace(hers.link.token, ""), secret


def test_staff_who_look_at_it_are_told_whose_page_it_is(hers, visit, cast):
    words = text_of(visit(cast.jonas).get(hers.url))
    assert "You are signed in as Jonas Weber." in words
    assert "What is pressed here counts" not in hers.words()


def test_times_are_those_of_the_company_whoever_looks(hers, incident, visit, cast, settings):
    settings.TIME_ZONE = "Asia/Kathmandu"
    cast.mara.time_zone = "America/New_York"
    cast.mara.save()
    assert "(+0545)" in hers.words()
    assert "(+0545)" in text_of(visit(cast.mara).get(hers.url))


def test_one_row_and_many_cost_the_same(hers, incident, put_right, about, options, cast):
    few = _queries(hers)
    for number in range(8):
        later = about["at"] + DAY * (number + 1)
        add_action(**about, what=f"Ours {number}", owner=cast.jonas, due_at=later)
        add_action(**about, what=f"Yours {number}", owner=cast.mara, due_at=later, is_theirs=True)
        offered(about, what=f"Also {number}", kind="owed", is_option=number % 2 == 0)
        hers.press("version", text=f"Version {number}")
    hers.press("lead")
    assert _queries(hers) == few
    assert few <= 11


def _queries(hers):
    with CaptureQueriesContext(connection) as found:
        hers.look()
    return len(found)


@pytest.mark.parametrize(
    ("name", "called"),
    [("Elena Marsh", "Elena"), ("Dispatch", "Dispatch"), ("Dr. Marsh", "Dr. Marsh")],
)
def test_they_are_called_by_their_name(name, called, hers, cast):
    cast.elena.name = name
    cast.elena.save()
    assert f"{called}, this is where things stand" in hers.words()
