"""Notes for colleagues. No customer reads them: no page, mail or letter of theirs holds one."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Event, User
from incidents.queries.colleagues import names_of_colleagues
from incidents.rules.mentions import mentions
from incidents.rules.refusal import Refused

LONGEST = 4000
SAME = timedelta(minutes=1)
"""The same words by the same person within this time are one note, sent twice."""


@dataclass(frozen=True)
class Note:
    """A note that was kept. told: names of those it calls; not_told: why others are not, a sentence
    each, for its writer."""

    event: Event
    told: tuple[str, ...] = ()
    not_told: tuple[str, ...] = ()


@transaction.atomic
def write_note(*, by, at, incident, text):
    """Keep a note on an incident's timeline, for colleagues alone; returns the Note.

    text: who is called in it by “@” and a name hears of it, if they may see the incident.
    Raises Refused for an empty note, for more than LONGEST characters, and when the incident was
    merged into another.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Refused(_("Write what the next person should know."))
    if len(text) > LONGEST:
        raise Refused(
            _("A note has %(most)s characters at the most. Make two of it; your text is kept here.")
            % {"most": LONGEST}
        )
    incident = locked(incident)
    if incident.merged_into_id:
        raise Refused(
            _("This incident was merged into R-%(number)s. Write it there; your text is kept here.")
            % {"number": incident.merged_into_id}
        )
    names = names_of_colleagues(incident) if "@" in text else {}
    meant = mentions(text, names)
    told = [pk for pk in meant.people if pk != by.pk]
    data = {"text": text, "mentions": [names[pk] for pk in told], "people": told}
    known = incident.events.filter(kind=Event.Kind.NOTE, by=by, at__gt=at - SAME, data__text=text)
    event = known.first() or Event.objects.create(
        incident=incident, kind=Event.Kind.NOTE, at=at, by=by, data=data
    )
    return Note(event, tuple(data["mentions"]), tuple(_not_told(meant, incident)))


def _not_told(meant, incident):
    for written, people in meant.unclear.items():
        yield _("“@%(name)s” may be %(people)s: nobody was told. Write the full name.") % {
            "name": written,
            "people": _(" or ").join(people),
        }
    others = _of_other_teams(meant.unknown)
    for written in meant.unknown:
        words = (
            _("“@%(name)s” may not see %(incident)s, and was not told.")
            if written in others
            else _("We know nobody called “@%(name)s”, so nobody was told.")
        )
        yield words % {"name": written, "incident": incident.reference}


def _of_other_teams(written):
    """Which of these names somebody has who may sign in, and so may not see the incident."""
    if not written:
        return set()
    names = dict(User.objects.filter(is_active=True).values_list("pk", "name"))
    return {one for one in written if (found := mentions(f"@{one}", names)).people or found.unclear}
