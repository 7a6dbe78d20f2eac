"""Bringing open incidents under the policy in force: first counted, then, on somebody's word, done.

A job of many short transactions. Each takes a bounded number of incidents from the job's place on,
so that a killed worker loses nothing and two workers never do the same.
"""

import time

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from incidents.actions.clocks import start_missing
from incidents.actions.lock import locked
from incidents.actions.replan import planned, replan
from incidents.models import Clock, Event, Incident, Replan
from incidents.queries.waits import waits_of
from incidents.rules.refusal import Refused
from incidents.rules.working_time import NoWorkingTime

BATCH = 50
LONGEST = 10.0
"""One call works for no more seconds: its caller has a time limit."""


@transaction.atomic
def ask_replan(*, by, at, version):
    """Have a worker count what bringing open incidents under `version` would change.

    Returns the Replan. Raises Refused when another one is under way, or nothing is to be done.
    """
    if version.effective_from > at:
        raise Refused(_("This version is not in force yet. Come back when it is."))
    total = _concerned(version).count()
    if not total:
        raise Refused(_("Every open incident runs under this version already."))
    try:
        with transaction.atomic():
            return Replan.objects.create(version=version, by=by, asked_at=at, total=total)
    except IntegrityError:
        raise Refused(
            _("Another change of this kind is under way. See it through first.")
        ) from None


@transaction.atomic
def apply_replan(*, by, at, replan):
    """Say go, after the counting. Raises Refused before, and after somebody else did."""
    replan = Replan.objects.select_for_update().get(pk=replan.pk)
    if replan.state != Replan.State.COUNTED:
        raise Refused(
            _("This can’t be started now: “%(state)s”.") % {"state": replan.get_state_display()}
        )
    replan.state, replan.by, replan.started_at = Replan.State.APPLYING, by, at
    replan.place = replan.seen = replan.clocks_moved = replan.breached_at_once = 0
    replan.left_alone = 0
    replan.total = _concerned(replan.version).count()
    replan.save()
    return replan


@transaction.atomic
def drop_replan(*, at, replan):
    """Don't, or stop on the way: what has been moved stays moved, the rest stays as it was."""
    replan = Replan.objects.select_for_update().get(pk=replan.pk)
    if replan.is_under_way:
        replan.state, replan.finished_at = Replan.State.DROPPED, at
        replan.save(update_fields=["state", "finished_at"])
    return replan


def work_on_replans(*, at, longest=LONGEST) -> int:
    """Do some of the counting or applying that was asked for; returns how many incidents it saw.

    longest: seconds after which it takes no more
    """
    seen, end = 0, time.monotonic() + longest
    while time.monotonic() < end and (some := _work(at)):
        seen += some
    return seen


@transaction.atomic
def _work(at):
    job = Replan.objects.working().select_for_update(skip_locked=True).first()
    if job is None:
        return 0
    ids = list(
        _concerned(job.version)
        .filter(pk__gt=job.place)
        .order_by("pk")
        .values_list("pk", flat=True)[:BATCH]
    )
    if not ids:
        _end(job, at)
        return 0
    if job.state == Replan.State.APPLYING:
        _hold(ids)
    see_to = _apply if job.state == Replan.State.APPLYING else _count
    for pk in ids:
        see_to(job, Incident(pk=pk), at)
    job.place = ids[-1]
    job.seen += len(ids)
    job.save()
    return len(ids)


def _hold(ids):
    """Take all the locks at once: the clocks in the sweep's order, not incident by incident, or the
    two could wait for each other in a circle."""
    incidents = Incident.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    list(incidents.values_list("pk", flat=True))
    clocks = Clock.objects.running().filter(incident__in=ids).order_by("pk").select_for_update()
    list(clocks.values_list("pk", flat=True))


def _end(job, at):
    if job.state == Replan.State.COUNTING:
        job.state = Replan.State.COUNTED
        job.place = 0
    else:
        job.state, job.finished_at = Replan.State.DONE, at
    job.save()


def _concerned(version):
    """Open incidents under another version; a check that outlives its incident stays as it was."""
    running = Clock.objects.running().filter(incident=OuterRef("pk"))
    return Incident.objects.open().exclude(policy=version).filter(Exists(running))


def _count(job, incident, at):
    incident = Incident.objects.select_related("team", "customer").get(pk=incident.pk)
    try:
        moved = list(_would_move(incident, job.version.policy))
    except (NoWorkingTime, OverflowError):
        job.left_alone += 1
        return
    job.clocks_moved += len(moved)
    job.breached_at_once += sum(clock.due_at > at >= due_at for clock, due_at in moved)


def _would_move(incident, rules):
    waits = waits_of(incident)
    for clock in incident.clocks.running().filter(cycle=incident.cycle, paused_at__isnull=True):
        plan = planned(clock, rules, incident.case, waits)
        if plan and plan.due_at != clock.due_at:
            yield clock, plan.due_at


def _apply(job, incident, at):
    incident = locked(incident)
    if incident.policy_id == job.version_id or not incident.is_open:
        return
    incident.policy = job.version
    try:
        with transaction.atomic():
            incident.save(update_fields=["policy"])
            moved = replan(incident, at=at)
            start_missing(incident)
    except (NoWorkingTime, OverflowError):
        job.left_alone += 1
        return
    job.clocks_moved += len(moved)
    job.breached_at_once += sum(one["from"] > at >= one["to"] for one in moved)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.REPLANNED,
        at=at,
        by_id=job.by_id,
        data={"version": job.version.number, "why": str(job.version), "moved": moved},
    )
