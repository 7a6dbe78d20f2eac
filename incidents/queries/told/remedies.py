"""What makes it right: proposed, offered, chosen, had, or declined."""

from decimal import Decimal

from django.utils.translation import gettext as _

from incidents.models import Event, Remedy
from incidents.queries.told.telling import who
from incidents.rules.money import money


def _proposed(event, telling):
    data = event.data
    price = money(Decimal(data["cost"]), data["currency"])
    is_owed = data["kind"] == Remedy.Kind.OWED
    kind = _("What we owe, for %(price)s.") if is_owed else _("A gesture, for %(price)s.")
    return {
        "icon": "gift",
        "headline": _("%(who)s put down something that makes it right") % {"who": who(event)},
        "text": "\n".join([data["what"], kind % {"price": price}]),
    }


def _offered(event, telling):
    return {
        "icon": "hand-heart",
        "headline": _("%(who)s offered it to them") % {"who": who(event)},
        "text": event.data["what"],
    }


def _chosen(event, telling):
    before = event.data.get("instead_of")
    lines = [
        event.data["what"],
        _("They had chosen “%(before)s” before.") % {"before": before} if before else "",
    ]
    return {
        "icon": "mouse-pointer-click",
        "headline": _("%(who)s noted what they chose") % {"who": who(event)}
        if event.by
        else _("They have chosen"),
        "text": "\n".join(line for line in lines if line),
    }


def _delivered(event, telling):
    return {
        "icon": "package-check",
        "headline": _("They have had it, said %(who)s") % {"who": who(event)},
        "text": event.data["what"],
    }


def _declined(event, telling):
    headline = (
        _("%(who)s declined it, which they had asked for")
        if event.data.get("is_asked_for")
        else _("%(who)s declined it")
    )
    because = _("Because: %(why)s") % {"why": event.data["why"]}
    return {
        "icon": "x",
        "headline": headline % {"who": who(event)},
        "text": "\n".join([event.data["what"], because]),
    }


TELL = {
    Event.Kind.REMEDY_PROPOSED: _proposed,
    Event.Kind.REMEDY_OFFERED: _offered,
    Event.Kind.REMEDY_CHOSEN: _chosen,
    Event.Kind.REMEDY_DELIVERED: _delivered,
    Event.Kind.REMEDY_DECLINED: _declined,
}
