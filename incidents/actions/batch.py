"""One change to many incidents: asked for once, done by a worker, and taken back if somebody wants.

A job of many short transactions, like `replan_open`. Each takes a few incidents from the job's
place on; the place moves in the same transaction as they do. So a worker that is killed loses
nothing and does nothing twice, and two workers never do the same. Every single change goes through
the verb that people use by themselves: its guards, events and clocks hold here, too.
"""

import logging
import time
from datetime import timedelta
from zoneinfo import ZoneInfo

from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from incidents.actions.batch_verbs import VERBS
from incidents.actions.lock import locked
from incidents.models import Batch, Clock, Incident
from incidents.rules.refusal import Refused
from incidents.speech import language_of

log = logging.getLogger(__name__)

CHUNK = 25
LONGEST = 10.0
"""One call works for no more seconds: its caller has a time limit."""
MOST = 5000
MOST_MERGED = 50
CAN_UNDO = timedelta(hours=1)
"""So long it can be taken back; later it is history, and others have built on it."""


@transaction.atomic
def ask_batch(*, by, at, verb, value, ids, once):
    """Ask for a change to many incidents; returns the Batch.

    verb: a Batch.Verb; value: what it needs, as `actions.batch_verbs` says; ids: of incidents, in
    their order, of which only those count that `by` may see; once: the UUID of the form, so that
    sent twice it is asked once. Raises Refused when none is left, and for more than MOST, or
    MOST_MERGED that would become one.
    """
    most = MOST_MERGED if verb == Batch.Verb.MERGE else MOST
    wanted = list(dict.fromkeys(ids))
    if verb == Batch.Verb.MERGE:
        wanted = [pk for pk in wanted if pk != value["into"]]
    if len(wanted) > most:
        raise Refused(
            _("That is more than %(most)s at a time. Narrow the list down, and do it in parts.")
            % {"most": most}
        )
    seen = set(Incident.objects.visible_to(by).filter(pk__in=wanted).values_list("pk", flat=True))
    kept = [pk for pk in wanted if pk in seen]
    if not kept:
        raise Refused(_("Nothing is chosen that this could change. Choose some in the list first."))
    whole = {"verb": verb, "value": value, "ids": kept, "by": by, "asked_at": at}
    batch, _is_new = Batch.objects.get_or_create(once=once, defaults=whole)
    if batch.by_id != by.pk:
        raise Refused(_("This form is not yours to send. Open the list, and choose again."))
    return batch


@transaction.atomic
def undo_batch(*, by, at, batch):
    """Ask for a change to be taken back; returns the Batch. Asked twice it is asked once.

    Raises Refused while it is still at work, and when CAN_UNDO has passed since it was done.
    """
    batch = Batch.objects.select_for_update().get(pk=batch.pk, by=by)
    if batch.state in (Batch.State.UNDOING, Batch.State.UNDONE):
        return batch
    if batch.state == Batch.State.WORKING:
        raise Refused(_("It is still at work. Wait until it is done; then it can be taken back."))
    if at > batch.finished_at + CAN_UNDO:
        raise Refused(
            _("That was more than an hour ago, and work has gone on since. Choose them anew.")
        )
    batch.state, batch.place = Batch.State.UNDOING, 0
    batch.save(update_fields=["state", "place"])
    return batch


def work_on_batches(*, at, longest=LONGEST, only=None) -> int:
    """Do some of what was asked for, oldest first; returns how many incidents it saw to.

    longest: seconds after which it takes no more; only: a Batch, to do nothing but that one
    """
    seen, end = 0, time.monotonic() + longest
    while time.monotonic() < end and (some := _work(at, only)):
        seen += some
    return seen


@transaction.atomic
def _work(at, only):
    jobs = Batch.objects.working().order_by("pk")
    if only:
        jobs = jobs.filter(pk=only.pk)
    job = jobs.select_for_update(skip_locked=True).first()
    if job is None:
        return 0
    is_undoing = job.state == Batch.State.UNDOING
    # Taken back in the other direction: what was done last goes first.
    todo = job.done[::-1] if is_undoing else [{"id": pk} for pk in job.ids]
    some = todo[job.place : job.place + CHUNK]
    seen = _held(job, [entry["id"] for entry in some])
    # What is said of each is read by who asked: no worker's language or time zone is theirs.
    with translation.override(language_of(job.by)), timezone.override(ZoneInfo(job.by.time_zone)):
        for entry in some:
            _see_to(job, entry, at, is_undoing=is_undoing, is_seen=entry["id"] in seen)
    job.place += len(some)
    if job.place >= len(todo):
        job.state = Batch.State.UNDONE if is_undoing else Batch.State.DONE
        job.finished_at = at
    job.save(update_fields=["place", "state", "finished_at", "done", "refused"])
    return len(some)


def _held(job, ids):
    """Take all the locks at once, in the order in which others take them; returns which of these
    incidents the person who asked may see now."""
    if not job.by.is_active:
        return set()
    beside = [job.value["into"]] if job.verb == Batch.Verb.MERGE else []
    visible = Incident.objects.visible_to(job.by).filter(pk__in=[*ids, *beside]).order_by("pk")
    seen = set(visible.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
    clocks = Clock.objects.running().filter(incident__in=seen).order_by("pk").select_for_update()
    list(clocks.values_list("pk", flat=True))
    return seen


def _see_to(job, entry, at, *, is_undoing, is_seen):
    """Do it to one incident, or say why not."""
    try:
        if not is_seen:
            raise Refused(_("It is not among the incidents you see any more."))
        with transaction.atomic():
            done = _undo(job, entry, at) if is_undoing else _do(job, entry, at)
    except Refused as refusal:
        job.refused.append({"id": entry["id"], "why": str(refusal), "undoing": is_undoing})
    except (OperationalError, InterfaceError, SoftTimeLimitExceeded):
        # The database or the worker ends here, not this incident: the whole chunk comes again.
        raise
    except Exception:
        log.exception("Batch %s could not change R-%s", job.pk, entry["id"])
        why = _("Something went wrong on our side, and it was left as it is. Try it by itself.")
        job.refused.append({"id": entry["id"], "why": why, "undoing": is_undoing})
    else:
        if not is_undoing:
            job.done.append(done)


def _do(job, entry, at):
    incident = locked(Incident(pk=entry["id"]))
    kept = VERBS[job.verb].do(job, incident, at)
    newest = incident.events.order_by("-pk").values_list("pk", flat=True).first()
    return {"id": incident.pk, "event": newest or 0} | kept


def _undo(job, entry, at):
    incident, verb = locked(Incident(pk=entry["id"])), VERBS[job.verb]
    since = incident.events.filter(verb.forbids(job), pk__gt=entry["event"]).order_by("-pk").first()
    if since:
        raise Refused(
            _("Since then: %(what)s. It was left as it is.") % {"what": since.get_kind_display()}
        )
    verb.undo(job, incident, entry, at)
