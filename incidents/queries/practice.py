"""The practice room: somebody's own tries, what was suggested to them, and what a lead may read.

A try belongs to whoever wrote it. Somebody else reads it only if they suggested it, or if it was
shared and they lead a team of the writer's; managers and admins have no part in this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.library.scenarios import LEVELS, Scenario, scenarios
from incidents.models import Membership, Practice, User
from incidents.queries.coaching import Advice, Around, advise
from incidents.rules import roles

MOST_TRIES, MOST_SUGGESTED, MOST_FOR_LEAD, MOST_PEOPLE = 10, 20, 30, 500


@dataclass(frozen=True)
class Row:
    """A scenario in the room.

    tried: how often the reader did, “tried twice”, and whether a lead wrote about it
    """

    scenario: Scenario
    tried: str = ""


@dataclass(frozen=True)
class Shown:
    """A try in a list, or what was suggested and waits for one."""

    practice: Practice
    scenario: Scenario


@dataclass(frozen=True)
class Room:
    """levels: (label, rows) from easy to hard; suggested: what waits for me, the oldest first"""

    levels: list[tuple[str, list[Row]]]
    suggested: list[Shown] = field(default_factory=list)


def room_of(person: User) -> Room:
    """The practice room as this person finds it. Two queries."""
    mine = Practice.objects.filter(person=person)
    counted = (
        mine.order_by()
        .values("scenario")
        .annotate(
            tries=Count("pk", filter=Q(written_at__isnull=False)),
            words=Count("pk", filter=Q(debriefed_at__isnull=False)),
        )
    )
    known = {row.pop("scenario"): row for row in counted}
    rows = {level: [] for level in LEVELS}
    for scenario in scenarios().values():
        rows[scenario.level].append(Row(scenario, _tried(**known.get(scenario.code, {}))))
    waiting = suggestions(person).order_by("pk")[:MOST_SUGGESTED]
    return Room([(LEVELS[level], rows[level]) for level in LEVELS], _shown(waiting))


def _tried(tries=0, words=0):
    if not tries:
        return ""
    if words:
        told = ngettext(
            "tried once, with a lead’s words", "tried %(count)s times, with a lead’s words", tries
        )
        twice = _("tried twice, with a lead’s words")
    else:
        told = ngettext("tried once", "tried %(count)s times", tries)
        twice = _("tried twice")
    return twice if tries == 2 else told % {"count": tries}


def _shown(practices):
    """Those whose scenario is in the library still."""
    known = scenarios()
    return [Shown(one, known[one.scenario]) for one in practices if one.scenario in known]


def suggestions(person: User, code: str = ""):
    """What was suggested to this person and waits for a try, as a query; of one scenario or all."""
    waiting = Practice.objects.filter(person=person, written_at=None).select_related("assigned_by")
    return waiting.filter(scenario=code) if code else waiting


def open_suggestions(user: User):
    """What this person suggested, or was suggested to them, and was not tried yet, as a query."""
    return Practice.objects.filter(Q(person=user) | Q(assigned_by=user), written_at=None)


def tries_of(person: User, code: str):
    """This person's tries at a scenario, the newest first, as a query."""
    written = Practice.objects.filter(person=person, scenario=code, written_at__isnull=False)
    return written.select_related("debriefed_by").order_by("-written_at", "-pk")


def teams_led_by(user: User) -> list[int]:
    """Ids of the teams they lead."""
    return [team for team in user.team_ids if user.leads(team)]


def people_led_by(user: User) -> list[User]:
    """Who is in a team that they lead, themselves left out; by name. None without such a team."""
    led = teams_led_by(user)
    if not led:
        return []
    places = Membership.objects.filter(user=OuterRef("pk"), team__in=led)
    found = User.objects.filter(Exists(places), is_active=True).exclude(pk=user.pk)
    return list(found.order_by("name", "pk")[:MOST_PEOPLE])


def leads_of(person: User) -> list[User]:
    """Who leads a team that they are in, themselves left out; by name. One query."""
    places = Membership.objects.filter(
        user=OuterRef("pk"), team__in=person.team_ids, role=roles.LEAD
    )
    found = User.objects.filter(Exists(places), is_active=True).exclude(pk=person.pk)
    return list(found.order_by("name", "pk")[:MOST_PEOPLE])


def readable_tries(user: User):
    """The tries that this person may read, as a query: their own, and those shown to them."""
    return Practice.objects.filter(
        Q(person=user) | _shown_to(user), written_at__isnull=False
    ).select_related("person", "assigned_by", "debriefed_by")


def readable_try(user: User, pk: int) -> Practice:
    """A try that this person may read. Raises Practice.DoesNotExist."""
    return readable_tries(user).get(pk=pk, scenario__in=list(scenarios()))


def for_lead(user: User) -> list[Shown]:
    """What was shown to this person or suggested by them: what waits for a word first.

    At most MOST_FOR_LEAD, the newest of each. One query.
    """
    found = Practice.objects.filter(_shown_to(user)).exclude(person=user)
    found = found.select_related("person", "assigned_by").order_by(
        F("debriefed_at").desc(nulls_first=True), F("written_at").desc(nulls_last=True), "-pk"
    )
    return _shown(found[:MOST_FOR_LEAD])


def _shown_to(user):
    led = Membership.objects.filter(user=OuterRef("person"), team__in=teams_led_by(user))
    return Q(assigned_by=user) | Q(Exists(led), is_shared=True, written_at__isnull=False)


def marked(text: str, part: str, advice: Advice) -> list[tuple[str, int]]:
    """A part in pieces: each with the number of the advice on these words, or 0."""
    pieces, done = [], 0
    places = (one for one in advice.points if one.part == part and one.start is not None)
    for point in sorted(places, key=lambda one: (one.start, one.number)):
        # Where two pieces of advice are on the same words, the first one marks them.
        if point.start < done or point.start == point.end:
            continue
        pieces += [(text[done : point.start], 0), (text[point.start : point.end], point.number)]
        done = point.end
    return [piece for piece in [*pieces, (text[done:], 0)] if piece[0]]


def coach_on(scenario: Scenario, parts: Mapping[str, str], at: datetime) -> Advice:
    """What the coach says of an answer to a scenario; no query."""
    known = Around(
        recipient=scenario.recipient,
        sender=scenario.sender,
        colleagues=scenario.colleagues,
        earlier=(),
        has_preventive_action=scenario.has_prevention,
    )
    values = {"contact": scenario.recipient, "customer": scenario.recipient}
    return advise(parts, known, values=values, at=at)
