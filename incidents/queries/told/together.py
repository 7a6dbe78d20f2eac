"""What brings incidents together: tags, relations, and one merged into another."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Event, Relation
from incidents.queries.told.telling import who


def _tagged(event, telling):
    added, removed = event.data.get("added", []), event.data.get("removed", [])
    names = {"who": who(event), "tags": ", ".join(f"“{name}”" for name in added or removed)}
    count = len(added or removed)
    if added:
        words = ngettext("%(who)s put the tag %(tags)s on it", "%(who)s put on it: %(tags)s", count)
    else:
        words = ngettext(
            "%(who)s took the tag %(tags)s off it", "%(who)s took off it: %(tags)s", count
        )
    return {"icon": "tag", "headline": words % names}


def _related(event, telling):
    data = event.data
    names = {"who": who(event), "other": data["other"]}
    if data.get("is_over"):
        words = _("%(who)s took its relation to %(other)s away")
    elif data["kind"] == Relation.Kind.RELATED:
        words = _("%(who)s related it to %(other)s")
    elif data["kind"] == Relation.Kind.CAUSED_BY:
        words = (
            _("%(who)s said that %(other)s caused it")
            if data["is_from"]
            else _("%(who)s said that it caused %(other)s")
        )
    else:
        words = (
            _("%(who)s said that it is a duplicate of %(other)s")
            if data["is_from"]
            else _("%(who)s said that %(other)s is a duplicate of it")
        )
    return {"icon": "link", "headline": words % names}


def _merged(event, telling):
    names = {"who": who(event), "into": event.data["into"]}
    if event.data.get("is_over"):
        return {
            "icon": "split",
            "headline": _("%(who)s took it out of %(into)s again") % names,
            "text": _("Its clocks run on, due when they were."),
        }
    return {
        "icon": "merge",
        "headline": _("%(who)s merged it into %(into)s") % names,
        "text": _("What was promised here is kept there."),
    }


def _took_in(event, telling):
    names = {"who": who(event), "other": event.data["incident"]}
    if event.data.get("is_over"):
        headline = _("%(who)s took %(other)s out of it again") % names
        return {"icon": "split", "headline": headline}
    return {
        "icon": "merge",
        "headline": _("%(who)s merged %(other)s into it") % names,
        "text": "\n".join(telling.moved(event)),
    }


TELL = {
    Event.Kind.TAGGED: _tagged,
    Event.Kind.RELATED: _related,
    Event.Kind.MERGED: _merged,
    Event.Kind.TOOK_IN: _took_in,
}
