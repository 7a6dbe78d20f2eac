"""Merging one incident into another of the same customer, and taking that back.

What was promised under the one that goes in is kept under the other: its deadlines are taken over
where they are sooner. What it still owes by itself (an answer on its way, a question, an action, a
remedy) stands in the way instead: such a promise must not change hands by a misclick.
"""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from incidents.actions.merged_clocks import give_back, hold, run_again, stop_all, take_over_sooner
from incidents.actions.relation import both_locked
from incidents.actions.tag import MOST
from incidents.actions.wait import end_wait_of
from incidents.models import Event, Incident, Relation, Tag, User, Watch
from incidents.queries.bulk.merging import obstacle_to_merging
from incidents.rules import roles
from incidents.rules.refusal import Refused

HARMLESS = {
    Event.Kind.NOTE,
    Event.Kind.TAGGED,
    Event.Kind.RELATED,
    Event.Kind.TOOK_IN,
    Event.Kind.ESCALATED,
    Event.Kind.ACKNOWLEDGED,
    Event.Kind.SNOOZED,
    Event.Kind.ASSIGNED,
    Event.Kind.GUIDE_JOINED,
    Event.Kind.ATTACHED,
    Event.Kind.DETACHED,
}
"""What may happen after a merging without standing in the way of taking it back: nothing of it was
said to the customer, or changes what they were promised."""


@transaction.atomic
def merge(*, by, at, incident, into):
    """Close `incident` as the same as `into` (Incidents), which goes on for both; returns it.

    Merged twice it is merged once. Its clocks stop; the running ones of `into` take over what was
    due sooner. Whoever owned or watched it watches `into`, its tags join, and it is kept as a
    duplicate. The customer’s address of it leads to the page of `into` (`queries.merged`).
    Raises Refused when `by` may not see both, when either is closed or merged, for another
    customer, for itself, and while it still owes something of its own.
    """
    incident, into = both_locked(by, incident, into)
    if incident.merged_into_id == into.pk:
        return incident
    check_mergeable(incident, into)
    hold(incident, into)
    end_wait_of(incident, at=at, by=by)
    clocks = take_over_sooner(incident, into, at=at)
    stopped = stop_all(incident, at=at)
    relation, is_new = Relation.objects.get_or_create(
        incident=incident,
        other=into,
        kind=Relation.Kind.DUPLICATE_OF,
        defaults={"by": by, "at": at},
    )
    incident.status, incident.closed_at = Incident.Status.CLOSED, at
    incident.closed_on, incident.merged_into = Incident.ClosedOn.MERGED, into
    incident.save(update_fields=["status", "closed_at", "closed_on", "merged_into"])
    gone = {"into": into.reference, "stopped": stopped, "relation": relation.pk if is_new else None}
    came = {"incident": incident.reference} | clocks | _joined(incident, into, at)
    _tell(incident, Event.Kind.MERGED, by, at, gone)
    _tell(into, Event.Kind.TOOK_IN, by, at, came)
    return incident


@transaction.atomic
def unmerge(*, by, at, incident):
    """Take a merging back: it is open again with the deadlines it had; returns it.

    They are the same moments as before, however long the merging lasted: a promise to the customer
    does not move by a misclick. What `into` took over, it gives back, unless that was changed
    since. Twice is once. Raises Refused when anything else than HARMLESS happened since to either,
    and when `by` may not see both.
    """
    if incident.merged_into is None:
        return incident
    incident, into = both_locked(by, incident, incident.merged_into)
    if incident.merged_into_id is None:
        return incident
    merged = incident.events.filter(kind=Event.Kind.MERGED).latest("pk")
    took = into.events.filter(kind=Event.Kind.TOOK_IN, data__incident=incident.reference)
    took = took.latest("pk")
    _nothing_since(incident, merged, into)
    _nothing_since(into, took, into)
    hold(incident, into)
    incident.status, incident.closed_at = Incident.Status.OPEN, None
    incident.closed_on, incident.merged_into = "", None
    incident.save(update_fields=["status", "closed_at", "closed_on", "merged_into"])
    run_again(incident, merged.data["stopped"])
    give_back(into, took.data, at=at)
    Relation.objects.filter(pk=merged.data["relation"]).delete()
    into.tags.remove(*Tag.objects.filter(pk__in=took.data["tags"]))
    into.watches.filter(person__in=took.data["watchers"]).delete()
    over = {"is_over": True}
    _tell(incident, Event.Kind.MERGED, by, at, {"into": into.reference} | over)
    _tell(into, Event.Kind.TOOK_IN, by, at, {"incident": incident.reference} | over)
    return incident


def check_mergeable(incident, into):
    """Raise Refused, with the way on, for what stands in the way of merging; changes nothing."""
    if sentence := obstacle_to_merging(incident, into):
        raise Refused(sentence)
    if into.merged_into_id:
        raise Refused(
            _("%(into)s is merged into R-%(number)s already. Name that one instead.")
            % {"into": into.reference, "number": into.merged_into_id}
        )
    if not into.is_open:
        raise Refused(
            _("%(into)s is closed. Reopen it first, or only put the two in relation.")
            % {"into": into.reference}
        )


def _joined(incident, into, at):
    """What `into` gets of it: ids of the tags and of the people who watch, those that are new."""
    there = list(into.tags.values_list("pk", flat=True))
    tags = list(incident.tags.exclude(pk__in=there).values_list("pk", flat=True))
    tags = tags[: max(0, MOST - len(there))]
    into.tags.add(*tags)
    concerned = Q(watches__incident=incident) | Q(pk=incident.owner_id)
    sees_it = (
        Q(memberships__team=into.team_id)
        | Q(memberships__role__in=[roles.MANAGER, roles.ADMIN])
        | Q(is_superuser=True)
    )
    people = User.objects.filter(concerned).filter(sees_it, is_active=True)
    people = people.exclude(watches__incident=into).exclude(pk=into.owner_id)
    watchers = list(people.order_by("pk").distinct().values_list("pk", flat=True))
    Watch.objects.bulk_create(Watch(incident=into, person_id=one, since=at) for one in watchers)
    return {"tags": tags, "watchers": watchers}


def _nothing_since(incident, event, into):
    since = incident.events.filter(pk__gt=event.pk).exclude(kind__in=HARMLESS)
    if since.exists():
        raise Refused(
            _(
                "%(into)s has gone on for both since they were merged, so that can’t be taken back "
                "any more. Log what is different about this one as a mistake of its own."
            )
            % {"into": into.reference}
        )


def _tell(incident, kind, by, at, data):
    Event.objects.create(incident=incident, kind=kind, at=at, by=by, data=data)
