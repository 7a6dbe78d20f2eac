"""A line of the board as one person reads it, with what they may do about it from there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.models import User
from incidents.queries.board.counted import ALL, UNOWNED, Counted
from incidents.queries.board.lines import Line, ToldLast
from incidents.queries.board.people import Everybody, Person
from incidents.queries.filters.attention import DECISION, SECOND, SILENT, SNOOZED, UNTOUCHED
from incidents.rules import kinds
from incidents.rules.face import Face, face
from incidents.rules.words import moment, span

COLLEAGUES = 6
NOW = {
    kinds.CONTACT: gettext_lazy("Past our promise – call them now"),
    kinds.ANSWER: gettext_lazy("Past our promise – send the answer now"),
    kinds.UPDATE: gettext_lazy("Past our promise – give them a word now"),
    kinds.DECISION: gettext_lazy("Past our promise – say yes or no now"),
    kinds.RESOLVE: gettext_lazy("Past our promise – tell them now how far it is"),
    kinds.ACTION: gettext_lazy("Past our promise – do it now"),
    kinds.CHECK: gettext_lazy("Past our promise – look now whether it worked"),
}
"""What to do about each promise, once its time is over."""


@dataclass(frozen=True)
class Colleague:
    """Somebody who can take it on; said: how much they have, or until when they are away."""

    person: Person
    load: int
    said: str


@dataclass(frozen=True)
class Row:
    """Rows that are equal look alike.

    face: of its soonest clock, or None; say: what to do now, empty as long as there is time
    told: who was told last; note: why it is on its list

    may_take: whether it can be theirs with one press; take_over: where they read it first, or
    empty; may_guide: whether they may offer to help; colleagues: buttons that give it to somebody
    """

    line: Line
    url: str
    assign_url: str
    guide_url: str
    owner: Person | None
    face: Face | None
    say: str
    told: str
    note: str
    is_mine: bool
    may_take: bool
    take_over: str
    may_guide: bool
    colleagues: tuple[Colleague, ...]

    @property
    def version(self) -> str:
        """Changes when somebody looking would want to know: not with every minute."""
        told = self.line.told.at.timestamp() if self.line.told else 0
        due = self.line.due_at.timestamp() if self.line.due_at else 0
        return f"{self.line.owner or 0}-{due:.0f}-{told:.0f}-{len(self.line.guides)}"


class Rows:
    """Makes rows for one reader at one moment; `counted` tells how much each colleague has."""

    def __init__(self, user: User, people: Everybody, counted: Counted, at: datetime):
        self._user, self._people, self._counted, self._at = user, people, counted, at
        self._zone = timezone.get_current_timezone()
        self._offered: dict[int, list[Colleague]] = {}

    def of(self, lines: Iterable[Line], list_name: str) -> list[Row]:
        """The rows of the lines of a list, one of `lines.LISTS`."""
        return [self._row(line, _NOTES.get(list_name)) for line in lines]

    def _row(self, line, note):
        mine, ours = line.owner == self._user.pk, line.team in self._user.team_ids
        is_past = line.due_at is not None and line.due_at <= self._at
        return Row(
            line=line,
            url=reverse("incident", args=[line.reference]),
            assign_url=reverse("assign", args=[line.reference]),
            guide_url=reverse("guide", args=[line.reference]),
            owner=self._people.people.get(line.owner),
            face=face(line.kind, line.due_at, None, self._at, self._zone) if line.kind else None,
            say=str(NOW[line.kind]) if is_past else "",
            told=self._told(line.told) if line.told else "",
            note=note(self, line) if note else "",
            is_mine=mine,
            may_take=ours and line.owner is None,
            take_over=reverse("take_over", args=[line.reference])
            if ours and line.owner and not mine
            else "",
            may_guide=not mine and self._user.pk not in line.guides,
            colleagues=self._colleagues(line),
        )

    def unowned(self, line):
        """Since when nobody has it."""
        return _("for %(span)s") % {"span": span(self._at - line.logged_at)}

    def silent(self, line):
        """For how long they have not heard from us."""
        since = span(self._at - (line.spoke_at or line.logged_at))
        words = _("no word for %(span)s") if line.spoke_at else _("never, in %(span)s")
        return words % {"span": since}

    def untouched(self, line):
        """For how long its owner has done nothing about it."""
        owner = self._people.people.get(line.owner)
        since = span(self._at - (line.touched_at or line.logged_at))
        words = _("%(name)s, for %(span)s")
        return words % {"name": owner.short_name if owner else "", "span": since}

    def second(self, line):
        """Who answers for it this time."""
        owner = self._people.people.get(line.owner)
        return owner.short_name if owner else _("unowned")

    def snoozed(self, line):
        """How long it will sleep."""
        until = moment(line.snoozed_until, self._at, self._zone) if line.snoozed_until else ""
        return _("until %(when)s") % {"when": until}

    def decision(self, line):
        """What is asked, and of whom."""
        asked = self._people.people.get(line.asked)
        return f"{asked.short_name}: {line.question}" if asked else line.question

    def _told(self, told: ToldLast):
        known = self._people.people
        names = [known[one].short_name for one in told.people if one in known]
        names += [f"#{self._people.rooms[one]}" for one in told.rooms if one in self._people.rooms]
        if not names:
            return ""
        words = (
            _("%(names)s reminded %(when)s") if told.is_reminder else _("%(names)s told %(when)s")
        )
        return words % {"names": ", ".join(names), "when": moment(told.at, self._at, self._zone)}

    def _colleagues(self, line):
        """Those of the team who have most room, whoever is away last."""
        taken = line.owner, self._user.pk
        others = [one for one in self._team(line.team) if one.person.pk not in taken]
        return tuple(others[:COLLEAGUES])

    def _team(self, team):
        if team not in self._offered:
            found = [self._colleague(person) for person in self._people.of_team(team)]
            found.sort(key=lambda one: (bool(one.person.away), one.load, one.person.name))
            self._offered[team] = found
        return self._offered[team]

    def _colleague(self, person):
        load = self._counted.of_owner.get(person.pk, {}).get(ALL, 0)
        if person.away:
            until = moment(person.away, self._at, self._zone)
            said = _("away until %(when)s") % {"when": until}
        else:
            said = ngettext("%(n)d open", "%(n)d open", load) % {"n": load}
        return Colleague(person, load, said)


_NOTES = {
    UNOWNED: Rows.unowned,
    SILENT: Rows.silent,
    UNTOUCHED: Rows.untouched,
    SECOND: Rows.second,
    SNOOZED: Rows.snoozed,
    DECISION: Rows.decision,
}
