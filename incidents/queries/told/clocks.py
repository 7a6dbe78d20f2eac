"""What happened around deadlines: steps of the ladder, quiet, and deadlines that moved."""

from incidents.models import Event
from incidents.queries.told.telling import CLOCKS, who
from incidents.rules import words


def _escalated(event, telling):
    data, told = event.data, telling.told(event)
    promise = f"the {CLOCKS[data['clock']]}"
    due = telling.moment(data["due_at"])
    if not told:
        headline = f"An earlier step came up at the same time: {promise} was due {due}"
    elif data["reminder"]:
        headline = f"{words.who(told, 'was', 'were')} reminded: {promise} is due {due}"
    else:
        headline = f"{words.who(told, 'was', 'were')} told: {promise} was due {due}"
    guides = [telling.names[one] for one in data.get("guides", ()) if one in telling.names]
    invited = f"{words.who(guides, 'was', 'were')} invited to guide; the work stays where it is."
    return {
        "icon": "bell" if data["reminder"] else "trending-up",
        "headline": headline,
        "text": invited if guides else "",
        "tone": "plain" if data["reminder"] else "escalation",
    }


def _acknowledged(event, telling):
    until = telling.moment(event.data["until"])
    return {
        "icon": "eye",
        "headline": f"{who(event)} has seen it: the {CLOCKS[event.data['clock']]}",
        "text": f"It does not repeat before {until}.",
    }


def _snoozed(event, telling):
    if event.data.get("is_over"):
        return {
            "icon": "alarm-clock",
            "headline": f"{who(event)} took the snooze of the {CLOCKS[event.data['clock']]} back",
        }
    until = telling.moment(event.data["until"])
    return {
        "icon": "alarm-clock-off",
        "headline": f"{who(event)} snoozed the {CLOCKS[event.data['clock']]} until {until}",
        "text": event.data["reason"],
    }


def _replanned(event, telling):
    version = event.data.get("version")
    under = f"Version {version} of our promises holds for it now" if version else "Deadlines moved"
    lines = telling.moved(event) or ["No deadline has moved."]
    return {
        "icon": "calendar-clock",
        "headline": under,
        "text": "\n".join([line for line in [event.data.get("why", "")] if line] + lines),
    }


TELL = {
    Event.Kind.ESCALATED: _escalated,
    Event.Kind.ACKNOWLEDGED: _acknowledged,
    Event.Kind.SNOOZED: _snoozed,
    Event.Kind.REPLANNED: _replanned,
}
