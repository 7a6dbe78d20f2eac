from django.db.models import BooleanField, ExpressionWrapper, Q

from incidents.models import Action
from incidents.queries.prepared import Prepared
from incidents.queries.queue import clock_face

MOST = 30


def promised_actions(incident, at) -> list[dict]:
    """What we promised to do, what is still to be done or checked first; at most MOST.

    Each is a dict of the `action`, the `face` of its deadline and `check_face` of its check or
    None, and `open`: "do" while it is to be done, "check" while we have to look whether it worked.
    One query.
    """
    return [_line(action, at) for action in _PROMISED.models(incident=incident.pk)]


def _promised(incident):
    rests = Q(clock__stopped_at=None) | Q(check_clock__isnull=False, check_clock__stopped_at=None)
    found = Action.objects.filter(incident=incident).select_related("owner", "clock", "check_clock")
    found = found.annotate(rests=ExpressionWrapper(rests, BooleanField()))
    return found.order_by("-rests", "due_at", "pk")[:MOST]


_PROMISED = Prepared(_promised)


def _line(action: Action, at):
    return {
        "action": action,
        "face": clock_face(action.clock, at),
        "check_face": clock_face(action.check_clock, at) if action.check_clock else None,
        "open": _open(action),
    }


def _open(action):
    if not action.done_at:
        return "" if action.dropped_because else "do"
    return "check" if action.check_at and not action.checked_at else ""
