"""What a printed incident tells that its page on a screen leaves to the steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef

from incidents.models import Cause, Remedy
from incidents.queries.causes import MOST as MOST_CAUSES
from incidents.queries.causes import by_state
from incidents.queries.parts import Part, rows_of
from incidents.queries.remedies import MOST as MOST_REMEDIES
from incidents.queries.remedies import Remedies, in_order, remedies_from

_SAID = ("id", "is_approved", "reason")
_WHO = ("asked_of", "decided_by")


@dataclass(frozen=True)
class OnPaper:
    """causes: those confirmed first, those ruled out last; remedies: with what they cost us"""

    causes: Sequence[Cause]
    remedies: Remedies


def paper_parts() -> dict[str, Part]:
    """What `on_paper` is made of, to be read along with others."""
    it = {"incident": OuterRef("pk")}
    remedies = in_order(Remedy.objects.filter(**it))
    return {
        "paper_causes": rows_of(
            Cause.objects.filter(**it)[:MOST_CAUSES],
            *("id", "what", "state", "explains", "kind", "evidence", "settled_at"),
        ),
        "paper_remedies": rows_of(
            remedies[:MOST_REMEDIES],
            *("id", "what", "details", "kind", "is_asked_for", "is_option", "cost", "currency"),
            *("available_until", "offered_at", "chosen_at", "delivered_at"),
            *("declined_at", "declined_because"),
            *(f"decision__{name}" for name in _SAID),
            *(f"decision__{who}__{name}" for who in _WHO for name in ("id", "name")),
        ),
    }


def on_paper(found: dict[str, Any], incident, at: datetime) -> OnPaper:
    """Causes and remedies as of `at`, of what was found of `paper_parts`. No query."""
    return OnPaper(
        causes=by_state(found["paper_causes"]),
        remedies=remedies_from(found["paper_remedies"], incident, at),
    )
