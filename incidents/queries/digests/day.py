"""The day's digest: what is past our promise, what falls due, and what lies still."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from incidents.models import Docket, User
from incidents.queries.digests.calendar import Workdays, day_of
from incidents.queries.digests.lines import Asked, Line, counted
from incidents.queries.filters import Lens, list_url
from incidents.queries.filters.attention import DECISION, SECOND, SILENT, UNTOUCHED
from incidents.queries.filters.people import ME, NOBODY
from incidents.rules import roles
from incidents.rules.language import written
from incidents.rules.words import span

SHOWN = 5


@dataclass(frozen=True)
class Late:
    """One of those that are past our promise. past: how long, in words; url: its page's path"""

    reference: str
    customer: str
    headline: str
    past: str
    url: str


@dataclass(frozen=True)
class Section:
    """wish: which of its reader's wishes it comes by; lines: what it counts, none of it nothing."""

    title: str
    wish: str
    lines: list[Line]


@dataclass(frozen=True)
class Day:
    """A person's digest of one day. late: the longest past our promise; sections: those with
    something in them; day: the date where they are"""

    day: date
    sections: list[Section]
    late: list[Late] = field(default_factory=list)
    late_url: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.sections


def day_digest(person: User, at: datetime) -> Day:
    """What somebody reads in the morning, as they have chosen it. Three queries at most.

    person: with their places; at: now (aware). Lists are those that this person may see
    """
    zone, today = ZoneInfo(person.time_zone), day_of(person, at)
    midnight = datetime.combine(today + timedelta(days=1), time.min, zone)
    lens = Lens(user=person, at=at, midnight=midnight)
    parts = _parts(person, at, today)
    lines = iter(counted([asked for _, _, some in parts for asked in some], lens))
    sections = []
    for title, wish, some in parts:
        found = [line for line in (next(lines) for _ in some) if line.count]
        if found:
            sections.append(Section(title, wish, found))
    late = _late(person, at)
    return Day(today, sections, late, _late_url(person) if late else "")


def _parts(person, at, today):
    """Title, the wish it comes by, and what is to be counted, of each section wanted."""
    ours = {"team": person.team_ids}
    parts = []
    if person.mine_in_digest:
        parts.append((_("Yours"), "mine", _mine()))
    if person.team_ids and person.breaches_in_digest:
        parts.append((_("Past our promise"), "breaches", _breaches(ours)))
    if person.team_ids and person.team_in_digest:
        parts.append((_("Your team"), "team", _team(person, ours)))
        if is_lead(person):
            days = Workdays(at)
            parts.append((_("What became of it"), "team", _lately(days, person, ours, today)))
    return parts


def is_lead(person: User) -> bool:
    """Whether somebody leads a team, or manages: they read more of it."""
    return person.sees_everything or any(one.role == roles.LEAD for one in person.places)


def _mine():
    return [
        Asked(_("past our promise"), {"owner": ME, "clock": "breached"}, is_hot=True),
        Asked(_("due today"), {"owner": ME, "clock": "due_today"}),
        Asked(_("waiting for a yes or no"), {"owner": ME, "needs": DECISION}),
        Asked(_("without a word of ours for two days"), {"owner": ME, "needs": SILENT}),
    ]


def _breaches(ours):
    label = _("past our promise in your team")
    return [Asked(label, ours | {"clock": "breached"}, is_hot=True)]


def _team(person, ours):
    lines = [
        Asked(_("due today"), ours | {"clock": "due_today"}),
        Asked(_("unowned"), ours | {"owner": NOBODY}, is_hot=True),
    ]
    if is_lead(person):
        lines += [
            Asked(_("without a word of ours for two days"), ours | {"needs": SILENT}),
            Asked(_("untouched by their owner for three days"), ours | {"needs": UNTOUCHED}),
            Asked(_("waiting for a yes or no"), ours | {"needs": DECISION}),
            Asked(_("with a customer we had failed shortly before"), ours | {"needs": SECOND}),
        ]
    return lines


def _lately(days, person, ours, today):
    before = days.before(person, today)
    is_yesterday = (today - before).days == 1
    when = _("yesterday") if is_yesterday else _("on %(day)s") % {"day": written(before, "l")}
    whole = ours | {"status": "all"}
    names = {"day": when}
    return [
        Asked(_("escalated %(day)s") % names, whole | {"escalated_on": before.isoformat()}),
        Asked(_("with a promise kept %(day)s") % names, whole | {"kept_on": before.isoformat()}),
        Asked(_("with one missed %(day)s") % names, whole | {"missed_on": before.isoformat()}),
    ]


def _desk(person):
    """The lines of the docket that the list of what is late shows: theirs, and their teams'."""
    desk = Q(owner=person.pk) if person.mine_in_digest else Q(pk__in=())
    if person.breaches_in_digest:
        desk |= Q(team__in=person.team_ids)
    return desk


def _late(person, at):
    found = Docket.objects.filter(_desk(person), due_at__lte=at)
    if not person.sees_everything:
        found = found.filter(team__in=person.team_ids)
    found = found.order_by("due_at", "pk").select_related("incident__customer")[:SHOWN]
    return [
        Late(
            line.incident.reference,
            line.incident.customer.name,
            line.incident.headline,
            span(at - line.due_at),
            line.incident.get_absolute_url(),
        )
        for line in found
    ]


def _late_url(person):
    if person.breaches_in_digest and person.team_ids:
        return list_url(team=person.team_ids, clock="breached")
    return list_url(owner=ME, clock="breached")
