"""What happened at the company some days ago, for pages that look back."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from incidents.actions.answer import answer_delivered, send_answer
from incidents.actions.close import make_right, reopen_incident
from incidents.models import Customer, Incident, Remedy, Survey

LETTER = {"happened": "We lost 38 stops.", "why": "A space.", "next": "I call you at ten."}


class Past:
    """What happened some days ago; moments are told as time since it was learned of."""

    def __init__(self, cast):
        self.cast, self.numbers = cast, count(1)

    def logs(self, *, days=10, after=timedelta(), by=None, customer=None, **details):
        """Somebody logs a mistake that we learned of so many days ago."""
        learned_at = timezone.now() - timedelta(days=days)
        customer = customer or Customer.objects.create(name=f"Customer {next(self.numbers)}")
        details = {"learned_at": learned_at, "at": learned_at + after} | details
        person = by or self.cast.mara
        return self.cast.logs(person, customer=customer, contact=self.cast.elena, **details)

    def speaks(self, incident, after, **said):
        """Its owner speaks with the customer."""
        return self.cast.talks(incident, incident.owner, incident.learned_at + after, **said)

    def answers(self, incident, after):
        """The answer arrives."""
        at, by = incident.learned_at + after, incident.owner
        apology = send_answer(by=by, at=at, incident=incident, **LETTER)
        answer_delivered(at=at, apology=apology)

    def mends(self, incident, after):
        """It is made right."""
        at = incident.learned_at + after
        make_right(by=incident.owner, at=at, incident=incident, what="All of it.")

    def remedy(self, incident, kind, cost, currency="EUR", **fields):
        """The customer has had a remedy, unless told otherwise."""
        return Remedy.objects.create(
            **{
                "incident": incident,
                "what": "Something",
                "kind": kind,
                "cost": Decimal(cost),
                "currency": currency,
                "proposed_by": self.cast.mara,
                "proposed_at": timezone.now(),
                "delivered_at": timezone.now(),
            }
            | fields
        )

    def survey(self, incident, before, after, cycle=1):
        """The customer says how content they were before, and are after."""
        sides = dict.fromkeys(("outcome", "process", "treatment"), 4)
        return Survey.objects.create(
            incident=incident,
            cycle=cycle,
            at=timezone.now(),
            before=before,
            after=after,
            **sides,
        )

    def opens_again(self, incident, after):
        """It was closed, and is opened again."""
        Incident.objects.filter(pk=incident.pk).update(status="closed", closed_at=timezone.now())
        at = incident.learned_at + after
        reopen_incident(by=self.cast.mara, at=at, incident=incident)
