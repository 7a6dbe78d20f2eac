"""What goes wrong, why, and what changes so that it does not again: the words to choose from.

Slug → label. “Human error” is in none of them: it says who, never why (P26, and CAPA practice).
"""

INCIDENT_KINDS = {
    "missed-contact": "A call or message was missed",
    "late": "Late",
    "wrong-delivery": "Wrong or incomplete",
    "quality": "Does not do what it should",
    "outage": "Something was down",
    "billing": "Invoice or payment",
    "broken-promise": "We said it and did not do it",
    "wrong-information": "We told them something wrong",
    "treatment": "How we treated them",
    "data": "Privacy or lost data",
    "other": "Something else",
}

CAUSE_KINDS = {
    "process": "A process",
    "habit": "A daily habit",
    "workload": "Too much at once",
    "handover": "A hand-over",
    "knowledge": "Something nobody had been shown",
    "misunderstanding": "We understood it differently",
    "timing": "Timing",
    "technology": "Something technical",
    "unexpected-use": "It was used in a way we had not foreseen",
    "supplier": "A supplier we chose",
    "unforeseen": "An event nobody could foresee",
}

CHANGE_KINDS = {
    "process": "A process",
    "workload": "The workload",
    "system": "A system",
    "training": "Training",
}
"""Kinds of preventive action (P25)."""
