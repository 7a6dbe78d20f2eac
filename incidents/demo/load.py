"""Loads Tidewell through the product's own verbs, so that its past is as real as its future."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from incidents.actions.answer import send_answer
from incidents.actions.close import close_incident, make_right
from incidents.actions.log import log_incident
from incidents.actions.send import mark_sent
from incidents.actions.touchpoint import record_touchpoint
from incidents.demo import company
from incidents.demo.promises import tidewell_promises
from incidents.demo.story import STORY
from incidents.demo.under_way import get_under_way
from incidents.messages.render import render
from incidents.models import Contact, Customer, Membership, PolicyVersion, Team, User

NEW_PROMISES_SINCE = timedelta(minutes=150)
"""What was learned of before runs round the clock, under the policy that Recovery starts with."""


@transaction.atomic
def load(*, at, time_zone="UTC"):
    """Add the demo company as of `at` (aware). Its people see times in `time_zone`.

    Teams and customers that an import brought before are taken as they are. Raises IntegrityError
    when the company is there already.
    """
    people = _people(time_zone)
    contacts = _customers()
    _publish(tidewell_promises(at, time_zone), people["helen"], at)
    told = {mishap.customer: _tell(mishap, people, contacts, at) for mishap in STORY}
    get_under_way(told, people, at)


def _people(time_zone):
    teams = {name: Team.objects.get_or_create(name=name)[0] for name in company.TEAMS}
    # One hash for all: hashing is slow on purpose, and this password is no secret.
    password = make_password(company.PASSWORD)
    people = {}
    for first, (name, roles) in company.PEOPLE.items():
        admin = "admin" in roles.values()
        person = User.objects.create(
            email=f"{first}@{company.DOMAIN}",
            name=name,
            password=password,
            time_zone=time_zone,
            is_staff=admin,
            is_superuser=admin,
        )
        Membership.objects.bulk_create(
            Membership(
                user=person,
                team=teams[team],
                role=role,
                is_guide=company.GUIDES.get(first) == team,
            )
            for team, role in roles.items()
        )
        people[first] = person
    return people


def _customers():
    contacts = {}
    for name, (person, position, email, phone) in company.CUSTOMERS.items():
        customer, _ = Customer.objects.get_or_create(
            name=name, defaults={"is_internal": "(internal)" in name}
        )
        contacts[name], _ = Contact.objects.get_or_create(
            customer=customer,
            name=person,
            defaults={"position": position, "email": email, "phone": phone},
        )
    return contacts


def _publish(document, by, at):
    PolicyVersion.objects.create(
        number=PolicyVersion.objects.published().count() + 1,
        document=document,
        note="Our office hours count from today; what is critical runs round the clock.",
        effective_from=at - NEW_PROMISES_SINCE,
        published_at=at - NEW_PROMISES_SINCE,
        published_by=by,
    )


def _tell(mishap, people, contacts, now):
    def ago(minutes):
        return now - timedelta(minutes=minutes)

    contact = contacts[mishap.customer]
    teller = people[mishap.owner] if mishap.owner else None
    incident = log_incident(
        by=teller,
        at=ago(mishap.learned),
        team=Team.objects.get(name=mishap.team),
        customer=contact.customer,
        contact=contact,
        happened=mishap.happened,
        promised=mishap.promised,
        impact=mishap.impact,
        learned_at=ago(mishap.learned),
        noticed_by=mishap.noticed_by,
        urgency=mishap.urgency,
    )
    if mishap.called is not None:
        record_touchpoint(
            by=teller,
            at=ago(mishap.called),
            incident=incident,
            channel="call",
            direction="out",
            summary=mishap.call,
            next_word_by=mishap.next_word and ago(-mishap.next_word),
        )
    if mishap.answered is not None:
        _answer(incident, teller, mishap.letter, ago(mishap.answered))
    if mishap.made_right is not None:
        make_right(by=teller, at=ago(mishap.made_right), incident=incident, what=mishap.right)
    if mishap.closed is not None:
        close_incident(by=teller, at=ago(mishap.closed), incident=incident)
    return incident


def _answer(incident, teller, letter, at):
    happened, why, next = letter
    apology = send_answer(
        by=teller, at=at, incident=incident, happened=happened, why=why, next=next
    )
    message = apology.messages.get()
    mark_sent(message, render(message, at=at), at=at + timedelta(minutes=1))
