"""Who hears of a step, by role: for a past of which nobody knows who led which team."""

from collections.abc import Callable, Iterable

from incidents.rules.audience import CHAT, GUIDE, MANAGERS, OWNER, PERSON
from incidents.rules.language import gettext as _
from incidents.rules.roles import ADMIN, LEAD

Whom = Callable[[tuple[str, ...], str, str], Iterable[str]]
"""(audience names of a step, its owner, its team) → the people who hear of it, by name."""


def by_role(names: Iterable[str], owner: str, team: str) -> list[str]:
    """The people behind audience names, each once: “Mara Lind”, “the lead of Billing”, “managers”.

    owner, team: empty where nobody owns it or there is no team; the next one up hears of it then
    """
    return list(dict.fromkeys(_person(name, owner, team) for name in names))


def _person(name, owner, team):
    if name == OWNER and owner:
        return owner
    if name in (OWNER, GUIDE, LEAD):
        # Whom a guide would have been is not known; without one the lead is asked.
        return _("the lead of %(team)s") % {"team": team} if team else _("managers")
    if name.startswith(CHAT):
        return _("chat %(name)s") % {"name": name.removeprefix(CHAT)}
    if name == MANAGERS:
        return _("managers")
    return _("admins") if name == ADMIN else name.removeprefix(PERSON)
