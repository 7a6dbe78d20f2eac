"""Who hears of a step, and who instead when they are not there.

The ladder never falls silent: an absent owner's news goes to the leads, an absent lead's to the
managers, theirs to the admins; when nobody at all is in, to those who would have been told first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from incidents.rules.roles import ADMIN, LEAD, MANAGER

OWNER, MANAGERS = "owner", "managers"

_UP = {OWNER: LEAD, LEAD: MANAGERS, MANAGERS: ADMIN}


@dataclass
class Roster:
    """Who holds which role where, and who is away.

    leads, managers: team id → person ids; admins: person ids
    away: ids of people who are away or can't sign in any more
    """

    leads: dict[int, list[int]] = field(default_factory=dict)
    managers: dict[int, list[int]] = field(default_factory=dict)
    admins: list[int] = field(default_factory=list)
    away: frozenset[int] = frozenset()

    @classmethod
    def of(cls, memberships: Iterable[tuple[int, int, str]], away: Iterable[int]) -> "Roster":
        """Build from (team id, person id, role) triples; staff in them are passed over."""
        roster = cls(away=frozenset(away))
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
        if name == LEAD:
            return self.leads.get(team, [])
        if name == MANAGERS:
            everybody = [person for people in self.managers.values() for person in people]
            return self.managers.get(team) or list(dict.fromkeys(everybody))
        return self.admins


def told(names: Iterable[str], owner: int | None, team: int, roster: Roster) -> list[int]:
    """The ids of the people who hear of a step, each once, in the order of `names`.

    names: audience names of the step; owner: the incident's owner's id or None; team: its team's id
    """
    people: dict[int, None] = {}
    for name in names:
        people.update(dict.fromkeys(_present(name, owner, team, roster)))
    return list(people)


def _present(name, owner, team, roster):
    absent = []
    while name:
        holders = roster.holders(name, owner, team)
        present = [person for person in holders if person not in roster.away]
        if present:
            return present
        absent += holders
        name = _UP.get(name)
    return absent[:1]
