"""What is at stake beside one incident, as its pages show it; `rules.big_picture` weighs it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject, Left
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Event, Incident
from incidents.queries.filters.among import among
from incidents.queries.parts import Part, Parts, rows_of
from incidents.queries.picture_facts import Fact, facts_of
from incidents.queries.remedies_given import remedies_part
from incidents.rules.big_picture import Earlier, Stakes, Suggestion, alarm, suggest_urgency
from incidents.rules.spending import Review
from incidents.rules.words import moment

MOST = 200
"""How many earlier incidents are read; whoever had more will not mind the exact number."""
IN_THE_STRIP = ("value", "history", "footprint")


@dataclass(frozen=True)
class Alarm:
    """A second failure, in words: which, what to do about it, and the one before."""

    title: str
    advice: str
    before: Earlier


@dataclass(frozen=True)
class Picture:
    """What is at stake beside one incident: only what is known.

    suggestion: another urgency than the present one, which a person may follow or not
    urgency_changes: how the urgency has changed, a sentence each, oldest first (P72)
    """

    facts: list[Fact]
    alarm: Alarm | None = None
    suggestion: Suggestion | None = None
    urgency_changes: tuple[str, ...] = ()

    @property
    def strip(self) -> list[Fact]:
        """The few that stand under the incident's headline."""
        return [fact for fact in self.facts if fact.slug in IN_THE_STRIP]

    @property
    def is_bare(self) -> bool:
        """Whether there is only the history, and nothing alarming in it."""
        return len(self.strip) == 1 and self.alarm is None

    @property
    def beyond_the_strip(self) -> list[Fact]:
        """The others."""
        return [fact for fact in self.facts if fact.slug not in IN_THE_STRIP]


def picture_parts(incident: int, at: datetime) -> dict[str, Part]:
    """What `picture_of` needs. incident: its id"""
    edits = Event.objects.filter(
        incident=OuterRef("pk"),
        kind=Event.Kind.EDITED,
        data__changes__contains=[{"field": "urgency"}],
    ).order_by("-at", "-pk")
    return {
        **_EARLIER,
        "remedies": remedies_part(incident, at),
        "urgency_edits": rows_of(edits[:5], "at", "data", "by__id", "by__name", "by__email"),
    }


def big_picture(incident, at: datetime) -> Picture:
    """The big picture of an incident, as of `at`. One query."""
    return picture_of(incident, at, _PARTS.of(incident, at=at))


def picture_of(incident, at: datetime, found: dict) -> Picture:
    """The big picture of an incident, as of `at`. No query.

    found: what was read of `picture_parts`
    """
    stakes = _stakes(incident, found)
    rules = incident.rules.review
    raised = alarm(stakes)
    return Picture(
        facts=facts_of(incident, stakes, found["remedies"], at, most=MOST),
        alarm=Alarm(raised, _advice(rules), stakes.lately[0]) if raised else None,
        suggestion=suggest_urgency(stakes, incident.urgency) if incident.is_open else None,
        urgency_changes=tuple(_urgency_changes(found["urgency_edits"], at)),
    )


def stakes_of(incident) -> Stakes:
    """What is known of what is at stake in an incident. One query."""
    return _stakes(incident, _STAKES.of(incident))


def _stakes(incident, found):
    value, currency = _value_of(incident)
    ours = incident.rules.spending.currency
    much = incident.rules.review.value or Review.value
    return Stakes(
        at=incident.learned_at,
        earlier=tuple(_earlier(incident, found["earlier"])),
        kind=incident.kind,
        value=value,
        currency=currency,
        much=much if currency == ours else None,
        footprint=incident.footprint,
        reach=incident.reach,
        story=incident.story,
        relationship=incident.relationship,
    )


def _value_of(incident):
    """The value at risk, or else what the customer is worth a year (P15)."""
    if incident.value_at_risk is not None:
        return incident.value_at_risk, incident.currency
    return incident.customer.value_a_year, incident.customer.currency


def _earlier(incident, rows):
    for row in rows:
        # What another team wrote is theirs to show; that it happened to them is not.
        is_near = row["team"] == incident.team_id
        yield Earlier(
            reference=f"R-{row['pk']}",
            at=timezone.localtime(datetime.fromisoformat(row["learned_at"])),
            kind=row["kind"],
            what=" ".join(row["happened"].split()) if is_near else "",
            place="" if is_near else row["place"],
            is_right=row["status"] == Incident.Status.CLOSED,
            relationship=row["relationship"],
        )


def _advice(review):
    if review.second_failure:
        return _("A lead reads the answer before it goes")
    return _("Bring your lead in before you answer")


def _urgency_changes(newest, at):
    zone, labels = timezone.get_current_timezone(), dict(Incident.Urgency.choices)
    for event in reversed(newest):
        change = next(one for one in event.data["changes"] if one["field"] == "urgency")
        before, after = (labels.get(change[end], change[end]) for end in ("from", "to"))
        who = event.by.get_short_name() if event.by else "Recovery"
        yield _("%(when)s: %(now)s, before that %(before)s (%(who)s)") % {
            "when": moment(event.at, at, zone),
            "now": after,
            "before": before,
            "who": who,
        }


def _earlier_part():
    """Those of the same customer that we learned of before, newest first, at most MOST."""
    # Said in these words they are read along an index, from this one on.
    until = Incident.objects.filter(
        customer=_outer("customer"), learned_at__lte=_outer("learned_at")
    )
    keys = until.filter(Q(learned_at__lt=_outer("learned_at")) | Q(pk__lt=_outer("pk")))
    newest = "-learned_at", "-pk"
    found = Incident.objects.filter(among(keys.order_by(*newest).values("pk")[:MOST]))
    row = JSONObject(
        **{name: name for name in ("pk", "learned_at", "kind", "status", "relationship", "team")},
        place="team__name",
        happened=Left("happened", 120),
    )
    return Part(ArraySubquery(found.order_by(*newest).values(row=row)))


def _outer(field):
    return OuterRef(OuterRef(field))


_EARLIER = {"earlier": _earlier_part()}
_STAKES = Parts(lambda incident: _EARLIER)
_PARTS = Parts(picture_parts)
