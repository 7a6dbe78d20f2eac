"""The people around one incident: whom its ladder may tell, and who is named in its story."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from incidents.models import Membership, User
from incidents.queries.colleagues import SEES_ALL
from incidents.queries.prepared import Prepared
from incidents.queries.roster import roster_of, standing_in
from incidents.rules.audience import Roster
from incidents.rules.roles import STAFF


@dataclass(frozen=True)
class PeopleAround:
    """names: id → name of all of them; rooms: id of a chat channel → its name
    roster: who of them holds which role, and who is away
    """

    names: dict[int, str]
    rooms: dict[int, str]
    roster: Roster


def people_around(
    incident, rooms: dict[int, str], at: datetime, *, emails: Iterable[str], ids: Iterable[int]
) -> PeopleAround:
    """Read them. One query.

    rooms: id of a chat channel → its name; at: now (aware); emails: of people whom a ladder names
    ids: of people whose promise something is, and of those who are named
    """
    given = {"emails": tuple(sorted(email.lower() for email in emails)), "ids": sorted(set(ids))}
    rows = _AROUND.rows(team=incident.team_id, at=at, **given)
    people = {pk: _Somebody(pk, *row) for pk, *row in rows}
    chats = {name: pk for pk, name in rooms.items()}
    names = {person.pk: person.name for person in people.values()}
    return PeopleAround(names, rooms, roster_of(people, chats, at, given["emails"]))


class _Place(NamedTuple):
    """Of a Membership, what a roster looks at."""

    pk: int
    team_id: int
    user_id: int
    role: str
    is_guide: bool


@dataclass(slots=True)
class _Somebody:
    """Of a User, what a roster looks at: there may be dozens around an incident."""

    pk: int
    name: str
    email: str
    is_active: bool
    is_superuser: bool
    away_until: datetime | None
    substitute_id: int | None
    found_places: list[dict]

    is_away, team_ids, sees_everything = User.is_away, User.team_ids, User.sees_everything

    @property
    def places(self):
        """Their memberships."""
        return [
            _Place(one["id"], one["team_id"], self.pk, one["role"], one["is_guide"])
            for one in self.found_places
        ]


def _around(team, at, emails, ids):
    """Who helps or leads in this team, who stands above all teams, and whoever is named.

    Of the other teams nobody is told, unless they stand in for one of these.
    """
    places = Membership.objects.filter(user=OuterRef("pk"))
    helps = places.filter(~Q(role=STAFF) | Q(is_guide=True))
    holds = Q(Exists(helps.filter(team=team))) | Q(Exists(SEES_ALL)) | Q(is_superuser=True)
    named = Q(email__in=emails) | Q(pk__in=ids) | Q(pk__in=standing_in(at))
    place = JSONObject(id="pk", team_id="team_id", role="role", is_guide="is_guide")
    found = User.objects.annotate(found_places=ArraySubquery(places.values(place=place)))
    return found.filter(holds | named).order_by("pk").values_list(*_FIELDS)


_FIELDS = [field.name for field in fields(_Somebody)]
_AROUND = Prepared(_around)
