"""The people in the tests, and what happens to them.

Mara is staff of Customer care and Tomás leads it; Jonas is Mara's teammate. Bea is staff of Billing
and Rui leads it: what belongs to Customer care must be refused to them. Priya is a manager, Helen
an admin. Elena, at Brightwater Foods, is the customer.
"""

import tomllib
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from incidents.actions.insights import write_insights
from incidents.actions.log import log_incident
from incidents.actions.touchpoint import record_touchpoint
from incidents.models import Clock, Contact, Customer, Membership, PolicyVersion, Team, User
from incidents.models.policy import published_policy

PASSWORD = "make-it-right"
POLICIES = Path(__file__).resolve().parent.parent / "incidents" / "policies"


class Cast:
    """Everybody, by first name, made when they are first needed."""

    def __init__(self):
        self.policy = the_first_policy()
        self.care = Team.objects.create(name="Customer care")
        self.billing = Team.objects.create(name="Billing")
        self._come_in(
            mara=("Mara Lindqvist", self.care, "staff"),
            jonas=("Jonas Weber", self.care, "staff"),
            tomas=("Tomás Oliveira", self.care, "lead"),
            bea=("Bea Kowalska", self.billing, "staff"),
            rui=("Rui Duarte", self.billing, "lead"),
            priya=("Priya Nair", self.care, "manager"),
            helen=("Helen Castro", self.billing, "admin"),
        )
        self.brightwater = Customer.objects.create(name="Brightwater Foods")
        self.elena = Contact.objects.create(
            customer=self.brightwater, name="Elena Marsh", email="elena@brightwater.example"
        )

    def publishes(self, **changes):
        """A new version is in force since a second: the first one's with these parts changed."""
        return PolicyVersion.objects.create(
            number=PolicyVersion.objects.published().count() + 1,
            document=self.policy.document | changes,
            effective_from=timezone.now() - timedelta(seconds=1),
            published_at=timezone.now(),
            published_by=self.helen,
        )

    def _come_in(self, **people):
        # They have worked here for long: nobody has to show them round.
        known = {"password": make_password(PASSWORD), "toured_at": timezone.now()}
        made = User.objects.bulk_create(
            User(email=f"{first}@tidewell.example", name=name, **known)
            for first, (name, _, _) in people.items()
        )
        Membership.objects.bulk_create(
            Membership(user=person, team=team, role=role)
            for person, (_, team, role) in zip(made, people.values(), strict=True)
        )
        vars(self).update(zip(people, made, strict=True))

    def logs(self, person, *, ago=timedelta(), urgency="normal", **details):
        """Somebody logs a mistake with Brightwater that we learned of so long ago."""
        at = timezone.now()
        return log_incident(
            **{
                "by": person,
                "at": at,
                "customer": self.brightwater,
                "contact": self.elena,
                "happened": "38 of 212 deliveries were missing from this morning’s plan.",
                "promised": "The full delivery plan by 06:00 every working day.",
                "learned_at": at - ago,
                "noticed_by": "customer",
                "urgency": urgency,
            }
            | details
        )

    def understands(self, incident, person=None, at=None):
        """Somebody has looked for the cause, and says why none can be known."""
        write_insights(
            by=person or self.mara,
            at=at or timezone.now(),
            incident=incident,
            answers={"no-cause": "The logs of that morning are gone."},
        )

    def talks(self, incident, person=None, at=None, **said):
        """Somebody calls the customer."""
        return record_touchpoint(
            **{
                "by": person or self.mara,
                "at": at or timezone.now(),
                "incident": incident,
                "channel": "call",
                "direction": "out",
            }
            | said
        )


@cache
def _round_the_clock():
    return tomllib.loads((POLICIES / "round-the-clock.toml").read_text(encoding="utf-8"))


def the_first_policy():
    """The version a company starts with; tests with a worker empty the tables, and so take it."""
    published_policy.cache_clear()
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    version, _ = PolicyVersion.objects.get_or_create(
        number=1,
        defaults={
            "document": _round_the_clock(),
            "effective_from": long_ago,
            "published_at": long_ago,
        },
    )
    return version


@pytest.fixture
def first_policy(db):
    """The version a company starts with, in a database without any people."""
    return the_first_policy()


@pytest.fixture
def cast(db):
    """The cast, in a database of their own."""
    return Cast()


@pytest.fixture
def visit(client):
    """Sign somebody in and get their browser: `visit(cast.mara).get("/queue/")`."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def clock_of(incident, kind) -> Clock:
    """The newest clock of this kind."""
    return incident.clocks.filter(kind=kind).latest("cycle", "round")


def moment(text) -> datetime:
    """“2026-11-17 08:20” in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
