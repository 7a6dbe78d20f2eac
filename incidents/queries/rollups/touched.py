"""Which weeks of which teams something has happened to since the roll-ups were last brought up.

Found from the events, by their ids, and from deadlines that have passed by themselves. Most events
touch their own incident’s week. Some change what is told of others, too: a mistake that comes to
light makes the customer’s next one a second failure, and tells of a change that it has not helped.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.db.models import DateField, Exists, OuterRef, Q
from django.db.models.functions import TruncWeek

from incidents.models import Action, Clock, Event, Incident, Rollup, Team
from incidents.queries.rollups.state import State
from incidents.rules.big_picture import LATELY
from incidents.rules.weeks import WEEK, monday_of

MOST = 5000
"""So many events are looked at in one go."""

MOST_HOLES = 500
"""So many ranges of missing ids are remembered, the newest."""

LATE = timedelta(hours=1)
"""No transaction is under way for longer; ids that are missing after that stay missing."""

UNCOUNTED = (Event.Kind.ESCALATED,)
"""Kinds of events that change no figure: a sweep of thousands gives the roll-ups nothing to do."""

APPEARS = (Event.Kind.LOGGED, Event.Kind.IMPORTED, Event.Kind.MERGED)
"""With these an incident begins or ceases to count, to others as well."""

Touched = set[tuple[date, int]]


def look(state: State, at: datetime) -> State:
    """Where the worker stands after it has looked, with what was touched since `state` pending.

    A handful of queries, for MOST events at the most: then it has not seen the whole of it.
    """
    unseen = Q(pk__gt=state.event)
    for low, high, _ in state.holes:
        unseen |= Q(pk__range=(low, high))
    events = list(
        Event.objects.filter(unseen).order_by("pk").values_list("pk", "kind", "incident")[:MOST]
    )
    seen = [pk for pk, _, _ in events]
    counted = [event for event in events if event[1] not in UNCOUNTED]
    return State(
        event=max([state.event, *seen]),
        holes=_holes(state, seen, at),
        looked_at=max(at, state.looked_at),
        is_whole=len(events) < MOST,
        pending=state.pending | touched_by(counted) | _passed(state.looked_at, at),
        as_of=state.as_of,
    )


def first_look(at: datetime) -> State:
    """Where the worker stands when it knows nothing: every week and team is pending.

    What is missing among the newest events may still be written by who is at it now.
    """
    newest = _newest_event()
    known = max(newest - MOST, 0)
    there = Event.objects.filter(pk__gt=known, pk__lte=newest).order_by("pk")
    kept = Rollup.objects.filter(team__isnull=False).values_list("week", "team").distinct()
    return State(
        event=newest,
        holes=_gaps(known + 1, newest, list(there.values_list("pk", flat=True)), at)[-MOST_HOLES:],
        looked_at=at,
        pending=_weeks(Incident.objects.all(), "") | set(kept),
    )


def touched_by(events: Iterable[tuple[int, str, int]]) -> Touched:
    """The weeks and teams whose figures some events may have changed: (id, kind, incident id)."""
    events = list(events)
    incidents = {incident for _, _, incident in events}
    touched = _weeks(Incident.objects.filter(pk__in=incidents), "")
    appeared = {incident for _, kind, incident in events if kind in APPEARS}
    if appeared:
        touched |= _after(appeared) | _changed_before(appeared)
    edited = {pk: incident for pk, kind, incident in events if kind == Event.Kind.EDITED}
    if edited:
        touched |= _edited(edited)
    return touched


def _newest_event():
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _holes(state, seen, at):
    """What is missing below the highest id: what was before and did not come, and what is new."""
    came, holes = set(seen), []
    for low, high, since in state.holes:
        if at - since < LATE:
            holes += _gaps(low, high, sorted(pk for pk in came if low <= pk <= high), since)
    new = [pk for pk in seen if pk > state.event]
    if new:
        holes += _gaps(state.event + 1, new[-1], new, at)
    return holes[-MOST_HOLES:]


def _gaps(low, high, there, since):
    gaps, begin = [], low
    for pk in there:
        if pk > begin:
            gaps.append((begin, pk - 1, since))
        begin = pk + 1
    if begin <= high:
        gaps.append((begin, high, since))
    return gaps


def _passed(since, at):
    """Where a promise that still runs has come due: nobody writes an event about that."""
    due = Clock.objects.running().filter(paused_at__isnull=True, due_at__gt=since, due_at__lte=at)
    return _weeks(due, "incident__")


def _weeks(rows, path):
    week = TruncWeek(f"{path}learned_at", tzinfo=UTC, output_field=DateField())
    found = rows.order_by().annotate(in_week=week).values_list("in_week", f"{path}team")
    return set(found.distinct())


def _after(appeared):
    """Where the customers of these incidents (ids) were failed again within LATELY."""
    before = Incident.objects.filter(
        pk__in=appeared,
        customer=OuterRef("customer"),
        learned_at__lte=OuterRef("learned_at"),
        learned_at__gte=OuterRef("learned_at") - LATELY,
    )
    customers = Incident.objects.filter(pk__in=appeared).values("customer")
    return _weeks(Incident.objects.filter(Exists(before), customer__in=customers), "")


def _changed_before(appeared):
    """Where something was changed so that mistakes like these incidents (ids) don’t come back."""
    back = Incident.objects.filter(
        pk__in=appeared,
        team=OuterRef("incident__team"),
        kind=OuterRef("incident__kind"),
        learned_at__gt=OuterRef("done_at"),
        learned_at__lte=OuterRef("done_at") + LATELY,
    )
    done = Action.objects.filter(Exists(back), done_at__isnull=False).exclude(prevents="")
    return _weeks(done.exclude(incident__kind=""), "incident__")


def _edited(edited):
    """What changes of customer, kind or team touch: both the old and the new one’s weeks.

    edited: event id → incident id
    """
    incidents = Incident.objects.filter(pk__in=edited.values()).order_by()
    rows = {row["pk"]: row for row in incidents.values("pk", "kind", "team", "learned_at")}
    told = Event.objects.filter(pk__in=edited).values_list("incident", "data__changes")
    touched = set()
    for incident, changes in told:
        was = {change["field"]: change["from"] for change in changes or ()}
        if was.keys() & {"customer", "kind", "team"}:
            touched |= _after({incident}) | _moved(rows[incident], was)
    return touched


def _moved(row, was):
    """What an incident leaves behind; was: the former values of changed fields, of teams and
    customers the names
    """
    week, touched = monday_of(row["learned_at"]), set()
    kinds, teams = {row["kind"], was.get("kind", "")}, {row["team"]}
    if "team" in was:
        # One that has been renamed since: any of them.
        former = set(Team.objects.filter(name=was["team"]).values_list("pk", flat=True))
        teams |= former or set(Team.objects.values_list("pk", flat=True))
        touched |= {(week, team) for team in teams}
    if "customer" in was:
        every = Team.objects.values_list("pk", flat=True)
        weeks = [week + number * WEEK for number in range(LATELY // WEEK + 2)]
        touched |= {(one, team) for one in weeks for team in every}
    changes = Action.objects.filter(
        done_at__lt=row["learned_at"],
        done_at__gte=row["learned_at"] - LATELY,
        incident__kind__in=kinds - {""},
        incident__team__in=teams,
    )
    return touched | _weeks(changes.exclude(prevents=""), "incident__")
