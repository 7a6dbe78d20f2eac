"""How things stand between a customer and us, and which way it goes (practice P23).

What we think and what they say are told apart: an estimate of ours and a rating of theirs are two
measures, however alike their scales.
"""

from collections.abc import Sequence

from incidents.rules.big_picture import RELATIONSHIP
from incidents.rules.language import gettext as _
from incidents.rules.language import gettext_lazy

CONTENT = {
    1: gettext_lazy("very unhappy"),
    2: gettext_lazy("unhappy"),
    3: gettext_lazy("so-so"),
    4: gettext_lazy("content"),
    5: gettext_lazy("very content"),
}
"""What the ratings of the survey's “before” and “now” mean."""


def our_view(estimates: Sequence[int]) -> str:
    """Our own estimates, 1 to 5, newest first: “2 of 5, strained; down from 4”. Empty for none."""
    return _standing(estimates, RELATIONSHIP)


def their_view(ratings: Sequence[int]) -> str:
    """Their ratings, 1 to 5, newest first: “4 of 5, content; up from 2”. Empty for none."""
    return _standing(ratings, CONTENT)


def _standing(scores, words):
    if not scores:
        return ""
    now, *before = scores
    said = _("%(score)s of 5, %(words)s") % {"score": now, "words": words[now]}
    if not before:
        return said
    return _("%(said)s; %(change)s") % {"said": said, "change": _change(now, before[0])}


def _change(now, before):
    if now == before:
        return _("as before")
    words = _("up from %(before)s") if now > before else _("down from %(before)s")
    return words % {"before": before}
