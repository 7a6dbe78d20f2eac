"""What was found and learned on the path: answers to its questions, and lessons."""

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
        "headline": f"{who(event)} wrote down what we know",
        "text": "\n".join(line for line in lines if line),
    }


def _asked(words):
    return words if words.endswith("?") else f"{words}:"


def _lesson(event, telling):
    kept = "kept a lesson" if event.data["is_new"] else "saw a lesson again"
    return {
        "icon": "book-open",
        "headline": f"{who(event)} {kept}",
        "text": event.data["title"],
    }


TELL = {Event.Kind.WROTE: _wrote, Event.Kind.LESSON: _lesson}
