from django.db import transaction
from django.utils.translation import gettext

from incidents.actions.clocks import start_clocks
from incidents.actions.lock import one_at_a_time
from incidents.actions.sample import SAMPLE, ensure_still_there
from incidents.models import Contact, Customer, Event, Incident, PolicyVersion, Team
from incidents.rules.refusal import Refused

FORM = "log form"
"""The source that an incident logged here by hand is kept under."""


@transaction.atomic
def log_incident(
    *,
    by,
    at,
    customer,
    learned_at,
    noticed_by,
    team=None,
    contact=None,
    new_contact="",
    once="",
    **details,
):
    """Log a mistake and start its clocks; returns the Incident, owned by who logged it.

    team: where it belongs; one of the person's own when not given
    customer: a Customer or the name of a new one
    contact: a Contact of theirs or None; new_contact: the name of one to add
    learned_at: when we learned of it (aware), from which the clocks count
    details: further fields of the incident: happened and urgency, which it needs, and promised,
    impact, channel, occurred_at
    once: a key of the form that was sent; sent twice, it gives the incident that it gave before
    Raises Refused when the person is in no team, when `learned_at` lies in the future, and when
    the customer or the team was taken out with the sample company in this very moment.
    """
    if learned_at > at:
        raise Refused(
            gettext("We can’t have learned of it in the future. Check the date and time.")
        )
    # Whoever sends it a second time waits here until the first is through; and nobody takes the
    # sample company out from now on.
    one_at_a_time(once and f"{FORM}:{once}", hold_off=SAMPLE)
    if once:
        known = Incident.objects.filter(external_source=FORM, external_ref=once).first()
        if known:
            return known
        details |= {"external_source": FORM, "external_ref": once}
    ensure_still_there(customer, team)
    customer, contact = _whose_it_is(customer, contact, new_contact)
    incident = Incident.objects.create(
        customer=customer,
        contact=contact,
        learned_at=learned_at,
        noticed_by=noticed_by,
        team=team or _team_of(by),
        owner=by,
        logged_by=by,
        logged_at=at,
        policy=PolicyVersion.objects.in_force(at),
        **details,
    )
    start_clocks(incident, start=learned_at)
    Event.objects.create(
        incident=incident, kind=Event.Kind.LOGGED, at=at, by=by, data={"noticed_by": noticed_by}
    )
    return incident


def _whose_it_is(customer, contact, new_contact):
    """The Customer and the Contact or None, added where they are new."""
    if not isinstance(customer, Customer):
        customer, _ = Customer.objects.get_or_create(name=customer)
    if new_contact:
        contact, _ = Contact.objects.get_or_create(customer=customer, name=new_contact)
    return customer, contact


def _team_of(person):
    team = Team.objects.filter(memberships__user=person).first()
    if team is None and person.is_superuser:
        team = Team.objects.first()
    if team is None:
        raise Refused(
            gettext(
                "You are in no team yet, so nobody would be told. Ask an administrator to add "
                "you to one; what you wrote is still here."
            )
        )
    return team
