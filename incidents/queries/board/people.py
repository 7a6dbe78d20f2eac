"""Everybody who works here, as the board needs them: names, teams, who is away."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import cache

from incidents.models import ChatChannel, User
from incidents.queries.prepared import Prepared
from incidents.queries.roster import staff_of
from incidents.rules.audience import Roster

KEPT = 90


@dataclass(frozen=True)
class Person:
    """Somebody who works here, or has; it shows like a User in the parts that screens are made of.

    teams: ids of those whose incidents they can own; away: until when (aware), or None
    """

    pk: int
    name: str
    initials: str
    hue: int
    teams: tuple[int, ...] = ()
    away: datetime | None = None

    def __str__(self):
        return self.name

    @property
    def short_name(self) -> str:
        """What a colleague would call them."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True)
class Everybody:
    """people: by id, in the order of their names; teams: id → name, of teams that have people;
    roster: whom the ladder may tell; rooms: id of a chat channel → its name."""

    people: dict[int, Person] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    roster: Roster = field(default_factory=Roster)
    rooms: dict[int, str] = field(default_factory=dict)

    def of_team(self, team: int) -> list[Person]:
        """Who can own something of a team's, by name."""
        return [person for person in self.people.values() if team in person.teams]


def everybody(at: datetime) -> Everybody:
    """Everybody as they are in the minute of `at`. Two queries, once a minute.

    People come, go and are away without an event: to see it a minute later is soon enough.
    """
    minute = int(at.timestamp()) // 60
    return cache.get_or_set(f"everybody-{minute}", lambda: _read(at), KEPT)


_USERS = Prepared(lambda: User.objects.with_places().order_by("name", "pk"))


def _read(at):
    users = _USERS.models()
    chats = dict(ChatChannel.objects.values_list("name", "pk"))
    teams = {place.team_id: place.team.name for user in users for place in user.places}
    return Everybody(
        people={user.pk: _person(user, at) for user in users},
        teams=dict(sorted(teams.items(), key=lambda team: team[1])),
        roster=staff_of(users, chats, at, [user.email for user in users]).roster,
        rooms={pk: name for name, pk in chats.items()},
    )


def _person(user, at):
    teams = tuple(user.team_ids) if user.is_active else ()
    away = user.away_until if user.is_away(at) else None
    return Person(user.pk, user.name, user.initials, user.hue, teams, away)
