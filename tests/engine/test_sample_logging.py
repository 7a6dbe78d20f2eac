"""Somebody logs, acts on or imports something of the sample while an admin takes the sample out:
real transactions, each held up where it would matter."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from incidents.actions.sample import take_sample_out
from incidents.demo.sample import let_sample_in
from incidents.models import Customer, Incident, Sample, Team
from incidents.rules.refusal import Refused
from tests.importing.desk import Desk
from tests.sampled import first_admin, logs, promises
from tests.waiting import wait_until

pytestmark = pytest.mark.django_db(transaction=True)

HAPPENED = "The lamp was broken, and nobody had looked."


@pytest.fixture
def first():
    """The first admin of a house that the sample company is in; she has a team of her own, too.

    The house’s ladder is short, so little is told of the sample’s past.
    """
    first = first_admin()
    promises("consumer-support")
    let_sample_in(by=first, at=timezone.now())
    first.memberships.create(team=Team.objects.create(name="Care"), role="lead")
    return first


@pytest.fixture
def maple(first):
    """A customer of the sample."""
    return Customer.objects.get(name__startswith="Maple Clinic")


@pytest.fixture
def beside():
    """Do something in a transaction of its own, at the same time."""

    def within(deed):
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        yield lambda deed: threads.submit(within, deed)


class Hold:
    """Holds a transaction up before the first statement with some words."""

    def __init__(self):
        self.reached, self.released = threading.Event(), threading.Event()

    @contextmanager
    def before(self, words):
        def wait(execute, sql, params, many, context):
            if words in sql and not self.reached.is_set():
                self.reached.set()
                assert self.released.wait(60)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(wait):
            yield


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


@pytest.fixture
def removal(first, beside):
    """The sample is being taken out, by a transaction that is held up before it ends."""
    hold = Hold()

    def take_out():
        with hold.before('DELETE FROM "incidents_customer"'):
            return take_sample_out(by=first, at=timezone.now())

    gone = beside(take_out)
    assert hold.reached.wait(60)
    yield hold
    hold.released.set()
    assert gone.result().customers
    assert not Sample.objects.exists()


def test_logged_while_it_goes_it_is_refused_and_nothing_is_kept(removal, first, maple, beside):
    logged = beside(lambda: logs(first, customer=maple))
    wait_until(somebody_waits)
    removal.released.set()
    with pytest.raises(Refused, match=r"Maple Clinic .* was taken out just now"):
        logged.result()
    assert not Incident.objects.exists()


def test_logged_in_its_team_it_is_refused_too(removal, first, beside):
    team = Sample.objects.get().team
    logged = beside(lambda: logs(first, customer="Brightwater", team=team))
    wait_until(somebody_waits)
    removal.released.set()
    with pytest.raises(Refused, match=r"Trial team .* was taken out just now"):
        logged.result()
    assert not Customer.objects.filter(name="Brightwater").exists()


def test_the_page_says_so_and_keeps_what_was_typed(removal, first, maple, beside):
    browser = Client()
    browser.force_login(first)
    form = {
        "customer": maple.name,
        "happened": HAPPENED,
        "learned_at": "2026-01-05T10:00",
        "noticed_by": "us",
        "urgency": "high",
    }
    sent = beside(lambda: browser.post(reverse("log"), form))
    wait_until(somebody_waits)
    removal.released.set()
    answer = sent.result()
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "was taken out just now, with the sample company" in page
    assert HAPPENED in page
    assert not Incident.objects.exists()


def test_a_verb_on_what_goes_is_told_and_changes_nothing(removal, first, beside):
    browser, theirs = Client(), Sample.objects.get().incidents.first()
    browser.force_login(first)
    where = reverse("write_note", args=[theirs.reference])
    sent = beside(lambda: browser.post(where, {"text": "Their lamp was the wrong one."}))
    wait_until(somebody_waits)
    removal.released.set()
    answer = sent.result()
    assert answer.status_code == 404
    assert "This is not here any more" in answer.content.decode()
    assert browser.post(where, {"text": "Again."}).status_code == 404


@pytest.fixture
def brightwater(first):
    """An incident that the sample has nothing to do with."""
    return logs(first, customer="Brightwater")


def test_moved_to_a_customer_that_goes_it_stays_where_it_was(
    brightwater, removal, first, maple, beside
):
    browser = Client()
    browser.force_login(first)
    where = reverse("change_detail", args=[brightwater.reference, "customer"])
    sent = beside(lambda: browser.post(where, {"customer": maple.name}))
    wait_until(somebody_waits)
    removal.released.set()
    answer = sent.result()
    assert answer.status_code == 422
    assert "was taken out just now, with the sample company" in answer.content.decode()
    assert Incident.objects.get().customer.name == "Brightwater"


def test_imported_while_it_goes_a_customer_of_that_name_is_a_new_one(
    removal, maple, beside, tmp_path
):
    brought = beside(lambda: Desk(tmp_path).bring({"Ticket": "7", "Client": maple.name}))
    wait_until(somebody_waits)
    removal.released.set()
    brought.result()
    assert Incident.objects.get().customer.name == maple.name
    assert Incident.objects.get().customer != maple


def test_logged_a_moment_before_it_stays_with_its_customer(first, maple, beside):
    hold = Hold()

    def logs_slowly():
        with hold.before('INSERT INTO "incidents_event"'):
            return logs(first, customer=maple)

    logged = beside(logs_slowly)
    assert hold.reached.wait(60)
    gone = beside(lambda: take_sample_out(by=first, at=timezone.now()))
    wait_until(somebody_waits)
    hold.released.set()
    incident = logged.result()
    assert gone.result().others == [incident]
    assert [one.customer for one in Incident.objects.all()] == [maple]


def test_people_who_log_wait_for_nobody_else_who_does(first, maple, beside):
    hold = Hold()

    def logs_slowly():
        with hold.before('INSERT INTO "incidents_event"'):
            return logs(first, customer=maple)

    slow = beside(logs_slowly)
    assert hold.reached.wait(60)
    assert logs(first, customer=maple).customer == maple
    hold.released.set()
    slow.result()
