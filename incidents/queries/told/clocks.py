"""What happened around deadlines: steps of the ladder, quiet, and deadlines that moved."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Event
from incidents.queries.told.telling import CLOCKS, who
from incidents.rules.words import listed


def _escalated(event, telling):
    data, told = event.data, telling.told(event)
    words = {
        "who": listed(told),
        "promise": CLOCKS[data["clock"]],
        "due": telling.moment(data["due_at"]),
    }
    if not told:
        headline = _("An earlier step came up at the same time: %(promise)s was due %(due)s")
    elif data["reminder"]:
        headline = ngettext(
            "%(who)s was reminded: %(promise)s is due %(due)s",
            "%(who)s were reminded: %(promise)s is due %(due)s",
            len(told),
        )
    else:
        headline = ngettext(
            "%(who)s was told: %(promise)s was due %(due)s",
            "%(who)s were told: %(promise)s was due %(due)s",
            len(told),
        )
    guides = [telling.names[one] for one in data.get("guides", ()) if one in telling.names]
    invited = ngettext(
        "%(who)s was invited to guide; the work stays where it is.",
        "%(who)s were invited to guide; the work stays where it is.",
        len(guides),
    )
    return {
        "icon": "bell" if data["reminder"] else "trending-up",
        "headline": headline % words,
        "text": invited % {"who": listed(guides)} if guides else "",
        "tone": "plain" if data["reminder"] else "escalation",
    }


def _acknowledged(event, telling):
    until = telling.moment(event.data["until"])
    return {
        "icon": "eye",
        "headline": _("%(who)s has seen it: %(promise)s")
        % {"who": who(event), "promise": CLOCKS[event.data["clock"]]},
        "text": _("It does not repeat before %(until)s.") % {"until": until},
    }


def _snoozed(event, telling):
    if event.data.get("is_over"):
        return {
            "icon": "alarm-clock",
            "headline": _("%(who)s took the snooze of %(promise)s back")
            % {"who": who(event), "promise": CLOCKS[event.data["clock"]]},
        }
    until = telling.moment(event.data["until"])
    return {
        "icon": "alarm-clock-off",
        "headline": _("%(who)s snoozed %(promise)s until %(until)s")
        % {"who": who(event), "promise": CLOCKS[event.data["clock"]], "until": until},
        "text": event.data["reason"],
    }


def _replanned(event, telling):
    version = event.data.get("version")
    under = (
        _("Version %(version)s of our promises holds for it now") % {"version": version}
        if version
        else _("Deadlines moved")
    )
    lines = telling.moved(event) or [_("No deadline has moved.")]
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
