"""What we agreed among ourselves: decisions asked for and made, actions promised and kept."""

from django.utils.translation import gettext as _

from incidents.models import Event
from incidents.queries.told.telling import who


def _asked(event, telling):
    return {
        "icon": "circle-question-mark",
        "headline": _("%(who)s asked %(asked_of)s to decide")
        % {"who": who(event), "asked_of": event.data["asked_of"]},
        "text": event.data["question"],
    }


def _decided(event, telling):
    said = _("%(who)s said yes") if event.data["is_approved"] else _("%(who)s said no")
    lines = [event.data["question"], event.data.get("reason", "")]
    return {
        "icon": "check" if event.data["is_approved"] else "x",
        "headline": said % {"who": who(event)},
        "text": "\n".join(line for line in lines if line),
    }


def _added(event, telling):
    data = event.data
    check = data.get("check_at")
    doer = data["customer"] if data.get("is_theirs") else data["owner"]
    lines = [data["what"]]
    if check:
        lines.append(_("We look whether it worked %(when)s.") % {"when": telling.moment(check)})
    return {
        "icon": "list-checks",
        "headline": _("%(doer)s does this by %(due)s")
        % {"doer": doer, "due": telling.moment(data["due_at"])},
        "text": "\n".join(lines),
    }


def _done(event, telling):
    return {
        "icon": "check",
        "headline": _("%(who)s finished what was promised") % {"who": who(event)}
        if event.by
        else _("They finished what was promised"),
        "text": event.data["what"],
    }


def _dropped(event, telling):
    return {
        "icon": "x",
        "headline": _("%(who)s dropped an action") % {"who": who(event)},
        "text": "\n".join([event.data["what"], _("Because: %(why)s") % {"why": event.data["why"]}]),
    }


def _checked(event, telling):
    looked = (
        _("%(who)s looked: it worked")
        if event.data["was_effective"]
        else _("%(who)s looked: it has not worked yet")
    )
    return {
        "icon": "search-check",
        "headline": looked % {"who": who(event)},
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
