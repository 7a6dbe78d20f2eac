"""The sheet of spending and review: who may spend what, and which answers a lead reads first."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.forms.policy.sheet import Sheet
from incidents.forms.policy.typed import text
from incidents.rules.money import CURRENCIES
from incidents.rules.spending import OUR_LIMITS, Review, Spending
from incidents.rules.spending_document import LIMITED

WHOM = dict(
    zip(LIMITED, (_("Staff: up to"), _("A lead: up to"), _("A manager: up to")), strict=True)
)
READ = {
    "difficult": _("A lead reads answers of difficult conversations first"),
    "second_failure": _("A lead reads answers after a second failure first"),
}
_THOUSANDS = re.compile(r"\d{1,3}([ ,’']\d{3})+(\.\d+)?")


class SpendingSheet(Sheet):
    """What each role may spend on one remedy, and when a lead reads an answer before it goes."""

    slug, title = "spending", _("Spending & review")
    roots = parts = ("spending", "review")

    def typed(self, document):
        """What the document leaves out shows as what counts then."""
        spending, review = document.get("spending", {}), document.get("review", {})
        value = review.get("value", Review.value)
        typed = {
            "spending.currency": str(spending.get("currency", Spending.currency)),
            **{f"spending.{one}": str(spending.get(one, OUR_LIMITS[one])) for one in LIMITED},
            "review.value": "" if value is False else str(value),
        }
        ticked = [name for name in READ if review.get(name, getattr(Review, name))]
        return typed | {f"review.{name}": "on" for name in ticked}

    def fold(self, typed, document):
        """Whatever was typed can be kept; a value left empty is none."""
        spending = {"currency": text(typed, "spending.currency")}
        spending |= {one: _amount(text(typed, f"spending.{one}")) for one in LIMITED}
        review = {name: bool(typed.get(f"review.{name}")) for name in READ}
        value = text(typed, "review.value")
        review["value"] = _amount(value) if value else False
        return {**document, "spending": spending, "review": review}, []

    def field_of(self, where, document):
        """What nothing is known of is told at the first field of its part."""
        return {"spending": "spending.currency", "review": "review.difficult"}.get(where, where)

    def boxes(self, boxes, known):
        """The limits, lowest first, and the rules of review."""
        currencies = [(code, f"{code} ({sign})") for code, sign in CURRENCIES.items()]
        return {
            "currency": boxes.box("spending.currency", gettext("We count in"), currencies),
            "limits": [boxes.box(f"spending.{one}", words) for one, words in WHOM.items()],
            "read": [boxes.box(f"review.{name}", words) for name, words in READ.items()],
            "value": boxes.box("review.value", gettext("And where at least so much is at stake")),
        }


def _amount(written):
    """A number of the document, “2,000” as 2000; what is none stays as it was typed."""
    plain = re.sub(r"[ ,’']", "", written) if _THOUSANDS.fullmatch(written) else written
    return int(plain) if plain.isdecimal() and len(plain) < 11 else plain
