"""What a batch does to one incident, and how that is taken back.

There is none that speaks to a customer, and none that closes: those are for one at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from incidents.actions.assign import assign
from incidents.actions.edit import edit_incident
from incidents.actions.merge import merge, unmerge
from incidents.actions.quiet import snooze, wake
from incidents.actions.tag import tag, untag
from incidents.models import Batch, Event, Incident, User
from incidents.rules.refusal import Refused

_ENDED = Q(kind__in=[Event.Kind.CLOSED, Event.Kind.MERGED])


@dataclass(frozen=True)
class BatchVerb:
    """do: a function of (batch, locked incident, at) that gives what undoing needs, as JSON
    undo: one of (batch, locked incident, that, at); both raise Refused, `do` for no change, too
    forbids: for a batch, the condition on later Events of an incident that forbids undoing
    """

    do: Callable[[Batch, Incident, datetime], dict]
    undo: Callable[[Batch, Incident, dict, datetime], None]
    forbids: Callable[[Batch], Q]


def _assign(batch, incident, at):
    owner, was = User.objects.get(pk=batch.value["owner"]), incident.owner_id
    if was == owner.pk:
        raise Refused(_("%(name)s has it already.") % {"name": owner})
    note = batch.value.get("note", "")
    assign(by=batch.by, at=at, incident=incident, owner=owner, note=note)
    return {"was": was}


def _assign_back(batch, incident, kept, at):
    was = User.objects.filter(pk=kept["was"]).first()
    if was and not (was.is_active and was.memberships.filter(team=incident.team_id).exists()):
        raise Refused(
            _("%(name)s, who had it before, is not in %(team)s any more.")
            % {"name": was, "team": incident.team}
        )
    if was and was != batch.by:
        assign(by=batch.by, at=at, incident=incident, owner=was)
    else:
        # Nobody to give it to, or oneself: it was theirs, so that is no taking over.
        edit_incident(by=batch.by, at=at, incident=incident, owner=was, why=_("Taken back."))


def _owner_changed(batch):
    handed_on = Q(kind__in=[Event.Kind.ASSIGNED, Event.Kind.TAKEN_OVER])
    return handed_on | _edited("owner") | _ENDED


def _urgency(batch, incident, at):
    was, new = incident.urgency, batch.value["urgency"]
    if was == new:
        raise Refused(_("It has this urgency already."))
    why = batch.value.get("why", "")
    edit_incident(by=batch.by, at=at, incident=incident, urgency=new, why=why)
    return {"was": was}


def _urgency_back(batch, incident, kept, at):
    why = _("Taken back.")
    edit_incident(by=batch.by, at=at, incident=incident, urgency=kept["was"], why=why)


def _urgency_changed(batch):
    return _edited("urgency") | _ENDED


def _tag(batch, incident, at):
    before = incident.tags.count()
    put_on = tag(by=batch.by, at=at, incident=incident, name=batch.value["name"])
    if incident.tags.count() == before:
        raise Refused(_("It has the tag “%(name)s” already.") % {"name": put_on})
    return {}


def _untag(batch, incident, at):
    if not untag(by=batch.by, at=at, incident=incident, name=batch.value["name"]):
        raise Refused(_("It does not have the tag “%(name)s”.") % {"name": batch.value["name"]})
    return {}


def _tag_back(batch, incident, kept, at):
    untag(by=batch.by, at=at, incident=incident, name=batch.value["name"])


def _untag_back(batch, incident, kept, at):
    tag(by=batch.by, at=at, incident=incident, name=batch.value["name"])


def _snooze(batch, incident, at):
    until = parse_datetime(batch.value["until"])
    # What belongs to somebody by name (a decision, an action) is not ours to quiet.
    clocks = incident.clocks.running().filter(paused_at=None, person=None, next_step_at__lt=until)
    kept = []
    for clock in clocks.order_by("pk"):
        was = clock.snoozed_until
        snooze(by=batch.by, at=at, clock=clock, until=until, reason=batch.value["reason"])
        kept.append([clock.pk, was.isoformat() if was else None])
    if not kept:
        raise Refused(_("Nothing of it would be told before then, so there is nothing to quiet."))
    return {"clocks": kept}


def _wake(batch, incident, kept, at):
    until = parse_datetime(batch.value["until"])
    woken = 0
    for pk, was in kept["clocks"]:
        for clock in incident.clocks.running().filter(pk=pk, snoozed_until=until, paused_at=None):
            before = parse_datetime(was) if was else None
            wake(by=batch.by, at=at, clock=clock, until=before)
            woken += 1
    if not woken:
        raise Refused(_("Its promise has been kept since, or was snoozed anew."))


def _merge(batch, incident, at):
    into = Incident.objects.get(pk=batch.value["into"])
    if incident.merged_into_id == into.pk:
        raise Refused(_("It is merged into %(into)s already.") % {"into": into.reference})
    merge(by=batch.by, at=at, incident=incident, into=into)
    return {}


def _unmerge(batch, incident, kept, at):
    unmerge(by=batch.by, at=at, incident=incident)


def _edited(field):
    return Q(kind=Event.Kind.EDITED, data__changes__contains=[{"field": field}])


def _nothing(_batch):
    """No later event forbids it: what undoes it looks for itself whether it still can."""
    return Q(pk__in=[])


VERBS = {
    Batch.Verb.ASSIGN: BatchVerb(_assign, _assign_back, _owner_changed),
    Batch.Verb.URGENCY: BatchVerb(_urgency, _urgency_back, _urgency_changed),
    Batch.Verb.TAG: BatchVerb(_tag, _tag_back, _nothing),
    Batch.Verb.UNTAG: BatchVerb(_untag, _untag_back, _nothing),
    Batch.Verb.SNOOZE: BatchVerb(_snooze, _wake, _nothing),
    Batch.Verb.MERGE: BatchVerb(_merge, _unmerge, _nothing),
}
"""value of each: owner (a User’s id), note · urgency, why · name · name · until (ISO 8601), reason
· into (an Incident’s id)"""
