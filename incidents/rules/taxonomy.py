"""What goes wrong, why, and what changes so that it does not again: the words to choose from.

Slug → label. “Human error” is in none of them: it says who, never why (P26, and CAPA practice).
"""

from incidents.rules.language import gettext_lazy as _

INCIDENT_KINDS = {
    "missed-contact": _("A call or message was missed"),
    "late": _("Late"),
    "wrong-delivery": _("Wrong or incomplete"),
    "quality": _("Does not do what it should"),
    "outage": _("Something was down"),
    "billing": _("Invoice or payment"),
    "broken-promise": _("We said it and did not do it"),
    "wrong-information": _("We told them something wrong"),
    "treatment": _("How we treated them"),
    "data": _("Privacy or lost data"),
    "other": _("Something else"),
}

CAUSE_KINDS = {
    "process": _("A process"),
    "habit": _("A daily habit"),
    "workload": _("Too much at once"),
    "handover": _("A hand-over"),
    "knowledge": _("Something nobody had been shown"),
    "misunderstanding": _("We understood it differently"),
    "timing": _("Timing"),
    "technology": _("Something technical"),
    "unexpected-use": _("It was used in a way we had not foreseen"),
    "supplier": _("A supplier we chose"),
    "unforeseen": _("An event nobody could foresee"),
}

CHANGE_KINDS = {
    "process": _("A process"),
    "workload": _("The workload"),
    "system": _("A system"),
    "training": _("Training"),
}
"""Kinds of preventive action (P25)."""
