"""A made-up year of a company, written as rows: varied, odd in places, and the same every time.

Two teams, all urgencies, second failures, what was opened again, merged or imported without clocks,
deadlines that still run and have passed, and moments at the very edges of weeks.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from incidents.models import (
    Action,
    Apology,
    Cause,
    Clock,
    Contact,
    Customer,
    Event,
    Incident,
    Lesson,
    Remedy,
    Survey,
    Touchpoint,
)
from incidents.rules.taxonomy import CAUSE_KINDS, INCIDENT_KINDS

AT = datetime(2026, 11, 18, 11, 20, tzinfo=UTC)
"""A Wednesday."""
KINDS = list(INCIDENT_KINDS)[:4]
CAUSES = list(CAUSE_KINDS)[:5]
EDGES = [
    datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC),
    datetime(2026, 11, 2, 0, 0, tzinfo=UTC),
    # In Auckland it is Monday already, in New York still Sunday.
    datetime(2026, 10, 25, 12, 30, tzinfo=UTC),
    datetime(2026, 10, 26, 3, 30, tzinfo=UTC),
]


class History:
    """Writes the year; `incidents` are those it has written."""

    def __init__(self, cast, number=96, seed=7):
        self.cast, self.chance = cast, Random(seed)
        there = Customer.objects.count()
        self.customers = [Customer.objects.create(name=f"No. {there + n}") for n in range(14)]
        self.contacts = {
            customer.pk: Contact.objects.create(customer=customer, name="Elena")
            for customer in self.customers
        }
        moments = EDGES + [
            AT - timedelta(minutes=self.chance.randrange(60, 360 * 24 * 60))
            for _ in range(number - len(EDGES))
        ]
        self.incidents = [self._incident(moment) for moment in sorted(moments)]
        Incident.objects.filter(pk=self.incidents[-1].pk).update(
            merged_into=self.incidents[-2], status="closed", closed_at=AT, closed_on="merged"
        )
        for number in range(6):
            Lesson.objects.create(
                title=f"Moment {number}",
                is_exemplary=bool(number % 3),
                by=cast.bea,
                at=AT - timedelta(days=20 * number),
            )

    def _after(self, moment, most_hours):
        """Some time later: mostly soon, now and then days."""
        return moment + timedelta(minutes=int(self.chance.random() ** 3 * most_hours * 60))

    def _maybe(self, share):
        return self.chance.random() < share

    def _incident(self, learned_at):
        chance, cast = self.chance, self.cast
        team, person = chance.choice([(cast.care, cast.mara), (cast.billing, cast.bea)])
        customer = chance.choice(self.customers)
        is_closed = self._maybe(0.6)
        logged_at = self._after(learned_at, 5)
        incident = Incident.objects.create(
            customer=customer,
            contact=self.contacts[customer.pk],
            happened="It.",
            kind=chance.choice([*KINDS, ""]),
            noticed_by=chance.choice(["us", "customer", "customer", "referral"]),
            occurred_at=learned_at - timedelta(hours=chance.randrange(90))
            if self._maybe(0.7)
            else None,
            learned_at=learned_at,
            urgency=chance.choice(["critical", "high", "normal", "normal", "low"]),
            status="closed" if is_closed else "open",
            closed_at=AT if is_closed else None,
            closed_on=chance.choice(["confirmed", "silence"]) if is_closed else "",
            cycle=2 if self._maybe(0.15) else 1,
            team=team,
            policy=cast.policy,
            owner=person if self._maybe(0.9) else None,
            value_at_risk=Decimal(chance.randrange(100, 9000)) if self._maybe(0.7) else None,
            currency=chance.choice(["EUR", "GBP"]),
            logged_by=person,
            logged_at=logged_at,
        )
        if self._maybe(0.1):
            self._tells(incident, "imported", AT)
        else:
            self._tells(incident, "logged", logged_at, person)
            self._is_worked_on(incident, person)
        self._is_understood(incident, person)
        self._ends(incident)
        return incident

    def _tells(self, incident, kind, at, by=None, **data):
        return Event.objects.create(incident=incident, kind=kind, at=at, by=by, data=data)

    def _is_worked_on(self, incident, person):
        learned_at = incident.learned_at
        self._tells(incident, "assigned", learned_at, person)
        for _ in range(self.chance.randrange(3)):
            at = self._after(learned_at - timedelta(minutes=9), 60)
            is_automatic, way = self._maybe(0.2), self.chance.choice(["out", "out", "in"])
            Touchpoint.objects.create(
                incident=incident, at=at, channel="call", direction=way, is_automatic=is_automatic
            )
            self._tells(incident, "touchpoint", at, self.chance.choice([person, self.cast.helen]))
        if self._maybe(0.6):
            Apology.objects.create(
                incident=incident,
                contact=incident.contact,
                author=person,
                happened="It.",
                why="So.",
                next="Now.",
                state="delivered",
                saved_at=learned_at,
                delivered_at=self._after(learned_at, 200),
            )
        if self._maybe(0.7):
            self._tells(incident, "made_right", self._after(learned_at, 300), person)
        if incident.cycle > 1:
            self._tells(incident, "reopened", self._after(learned_at, 900), person)
            if self._maybe(0.5):
                self._tells(incident, "made_right", self._after(learned_at, 2000), person)
        self._promises(incident)

    def _promises(self, incident):
        for kind in ("contact", "answer", "update", "resolve", "check"):
            for cycle in range(1, incident.cycle + 1):
                if self._maybe(0.85):
                    self._clock(incident, kind, cycle)

    def _clock(self, incident, kind, cycle, **fields):
        due_at = incident.learned_at + timedelta(hours=self.chance.choice([1, 8, 48, 700]))
        stopped_at = self._after(incident.learned_at, 90) if self._maybe(0.8) else None
        paused = kind == "resolve" and stopped_at is None and self._maybe(0.5)
        is_awake = stopped_at is None and not paused
        return Clock.objects.create(
            **{
                "incident": incident,
                "kind": kind,
                "cycle": cycle,
                "policy": self.cast.policy,
                "hours": "x",
                "started_at": incident.learned_at,
                "due_at": due_at,
                "stopped_at": stopped_at,
                "paused_at": AT if paused else None,
                "next_step_at": due_at if is_awake else None,
            }
            | fields
        )

    def _is_understood(self, incident, person):
        for explains in ("happened", "happened", "missed"):
            if self._maybe(0.55):
                state = self.chance.choice(["confirmed", "confirmed", "suspected", "ruled_out"])
                Cause.objects.create(
                    incident=incident,
                    explains=explains,
                    kind=self.chance.choice(CAUSES),
                    what=f"{self.chance.random()}",
                    state=state,
                    named_by=person,
                    named_at=AT,
                    settled_at=None if state == "suspected" else AT,
                )
        for _ in range(self.chance.randrange(3)):
            self._changes_something(incident, person)

    def _changes_something(self, incident, person):
        done_at = self._after(incident.learned_at, 1500) if self._maybe(0.7) else None
        Action.objects.create(
            incident=incident,
            what="Two look",
            owner=person,
            prevents=self.chance.choice(["process", "training", ""]),
            due_at=AT,
            clock=self._clock(incident, "action", 1, round=Action.objects.count() + 1),
            created_at=incident.learned_at,
            done_at=done_at,
        )

    def _ends(self, incident):
        for kind in ("owed", "owed", "gesture"):
            if self._maybe(0.5):
                Remedy.objects.create(
                    incident=incident,
                    what="Money",
                    kind=kind,
                    cost=Decimal(self.chance.randrange(100, 50000)) / 100,
                    currency=self.chance.choice(["EUR", "EUR", "GBP"]),
                    proposed_by=self.cast.mara,
                    proposed_at=AT,
                    delivered_at=AT if self._maybe(0.8) else None,
                )
        for cycle in range(1, incident.cycle + 1):
            if self._maybe(0.6):
                Survey.objects.create(
                    incident=incident,
                    cycle=cycle,
                    at=AT,
                    before=self.chance.choice([None, 2, 3, 4]),
                    after=self.chance.choice([None, 2, 3, 4, 5, 5]),
                    outcome=self.chance.randrange(1, 6),
                    process=self.chance.randrange(2, 6),
                    treatment=self.chance.randrange(3, 6),
                )
