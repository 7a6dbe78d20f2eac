"""What the customer did on their page, and the page itself."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Event
from incidents.queries.surveys import SIDES
from incidents.queries.told.telling import who
from incidents.rules.words import listed


def _linked(event, telling):
    until = telling.moment(event.data["until"])
    return {
        "icon": "link",
        "headline": _("%(contact)s has a page of their own") % {"contact": event.data["contact"]},
        "text": _("%(who)s opened it, until %(until)s.") % {"who": who(event), "until": until},
    }


def _revoked(event, telling):
    return {
        "icon": "unlink",
        "headline": _("%(who)s closed the page of %(contact)s")
        % {"who": who(event), "contact": event.data["contact"]},
        "text": _("Its address opens nothing any more."),
    }


def _version(event, telling):
    return {
        "icon": "message-circle-warning",
        "headline": _("%(contact)s says that it is not right") % {"contact": event.data["contact"]},
        "text": event.data["text"],
        "tone": "escalation",
    }


def _escalated(event, telling):
    told = telling.told(event)
    words = ngettext("%(who)s was told.", "%(who)s were told.", len(told))
    return {
        "icon": "trending-up",
        "headline": _("%(contact)s asks for a lead") % {"contact": event.data["contact"]},
        "text": words % {"who": listed(told)} if told else "",
        "tone": "escalation",
    }


def _surveyed(event, telling):
    sides = event.data["sides"]
    lines = [
        _("%(label)s: %(score)s of 5.") % {"label": label, "score": sides[name]}
        for name, label in SIDES.items()
    ]
    return {
        "icon": "star",
        "headline": _("%(contact)s told us how it was") % {"contact": event.data["contact"]},
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
