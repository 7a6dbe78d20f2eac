"""What closed and open incidents have in common: the rows that most of them have."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from bench.load.clocks import Clocks
from bench.load.company import CONTACTS, Company
from bench.load.lines import Lines
from bench.load.names import COMMON, MIDDLING
from bench.load.words import COMMON_SHARE, MIDDLING_SHARE, text
from incidents.models import Apology, Cause, Event, Incident, Message, Survey, Tag, Touchpoint
from incidents.rules.kinds import CRITICAL, HIGH, LOW, NORMAL
from incidents.rules.taxonomy import CAUSE_KINDS, INCIDENT_KINDS

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVENTS = 5
"""So many each incident has."""
URGENCIES, URGENCY_SHARES = (CRITICAL, HIGH, NORMAL, LOW), (0.06, 0.22, 0.57, 0.15)
TAGGED = 0.3

_KINDS, _CAUSES = (*INCIDENT_KINDS, ""), tuple(CAUSE_KINDS)
_CHANNELS = ("phone", "email", "email", "meeting", "chat", "web")
_BY_THEM = ("call", "email", "call", "meeting", "chat", "email")


@dataclass
class Case:
    """An incident while its rows are written; team and customer are places in the company."""

    pk: int
    random: Random
    urgency: str
    team: int
    owner: tuple[int, str] | None
    contact: int
    learned: datetime
    logged: datetime


class Tables:
    """The rows of many cases, table by table."""

    def __init__(self, company: Company, clocks: Clocks, words: list[str], at: datetime) -> None:
        self.company, self.clocks, self.words, self.at = company, clocks, words, at
        self._teams = list(accumulate(1 / rank for rank in range(1, len(company.teams) + 1)))
        self._tags = list(accumulate(1 / rank for rank in range(1, len(company.tags) + 1)))
        self.incidents = Lines(
            Incident,
            *("id", "customer_id", "contact_id", "happened", "promised", "impact", "kind"),
            *("noticed_by", "channel", "occurred_at", "learned_at", "urgency", "status", "team_id"),
            *("policy_id", "owner_id", "value_at_risk", "currency", "logged_by_id", "logged_at"),
            *("closed_at", "closed_on"),
        )
        self._events = Lines(Event, "id", "incident_id", "kind", "at", "by_id", "data")
        self._touchpoints = Lines(
            Touchpoint,
            *("id", "incident_id", "at", "by_id", "contact_id", "channel", "direction"),
            *("summary", "mood"),
        )
        self.apologies = Lines(
            Apology,
            *("id", "incident_id", "contact_id", "author_id", "happened", "why", "next", "state"),
            *("saved_at", "queued_at", "delivered_at"),
        )
        self.messages = Lines(
            Message,
            *("id", "kind", "contact_id", "incident_id", "apology_id", "dedupe_key", "created_at"),
            *("state", "send_after", "sent_at", "sent_to", "subject"),
        )
        self.causes = Lines(
            Cause,
            *("id", "incident_id", "explains", "kind", "what", "state", "evidence"),
            *("named_by_id", "named_at", "settled_at"),
        )
        self.surveys = Lines(
            Survey,
            *("id", "incident_id", "cycle", "at", "before", "after"),
            *("outcome", "process", "treatment"),
        )
        self._tagged = Lines(Tag.incidents.through, "id", "tag_id", "incident_id")
        self.others = []

    def case(self, pk: int, random: Random, learned: datetime, urgency: str = "") -> Case:
        """An incident that we learned of at `learned`, and logged before long."""
        urgency = urgency or random.choices(URGENCIES, URGENCY_SHARES)[0]
        team = random.choices(range(len(self._teams)), cum_weights=self._teams)[0]
        # A few customers have had very many: the n-th of them one n-th as many as the first.
        customer = int(self.company.customers ** random.random())
        contact = (customer - 1) * CONTACTS + random.randrange(CONTACTS) + 1
        logged = min(learned + random.expovariate(1 / 40) * MINUTE, self.at)
        owner = random.choice(self.company.staff[team])
        return Case(pk, random, urgency, team, owner, contact, learned, logged)

    def add(self, case: Case, closed: datetime | None = None, rare: tuple[str, ...] = ()) -> None:
        """Write the incident itself, and its tags. rare: words that are to be found in it."""
        random, words = case.random, self.words
        found = [COMMON] if random.random() < COMMON_SHARE else []
        found += [MIDDLING] if random.random() < MIDDLING_SHARE else []
        value = random.randrange(1, 200) * 50 if random.random() < 0.4 else None
        self.incidents.add(
            *(case.pk, self._customer(case), case.contact),
            text(random, words, 14, 40, *found, *rare),
            text(random, words, 5, 14),
            text(random, words, 5, 18) if random.random() < 0.7 else "",
            *(random.choice(_KINDS), random.choices(("customer", "us", "referral"), (6, 3, 1))[0]),
            *(random.choice(_CHANNELS), case.learned - random.random() * 2 * DAY, case.learned),
            *(case.urgency, "closed" if closed else "open", self.company.teams[case.team][0]),
            *(self.company.policy, case.owner and case.owner[0], value, "EUR" if value else ""),
            *(self._by(case), case.logged, closed),
            random.choice(("confirmed", "confirmed", "silence")) if closed else "",
        )
        if random.random() < TAGGED:
            tag = random.choices(self.company.tags, cum_weights=self._tags)[0]
            self._tagged.add(case.pk, tag, case.pk)

    def event(self, case: Case, slot: int, kind: str, at: datetime, **data: object) -> None:
        """Write a line of its timeline, the `slot`-th from 0, by its owner or whoever logged it."""
        by = case.owner[0] if case.owner else self._by(case)
        self._events.add(case.pk * EVENTS + slot, case.pk, kind, at, by, data)

    def touchpoint(self, case: Case, slot: int, at: datetime, *, out: bool, kept: bool) -> None:
        """Write a contact with the customer, and its event. kept: it kept the contact clock."""
        random = case.random
        channel, direction = random.choice(_BY_THEM), "out" if out else "in"
        summary, mood = text(random, self.words, 6, 18), random.randint(1, 5)
        by = case.owner[0] if case.owner else self._by(case)
        self._touchpoints.add(
            case.pk, case.pk, at, by, case.contact, channel, direction, summary, mood
        )
        self.event(
            case, slot, Event.Kind.TOUCHPOINT.value, at, channel=channel, direction=direction,
            summary=summary, contact=self.company.contacts[case.contact - 1], mood="", lead="",
            happened_at=at.isoformat(), stopped_contact=kept, next_word_by=None,
        )  # fmt: skip

    def answered(self, case: Case, slot: int, at: datetime) -> None:
        """Write the answer that they have, the message it went with, and its event."""
        random, words, author = case.random, self.words, case.owner[0]
        parts = (text(random, words, 15, 35) for _ in range(3))
        queued, mail = at - MINUTE, f"contact-{case.contact}@customers.example"
        self.apologies.add(
            *(case.pk, case.pk, case.contact, author, *parts, "delivered", queued, queued, at)
        )
        self.messages.add(
            *(case.pk, "apology", case.contact, case.pk, case.pk, f"apology:{case.pk}:1", queued),
            *("sent", queued, at, mail, f"About R-{case.pk}"),
        )
        name = self.company.contacts[case.contact - 1]
        kind = Event.Kind.APOLOGY_DELIVERED.value
        self.event(case, slot, kind, at, contact=name, stopped_answer=True)

    def cause(self, case: Case, at: datetime, explains: str) -> None:
        """Write why it happened or was missed."""
        random = case.random
        settled = at if random.random() < 0.7 else None
        self.causes.add(
            *(2 * case.pk + (explains == "missed"), case.pk, explains, random.choice(_CAUSES)),
            text(random, self.words, 4, 10),
            *("confirmed", "We looked it up.") if settled else ("suspected", ""),
            *(case.owner[0], at, settled),
        )

    def copy(self, cursor) -> None:
        """Copy all to the database, and forget it."""
        self.clocks.copy(cursor)
        named = (self.incidents, self._events, self._touchpoints, self.apologies, self.messages)
        for lines in (*named, self.causes, self.surveys, self._tagged, *self.others):
            lines.copy(cursor)

    def _customer(self, case):
        return (case.contact - 1) // CONTACTS + 1

    def _by(self, case):
        return self.company.leads[case.team]
