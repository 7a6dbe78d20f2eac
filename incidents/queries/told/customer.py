"""What the customer did on their page, and the page itself."""

from incidents.models import Event
from incidents.queries.surveys import SIDES
from incidents.queries.told.telling import who
from incidents.rules import words


def _linked(event, telling):
    until = telling.moment(event.data["until"])
    return {
        "icon": "link",
        "headline": f"{event.data['contact']} has a page of their own",
        "text": f"{who(event)} opened it, until {until}.",
    }


def _revoked(event, telling):
    return {
        "icon": "unlink",
        "headline": f"{who(event)} closed the page of {event.data['contact']}",
        "text": "Its address opens nothing any more.",
    }


def _version(event, telling):
    return {
        "icon": "message-circle-warning",
        "headline": f"{event.data['contact']} says that it is not right",
        "text": event.data["text"],
        "tone": "escalation",
    }


def _escalated(event, telling):
    told = telling.told(event)
    return {
        "icon": "trending-up",
        "headline": f"{event.data['contact']} asks for a lead",
        "text": f"{words.who(told, 'was', 'were')} told." if told else "",
        "tone": "escalation",
    }


def _surveyed(event, telling):
    sides = event.data["sides"]
    lines = [f"{label}: {sides[name]} of 5." for name, label in SIDES.items()]
    return {
        "icon": "star",
        "headline": f"{event.data['contact']} told us how it was",
        "text": "\n".join(filter(None, [*lines, event.data.get("words", "")])),
        "tone": "answer",
    }


TELL = {
    Event.Kind.LINKED: _linked,
    Event.Kind.LINK_REVOKED: _revoked,
    Event.Kind.THEIR_VERSION: _version,
    Event.Kind.THEY_ESCALATED: _escalated,
    Event.Kind.SURVEYED: _surveyed,
}
