"""What passed between us and the customer: touchpoints, the answer, and waiting for them."""

from django.utils.dateparse import parse_datetime

from incidents.models import Event, Touchpoint
from incidents.queries.told.telling import who

_VERBS = {
    "call": ("called {}", "{} called"),
    "email": ("wrote to {}", "{} wrote"),
    "meeting": ("met {}", "{} met us"),
    "letter": ("sent {} a letter", "{} sent a letter"),
    "chat": ("chatted with {}", "{} chatted with us"),
    "web": ("answered {} on the web", "{} wrote through the web"),
}


def _touchpoint(event, telling):
    data = event.data
    outward, inward = _VERBS[data["channel"]]
    whom = data.get("contact") or "the customer"
    if data["direction"] == Touchpoint.Direction.OUT:
        headline = f"{who(event) if event.by else 'We'} {outward.format(whom)}"
    else:
        headline = inward.format(whom[0].upper() + whom[1:])
    if abs((event.at - parse_datetime(data["happened_at"])).total_seconds()) >= 60:
        headline += f", {telling.moment(data['happened_at'])}"
    lines = ["The promise of a first contact is kept."] if data.get("stopped_contact") else []
    lines += [data["summary"]] if data.get("summary") else []
    lines += [f"They were {data['mood'].lower()}."] if data.get("mood") else []
    lines += [f"{data['lead']} was there."] if data.get("lead") else []
    if data.get("next_word_by"):
        lines.append(f"They hear from us next by {telling.moment(data['next_word_by'])}.")
    return {
        "icon": "phone" if data["channel"] == "call" else "message-circle",
        "headline": headline,
        "text": "\n".join(lines),
    }


def _queued(event, telling):
    return {
        "icon": "send",
        "headline": f"{who(event)} sent the answer to {event.data['contact']}",
        "text": "It is in the outbox; the clock stops when it has been delivered.",
        "tone": "answer",
    }


def _undone(event, telling):
    return {
        "icon": "undo-2",
        "headline": f"{who(event)} took the answer back before it left",
        "text": "It is the draft again. The customer has not seen it.",
    }


def _delivered(event, telling):
    return {
        "icon": "mail-check",
        "headline": f"{event.data['contact']} has our answer",
        "text": "The promise of an answer is kept." if event.data["stopped_answer"] else "",
        "tone": "answer",
    }


def _failed(event, telling):
    return {
        "icon": "mail-x",
        "headline": f"The answer did not reach {event.data['contact']}",
        "text": f"{event.data['reason']}. Write again with another address; your words are kept.",
        "tone": "escalation",
    }


def _waiting(event, telling):
    until = telling.moment(event.data["until"])
    return {
        "icon": "circle-pause",
        "headline": f"{who(event)} waits for the customer, until {until} at the latest",
        "text": f"{event.data['reason']}\nOnly the clock to make it right stands still.",
    }


def _wait_ended(event, telling):
    data = event.data
    since = telling.moment(data["since"])
    headline = f"We no longer wait for the customer, as we did since {since}"
    due = f"To be made right by {telling.moment(data['due_at'])}." if data.get("due_at") else ""
    return {"icon": "circle-play", "headline": headline, "text": due}


TELL = {
    Event.Kind.TOUCHPOINT: _touchpoint,
    Event.Kind.APOLOGY_QUEUED: _queued,
    Event.Kind.SENDING_UNDONE: _undone,
    Event.Kind.APOLOGY_DELIVERED: _delivered,
    Event.Kind.APOLOGY_FAILED: _failed,
    Event.Kind.WAITING: _waiting,
    Event.Kind.WAIT_ENDED: _wait_ended,
}
