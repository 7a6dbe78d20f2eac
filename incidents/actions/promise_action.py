"""Dated actions: promised, done or dropped, and looked at again later."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.clocks import start_clock, stop_one
from incidents.actions.lock import locked
from incidents.models import Action, Clock, Event
from incidents.rules.refusal import Refused


@transaction.atomic
def add_action(
    *, by, at, incident, what, owner, due_at, check_at=None, is_theirs=False, prevents=""
):
    """Promise an action by `due_at` (aware), under a clock of its own; returns the Action.

    owner: the User who does it; is_theirs: the customer does it, and the owner sees to that
    check_at: when we look whether it worked (aware), under the check clock
    prevents: what kind of change it is (`rules.taxonomy.CHANGE_KINDS`), if it is to stop the
    mistake from happening again; then it has a check_at
    The same one that is still open is promised once. Raises Refused for dates that have passed or
    stand in the wrong order, for an owner who can't see the incident, and when it is closed.
    """
    incident = locked(incident)
    _guard(incident, at, what, owner, due_at, check_at)
    if prevents and not check_at:
        raise Refused(_("Name the day on which we look whether it has worked."))
    same = {"what": what.strip(), "owner": owner, "due_at": due_at, "prevents": prevents}
    known = incident.actions.filter(**same, done_at=None, dropped_because="").first()
    if known:
        return known
    clock = start_clock(incident, Clock.Kind.ACTION, start=at, stated=due_at, person=owner)
    check = check_at and start_clock(
        incident, Clock.Kind.CHECK, start=at, stated=check_at, person=owner
    )
    action = Action.objects.create(
        incident=incident,
        what=what.strip(),
        owner=owner,
        is_theirs=is_theirs,
        prevents=prevents,
        due_at=due_at,
        check_at=check_at,
        clock=clock,
        check_clock=check or None,
        created_at=at,
    )
    data = {
        "owner": owner.name,
        "due_at": due_at,
        "check_at": check_at,
        "is_theirs": is_theirs,
        "customer": incident.customer.name,
        "prevents": prevents,
    }
    _tell(action, Event.Kind.ACTION_ADDED, by, at, data)
    return action


def _guard(incident, at, what, owner, due_at, check_at):
    if not incident.is_open:
        raise Refused(_("This incident is closed. Reopen it first."))
    if not what.strip():
        raise Refused(_("Say what will be done."))
    if due_at <= at:
        raise Refused(_("This date has passed. By when will it be done?"))
    if check_at and check_at <= due_at:
        raise Refused(_("Look whether it worked after it is done: name a later date."))
    if not owner.is_active or not (owner.sees_everything or incident.team_id in owner.team_ids):
        raise Refused(
            _("%(owner)s can’t see this incident. Pick somebody of %(team)s.")
            % {"owner": owner, "team": incident.team}
        )


@transaction.atomic
def finish_action(*, by, at, action, dropped_because=""):
    """Say that it is done, or dropped and why; its clock stops. Doing so twice changes nothing.

    A dropped action is not checked either.
    """
    action = _locked(action)
    if action.done_at or action.dropped_because:
        return action
    if dropped_because.strip():
        action.dropped_because = dropped_because.strip()
        if action.check_clock_id:
            stop_one(action.check_clock_id, at=at)
        _tell(action, Event.Kind.ACTION_DROPPED, by, at, {"why": action.dropped_because})
    else:
        action.done_at = at
        _tell(action, Event.Kind.ACTION_DONE, by, at, {})
    stop_one(action.clock_id, at=at)
    action.save()
    return action


@transaction.atomic
def check_action(*, by, at, action, was_effective, finding):
    """Say whether it has worked, and what we saw; the check clock stops.

    Raises Refused without a finding, and while the action is not done.
    """
    action = _locked(action)
    if not action.done_at:
        raise Refused(_("It is not done yet, so it can’t have worked."))
    if not finding.strip():
        raise Refused(_("Say what you saw, in a sentence."))
    if action.checked_at:
        return action
    action.checked_at, action.was_effective = at, was_effective
    action.finding = finding.strip()
    action.save()
    if action.check_clock_id:
        stop_one(action.check_clock_id, at=at)
    data = {"was_effective": was_effective, "finding": action.finding}
    _tell(action, Event.Kind.CHECKED, by, at, data)
    return action


def _locked(action):
    return Action.objects.select_for_update().get(pk=action.pk)


def _tell(action, kind, by, at, data):
    Event.objects.create(
        incident_id=action.incident_id, kind=kind, at=at, by=by, data={"what": action.what} | data
    )
