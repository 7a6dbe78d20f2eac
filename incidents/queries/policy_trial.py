"""Trying a policy out with today's people."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.queries.roster import staff
from incidents.rules.face import NOUNS
from incidents.rules.policy import Case, Policy
from incidents.rules.simulation import THE_OWNER, promised, rungs
from incidents.rules.why import Parts, why
from incidents.rules.words import listed
from incidents.rules.working_time import NoWorkingTime


def trial(
    policy: Policy, label: str, *, start: datetime, urgency: str, team, customer: str
) -> dict:
    """What an incident that we learn of at `start` (aware) would be promised, and who is told.

    label: what the policy is called where a deadline is explained; team: a Team or None; customer:
    a name or ""
    Returns `promises`, soonest first, and `problem`, a sentence where the hours never suffice.
    """
    case = Case(urgency, team.name if team else "", customer)
    try:
        found = promised(policy, case, start)
    except (NoWorkingTime, OverflowError) as problem:
        return {
            "promises": [],
            "problem": _("That can never be kept. %(problem)s") % {"problem": problem},
        }
    everybody = staff(timezone.now(), policy.ladder.people)
    roster = everybody.roster
    steps = [rungs(promise, team.pk if team else 0, roster) for promise in found]
    rooms = {number: f"#{name}" for name, number in roster.chats.items()}
    names = everybody.names | {THE_OWNER: _("whoever owns it")}, rooms
    promises = [
        _promise(promise, ladder, names, case, label)
        for promise, ladder in zip(found, steps, strict=True)
    ]
    return {"promises": promises, "problem": ""}


def _promise(promise, ladder, names, case, label):
    zone = timezone.get_current_timezone()
    parts = Parts(
        kind=promise.kind,
        urgency=case.urgency,
        team=case.team,
        customer=case.customer,
        policy=label,
        target=promise.plan.target,
        hours=promise.plan.hours,
        chosen_by=promise.chosen_by,
        calendar=promise.calendar,
        started_at=promise.started_at,
        due_at=promise.plan.due_at,
    )
    return {
        "noun": NOUNS[promise.kind],
        "due_at": promise.plan.due_at,
        "why": why(parts, timezone.now(), zone),
        "ladder": [_rung(rung, *names) for rung in ladder],
    }


def _rung(rung, names, rooms):
    told = [names.get(one, _("somebody")) for one in rung.told.people]
    told += [rooms[one] for one in rung.told.chats]
    return {
        "at": rung.at,
        "words": _rung_words(rung, len(told)) % {"names": listed(told) or _("nobody")},
    }


def _rung_words(rung, number):
    if rung.is_repeat and rung.is_reminder:
        return ngettext(
            "%(names)s is reminded again, and so on until somebody acts",
            "%(names)s are reminded again, and so on until somebody acts",
            number,
        )
    if rung.is_repeat:
        return ngettext(
            "%(names)s is told again, and so on until somebody acts",
            "%(names)s are told again, and so on until somebody acts",
            number,
        )
    if rung.is_reminder:
        return ngettext("%(names)s is reminded", "%(names)s are reminded", number)
    return ngettext("%(names)s is told", "%(names)s are told", number)
