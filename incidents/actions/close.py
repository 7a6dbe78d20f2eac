from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.clocks import start_clocks, stop_clock
from incidents.actions.lock import locked
from incidents.actions.survey import ask_survey
from incidents.actions.update_clock import keep_quiet
from incidents.actions.wait import end_wait_of
from incidents.models import Clock, Event, Incident
from incidents.queries.standing import standing_of
from incidents.rules.lifecycle import close_blockers
from incidents.rules.refusal import Refused


@transaction.atomic
def make_right(*, by, at, incident, what):
    """Say what made it right, and keep the promise to; the resolve clock stops. Once is enough.

    Raises Refused when nothing is said, while something that we owe is neither delivered nor
    declined with its reason, and when the incident is closed.
    """
    incident = locked(incident)
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first; your text is kept here."))
    if not what.strip():
        raise Refused(_("Say what made it right for them, in a sentence."))
    said = incident.events.filter(kind=Event.Kind.MADE_RIGHT, data__what=what.strip())
    if said.exists() and not incident.clocks.running().filter(kind=Clock.Kind.RESOLVE).exists():
        return incident
    if owed := incident.remedies.still_owed().first():
        raise Refused(
            _(
                "We still owe them “%(owed)s”. Say that they have had it, or decline it and say "
                "why; your text is kept here."
            )
            % {"owed": owed}
        )
    end_wait_of(incident, at=at, by=by)
    stopped = stop_clock(incident, Clock.Kind.RESOLVE, at=at)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.MADE_RIGHT,
        at=at,
        by=by,
        data={"what": what.strip(), "stopped_resolve": stopped},
    )
    keep_quiet(incident, at=at)
    return incident


@transaction.atomic
def close_incident(*, by, at, incident, closed_on):
    """Close it. Closing it twice changes nothing.

    closed_on: an Incident.ClosedOn, their word or their silence
    Raises Refused, with the way on, for whatever `rules.lifecycle` finds in the way.
    """
    incident = locked(incident)
    if not incident.is_open:
        return incident
    blockers = close_blockers(standing_of(incident), closed_on)
    if blockers:
        raise Refused(" ".join(str(blocker.sentence) for blocker in blockers))
    stop_clock(incident, Clock.Kind.UPDATE, at=at)
    incident.status, incident.closed_at = Incident.Status.CLOSED, at
    incident.closed_on = closed_on
    incident.save(update_fields=["status", "closed_at", "closed_on"])
    ask_survey(by=by, at=at, incident=incident)
    Event.objects.create(
        incident=incident, kind=Event.Kind.CLOSED, at=at, by=by, data={"closed_on": closed_on}
    )
    return incident


@transaction.atomic
def reopen_incident(*, by, at, incident):
    """Open it again: a new cycle of clocks starts at `at`, the old ones stay as they were.

    Raises Refused for one that was merged into another: that is taken back instead.
    """
    incident = locked(incident)
    if incident.is_open:
        return incident
    if incident.merged_into_id:
        raise Refused(
            _("It is merged into R-%(number)s, which goes on for both. Take that back there.")
            % {"number": incident.merged_into_id}
        )
    incident.status, incident.closed_at = Incident.Status.OPEN, None
    incident.closed_on = ""
    incident.cycle += 1
    incident.save(update_fields=["status", "closed_at", "closed_on", "cycle"])
    start_clocks(incident, start=at)
    Event.objects.create(
        incident=incident, kind=Event.Kind.REOPENED, at=at, by=by, data={"cycle": incident.cycle}
    )
    return incident
