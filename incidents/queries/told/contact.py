"""What passed between us and the customer: touchpoints, the answer, and waiting for them."""

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Event, Touchpoint
from incidents.queries.told.telling import at_the_start, who

_TO_THEM = {
    "call": gettext_lazy("%(who)s called %(whom)s"),
    "email": gettext_lazy("%(who)s wrote to %(whom)s"),
    "meeting": gettext_lazy("%(who)s met %(whom)s"),
    "letter": gettext_lazy("%(who)s sent %(whom)s a letter"),
    "chat": gettext_lazy("%(who)s chatted with %(whom)s"),
    "web": gettext_lazy("%(who)s answered %(whom)s on the web"),
}
_BY_THEM = {
    "call": gettext_lazy("%(whom)s called"),
    "email": gettext_lazy("%(whom)s wrote"),
    "meeting": gettext_lazy("%(whom)s met us"),
    "letter": gettext_lazy("%(whom)s sent a letter"),
    "chat": gettext_lazy("%(whom)s chatted with us"),
    "web": gettext_lazy("%(whom)s wrote through the web"),
}


def _touchpoint(event, telling):
    data = event.data
    whom = data.get("contact") or _("the customer")
    if data["direction"] == Touchpoint.Direction.OUT:
        words = {"who": who(event) if event.by else _("We"), "whom": whom}
        headline = _TO_THEM[data["channel"]] % words
    else:
        headline = _BY_THEM[data["channel"]] % {"whom": at_the_start(whom)}
    if abs((event.at - parse_datetime(data["happened_at"])).total_seconds()) >= 60:
        words = {"what": headline, "when": telling.moment(data["happened_at"])}
        headline = _("%(what)s, %(when)s") % words
    return {
        "icon": "phone" if data["channel"] == "call" else "message-circle",
        "headline": headline,
        "text": "\n".join(_of_touchpoint(data, telling)),
    }


def _of_touchpoint(data, telling):
    if data.get("stopped_contact"):
        yield _("The promise of a first contact is kept.")
    if data.get("summary"):
        yield data["summary"]
    if data.get("mood"):
        yield _("They were %(mood)s.") % {"mood": _felt(data["mood"])}
    if data.get("lead"):
        yield _("%(lead)s was there.") % {"lead": data["lead"]}
    if data.get("next_word_by"):
        due = telling.moment(data["next_word_by"])
        yield _("They hear from us next by %(due)s.") % {"due": due}


def _felt(mood):
    # What was recorded before moods were kept by their number is a label already.
    return mood if isinstance(mood, str) else Touchpoint.Mood(mood).felt


def _queued(event, telling):
    return {
        "icon": "send",
        "headline": _("%(who)s sent the answer to %(contact)s")
        % {"who": who(event), "contact": event.data["contact"]},
        "text": _("It is in the outbox; the clock stops when it has been delivered."),
        "tone": "answer",
    }


def _undone(event, telling):
    return {
        "icon": "undo-2",
        "headline": _("%(who)s took the answer back before it left") % {"who": who(event)},
        "text": _("It is the draft again. The customer has not seen it."),
    }


def _delivered(event, telling):
    return {
        "icon": "mail-check",
        "headline": _("%(contact)s has our answer") % {"contact": event.data["contact"]},
        "text": _("The promise of an answer is kept.") if event.data["stopped_answer"] else "",
        "tone": "answer",
    }


def _failed(event, telling):
    return {
        "icon": "mail-x",
        "headline": _("The answer did not reach %(contact)s") % {"contact": event.data["contact"]},
        "text": _("%(reason)s. Write again with another address; your words are kept.")
        % {"reason": event.data["reason"]},
        "tone": "escalation",
    }


def _waiting(event, telling):
    until = telling.moment(event.data["until"])
    return {
        "icon": "circle-pause",
        "headline": _("%(who)s waits for the customer, until %(until)s at the latest")
        % {"who": who(event), "until": until},
        "text": "\n".join(
            [event.data["reason"], _("Only the clock to make it right stands still.")]
        ),
    }


def _wait_ended(event, telling):
    data = event.data
    since = telling.moment(data["since"])
    headline = _("We no longer wait for the customer, as we did since %(since)s") % {"since": since}
    due = ""
    if data.get("due_at"):
        due = _("To be made right by %(due)s.") % {"due": telling.moment(data["due_at"])}
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
