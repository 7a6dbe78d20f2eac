"""How it came about, what it means for them, and what others can learn."""

from decimal import Decimal
from functools import partial

from incidents.actions.cause import name_cause, settle_cause
from incidents.actions.edit import edit_incident
from incidents.actions.insights import write_insights
from incidents.actions.lesson import keep_lesson, see_lesson_again
from incidents.actions.tag import tag
from incidents.models import Cause, Event, Lesson


def write(case, *, by, at, **answers):
    """Answers to questions along the path, by their codes."""
    write_insights(by=by, at=at, incident=case.incident, answers=answers)


def suspect(case, *, by, at, kind, what, explains="happened", name="", handed_over=False):
    """Name what may have caused it. handed_over: it slipped when it last changed hands"""
    handovers = case.incident.events.filter(kind=Event.Kind.ASSIGNED)
    cause = name_cause(
        by=by,
        at=at,
        incident=case.incident,
        explains=explains,
        kind=kind,
        what=what,
        handover=handovers.latest("at") if handed_over else None,
    )
    case.keep(cause, name)


def settle(state, case, *, by, at, how, of=""):
    """Say that a cause is confirmed or ruled out, and how we know."""
    cause = case.the(Cause, of)
    settle_cause(by=by, at=at, cause=cause, state=state, evidence=how)


def edit(case, *, by, at, why="", involved="", value_at_risk=None, **changes):
    """Change details of the incident; the value at risk is in euros."""
    if involved:
        changes["involved"] = case.people[involved]
    if value_at_risk is not None:
        changes |= {"value_at_risk": Decimal(value_at_risk), "currency": "EUR"}
    edit_incident(by=by, at=at, incident=case.incident, why=why, **changes)


def put_tag(case, *, by, at, name):
    """Put a tag on it, by which it is found beside others like it."""
    tag(by=by, at=at, incident=case.incident, name=name)


def learn(case, *, by, at, title, text="", tags=(), exemplary=False):
    """Keep a lesson for everybody."""
    keep_lesson(
        by=by,
        at=at,
        title=title,
        text=text,
        tags=tags,
        incident=case.incident,
        is_exemplary=exemplary,
    )


def see_again(case, *, by, at, title):
    """Say that a lesson was seen once more."""
    lesson = Lesson.objects.get(title=title)
    see_lesson_again(by=by, at=at, incident=case.incident, lesson=lesson)


DEEDS = {
    "write": write,
    "suspect": suspect,
    "confirm": partial(settle, Cause.State.CONFIRMED),
    "rule-out": partial(settle, Cause.State.RULED_OUT),
    "edit": edit,
    "tag": put_tag,
    "lesson": learn,
    "lesson-again": see_again,
}
