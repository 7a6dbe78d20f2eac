"""A customer as staff sees them: how things stand, what happened, and what came of it.

Everybody may see a customer's profile, and how things stood when; of its incidents a person sees
those they may see. What another team noted is theirs to show; that it happened is not.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _

from incidents.models import Contact, Customer, Incident, Remedy, Survey, Touchpoint
from incidents.queries.learned import Learned, learned_with
from incidents.queries.of_customer import LATEST, latest, seen
from incidents.queries.parts import Part, rows_of
from incidents.queries.prepared import Prepared
from incidents.queries.remedies import Total, ledger
from incidents.queries.surveys import Told, told_of
from incidents.queries.viewer import viewer
from incidents.rules.relationship import our_view, their_view
from incidents.rules.taxonomy import INCIDENT_KINDS

MOST_INCIDENTS, MOST_POINTS, MOST_SURVEYS, MOST_CONTACTS = 20, 12, 10, 50
MOST_READ = 40
"""So many of their surveys are read, the newest: those that are shown are among them."""


@dataclass(frozen=True)
class Happened:
    """An incident in a customer's history.

    felt: how they felt, at first and in the end, in words; again: isolated or repeated, in words
    """

    incident: Incident
    felt: str
    again: str


@dataclass(frozen=True)
class Point:
    """How things stood at one incident: our estimate and their ratings, each 1 to 5 or None.

    at: when we learned of the incident; incident: None where the reader may not see it
    """

    at: datetime
    incident: Incident | None
    ours: int | None
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Profile:
    """What the page of a customer shows; every list is bounded, and the newest come first.

    ours, theirs: how things stand and which way it goes, in words; points: the same over time
    incidents: those the reader may see, and has_more of them; number: of all that were looked at
    elsewhere: how many of the latest belong to teams of others; is_cut: older ones are not counted
    repeated: kinds of mistakes that happened more than once, as (label, number)
    remedies: what they had or were offered; totals: of all that they had, by currency
    """

    ours: str
    theirs: str
    points: list[Point]
    incidents: list[Happened]
    has_more: bool
    number: int
    is_cut: bool
    elsewhere: int
    repeated: list[tuple[str, int]]
    remedies: list[Remedy]
    totals: list[Total]
    learned: list[Learned]
    surveys: list[Told]


def profile(customer: Customer, user, at: datetime) -> Profile:
    """What this person sees of a customer as of `at`. Eight queries, however much there is."""
    kinds, elsewhere = _kinds(customer, user)
    newest = _NEWEST.models(customer=customer.pk, **viewer(user))
    estimated, surveys = (them.models(customer=customer.pk) for them in (_ESTIMATED, _SURVEYS))
    rated = [one for one in surveys if one.before is not None or one.after is not None]
    number, given = sum(kinds.values()), ledger(customer, user)
    return Profile(
        ours=our_view([one.relationship for one in estimated]),
        theirs=their_view([one.after for one in rated if one.after]),
        points=_points(estimated, rated[:MOST_POINTS], user),
        incidents=[_happened(incident, kinds) for incident in newest[:MOST_INCIDENTS]],
        has_more=len(newest) > MOST_INCIDENTS,
        number=number,
        is_cut=number == LATEST,
        elsewhere=elsewhere,
        repeated=_repeated(kinds),
        remedies=given.remedies,
        totals=given.totals,
        learned=learned_with(customer, user, at),
        surveys=[told_of(one) for one in surveys if _sees(user, one.incident)][:MOST_SURVEYS],
    )


def contacts_part() -> Part:
    """The people at a customer, to be read along with it."""
    contacts = Contact.objects.filter(customer=OuterRef("pk"))[:MOST_CONTACTS]
    return rows_of(contacts, *(field.attname for field in Contact._meta.concrete_fields))


def _kinds(customer, user) -> tuple[Counter, int]:
    """How many incidents there are of each kind, and how many of all this person does not see."""
    kinds, elsewhere = Counter(), 0
    for kind, team, number in _KINDS.rows(customer=customer.pk):
        kinds[kind] += number
        elsewhere += 0 if user.sees_everything or team in user.team_ids else number
    return kinds, elsewhere


def _sees(user, incident):
    return user.sees_everything or incident.team_id in user.team_ids


def _by_kind(customer):
    found = Incident.objects.filter(pk__in=latest(customer)).order_by()
    return found.values_list("kind", "team").annotate(Count("pk"))


def _newest(customer, **person):
    felt = Touchpoint.objects.filter(incident=OuterRef("pk"), mood__isnull=False).values("mood")
    with_moods = seen(customer, **person).annotate(
        first_mood=Subquery(felt.order_by("at", "pk")[:1]),
        last_mood=Subquery(felt.order_by("-at", "-pk")[:1]),
    )
    return with_moods.order_by("-learned_at", "-pk")[: MOST_INCIDENTS + 1]


def _estimated(customer):
    found = Incident.objects.filter(pk__in=latest(customer), relationship__isnull=False)
    return found.order_by("-learned_at", "-pk")[:MOST_POINTS]


def _surveys(customer):
    found = Survey.objects.filter(incident__in=latest(customer)).select_related("incident")
    return found[:MOST_READ]


_KINDS, _NEWEST = Prepared(_by_kind), Prepared(_newest)
_ESTIMATED, _SURVEYS = Prepared(_estimated), Prepared(_surveys)


def _points(estimated, rated, user):
    """A line for each incident at which we or they said how things stood."""
    incidents = {one.pk: one for one in estimated}
    newest: dict[int, Survey] = {}
    for survey in rated:
        newest.setdefault(survey.incident_id, survey)
        incidents.setdefault(survey.incident_id, survey.incident)
    lines = sorted(incidents.values(), key=lambda one: (one.learned_at, one.pk), reverse=True)
    return [_point(one, newest.get(one.pk), _sees(user, one)) for one in lines[:MOST_POINTS]]


def _point(incident, survey, is_seen):
    return Point(
        at=incident.learned_at,
        incident=incident if is_seen else None,
        ours=incident.relationship,
        before=survey.before if survey else None,
        after=survey.after if survey else None,
    )


def _happened(incident, kinds):
    return Happened(incident, _felt(incident), _again(incident, kinds))


def _felt(incident):
    """“furious at first, calm in the end” (P83)."""
    first, last = incident.first_mood, incident.last_mood
    if first is None:
        return ""
    words = Touchpoint.Mood(first).felt
    if first == last:
        return words
    return _("%(words)s at first, %(label)s in the end") % {
        "words": words,
        "label": Touchpoint.Mood(last).felt,
    }


def _again(incident, kinds):
    """Whether it is isolated or happens again (P91); nothing as long as it has no kind."""
    if not incident.kind:
        return ""
    number = kinds[incident.kind]
    return (
        _("isolated") if number == 1 else _("one of %(number)s of this kind") % {"number": number}
    )


def _repeated(kinds):
    often = [
        (INCIDENT_KINDS.get(kind, kind), many) for kind, many in kinds.items() if kind and many > 1
    ]
    return sorted(often, key=lambda one: (-one[1], one[0]))
