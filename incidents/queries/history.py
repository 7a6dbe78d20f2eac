"""Our own past, as a backtest replays it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from incidents.models import Clock, Incident, Team, User, Wait
from incidents.queries.roster import staff
from incidents.rules.audience import told
from incidents.rules.backtest import Past, Run
from incidents.rules.backtest.by_role import Whom, by_role
from incidents.rules.kinds import TARGETED

CHUNK = 1000
"""So many incidents are held at a time."""


def history(
    at: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    incidents: QuerySet | None = None,
) -> Iterator[Past]:
    """The incidents that we learned of in [since, until), with their clocks, oldest first.

    at: now; who waits for the customer has waited until then
    incidents: only these, where not all may be looked at
    Three queries for each CHUNK of them, and one for people's names.
    """
    chosen = Incident.objects.all() if incidents is None else incidents
    if since:
        chosen = chosen.filter(learned_at__gte=since)
    if until:
        chosen = chosen.filter(learned_at__lt=until)
    clocks = Clock.objects.filter(kind__in=TARGETED).order_by("kind", "cycle", "round")
    found = (
        chosen.select_related("team", "customer")
        .prefetch_related(Prefetch("clocks", clocks), Prefetch("waits", Wait.objects.all()))
        .order_by("pk")
    )
    names = _names()
    for incident in found.iterator(chunk_size=CHUNK):
        yield _past(incident, names, at)


def whom(at: datetime) -> Whom:
    """Who would hear of a step as the teams are today, by name; nobody counts as away."""
    gone = frozenset(User.objects.filter(is_active=False).values_list("pk", flat=True))
    emails = {email.lower(): pk for pk, email in User.objects.values_list("pk", "email")}
    roster = replace(staff(at).roster, away=gone, people=emails)
    names = _names()
    people = {name: pk for pk, name in names.items()}
    teams = dict(Team.objects.values_list("name", "pk"))
    chats = {pk: name for name, pk in roster.chats.items()}
    turns = count()

    def by_name(audience, owner, team):
        heard = told(audience, people.get(owner), teams.get(team, 0), roster, next(turns))
        found = [names[person] for person in heard.people]
        found += [gettext("chat %(name)s") % {"name": chats[chat]} for chat in heard.chats]
        # Without anybody to tell, the roles at least say who is missing.
        return found or by_role(audience, owner, team)

    return by_name


def _past(incident, names, at):
    runs = tuple(
        Run(
            clock.kind,
            clock.started_at,
            clock.stopped_at,
            person=names.get(clock.person_id, ""),
        )
        for clock in incident.clocks.all()
    )
    return Past(
        reference=incident.reference,
        case=incident.case,
        runs=runs,
        owner=names.get(incident.owner_id, ""),
        waits=tuple((wait.started_at, wait.ended_at or at) for wait in incident.waits.all()),
    )


def _names():
    """Id → name of everybody; with their address where several have one name."""
    everybody = list(User.objects.values_list("pk", "name", "email"))
    shared = Counter(name for _, name, _ in everybody)
    return {pk: name if shared[name] == 1 else f"{name} ({email})" for pk, name, email in everybody}
