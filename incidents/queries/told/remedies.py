"""What makes it right: proposed, offered, chosen, had, or declined."""

from decimal import Decimal

from incidents.models import Event, Remedy
from incidents.queries.told.telling import who
from incidents.rules.money import money


def _proposed(event, telling):
    data = event.data
    price = money(Decimal(data["cost"]), data["currency"])
    kind = "what we owe" if data["kind"] == Remedy.Kind.OWED else "a gesture"
    return {
        "icon": "gift",
        "headline": f"{who(event)} put down something that makes it right",
        "text": f"{data['what']}\n{kind.capitalize()}, for {price}.",
    }


def _offered(event, telling):
    return {
        "icon": "hand-heart",
        "headline": f"{who(event)} offered it to them",
        "text": event.data["what"],
    }


def _chosen(event, telling):
    before = event.data.get("instead_of")
    lines = [event.data["what"], f"They had chosen “{before}” before." if before else ""]
    return {
        "icon": "mouse-pointer-click",
        "headline": f"{who(event)} noted what they chose" if event.by else "They have chosen",
        "text": "\n".join(line for line in lines if line),
    }


def _delivered(event, telling):
    return {
        "icon": "package-check",
        "headline": f"They have had it, said {who(event)}",
        "text": event.data["what"],
    }


def _declined(event, telling):
    theirs = ", which they had asked for" if event.data.get("is_asked_for") else ""
    return {
        "icon": "x",
        "headline": f"{who(event)} declined it{theirs}",
        "text": f"{event.data['what']}\nBecause: {event.data['why']}",
    }


TELL = {
    Event.Kind.REMEDY_PROPOSED: _proposed,
    Event.Kind.REMEDY_OFFERED: _offered,
    Event.Kind.REMEDY_CHOSEN: _chosen,
    Event.Kind.REMEDY_DELIVERED: _delivered,
    Event.Kind.REMEDY_DECLINED: _declined,
}
