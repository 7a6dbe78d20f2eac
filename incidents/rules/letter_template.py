"""Letters to start from: text with variables, which are strict.

What a variable does not know, or nobody has said yet, stays visible as a gap in square brackets.
The coach lets no letter out that still has one.
"""

import re
from collections.abc import Mapping

from incidents.rules.language import gettext
from incidents.rules.language import gettext_lazy as _

VARIABLES = {
    "contact": _("their name"),
    "first_name": _("their first name"),
    "customer": _("the customer"),
    "reference": _("our reference"),
    "owner": _("who looks after it"),
    "owner_first_name": _("who looks after it, by first name"),
    "occurred": _("the day it happened"),
    "next_word": _("when they hear from us next"),
    "company": _("our company"),
}
"""Name → the words of its gap."""

_VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BROKEN = re.compile(r"\{\{|\}\}")
_GREETING = re.compile(
    r"^\s*(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening))\b[^,.!?\n]{0,60},\s*"
)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its variables replaced; an unknown or empty one becomes a “[gap]”.

    values: variable → its words; one that is missing counts as empty
    """

    def word(match):
        name = match[1]
        return values.get(name, "").strip() or f"[{VARIABLES.get(name) or name or 'something'}]"

    filled = _VARIABLE.sub(word, text)
    # Half a variable is a slip of whoever wrote the template; it must not reach a customer.
    return _BROKEN.sub("[…]", filled)


def skeleton(text: str) -> list[tuple[str, bool]]:
    """A template to read: its pieces in order, and whether each is a gap; a variable is one, too.

    “Dear {{first_name}}, on [day]” → “Dear ”, “[their first name]” (a gap), “, on ”, “[day]” (one)
    """
    pieces = re.split(r"(\[[^\[\]]*\])", fill(text, {}))
    return [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]


def unknown_variables(text: str) -> list[str]:
    """The variables of a template that do not exist, each once, in their order."""
    return list(dict.fromkeys(name for name in _VARIABLE.findall(text) if name not in VARIABLES))


def what_is_wrong(text: str) -> str:
    """Why a template can't be kept, in a sentence that says what to write instead; or empty."""
    if unknown := unknown_variables(text):
        known = ", ".join(f"{{{{{name}}}}}" for name in VARIABLES)
        return gettext("We don’t know “{{%(unknown)s}}”. You can use %(known)s.") % {
            "unknown": unknown[0],
            "known": known,
        }
    if _BROKEN.search(_VARIABLE.sub("", text)):
        return gettext(
            "A variable begins with {{ and ends with }}; somewhere one of the two is missing."
        )
    return ""


def without_greeting(text: str) -> str:
    """The text without its “Dear …,”: the mail greets them itself, before the three parts."""
    rest = _GREETING.sub("", text, count=1)
    return rest[:1].upper() + rest[1:] if rest != text else text
