"""Who hears of a step, and who instead when they are not there.

The ladder never falls silent. When somebody is away, their news goes to whoever they have named to
stand in for them. If that is nobody who is there, it goes to the next one up, as it does when they
are the one who is stuck: owner → leads → managers → admins. When nobody at all is in, it goes to
those who would have been told first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from incidents.rules.roles import ADMIN, LEAD, MANAGER

OWNER, GUIDE, MANAGERS = "owner", "guide", "managers"
PERSON, CHAT = "person:", "chat:"
"""Before an e-mail address, or the name of a chat channel."""

NAMES = (OWNER, GUIDE, LEAD, MANAGERS, ADMIN)

_UP = {OWNER: LEAD, GUIDE: LEAD, PERSON: MANAGERS, LEAD: MANAGERS, MANAGERS: ADMIN}


@dataclass(frozen=True)
class StandIn:
    """Somebody who stands in for a colleague: their id, and the ids of the teams whose incidents
    they may see, None for all."""

    person: int
    teams: frozenset[int] | None = None

    def sees(self, team: int) -> bool:
        """Whether they may see what belongs to this team."""
        return self.teams is None or team in self.teams


@dataclass
class Roster:
    """Who holds which role where, and who is away.

    leads, managers, guides: team id → person ids; admins: person ids; people: e-mail → person id
    away: ids of people who are away or can't sign in any more
    chats: name of a chat channel → its id
    stand_ins: id of somebody who is away → who stands in for them, and is there
    """

    leads: dict[int, list[int]] = field(default_factory=dict)
    managers: dict[int, list[int]] = field(default_factory=dict)
    guides: dict[int, list[int]] = field(default_factory=dict)
    admins: list[int] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)
    away: frozenset[int] = frozenset()
    chats: dict[str, int] = field(default_factory=dict)
    stand_ins: dict[int, StandIn] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        memberships: Iterable[tuple[int, int, str]],
        away: Iterable[int],
        guides: Iterable[tuple[int, int]] = (),
        **known,
    ) -> "Roster":
        """Build from (team id, person id, role) triples; staff in them are passed over.

        guides: (team id, person id) of those who may be invited to help; known: people, chats,
        stand_ins
        """
        roster = cls(away=frozenset(away), **known)
        for team, person in guides:
            roster.guides.setdefault(team, []).append(person)
        for team, person, role in memberships:
            if role == LEAD:
                roster.leads.setdefault(team, []).append(person)
            elif role == MANAGER:
                roster.managers.setdefault(team, []).append(person)
            elif role == ADMIN and person not in roster.admins:
                roster.admins.append(person)
        return roster

    def holders(self, name: str, owner: int | None, team: int) -> list[int]:
        """Everybody an audience name stands for, away or not.

        A team without a manager of its own is looked after by all managers.
        """
        if name == OWNER:
            return [owner] if owner else []
        if name == GUIDE:
            return self.guides.get(team, [])
        if name == LEAD:
            return self.leads.get(team, [])
        if name == MANAGERS:
            everybody = [person for people in self.managers.values() for person in people]
            return self.managers.get(team) or list(dict.fromkeys(everybody))
        if name.startswith(PERSON):
            known = self.people.get(name.removeprefix(PERSON).lower())
            return [known] if known else []
        return self.admins

    def instead_of(self, holder: int, team: int) -> int | None:
        """Who stands in for them and may see what is this team's; None for nobody."""
        instead = self.stand_ins.get(holder)
        return instead.person if instead and instead.sees(team) else None


@dataclass(frozen=True)
class Told:
    """Who hears of a step: ids of people and of chat channels, and of the guides invited.

    stand_ins: of the people, those who hear of it only because they stand in for somebody → whom
    """

    people: tuple[int, ...] = ()
    chats: tuple[int, ...] = ()
    guides: tuple[int, ...] = ()
    stand_ins: dict[int, int] = field(default_factory=dict)


def told(names: Iterable[str], owner: int | None, team: int, roster: Roster, turn: int = 0) -> Told:
    """Who hears of a step, each once, in the order of `names`.

    names: audience names of the step; owner: id of whose promise it is, or None; team: the team's
    id; turn: a number that differs from incident to incident, so that guides take turns
    A chat channel that does not exist any more is told as the managers are.
    """
    # Person → for whom they hear of it: themselves, or somebody who is away.
    people: dict[int, int] = {}
    chats, guides = [], []
    for name in names:
        if name.startswith(CHAT) and (chat := roster.chats.get(name.removeprefix(CHAT))):
            chats.append(chat)
            continue
        found, level = _present(MANAGERS if name.startswith(CHAT) else name, owner, team, roster)
        if level == GUIDE:
            invited = list(found)[turn % len(found)]
            found = {invited: found[invited]}
            guides.append(invited)
        for person, holder in found.items():
            if person == holder or person not in people:
                people[person] = holder
    stand_ins = {person: holder for person, holder in people.items() if person != holder}
    return Told(tuple(people), tuple(dict.fromkeys(chats)), tuple(guides), stand_ins)


def _present(name, owner, team, roster):
    """Those who are there, each with for whom, and the name under which they were found."""
    absent = []
    while name:
        holders = roster.holders(name, owner, team)
        present: dict[int, int] = {}
        for holder in holders:
            # Guides take turns: when one is away, the next is asked, and nobody in their place.
            instead = roster.instead_of(holder, team) if name != GUIDE else None
            person = holder if holder not in roster.away else instead
            if person is not None and (name == OWNER or owner not in (holder, person)):
                present[person] = person if present.get(person) == person else holder
        if present:
            return present, name
        absent += holders
        name = _UP.get(PERSON if name.startswith(PERSON) else name)
    return {person: person for person in absent[:1]}, None
