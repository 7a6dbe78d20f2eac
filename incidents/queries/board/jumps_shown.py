"""The next jumps of the ladder in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.queries.board.ladder import Jump
from incidents.queries.board.people import Everybody
from incidents.rules.face import NOUNS
from incidents.rules.words import span, who


@dataclass(frozen=True)
class JumpShown:
    """at: where the reader is; ahead: how long until then, in words; words: what happens"""

    at: datetime
    ahead: str
    title: str
    reference: str
    words: str
    url: str
    icon: str


def jumps_shown(jumps: Iterable[Jump], people: Everybody, at: datetime) -> list[JumpShown]:
    """The jumps as they are told at `at`."""
    return [_shown(jump, people, at) for jump in jumps]


def _shown(jump, people, at):
    reference = f"R-{jump.incident}"
    return JumpShown(
        at=timezone.localtime(jump.at),
        ahead=_("in %(span)s") % {"span": span(jump.at - at)} if jump.at > at else _("now"),
        title=jump.customer,
        reference=reference,
        words=f"{NOUNS[jump.kind]}: {_what(jump, people)}",
        url=reverse("incident", args=[reference]),
        icon="bell" if jump.is_reminder else "users",
    )


def _what(jump, people):
    names = _names(people, [one for one in jump.people if one not in jump.guides])
    names += [f"#{people.rooms[one]}" for one in jump.rooms if one in people.rooms]
    told = who(names, "is", "are") + (" reminded" if jump.is_reminder else " told")
    invited = who(_names(people, jump.guides), "is", "are") + " invited as a guide"
    if not jump.guides:
        return told
    return f"{told}, {invited}" if names else invited


def _names(people, ids):
    return [people.people[one].name for one in ids if one in people.people]
