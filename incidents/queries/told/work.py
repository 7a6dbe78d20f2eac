"""What we agreed among ourselves: decisions asked for and made, actions promised and kept."""

from incidents.models import Event
from incidents.queries.told.telling import who


def _asked(event, telling):
    return {
        "icon": "circle-question-mark",
        "headline": f"{who(event)} asked {event.data['asked_of']} to decide",
        "text": event.data["question"],
    }


def _decided(event, telling):
    said = "yes" if event.data["is_approved"] else "no"
    lines = [event.data["question"], event.data.get("reason", "")]
    return {
        "icon": "check" if event.data["is_approved"] else "x",
        "headline": f"{who(event)} said {said}",
        "text": "\n".join(line for line in lines if line),
    }


def _added(event, telling):
    data = event.data
    check = data.get("check_at")
    doer = data["customer"] if data.get("is_theirs") else data["owner"]
    looks = f"\nWe look whether it worked {telling.moment(check)}." if check else ""
    return {
        "icon": "list-checks",
        "headline": f"{doer} does this by {telling.moment(data['due_at'])}",
        "text": data["what"] + looks,
    }


def _done(event, telling):
    return {
        "icon": "check",
        "headline": f"{who(event) if event.by else 'They'} finished what was promised",
        "text": event.data["what"],
    }


def _dropped(event, telling):
    return {
        "icon": "x",
        "headline": f"{who(event)} dropped an action",
        "text": f"{event.data['what']}\nBecause: {event.data['why']}",
    }


def _checked(event, telling):
    worked = "it worked" if event.data["was_effective"] else "it has not worked yet"
    return {
        "icon": "search-check",
        "headline": f"{who(event)} looked: {worked}",
        "text": f"{event.data['what']}\n{event.data['finding']}",
    }


TELL = {
    Event.Kind.DECISION_ASKED: _asked,
    Event.Kind.DECIDED: _decided,
    Event.Kind.ACTION_ADDED: _added,
    Event.Kind.ACTION_DONE: _done,
    Event.Kind.ACTION_DROPPED: _dropped,
    Event.Kind.CHECKED: _checked,
}
