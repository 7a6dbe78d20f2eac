"""The demo company shows what the product can do, in the state that each part of it can be in."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from incidents.actions.deliver import deliver
from incidents.actions.roll_up import roll_up
from incidents.actions.sweep import sweep
from incidents.demo.load import load
from incidents.models import (
    Apology,
    Clock,
    Customer,
    CustomerLink,
    Decision,
    Event,
    Incident,
    Insight,
    Message,
    PolicyVersion,
    Survey,
    Touchpoint,
    User,
)
from incidents.queries.audit import audit
from incidents.queries.coaching import around, around_parts
from incidents.queries.figures import Scope, figures, periods
from incidents.queries.parts import Parts
from incidents.queries.reading_first import failed_lately
from incidents.queries.recurrence import recurrences
from incidents.rules.coach import Letter, review
from tests.cast import the_first_policy
from tests.doors import TABLE
from tests.project.demo_states import STATES

FIRST = (
    *("Brightwater Foods", "Vega Retail", "Hollis & Daughters", "Petrel Marine", "Lumen Ceramics"),
    *(
        "Ostrava Parts",
        "Orchard Street Books",
        "Norrland Timber",
        "Alder & Sons",
        "Greenway Health",
    ),
    *("Castellan Pharma", "Kestrel Parts", "Tarn Outdoor", "Quay 9", "Brightwater Foods"),
    *("Night shift (internal)", "Vega Retail"),
)


@pytest.fixture(scope="module")
def moved_in(django_db_setup, django_db_blocker):
    """Tidewell, loaded once for all tests here; it moves out again in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        the_first_policy()
        at = timezone.now()
        load(at=at, time_zone="Europe/Berlin")
        yield at
        transaction.set_rollback(True)


@pytest.fixture
def tidewell(moved_in, db):
    """Tidewell, as of the moment that this gives; what a test does to it is undone after it."""
    return moved_in


def person(first):
    return User.objects.get(email=f"{first}@tidewell.example")


@pytest.mark.parametrize("state", STATES)
def test_there_is_something_in_every_state(state, tidewell):
    assert STATES[state]().exists()


def test_it_is_as_large_as_a_company_and_a_year_old(tidewell):
    names = Incident.objects.order_by("pk").values_list("customer__name", flat=True)
    assert tuple(names[: len(FIRST)]) == FIRST
    assert len(names) >= 48
    assert Customer.objects.filter(is_internal=False).exclude(goals="").count() >= 28
    assert Customer.objects.filter(is_internal=True).count() == 4
    surveys = Survey.objects.all()
    assert surveys.count() >= 12
    assert surveys.filter(before__lt=F("after")).exists()
    assert surveys.filter(before__gt=F("after")).exists()
    assert len({at.month for at in Incident.objects.values_list("learned_at", flat=True)}) >= 9
    assert PolicyVersion.objects.in_force(tidewell).name == "Tidewell promises"


def test_what_came_back_is_seen(tidewell):
    again = [
        one
        for incident in Incident.objects.filter(status="closed")
        for one in recurrences(incident, list(incident.actions.exclude(prevents="")))
    ]
    assert any(one.count for one in again)
    assert sum(failed_lately(incident) for incident in Incident.objects.open()) >= 3


def test_every_letter_is_whole_and_like_no_other(tidewell):
    sent = Apology.objects.exclude(state="draft")
    texts = [text for one in sent for text in (one.happened, one.why, one.next)]
    assert len(texts) >= 90
    assert all(text.strip() for text in texts)
    assert not [text for text, number in Counter(texts).items() if number > 1]


def test_nothing_that_was_to_be_worked_out_was_left_standing(tidewell):
    texts = [text for row in Apology.objects.values_list("happened", "why", "next") for text in row]
    texts += Incident.objects.values_list("happened", flat=True)
    texts += Insight.objects.values_list("text", flat=True)
    texts += Touchpoint.objects.values_list("summary", flat=True)
    assert not [text for text in texts if "{" in text or "}" in text]


def test_the_coach_likes_what_was_sent_and_helps_with_what_was_not(tidewell):
    found = {"draft": [], "delivered": []}
    parts = Parts(lambda incident, sender: around_parts(sender))
    for one in Apology.objects.select_related("incident__contact", "author"):
        found_around = parts.of(one.incident, sender=one.author.pk)
        known = around(one.incident, one.author, found_around)
        letter = Letter(
            happened=one.happened,
            why=one.why,
            next=one.next,
            recipient=known.recipient,
            sender=known.sender,
            colleagues=known.colleagues,
            has_preventive_action=known.has_preventive_action,
        )
        codes = {finding.code for finding in review(letter).findings}
        found[one.state].append(codes - {"no-options"})
    assert sum(map(bool, found["delivered"])) <= len(found["delivered"]) / 10
    assert sum(len(codes) >= 3 for codes in found["draft"]) >= 2
    first = Apology.objects.get(incident=Incident.objects.earliest("pk"))
    assert first.state == "draft"


def test_what_is_closed_was_made_right_first(tidewell):
    for incident in Incident.objects.filter(status="closed"):
        assert incident.events.filter(kind=Event.Kind.MADE_RIGHT).exists()
        assert not incident.clocks.running().exclude(kind="check").exists()
        assert incident.causes.filter(state="confirmed").exists()


def test_whatever_was_late_was_told_then(tidewell):
    ran_over = Q(stopped_at__gt=F("due_at")) | Q(stopped_at=None, due_at__lt=tidewell)
    late = Clock.objects.filter(ran_over, paused_at=None, snoozed_until=None)
    assert late.exists()
    for clock in late:
        assert clock.escalations.filter(taken_at=clock.due_at).exists(), clock.incident


def test_no_mail_of_the_past_waits_to_be_sent(tidewell):
    assert not Message.objects.filter(sent_at=None).exists()
    assert not Message.objects.filter(sent_at__gt=tidewell + timedelta(seconds=5)).exists()
    assert Message.objects.filter(sent_at__lt=tidewell - timedelta(days=300)).exists()


def test_the_auditor_finds_nothing_and_the_engine_goes_on(tidewell):
    assert [one.code for one in audit(tidewell, deep=True)] == ["nobody-looks"]
    sweep()
    deliver()
    assert not Clock.objects.filter(tries__gt=0).exists()
    assert not Message.objects.filter(state=Message.State.FAILED).exists()
    assert sweep() == 0


@pytest.mark.parametrize(
    ("first", "period"), [("tomas", "13w"), ("tomas", "52w"), ("priya", "52w")]
)
def test_the_figures_have_something_true_to_say(first, period, tidewell):
    roll_up(at=tidewell, longest=float("inf"))
    told = figures(Scope(person(first), tidewell, periods(tidewell)[period]))
    assert all(figure.said for figure in [told.headline, *told.speed, *told.openness])
    assert told.exemplary.words
    after_first, after_second = told.contentment
    assert after_first.is_enough
    euros = next(account for account in told.accounts if account.currency == "EUR")
    assert euros.owed.said
    assert euros.kept.said
    if first == "priya":
        assert after_second.is_enough
        assert after_first.change.value > 0 > after_second.change.value
        assert told.attainment.by_team
        assert all(chart.rows for chart in told.paretos)
        assert euros.gestures.said


def pages(user, expected):
    """Addresses of all pages that the table promises so, about what this person may see."""
    mine = Incident.objects.visible_to(user)
    customers = Customer.objects.order_by("pk")
    messages = list(Message.objects.visible_to(user).values_list("pk")[:20])
    first = mine.earliest("pk")
    about = {
        "decline_remedy": [[first.reference, one.pk] for one in first.remedies.open()],
        "customer": [[pk] for pk in customers.values_list("pk", flat=True)],
        "edit_contact": customers.values_list("pk", "contacts")[:3],
        "practice": [["the-friday-call"]],
        "change_detail": [[first.reference, "urgency"]],
        "batch": [],
        "attachment": [],
        "practice_try": [],
        "playbook": [["missed-contact"]],
        "edit_playbook": [["missed-contact"]],
        "policy_version": [[1], [2]],
        "policy_published": [[2]],
        "message": messages,
        "message_body": messages,
    }
    for name, methods in TABLE.items():
        if methods["GET"] not in expected:
            continue
        if name in about:
            yield from (reverse(name, args=args) for args in about[name])
        else:
            yield address(name, [], [first.reference], [customers[0].pk])
    if "theirs" in expected:
        steps = [name for name in TABLE if name.startswith("step_")]
        for incident in mine:
            yield from (reverse(name, args=[incident.reference]) for name in ("incident", *steps))


def address(name, *guesses):
    """The address behind a name, with the first arguments that fit it."""
    for args in guesses:
        with suppress(NoReverseMatch):
            return reverse(name, args=args)
    raise NoReverseMatch(name)


def test_every_page_has_something_to_show(tidewell, visit):
    tomas, priya = person("tomas"), person("priya")
    addresses = sorted(set(pages(tomas, {"page", "theirs", "lead page"})))
    for address in addresses:
        assert visit(tomas).get(address).status_code == 200, address
    assert len(addresses) > 150
    for address in pages(priya, {"desk page"}):
        if "/draft/" not in address:
            assert visit(priya).get(address).status_code == 200, address
    for link in CustomerLink.objects.usable(timezone.now()):
        assert visit(tomas).get(link.get_absolute_url()).status_code == 200, link


def test_it_moves_in_once(tidewell, settings):
    with pytest.raises(CommandError, match="people in here already"):
        call_command("load_demo")
    with pytest.raises(IntegrityError), transaction.atomic():
        load(at=timezone.now())
    assert Decision.objects.exists()
