"""When an incident may be closed, and what still stands in the way."""

from dataclasses import dataclass

from incidents.rules import kinds, path
from incidents.rules.language import gettext_lazy as _
from incidents.rules.path import Standing

CONFIRMED, SILENCE, MERGED = "confirmed", "silence", "merged"
"""On what it is closed: they said that it is right, or said nothing when we asked (P75); or it was
the same as another, which goes on for both."""


@dataclass(frozen=True)
class Blocker:
    """One reason why an incident can't be closed yet, and the step (`rules.path`) that leads on."""

    sentence: str
    step: str


_PROMISES = {
    kinds.CONTACT: Blocker(
        _("Nobody has spoken with them yet. Record the call, or make it now."), path.ACKNOWLEDGE
    ),
    kinds.ANSWER: Blocker(
        _("They have no answer yet. Write it: what happened, why, what’s next."), path.APOLOGISE
    ),
    kinds.RESOLVE: Blocker(
        _("It has not been made right yet. Say what made it right."), path.MAKE_RIGHT
    ),
    kinds.DECISION: Blocker(
        _("A decision is waited for. Have it made, or withdraw the question."), path.MAKE_RIGHT
    ),
    kinds.ACTION: Blocker(
        _("An action that we promised is not done yet. Finish it, or say why it is dropped."),
        path.FOLLOW_UP,
    ),
}
_OWED = Blocker(
    _("Something we owe them is not delivered yet. Deliver it, or say why it is not done."),
    path.MAKE_RIGHT,
)
_CAUSE = Blocker(
    _("No cause is confirmed yet. Confirm one, or say why none can be known."), path.DIAGNOSE
)
_CONVERSATION = Blocker(
    _(
        "Nobody has talked with them: a refund or a letter alone mends nothing between "
        "people. Record the conversation, or have it now."
    ),
    path.ACKNOWLEDGE,
)
_LEAD = Blocker(
    _("It is a difficult conversation, and no lead was there yet. Talk with them together."),
    path.FOLLOW_UP,
)
_ATTEMPT = Blocker(
    _(
        "Nobody has asked them since they had our answer. Ask and note it; then silence "
        "may close it."
    ),
    path.ACKNOWLEDGE,
)


def close_blockers(standing: Standing, closed_on: str = CONFIRMED) -> list[Blocker]:
    """Why an incident can't be closed yet, none when it can.

    Every promise is kept, a cause is known (P6), people have talked with each other (P52), and a
    difficult conversation had a lead (P87); closing on silence needs an attempt (P75). Our next
    word ends with closing, and a check that comes later goes on.
    """
    blockers = [told for kind, told in _PROMISES.items() if kind in standing.running]
    if standing.owed and kinds.RESOLVE not in standing.running:
        blockers.append(_OWED)
    if not standing.knows_cause:
        blockers.append(_CAUSE)
    if not standing.conversations and kinds.CONTACT not in standing.running:
        blockers.append(_CONVERSATION)
    if standing.is_difficult and standing.conversations and not standing.with_lead:
        blockers.append(_LEAD)
    if closed_on == SILENCE and standing.has_answer and not standing.tried_after_answer:
        blockers.append(_ATTEMPT)
    return blockers
