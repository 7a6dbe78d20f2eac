"""The people around one incident: whom its ladder may tell, and who is named in its story."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from incidents.models import Membership, User
from incidents.queries.filters.among import among
from incidents.queries.prepared import Prepared
from incidents.queries.roster import roster_of, standing_in
from incidents.rules.audience import GUIDE, PERSON, Roster
from incidents.rules.roles import SEE_ALL, STAFF


@dataclass(frozen=True)
class PeopleAround:
    """names: id → name of all of them; rooms: id of a chat channel → its name
    roster: who of them holds which role, and who is away
    """

    names: dict[int, str]
    rooms: dict[int, str]
    roster: Roster


def people_around(
    incident, rooms: dict[int, str], at: datetime, *, audience: Iterable[str], ids: Iterable[int]
) -> PeopleAround:
    """Read them. One query.

    rooms: id of a chat channel → its name; at: now (aware); audience: whom the ladders name (names
    from `rules.audience`)
    ids: of people whose promise something is, and of those who are named
    """
    emails = {name.removeprefix(PERSON).lower() for name in audience if name.startswith(PERSON)}
    given = {"emails": tuple(sorted(emails)), "ids": sorted(set(ids))}
    rows = _AROUND.rows(team=incident.team_id, at=at, asks_guides=GUIDE in audience, **given)
    people: dict[int, _Somebody] = {}
    for row in rows:
        somebody, place = row[: -len(_PLACE)], row[-len(_PLACE) :]
        person = people.setdefault(somebody[0], _Somebody(*somebody))
        if place[0] is not None:
            person.places.append(_Place(*place, person.pk))
    chats = {name: pk for pk, name in rooms.items()}
    names = {person.pk: person.name for person in people.values()}
    return PeopleAround(names, rooms, roster_of(people, chats, at, given["emails"]))


class _Place(NamedTuple):
    """Of a Membership, what a roster looks at."""

    pk: int
    team_id: int
    role: str
    is_guide: bool
    user_id: int


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
    places: list[_Place] = field(default_factory=list)

    is_away, team_ids, sees_everything = User.is_away, User.team_ids, User.sees_everything


def _around(team, at, asks_guides, emails, ids):
    """Who leads in this team, who stands above all teams, and whoever is named; where a guide is
    asked, who may be one. Of the other teams nobody is told, unless they stand in for one of these.
    """
    holds = Q(team=team) & ~Q(role=STAFF) | Q(role__in=SEE_ALL)
    if asks_guides:
        holds |= Q(team=team, is_guide=True)
    holders = Membership.objects.filter(holds).values("user")
    named = Q(email__in=emails) | Q(pk__in=ids) | among(standing_in(at))
    found = User.objects.filter(among(holders) | Q(is_superuser=True) | named)
    # A row for each of their places.
    return found.order_by("pk").values_list(*_PERSON, *_PLACE)


_PERSON = [field.name for field in fields(_Somebody) if field.name != "places"]
_PLACE = [f"memberships__{name}" for name in ("id", "team_id", "role", "is_guide")]
_AROUND = Prepared(_around)
