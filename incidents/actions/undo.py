"""Taking back what was done a moment ago by a misclick: handing over, closing, merging."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.actions.merge import unmerge
from incidents.actions.merged_clocks import run_again
from incidents.models import Clock, Event, Incident, Message, User
from incidents.queries.answers import is_untouched
from incidents.rules.refusal import Refused

WITHIN = timedelta(minutes=10)
"""So long after it was done a page that is still open can take it back, if nothing came of it."""


@transaction.atomic
def undo(*, by, at, incident, event):
    """Take back what `event` tells: a hand-over, a closing, or that another one was merged into it.

    event: an Event of the incident's, done by `by` within WITHIN. Everything is as it was before,
    with the same deadlines; the timeline keeps both. Taken back twice is once.
    Raises Refused when somebody else did it, when it is too long ago, and when something has come
    of it since.
    """
    if event.kind == Event.Kind.TOOK_IN:
        _guard(event, by, at)
        other = Incident.objects.referenced(event.data["incident"]).get()
        unmerge(by=by, at=at, incident=other)
        return
    incident = locked(incident)
    _guard(event, by, at)
    if event.kind == Event.Kind.ASSIGNED:
        _give_back(incident, event, by, at)
    elif event.kind == Event.Kind.CLOSED:
        _open(incident, event, by, at)
    else:
        raise Refused(_("That can’t be taken back."))


def _guard(event, by, at):
    if event.by_id != by.pk:
        raise Refused(_("Only who did it can take it back."))
    if at - event.at > WITHIN:
        raise Refused(_("That is too long ago to be taken back. Change it where it stands."))


def _give_back(incident, event, by, at):
    before, now = event.data.get("was"), event.data.get("is")
    if incident.owner_id == before:
        return
    if incident.owner_id != now or not incident.is_open or _moved_on(incident, event):
        raise Refused(_("Somebody has gone on with it since, so it stays as it is."))
    owner = User.objects.filter(pk=before, is_active=True).first()
    if owner and not owner.memberships.filter(team=incident.team).exists():
        raise Refused(
            _("%(name)s is not in %(team)s any more, so it stays as it is.")
            % {"name": owner.name, "team": incident.team}
        )
    incident.owner = owner
    incident.save(update_fields=["owner"])
    data = {"from": event.data["to"], "to": owner.name if owner else "", "is_undo": True}
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.ASSIGNED,
        at=at,
        by=by,
        data=data | {"was": now, "is": before},
    )


def _moved_on(incident, event):
    """Whether it changed hands once more."""
    hands = Event.Kind.ASSIGNED, Event.Kind.TAKEN_OVER
    return incident.events.filter(pk__gt=event.pk, kind__in=hands).exists()


def _open(incident, event, by, at):
    if incident.is_open:
        return
    since = incident.events.filter(pk__gt=event.pk, kind__in=(Event.Kind.CLOSED,))
    if incident.merged_into_id or since.exists():
        raise Refused(_("Somebody has gone on with it since, so it stays as it is."))
    _withdraw_survey(incident)
    ended = incident.clocks.filter(kind=Clock.Kind.UPDATE, stopped_at=incident.closed_at)
    clocks = list(ended.values_list("pk", flat=True))
    incident.status, incident.closed_at = Incident.Status.OPEN, None
    incident.closed_on = ""
    incident.save(update_fields=["status", "closed_at", "closed_on"])
    run_again(incident, clocks)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.REOPENED,
        at=at,
        by=by,
        data={"cycle": incident.cycle, "is_undo": True},
    )


def _withdraw_survey(incident):
    """The mail that asks how it was does not leave; closing it another time asks again."""
    key = f"survey:{incident.pk}:{incident.cycle}"
    if not Message.objects.filter(dedupe_key=key).exists():
        return
    # Delivering locks the message first. Waiting for it here, we would wait for each other.
    message = Message.objects.select_for_update(skip_locked=True).filter(dedupe_key=key).first()
    if message is None or not is_untouched(message):
        raise Refused(
            _("They have been asked already how it was. Open it again instead: new clocks start.")
        )
    message.state = Message.State.WITHDRAWN
    message.dedupe_key = f"{key}:undone:{message.pk}"
    message.save(update_fields=["state", "dedupe_key"])
