"""What the rows of one incident tell of its past, from each to the next."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from incidents.importing.draft import DraftTouchpoint
from incidents.importing.profile import History
from incidents.importing.row import Row

Moments = Sequence[tuple[datetime, Row]]
"""An incident’s rows, each with its moment, in the order of the file."""


def touchpoints_told(history: History, rows: Moments) -> list[DraftTouchpoint]:
    """A touchpoint whenever a rule’s column becomes what the rule waits for, the first row too."""
    told = []
    for rule in history.touchpoints:
        before = ""
        for at, row in rows:
            now = row.values[rule.column]
            if now == rule.becomes != before:
                summary = rule.summary.best(row.values)
                told.append(DraftTouchpoint(at, rule.channel, rule.direction, summary))
            before = now
    return told


def changes_told(history: History, rows: Moments) -> list[tuple[datetime, str]]:
    """(moment, headline) of each change from one row to the next that can be put into words."""
    told = []
    for (_, before), (at, after) in pairwise(rows):
        for change in history.changes:
            was, became = before.values[change.column], after.values[change.column]
            if was != became:
                words = {**after.values, "before": was, "after": became}
                told.append((at, change.headline.best(words)))
    return [(at, headline) for at, headline in told if headline]
