"""The product's work: how due incidents and answers are made, with its own actions."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bench.faults import ready  # noqa: F401  (models need it)
from incidents.actions import answer, close, decision, deliver, log, promise_action, touchpoint
from incidents.actions.update_clock import gave_word
from incidents.models import Clock, Contact, Customer, Membership, Message, Team, User

OVERDUE = timedelta(hours=40)
"""Learned of so long ago, all steps have passed on every clock, and no repeat comes soon."""
HOUR = timedelta(hours=1)
LETTER = {
    "happened": "We sent 174 of your 212 stops. I am sorry.",
    "why": "Our import skips a stop whose postcode ends in a space.",
    "next": "I will call you on Wednesday at 10:00.",
}


class Company:
    """The people of one scenario's database, and what happens to them.

    Every incident has another of `staff` as its owner in turn, so that most reminders go out one
    by one; the lead, the manager and the guide hear of all of them, in digests.
    """

    def __init__(self, staff=60):
        """Make a team of a lead, a manager, a guide and so many others, and one customer."""
        self.team = Team.objects.create(name="Customer care")
        self.staff = [self._person(f"staff{number}", "staff") for number in range(staff)]
        self.lead = self._person("lead", "lead")
        self._person("manager", "manager")
        self._person("guide", "staff", is_guide=True)
        self.customer = Customer.objects.create(name="Brightwater Foods")
        self.contact = Contact.objects.create(
            customer=self.customer, name="Elena Marsh", email="elena@brightwater.example"
        )
        self.number = 0
        self.lead_time = timedelta()
        probe = self._log(timezone.now())
        first = min(probe.clocks.all(), key=lambda clock: clock.next_step_at)
        self.lead_time = first.next_step_at - probe.learned_at

    def _person(self, name, role, **more):
        person = User.objects.create(email=f"{name}@tidewell.example", name=name.title())
        Membership.objects.create(user=person, team=self.team, role=role, **more)
        return person

    def _next_owner(self):
        self.number += 1
        return self.staff[self.number % len(self.staff)]

    def _log(self, learned_at, owner=None):
        return log.log_incident(
            by=owner or self._next_owner(),
            at=timezone.now(),
            team=self.team,
            customer=self.customer,
            contact=self.contact,
            happened="38 of 212 deliveries were missing from this morning’s plan.",
            promised="The full delivery plan by 06:00 every working day.",
            learned_at=learned_at,
            noticed_by="customer",
            urgency="critical",
        )

    @transaction.atomic
    def log_overdue(self, count, *, for_one=False):
        """Log so many incidents on which several steps of every clock are due already.

        for_one: they all belong to one person, who then gets a digest
        """
        owner = self._next_owner() if for_one else None
        return [self._log(timezone.now() - OVERDUE, owner) for _ in range(count)]

    @transaction.atomic
    def log_overdue_of_each_kind(self, count):
        """Log so many incidents on which steps of a clock of every kind are due already."""
        incidents, then = self.log_overdue(count), timezone.now() - OVERDUE
        for incident in incidents:
            mine = {"by": incident.owner, "at": then, "incident": incident}
            gave_word(incident, at=then)
            decision.ask_decision(question="May we credit them?", asked_of=self.lead, **mine)
            dates = {"due_at": then + HOUR, "check_at": then + 2 * HOUR}
            promise_action.add_action(what="Mend it.", owner=incident.owner, **dates, **mine)
        return incidents

    @transaction.atomic
    def log_due_at(self, moments):
        """Log an incident for each moment, at which its first step will be due."""
        return [self._log(moment - self.lead_time) for moment in moments]

    @transaction.atomic
    def write_answers(self, incidents):
        """Put the lead’s answer to each of these incidents into the outbox."""
        for incident in incidents:
            answer.send_answer(by=self.lead, at=timezone.now(), incident=incident, **LETTER)


def stop(clock):
    """Keep the promise of this clock, as people do: a call, the answer, a decision, …"""
    kinds, incident = Clock.Kind, clock.incident
    now = {"by": incident.owner, "at": timezone.now()}
    if clock.kind in (kinds.CONTACT, kinds.UPDATE):
        touchpoint.record_touchpoint(incident=incident, channel="call", direction="out", **now)
    elif clock.kind == kinds.ANSWER:
        answer.answer_delivered(at=now["at"], apology=incident.apologies.get())
    elif clock.kind == kinds.RESOLVE:
        close.make_right(incident=incident, what="They have their whole plan.", **now)
    elif clock.kind == kinds.DECISION:
        asked = incident.decisions.get()
        now["by"] = asked.asked_of
        decision.decide(decision=asked, is_approved=True, **now)
    else:
        action = incident.actions.get()
        promise_action.finish_action(action=action, **now)
        if clock.kind == kinds.CHECK:
            promise_action.check_action(
                action=action, was_effective=True, finding="No stop was missing since.", **now
            )


def try_failed_again():
    """Do what a person does who finds failed messages in the outbox."""
    for message in Message.objects.filter(state=Message.State.FAILED):
        deliver.requeue(at=timezone.now(), message=message)
