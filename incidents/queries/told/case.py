"""What became of the incident itself: logged, changed, handed on, made right, closed."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Event, Incident
from incidents.queries.told.telling import who
from incidents.rules.language import number
from incidents.rules.relationship import our_view

_AT_STAKE = {"value_at_risk", "footprint", "reach", "story", "relationship", "is_difficult"}
_PICTURE = _AT_STAKE | {"involved"}
"""What is said together when somebody looks at the whole of it."""
_SHOWN = {"urgency", "team", "customer", "owner", "kind"} | _AT_STAKE
"""Changes of these are told with what was and what is; of the others only that they changed."""
_NAMES = {
    "kind": gettext_lazy("what kind of mistake it is"),
    "value_at_risk": gettext_lazy("the value at risk"),
    "footprint": gettext_lazy("how many it touched"),
    "reach": gettext_lazy("how many may hear of it"),
    "story": gettext_lazy("whether the real story will be understood"),
    "relationship": gettext_lazy("how things stand between us"),
    "is_difficult": gettext_lazy("whether the conversation is difficult"),
}
"""What a change is called where the field's own words are too long for a headline."""
_IN_WORDS = {"relationship": lambda score: our_view([score]), "reach": number}
"""How a value is said that is kept as a figure."""
_NOTICED = {
    "us": gettext_lazy("We noticed it ourselves."),
    "customer": gettext_lazy("The customer noticed it."),
    "referral": gettext_lazy("Somebody else told us."),
}
_CLOSED_ON = {
    "confirmed": gettext_lazy("They told us that it is right now."),
    "silence": gettext_lazy("We asked whether it is right now, and they did not answer."),
}


def _logged(event, telling):
    return {
        "icon": "flag",
        "headline": _("%(who)s logged it") % {"who": who(event)},
        "text": _NOTICED.get(event.data.get("noticed_by"), ""),
    }


def _imported(event, telling):
    return {
        "icon": "file-input",
        "headline": _("Came in with an import"),
        "text": event.data.get("text", ""),
    }


def _edited(event, telling):
    changes = event.data["changes"]
    names = ", ".join(_name(change) for change in changes)
    is_picture = len(changes) > 2 and _PICTURE.issuperset(one["field"] for one in changes)
    lines = [_change(change) for change in changes if change["field"] in _SHOWN]
    lines += telling.moved(event)
    if event.data.get("why"):
        lines.append(event.data["why"])
    return {
        "icon": "pencil",
        "headline": (
            _("%(who)s said what is at stake") if is_picture else _("%(who)s changed %(what)s")
        )
        % {"who": who(event), "what": names},
        "text": "\n".join(lines),
    }


def _field(change):
    return Incident._meta.get_field(change["field"])


def _name(change):
    return str(_NAMES.get(change["field"], _field(change).verbose_name))


def _change(change):
    nothing = _("nobody") if change["field"] == "owner" else _("not known")
    before = _value(change, "from")
    words = {
        "what": capfirst(_name(change)),
        "now": _value(change, "to") or nothing,
        "before": before,
    }
    return (
        _("%(what)s: %(now)s, before that %(before)s.") if before else _("%(what)s: %(now)s.")
    ) % words


def _value(change, end):
    """What it was or is, in words; empty for nothing."""
    value = change[end]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None:
        return ""
    if change["field"] in _IN_WORDS:
        return _IN_WORDS[change["field"]](value)
    return str(dict(_field(change).flatchoices).get(value, value))


def _assigned(event, telling):
    before, now = event.data.get("from"), event.data["to"]
    if event.data.get("is_undo"):
        return {
            "icon": "undo-2",
            "headline": _("%(who)s took the hand-over to %(owner)s back")
            % {"who": who(event), "owner": before},
            "text": _("%(owner)s owns it again.") % {"owner": now}
            if now
            else _("Nobody owns it, as before."),
        }
    had = _("%(owner)s had it before.") % {"owner": before} if before else ""
    lines = [event.data.get("note", ""), had]
    return {
        "icon": "user-check",
        "headline": _("%(owner)s owns it now") % {"owner": now},
        "text": "\n".join(line for line in lines if line),
    }


def _taken_over(event, telling):
    return {
        "icon": "user-check",
        "headline": _("%(owner)s took it over from %(before)s, who guides on")
        % {"owner": event.data["to"], "before": event.data["from"]},
        "text": event.data["why"],
    }


def _guide_joined(event, telling):
    return {
        "icon": "life-buoy",
        "headline": _("%(name)s guides this now") % {"name": event.data["name"]},
        "text": _("The work stays where it is."),
    }


def _made_right(event, telling):
    what = {"what": event.data["what"]}
    is_kept = event.data.get("stopped_resolve")
    return {
        "icon": "heart-handshake",
        "headline": _("%(who)s said what made it right") % {"who": who(event)},
        "text": _("The promise to make it right is kept. %(what)s") % what
        if is_kept
        else event.data["what"],
        "tone": "answer",
    }


def _closed(event, telling):
    return {
        "icon": "circle-check",
        "headline": _("%(who)s closed it") % {"who": who(event)},
        "text": _CLOSED_ON.get(event.data.get("closed_on"), ""),
    }


def _reopened(event, telling):
    if event.data.get("is_undo"):
        return {
            "icon": "undo-2",
            "headline": _("%(who)s took the closing back") % {"who": who(event)},
            "text": _("Its clocks run on as they did."),
        }
    return {
        "icon": "rotate-ccw",
        "headline": _("%(who)s opened it again") % {"who": who(event)},
        "text": _("New clocks run from here."),
    }


def _history(event, telling):
    return {
        "icon": "history",
        "headline": event.data["headline"],
        "text": event.data.get("text", ""),
    }


TELL = {
    Event.Kind.LOGGED: _logged,
    Event.Kind.IMPORTED: _imported,
    Event.Kind.EDITED: _edited,
    Event.Kind.ASSIGNED: _assigned,
    Event.Kind.TAKEN_OVER: _taken_over,
    Event.Kind.GUIDE_JOINED: _guide_joined,
    Event.Kind.MADE_RIGHT: _made_right,
    Event.Kind.CLOSED: _closed,
    Event.Kind.REOPENED: _reopened,
    Event.Kind.HISTORY: _history,
}
