from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db.models import CharField, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Concat
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from incidents.models import Apology, Event
from incidents.queries.search.found import Found

AROUND, LONGEST = 40, 140
"""So many characters before what was found, and in all."""
PLACES = {"letter": _("In our answer"), "note": _("In a note")}


@dataclass(frozen=True)
class Excerpt:
    """Where something was found that a row does not show. where: in words; text: safe HTML."""

    where: str | Promise
    text: SafeString


class Searched(Protocol):
    """What of an incident is looked through. customer, contact: their names"""

    pk: int
    customer: str
    headline: str
    happened: str
    contact: str | None
    promised: str
    impact: str
    external_ref: str


def excerpts(found: Found, incidents: Iterable[Searched]) -> dict[int, Excerpt]:
    """By id, for those whose customer's name and headline show none of the words; one query or
    none."""
    hidden = {one.pk: one for one in incidents if not found.has(f"{one.customer} {one.headline}")}
    seen = {pk: _beside(found, one) for pk, one in hidden.items()}
    deeper = [pk for pk, excerpt in seen.items() if excerpt is None]
    if deeper:
        for pk, place, text in _told(deeper):
            if seen[pk] is None and found.has(text):
                seen[pk] = Excerpt(PLACES[place], found.marked(_around(found, text)))
    return {pk: excerpt for pk, excerpt in seen.items() if excerpt}


def _beside(found, incident):
    """Found in what the row itself holds."""
    for where, text in (
        (_("What happened"), incident.happened),
        (_("Contact"), incident.contact or ""),
        (_("What we had promised"), incident.promised),
        (_("What it meant for them"), incident.impact),
        (_("Their own reference"), incident.external_ref),
    ):
        if found.has(text):
            return Excerpt(where, found.marked(_around(found, text)))
    return None


def _told(ids):
    """(incident, place, text) of letters that left and of notes, the newest first."""
    space, named = Value(" "), CharField()
    letters = Apology.objects.filter(incident__in=ids).exclude(state=Apology.State.DRAFT)
    letters = letters.order_by().values_list(
        "incident",
        Value("letter", named),
        Concat("happened", space, "why", space, "next", output_field=TextField()),
        "pk",
    )
    notes = Event.objects.filter(incident__in=ids, kind=Event.Kind.NOTE).order_by()
    notes = notes.values_list(
        "incident", Value("note", named), Cast(KeyTextTransform("text", "data"), TextField()), "pk"
    )
    rows = letters.union(notes, all=True).order_by("-pk")
    return [(pk, place, text) for pk, place, text, _id in rows]


def _around(found, text):
    """The part of a text with the first word that was found, in one line."""
    words = text.split()
    first = next((n for n, word in enumerate(words) if found.has(word)), 0)
    begin, length = first, 0
    while begin and length < AROUND:
        begin -= 1
        length += len(words[begin]) + 1
    part = " ".join(words[begin:])
    cut = part if len(part) <= LONGEST else part[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"… {cut}" if begin else cut
