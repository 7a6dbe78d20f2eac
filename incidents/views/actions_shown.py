"""Promised actions and decisions as the pages show them: each with the form of what it allows."""

from incidents.forms.action import CheckForm, DropForm
from incidents.forms.decision import DecideForm, WithdrawForm
from incidents.queries.decisions import DECIDES, WITHDRAWS
from incidents.views.sent import Sent


def action_shown(line: dict, sent: Sent) -> dict:
    """A line of `queries.promised_actions` with its `form`: to drop it, or to say if it worked."""
    kind = {"do": DropForm, "check": CheckForm}.get(line["open"])
    if kind is None:
        return line
    action = line["action"]
    return line | {"form": sent.or_new(kind, lambda: kind(action=action), action.pk)}


def decision_shown(line: dict, sent: Sent) -> dict:
    """A line of `queries.decisions` with its `form`: to decide, or to take the question back."""
    kind = {DECIDES: DecideForm, WITHDRAWS: WithdrawForm}.get(line["say"])
    if kind is None:
        return line
    decision = line["decision"]
    form = sent.or_new(kind, lambda: kind(decision=decision), decision.pk, is_open=line["is_mine"])
    return line | {"form": form}
