"""The next jumps of the ladder in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.queries.board.ladder import Jump
from incidents.queries.board.people import Everybody
from incidents.rules.face import NOUNS
from incidents.rules.words import listed, span


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
        words=_("%(clock)s: %(what)s") % {"clock": NOUNS[jump.kind], "what": _what(jump, people)},
        url=reverse("incident", args=[reference]),
        icon="bell" if jump.is_reminder else "users",
    )


def _what(jump, people):
    names = _names(people, [one for one in jump.people if one not in jump.guides])
    names += [f"#{people.rooms[one]}" for one in jump.rooms if one in people.rooms]
    guides = _names(people, jump.guides)
    is_told = (
        ngettext("%(names)s is reminded", "%(names)s are reminded", len(names))
        if jump.is_reminder
        else ngettext("%(names)s is told", "%(names)s are told", len(names))
    ) % {"names": listed(names) or _("nobody")}
    if not jump.guides:
        return is_told
    is_invited = ngettext(
        "%(names)s is invited as a guide", "%(names)s are invited as a guide", len(guides)
    ) % {"names": listed(guides) or _("nobody")}
    return f"{is_told}, {is_invited}" if names else is_invited


def _names(people, ids):
    return [people.people[one].name for one in ids if one in people.people]
