"""What was found and learned on the path: answers to its questions, and lessons."""

from django.utils.translation import gettext as _

from incidents.models import Event
from incidents.queries.told.telling import who
from incidents.rules.questions import QUESTIONS


def _wrote(event, telling):
    lines = [
        f"{_asked(QUESTIONS[one['question']].ask)} {one['text']}" if one["text"] else ""
        for one in event.data["answers"]
        if one["question"] in QUESTIONS
    ]
    return {
        "icon": "notebook-pen",
        "headline": _("%(who)s wrote down what we know") % {"who": who(event)},
        "text": "\n".join(line for line in lines if line),
    }


def _asked(words):
    words = str(words)
    return words if words.endswith("?") else f"{words}:"


def _lesson(event, telling):
    kept = _("%(who)s kept a lesson") if event.data["is_new"] else _("%(who)s saw a lesson again")
    return {
        "icon": "book-open",
        "headline": kept % {"who": who(event)},
        "text": event.data["title"],
    }


TELL = {Event.Kind.WROTE: _wrote, Event.Kind.LESSON: _lesson}
