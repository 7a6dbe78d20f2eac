"""What the pages about our policy show."""

import tomllib
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from incidents.models import ChatChannel, Customer, Incident, PolicyVersion, Team, User
from incidents.rules.audience import CHAT, PERSON
from incidents.rules.face import NOUNS
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.policy_file import shipped
from incidents.rules.policy_words import (
    audiences_words,
    blocks_words,
    day_words,
    limits_words,
    offset_words,
    repeat_words,
    review_words,
    spending_words,
    target_words,
    week_words,
)

PAGE = 50
MOST_NAMES = 200
_MISSING = {
    "team": gettext_lazy("There is no team “%(name)s” here yet."),
    "customer": gettext_lazy("There is no customer “%(name)s” here yet."),
    PERSON: gettext_lazy("There is no person “%(name)s” here yet."),
    CHAT: gettext_lazy("There is no chat channel “%(name)s” here yet."),
}

PROFILES = ("b2b-agency", "consumer-support", "fca-disp", "cfpb", "ofcom", "round-the-clock")
"""Shipped policies that a company would start from; the others are for looking at logs."""


@dataclass(frozen=True)
class Known:
    """Names that fields of the editor suggest: at most MOST_NAMES of each."""

    teams: list[str]
    customers: list[str]
    zones: list[str]


def known() -> Known:
    """Teams, customers and time zones. Two queries."""
    zones = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")
    return Known(
        teams=list(Team.objects.values_list("name", flat=True)[:MOST_NAMES]),
        customers=list(
            Customer.objects.order_by("name").values_list("name", flat=True)[:MOST_NAMES]
        ),
        zones=zones,
    )


def profile(name: str) -> dict | None:
    """The document of a shipped policy that one may start from, or None."""
    path = shipped().get(name) if name in PROFILES else None
    return tomllib.loads(path.read_text(encoding="utf-8")) if path else None


def profiles() -> list[dict]:
    """The shipped policies to start from: stem, name, about, source."""
    found = ((stem, profile(stem)) for stem in PROFILES)
    return [
        {"stem": stem, **{key: document.get(key, "") for key in ("name", "about", "source")}}
        for stem, document in found
        if document
    ]


def versions(page: int) -> tuple[list[PolicyVersion], bool]:
    """Page `page` (from 1) of the published versions, newest first; and if more follow."""
    start = (page - 1) * PAGE
    found = _listed()[start : start + PAGE + 1]
    return list(found)[:PAGE], len(found) > PAGE


def to_come(at: datetime) -> list[PolicyVersion]:
    """Versions that are published and will come into force after `at`, the next one first."""
    return list(_listed().filter(effective_from__gt=at).order_by("effective_from")[:PAGE])


def _listed() -> QuerySet:
    return (
        PolicyVersion.objects.published()
        .select_related("published_by")
        .order_by("-effective_from", "-number")
    )


def in_words(version: PolicyVersion) -> dict:
    """A published version as its page shows it. No query."""
    policy, document = version.policy, version.document
    return {
        "urgencies": URGENCIES,
        "targets": _grid(policy.targets),
        "usual": policy.hours.default,
        "hours": [
            (Incident.Urgency(name).label if part == "urgencies" else name, calendar)
            for part in ("urgencies", "customers", "teams")
            for name, calendar in getattr(policy.hours, part).items()
        ],
        "calendars": [_calendar(*one) for one in document.get("calendars", {}).items()],
        "steps": [
            {
                "when": offset_words(step.offset),
                "whom": audiences_words(step.audience),
                "is_reminder": step.is_reminder,
            }
            for step in policy.ladder.steps
        ],
        "repeat": repeat_words(policy.ladder.repeat),
        "limits": limits_words(policy.limits),
        "spending": spending_words(policy.spending),
        "review": review_words(policy.review, policy.spending.currency),
        "agreements": [
            {"field": one.field, "name": one.name, "targets": _grid(one.targets)}
            for one in policy.agreements
        ],
    }


def _grid(targets):
    """(clock, words by urgency) of each clock that has a target."""
    return [
        (
            NOUNS[kind],
            [target_words(row[urgency]) if urgency in row else "" for urgency in URGENCIES],
        )
        for kind in TARGETED
        if (row := targets.get(kind))
    ]


def _calendar(name, calendar):
    closed, opened = calendar.get("closed", {}), calendar.get("opened", {})
    return {
        "name": name,
        "zone": calendar.get("time_zone", "UTC"),
        "week": week_words(calendar),
        "closed": [(day_words(day), closed[day]) for day in sorted(closed, key=str)],
        "opened": [(day_words(day), blocks_words(opened[day])) for day in sorted(opened, key=str)],
    }


def unknown_names(document: Mapping) -> list[tuple[str, str]]:
    """Names in a document that nobody bears here: (where, sentence). Four queries.

    They do no harm, but nothing happens to them either, and so they are worth a look.
    """
    wanted = _names(document)
    there = {
        "team": _there(Team, "name", wanted["team"]),
        "customer": _there(Customer, "name", wanted["customer"]),
        PERSON: _there(User, "email", wanted[PERSON]),
        CHAT: _there(ChatChannel, "name", wanted[CHAT]),
    }
    return [
        (where, _MISSING[sort] % {"name": name})
        for sort, places in wanted.items()
        for name, where in places.items()
        if name not in there[sort]
    ]


def _names(document):
    wanted: dict[str, dict[str, str]] = {"team": {}, "customer": {}, PERSON: {}, CHAT: {}}
    hours = document.get("hours", {})
    for field, part in (("team", "teams"), ("customer", "customers")):
        wanted[field] |= dict.fromkeys(hours.get(part, {}), "hours")
        agreed = (one.get(field) for one in document.get("agreements", ()))
        wanted[field] |= {name: "agreements" for name in agreed if name}
    for step in document.get("ladder", {}).get("steps", ()):
        for name in step.get("tell", ()):
            for sort in (PERSON, CHAT):
                if name.startswith(sort):
                    told = name.removeprefix(sort)
                    wanted[sort][told.lower() if sort == PERSON else told] = "ladder"
    return wanted


def _there(model, field, names):
    found = model.objects.filter(**{f"{field}__in": list(names)}).values_list(field, flat=True)
    return {name.lower() if field == "email" else name for name in found}
