"""What makes it right, who says yes to it, and what is done on both sides."""

from decimal import Decimal

from incidents.actions.decision import ask_decision, decide
from incidents.actions.promise_action import add_action, check_action, finish_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import (
    choose_remedy,
    decline_remedy,
    deliver_remedy,
    offer_remedy,
)
from incidents.models import Action, Decision, Remedy


def propose(
    case,
    *,
    by,
    at,
    what,
    kind,
    cost,
    details="",
    option=False,
    asked_for=False,
    offered=False,
    until=None,
    ask="",
    name="",
):
    """Put down a remedy. ask: who says yes where it is above their limit; cost: in euros"""
    remedy = propose_remedy(
        by=by,
        at=at,
        incident=case.incident,
        what=what,
        kind=kind,
        cost=Decimal(str(cost)),
        details=details,
        is_option=option,
        is_asked_for=asked_for,
        is_offered=offered,
        available_until=until,
        asked_of=case.people[ask] if ask else None,
    )
    case.keep(remedy, name)
    if remedy.decision:
        case.keep(remedy.decision)


def offer(case, *, by, at, of=""):
    """Let the customer see it."""
    offer_remedy(by=by, at=at, remedy=case.the(Remedy, of))


def note_choice(case, *, by, at, of=""):
    """They told us which option they choose."""
    choose_remedy(by=by, at=at, remedy=case.the(Remedy, of))


def deliver(case, *, by, at, of=""):
    """They have had it."""
    deliver_remedy(by=by, at=at, remedy=case.the(Remedy, of))


def decline(case, *, by, at, because, of="", **thought):
    """It is not done, and why. thought: answers to the questions on fairness"""
    remedy = case.the(Remedy, of)
    decline_remedy(by=by, at=at, remedy=remedy, because=because, thought=thought)


def ask(case, *, by, at, question, whom):
    """Ask a colleague for a yes or no."""
    asked = ask_decision(
        by=by, at=at, incident=case.incident, question=question, asked_of=case.people[whom]
    )
    case.keep(asked)


def settle(case, *, by, at, yes, reason=""):
    """Say yes or no to what was asked last."""
    decide(by=by, at=at, decision=case.the(Decision), is_approved=yes, reason=reason)


def promise(case, *, by, at, what, due, owner="", check=None, theirs=False, prevents="", name=""):
    """Promise an action; without an owner it is for whoever promises it."""
    action = add_action(
        by=by,
        at=at,
        incident=case.incident,
        what=what,
        owner=case.people[owner] if owner else by,
        due_at=due,
        check_at=check,
        is_theirs=theirs,
        prevents=prevents,
    )
    case.keep(action, name)


def finish(case, *, by, at, of=""):
    """It is done."""
    finish_action(by=by, at=at, action=case.the(Action, of))


def drop(case, *, by, at, because, of=""):
    """It is dropped, and why."""
    finish_action(by=by, at=at, action=case.the(Action, of), dropped_because=because)


def check(case, *, by, at, worked, finding, of=""):
    """Say whether a change has worked, and what we saw."""
    action = case.the(Action, of)
    check_action(by=by, at=at, action=action, was_effective=worked, finding=finding)


DEEDS = {
    "propose": propose,
    "offer": offer,
    "note-choice": note_choice,
    "deliver": deliver,
    "decline": decline,
    "ask": ask,
    "decide": settle,
    "promise": promise,
    "done": finish,
    "drop": drop,
    "check": check,
}
