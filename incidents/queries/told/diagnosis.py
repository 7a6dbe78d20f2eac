"""What was found out: causes that were named, confirmed or ruled out."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Cause, Event
from incidents.queries.told.telling import who

_SETTLED = {
    Cause.State.CONFIRMED: gettext_lazy("%(who)s confirmed a cause"),
    Cause.State.RULED_OUT: gettext_lazy("%(who)s ruled a cause out"),
    Cause.State.SUSPECTED: gettext_lazy("%(who)s still looks into a cause"),
}


def _named(event, telling):
    missed = event.data["explains"] == Cause.Explains.MISSED
    return {
        "icon": "lightbulb",
        "headline": (
            _("%(who)s suspects why it was missed") if missed else _("%(who)s suspects a cause")
        )
        % {"who": who(event)},
        "text": event.data["what"],
    }


def _settled(event, telling):
    lines = [event.data["what"]]
    if event.data["evidence"]:
        lines.append(_("How we know: %(known)s") % {"known": event.data["evidence"]})
    return {
        "icon": "lightbulb",
        "headline": _SETTLED[event.data["state"]] % {"who": who(event)},
        "text": "\n".join(lines),
    }


TELL = {Event.Kind.CAUSE_NAMED: _named, Event.Kind.CAUSE_SETTLED: _settled}
