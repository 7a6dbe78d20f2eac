"""What colleagues told each other: notes, and files that were added or taken out."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from incidents.models import Event
from incidents.queries.told.telling import who


def _note(event, telling):
    return {
        "icon": "lock",
        "headline": _("Internal note by %(who)s") % {"who": who(event)},
        "text": event.data["text"],
        "tone": "note",
    }


def _attached(event, telling):
    return {
        "icon": "paperclip",
        "headline": _("%(who)s added a file") % {"who": who(event)},
        "text": _file(event),
    }


def _detached(event, telling):
    return {
        "icon": "paperclip",
        "headline": _("%(who)s took a file out") % {"who": who(event)},
        "text": _file(event),
    }


def _file(event):
    return f"{event.data['name']}, {filesizeformat(event.data['size'])}"


TELL = {
    Event.Kind.NOTE: _note,
    Event.Kind.ATTACHED: _attached,
    Event.Kind.DETACHED: _detached,
}
