"""What became of the incident itself: logged, changed, handed on, made right, closed."""

from incidents.models import Event, Incident
from incidents.queries.told.telling import who

_AT_STAKE = {"value_at_risk", "footprint", "reach", "story", "relationship", "is_difficult"}
_SHOWN = {"urgency", "team", "customer", "owner", "kind"} | _AT_STAKE
"""Changes of these are told with what was and what is; of the others only that they changed."""
_NAMES = {
    "kind": "what kind of mistake it is",
    "value_at_risk": "the value at risk",
    "footprint": "how many it touched",
    "reach": "how many may hear of it",
    "story": "how the story may spread",
    "relationship": "how things stand between us",
    "is_difficult": "whether the conversation is difficult",
}
"""What a change is called where the field's own words are too long for a headline."""


def _logged(event, telling):
    noticed = {"us": "We noticed it ourselves.", "customer": "The customer noticed it.",
               "referral": "Somebody else told us."}  # fmt: skip
    return {
        "icon": "flag",
        "headline": f"{who(event)} logged it",
        "text": noticed.get(event.data.get("noticed_by"), ""),
    }


def _imported(event, telling):
    return {
        "icon": "file-input",
        "headline": "Came in with an import",
        "text": event.data.get("text", ""),
    }


def _edited(event, telling):
    changes = event.data["changes"]
    names = ", ".join(_name(change) for change in changes)
    is_picture = len(changes) > 2 and _AT_STAKE.issuperset(one["field"] for one in changes)
    lines = [_change(change) for change in changes if change["field"] in _SHOWN]
    lines += telling.moved(event)
    if event.data.get("why"):
        lines.append(event.data["why"])
    return {
        "icon": "pencil",
        "headline": f"{who(event)} {'said what is at stake' if is_picture else 'changed ' + names}",
        "text": "\n".join(lines),
    }


def _field(change):
    return Incident._meta.get_field(change["field"])


def _name(change):
    return _NAMES.get(change["field"], str(_field(change).verbose_name))


def _change(change):
    nothing = "nobody" if change["field"] == "owner" else "not known"
    before, after = _value(change, "from"), _value(change, "to")
    was = f", before that {before}" if before else ""
    return f"{_name(change).capitalize()}: {after or nothing}{was}."


def _value(change, end):
    """What it was or is, in words; empty for nothing."""
    value = change[end]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(dict(_field(change).flatchoices).get(value, value))


def _assigned(event, telling):
    before, now = event.data.get("from"), event.data["to"]
    if event.data.get("is_undo"):
        return {
            "icon": "undo-2",
            "headline": f"{who(event)} took the hand-over to {before} back",
            "text": f"{now} owns it again." if now else "Nobody owns it, as before.",
        }
    lines = [event.data.get("note", ""), f"{before} had it before." if before else ""]
    return {
        "icon": "user-check",
        "headline": f"{now} owns it now",
        "text": "\n".join(line for line in lines if line),
    }


def _taken_over(event, telling):
    return {
        "icon": "user-check",
        "headline": f"{event.data['to']} took it over from {event.data['from']}, who guides on",
        "text": event.data["why"],
    }


def _guide_joined(event, telling):
    return {
        "icon": "life-buoy",
        "headline": f"{event.data['name']} guides this now",
        "text": "The work stays where it is.",
    }


def _made_right(event, telling):
    kept = "The promise to make it right is kept. " if event.data.get("stopped_resolve") else ""
    return {
        "icon": "heart-handshake",
        "headline": f"{who(event)} said what made it right",
        "text": kept + event.data["what"],
        "tone": "answer",
    }


def _closed(event, telling):
    because = {
        "confirmed": "They told us that it is right now.",
        "silence": "We asked whether it is right now, and they did not answer.",
    }
    return {
        "icon": "circle-check",
        "headline": f"{who(event)} closed it",
        "text": because.get(event.data.get("closed_on"), ""),
    }


def _reopened(event, telling):
    if event.data.get("is_undo"):
        return {
            "icon": "undo-2",
            "headline": f"{who(event)} took the closing back",
            "text": "Its clocks run on as they did.",
        }
    return {
        "icon": "rotate-ccw",
        "headline": f"{who(event)} opened it again",
        "text": "New clocks run from here.",
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
