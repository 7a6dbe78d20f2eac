"""What was found out: causes that were named, confirmed or ruled out."""

from incidents.models import Cause, Event
from incidents.queries.told.telling import who

_SETTLED = {
    Cause.State.CONFIRMED: "confirmed a cause",
    Cause.State.RULED_OUT: "ruled a cause out",
    Cause.State.SUSPECTED: "still looks into a cause",
}


def _named(event, telling):
    missed = event.data["explains"] == Cause.Explains.MISSED
    return {
        "icon": "lightbulb",
        "headline": f"{who(event)} suspects why it was missed"
        if missed
        else f"{who(event)} suspects a cause",
        "text": event.data["what"],
    }


def _settled(event, telling):
    known = event.data["evidence"]
    return {
        "icon": "lightbulb",
        "headline": f"{who(event)} {_SETTLED[event.data['state']]}",
        "text": event.data["what"] + (f"\nHow we know: {known}" if known else ""),
    }


TELL = {Event.Kind.CAUSE_NAMED: _named, Event.Kind.CAUSE_SETTLED: _settled}
