"""The clocks of two incidents that become one, or two again.

Call these inside a transaction, with both incidents locked; `hold` comes first.
"""

from django.utils.dateparse import parse_datetime

from incidents.actions.clocks import move, start_clock, stop, stop_one
from incidents.models import Clock
from incidents.rules.kinds import FROM_THE_START
from incidents.rules.policy import Plan
from incidents.rules.target import Target

_OUTLIVING = (Clock.Kind.CHECK,)
"""Looking whether an action worked goes on after its incident, however that ended."""
_RUNS_AGAIN = ("stopped_at", "next_step_at")


def hold(incident, into):
    """Lock the running clocks of both in the sweep's order, so that nobody waits in a circle."""
    both = Clock.objects.running().filter(incident__in=[incident, into])
    list(both.order_by("pk").select_for_update().values_list("pk", flat=True))


def take_over_sooner(incident, into, *, at) -> dict:
    """Let the running clocks of `into` be due when those of `incident` are, where that is sooner.

    Such a deadline is a date that was stated: it stays when policies change. A clock that stands
    still, because we wait for the customer, is left alone. A kind that `into` never had starts.
    Returns what to keep in the event. moved: for the timeline; clocks: the parts they had before;
    started: ids of those that are new.
    """
    moved, clocks, started = [], [], []
    for theirs in _ending(incident):
        ours = into.clocks.running().filter(kind=theirs.kind).order_by("due_at").first()
        if ours is None and not _is_kept(into, theirs.kind):
            new = start_clock(into, theirs.kind, start=theirs.started_at, stated=theirs.due_at)
            started.append(new.pk)
        elif ours and not ours.paused_at and theirs.due_at < ours.due_at:
            ours.incident = into
            # What was due before ours even began is past our promise from its beginning.
            sooner = max(theirs.due_at, ours.started_at)
            moved.append({"clock": ours.kind, "from": ours.due_at, "to": sooner})
            # In full: events round moments to milliseconds, and a deadline must not move by one.
            due_at = ours.due_at.isoformat()
            had = {"hours": ours.hours, "target": ours.target, "due_at": due_at}
            move(ours, Plan(sooner, ours.hours, None), at=at)
            clocks.append({"id": ours.pk, "plan": ours.plan} | had)
    return {"moved": moved, "clocks": clocks, "started": started}


def _is_kept(into, kind):
    """Whether `into` has had a promise of this kind, so that keeping it was for both."""
    return kind in FROM_THE_START and into.clocks.filter(kind=kind, cycle=into.cycle).exists()


def stop_all(incident, *, at) -> list[int]:
    """Stop what runs for it; returns the clocks' ids."""
    clocks = list(_ending(incident))
    for clock in clocks:
        stop(clock, at=at)
    return [clock.pk for clock in clocks]


def _ending(incident):
    return incident.clocks.running().exclude(kind__in=_OUTLIVING).order_by("pk")


def run_again(incident, ids):
    """Let these stopped clocks of it run on, due when they were."""
    clocks = incident.clocks.filter(pk__in=ids, stopped_at__isnull=False).order_by("pk")
    for clock in list(clocks.select_for_update()):
        clock.incident, clock.stopped_at = incident, None
        clock.next_step_at = clock.look_again_at(clock.climb)
        clock.save(update_fields=_RUNS_AGAIN)


def give_back(into, kept, *, at):
    """Give the clocks of `into` the parts that an event kept, if nobody has moved them since."""
    for had in kept["clocks"]:
        clock = into.clocks.running().filter(pk=had["id"], plan=had["plan"], paused_at=None).first()
        if clock:
            clock.incident = into
            target = Target.parse(had["target"]) if had["target"] else None
            move(clock, Plan(parse_datetime(had["due_at"]), had["hours"], target), at=at)
    for pk in kept["started"]:
        stop_one(pk, at=at)
