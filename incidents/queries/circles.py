"""Who stands how to what has happened, and how they want to hear: read for many events at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from incidents.models import Action, Decision, Event, Guide, Membership, User, Watch
from incidents.queries.roster import can_stand_in, wishes_of
from incidents.rules import roles
from incidents.rules.news import Circle, Heard
from incidents.rules.wishes import Wishes


class Happened(NamedTuple):
    """An event with as much of its incident as it takes to know whose news it is."""

    pk: int
    kind: str
    at: datetime
    by: int | None
    data: dict
    incident: int
    owner: int | None
    team: int
    urgency: str
    logged_at: datetime

    COLUMNS = (
        *("pk", "kind", "at", "by", "data", "incident"),
        *("incident__owner", "incident__team", "incident__urgency", "incident__logged_at"),
    )


@dataclass(frozen=True)
class Listener:
    """Somebody who may hear of something. wanted: (preference, way) of what they have asked for,
    the way being app, mail or digest; wishes: how they want to be told; an_hour: so many mails"""

    name: str
    wanted: frozenset[tuple[str, str]]
    wishes: Wishes
    an_hour: int

    def wants(self, heard: Heard, way: str) -> bool:
        """Whether they want to hear of this in this way."""
        return (heard.preference, way) in self.wanted


def listener(person: User) -> Listener:
    """A person, as somebody who may hear of something."""
    wanted = {
        ("mine", "app"): person.mine_in_app,
        ("mine", "mail"): person.mine_by_mail,
        ("team", "app"): person.team_in_app,
        ("team", "mail"): person.team_by_mail,
        # By mail they hear of it from the ladder itself.
        ("breaches", "app"): person.breaches_in_app,
    }
    wants = frozenset(way for way, is_wanted in wanted.items() if is_wanted)
    return Listener(person.name, wants, wishes_of(person), person.most_an_hour)


@dataclass(frozen=True)
class Circles:
    """circles: event id → its Circle; listeners: by id, those who can sign in."""

    circles: dict[int, Circle]
    listeners: dict[int, Listener]


def circles_of(events: Sequence[Happened], at: datetime) -> Circles:
    """The circles of some events as of `at`. Seven queries at most, however many events."""
    near = _Near.of(events)
    people = near.people()
    ids = {pk for circle in people.values() for pk in circle}
    absent = User.objects.filter(pk__in=ids, away_until__gt=at, substitute__isnull=False)
    found = User.objects.with_places().filter(
        Q(pk__in=ids) | Q(pk__in=absent.values("substitute")), is_active=True
    )
    known = {person.pk: person for person in found}
    stand_ins = {
        person.pk: person.substitute_id
        for person in known.values()
        if person.is_away(at) and can_stand_in(known.get(person.substitute_id), at)
    }
    able = {team: _who_sees(team, known.values()) for team in {event.team for event in events}}
    circles = {event.pk: near.circle(event, stand_ins, able[event.team]) for event in events}
    return Circles(circles, {pk: listener(person) for pk, person in known.items()})


@dataclass(frozen=True)
class _Near:
    """The parts of circles: incident id, team id or event id → ids of people."""

    events: Sequence[Happened]
    watchers: dict
    guides: dict
    leads: dict
    team: dict
    asked: dict
    mentioned: dict

    @classmethod
    def of(cls, events):
        incidents = {event.incident for event in events}
        leads, team = _places({event.team for event in events})
        joined = Guide.objects.filter(incident__in=incidents, joined_at__isnull=False)
        return cls(
            events=events,
            watchers=_grouped(Watch.objects.filter(incident__in=incidents), "incident", "person"),
            guides=_grouped(joined, "incident", "person"),
            leads=leads,
            team=team,
            asked=_asked(events),
            mentioned=_mentioned(events),
        )

    def circle(self, event, stand_ins, able):
        """The circle of one event."""
        return Circle(
            owner=event.owner,
            urgency=event.urgency,
            asked=frozenset(self.asked.get(event.pk, ())),
            mentioned=frozenset(self.mentioned.get(event.pk, ())),
            guides=frozenset(self.guides.get(event.incident, ())),
            leads=frozenset(self.leads.get(event.team, ())),
            watchers=frozenset(self.watchers.get(event.incident, ())),
            team=frozenset(self.team.get(event.team, ())),
            stand_ins=stand_ins,
            able=able,
        )

    def people(self):
        """event id → everybody in its circle, whoever was told of a step too."""
        nobody = ()
        return {
            event.pk: {
                *((event.owner,) if event.owner else nobody),
                *self.asked.get(event.pk, nobody),
                *self.mentioned.get(event.pk, nobody),
                *self.guides.get(event.incident, nobody),
                *self.leads.get(event.team, nobody),
                *self.watchers.get(event.incident, nobody),
                *self.team.get(event.team, nobody),
                *(event.data.get("told", nobody) if event.kind == "escalated" else nobody),
            }
            for event in self.events
        }


def _who_sees(team, people):
    """Ids of those who see what belongs to this team."""
    return frozenset(
        person.pk for person in people if person.sees_everything or team in person.team_ids
    )


def _places(teams):
    """team id → its leads, and team id → those who want to hear of all that happens there."""
    leads, listening = defaultdict(set), defaultdict(set)
    wants = Q(user__team_in_app=True) | Q(user__team_by_mail=True)
    places = Membership.objects.filter(Q(role=roles.LEAD) | wants, team__in=teams)
    columns = "team", "user", "role", "user__team_in_app", "user__team_by_mail"
    for team, person, role, in_app, by_mail in places.values_list(*columns):
        if role == roles.LEAD:
            leads[team].add(person)
        if in_app or by_mail:
            listening[team].add(person)
    return leads, listening


_OF_DECISIONS = frozenset({"decision_asked", "decided"})
_OF_ACTIONS = frozenset({"action_added", "action_done", "action_dropped", "checked"})


def _asked(events):
    """event id → whose decision or action it is about; what was decided, whoever asked for it."""
    asked = defaultdict(set)
    about = _about(events, _OF_DECISIONS, "question")
    for one in _rows(Decision, about, "question", "asked_of", "asked_by"):
        for event in about[one["incident"], one["question"]]:
            is_asked = event.kind == Event.Kind.DECISION_ASKED
            asked[event.pk].add(one["asked_of" if is_asked else "asked_by"])
    about = _about(events, _OF_ACTIONS, "what")
    for one in _rows(Action, about, "what", "owner"):
        for event in about[one["incident"], one["what"]]:
            asked[event.pk].add(one["owner"])
    return asked


def _about(events, kinds, part):
    """(incident id, words) → the events of these kinds that are about it."""
    about = defaultdict(list)
    for event in events:
        if event.kind in kinds:
            about[event.incident, event.data.get(part)].append(event)
    return about


def _rows(model, about, *columns):
    incidents = {incident for incident, _ in about}
    rows = model.objects.filter(incident__in=incidents).values("incident", *columns)
    return [one for one in rows if (one["incident"], one[columns[0]]) in about] if about else []


def _mentioned(events):
    """event id → whoever a note names, if they are one of us."""
    notes = {event.pk: event.data.get("mentions", ()) for event in events if event.kind == "note"}
    names = {name for some in notes.values() for name in some}
    if not names:
        return {}
    ids = defaultdict(set)
    for name, pk in User.objects.filter(name__in=names).values_list("name", "pk"):
        ids[name].add(pk)
    return {event: set().union(*(ids[name] for name in some)) for event, some in notes.items()}


def _grouped(rows, key, value):
    grouped = defaultdict(set)
    for one, other in rows.values_list(key, value):
        grouped[one].add(other)
    return grouped
