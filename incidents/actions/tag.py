"""Words that people put on incidents, to find them together again."""

import unicodedata

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Event, Tag
from incidents.queries.tags import named
from incidents.rules.refusal import Refused

LONGEST = 40
MOST = 20
"""So many tags on one incident say something; more would be a text."""


@transaction.atomic
def tag(*, by, at, incident, name):
    """Put a tag on an incident; returns the Tag. One that it has already is not put on twice.

    name: what a person typed. Case and spaces don’t tell two tags apart: the first spelling holds.
    Raises Refused for an empty or too long name, and when the incident has MOST tags.
    """
    name, incident = cleaned(name), locked(incident)
    kept = incident.tags.filter(named(name)).first()
    if kept:
        return kept
    if incident.tags.count() >= MOST:
        raise Refused(
            _("%(incident)s has %(most)s tags already. Take one off that says less.")
            % {"incident": incident.reference, "most": MOST}
        )
    found = _tag_of(name)
    incident.tags.add(found)
    _tell(incident, by, at, added=[found.name])
    return found


@transaction.atomic
def untag(*, by, at, incident, name):
    """Take a tag off an incident; True when it had it. Raises Refused for what can be no tag."""
    name, incident = cleaned(name), locked(incident)
    found = incident.tags.filter(named(name)).first()
    if found is None:
        return False
    incident.tags.remove(found)
    _tell(incident, by, at, removed=[found.name])
    return True


def cleaned(name: str) -> str:
    """What somebody typed as the name of a tag: one line, without “#” before it.

    Raises Refused when nothing is left, or more than LONGEST characters are.
    """
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in composed)
    words = " ".join(seen.split()).lstrip("#").strip()
    if not words:
        raise Refused(_("Say what the tag is called, in a word or two. Nothing was changed."))
    if len(words) > LONGEST:
        raise Refused(
            _("A tag has %(most)s characters at the most, and this one has %(count)s. Shorten it.")
            % {"most": LONGEST, "count": len(words)}
        )
    return words


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode’s categories of signs that nobody sees: two tags must not differ by them alone."""


def _tag_of(name):
    """The tag of this name, made when nobody has used it before."""
    try:
        with transaction.atomic():
            return Tag.objects.filter(named(name)).first() or Tag.objects.create(name=name)
    except IntegrityError:
        # Somebody else has made it in this very moment.
        return Tag.objects.get(named(name))


def _tell(incident, by, at, *, added=(), removed=()):
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.TAGGED,
        at=at,
        by=by,
        data={"added": list(added), "removed": list(removed)},
    )
