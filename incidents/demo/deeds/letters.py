"""The answer: begun, read by a lead, and sent."""

from incidents.actions.answer import send_answer
from incidents.actions.draft_answer import save_draft, set_advice_aside
from incidents.actions.read_answer import ask_to_read, say_of_answer
from incidents.demo.deeds.case import ANSWER
from incidents.models import Remedy


def draft(case, *, by, at, letter=ANSWER):
    """Begin a letter, or go on with it."""
    save_draft(by=by, at=at, incident=case.incident, **case.letter(letter))


def leave_advice(case, *, by, at, code, letter=ANSWER):
    """Follow a piece of the coach’s advice not this time."""
    set_advice_aside(by=by, at=at, incident=case.incident, code=code, **case.letter(letter))


def have_read(case, *, by, at, reader, letter=ANSWER):
    """Ask a lead to read it before it goes."""
    ask_to_read(
        by=by,
        at=at,
        incident=case.incident,
        asked_of=case.people[reader],
        **case.letter(letter),
    )


def say(case, *, by, at, yes, comment="", letter=ANSWER):
    """The lead says that it may go, or not yet."""
    say_of_answer(
        by=by,
        at=at,
        incident=case.incident,
        is_approved=yes,
        comment=comment,
        **case.letter(letter),
    )


def send(case, *, by, at, letter=ANSWER, offers=()):
    """Send it. offers: names of the remedies that go with it"""
    send_answer(
        by=by,
        at=at,
        incident=case.incident,
        remedies=[case.the(Remedy, name).pk for name in offers],
        **case.letter(letter),
    )


DEEDS = {
    "draft": draft,
    "leave-advice": leave_advice,
    "have-read": have_read,
    "say": say,
    "send": send,
}
