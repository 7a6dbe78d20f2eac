"""The sheet of limits and agreements: how long to keep quiet, and who has targets of their own."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.forms.policy.sheet import Sheet
from incidents.forms.policy.typed import row, rows, text
from incidents.rules.kinds import RESOLVE, TARGETED, UPDATE, URGENCIES
from incidents.rules.policy_document import AGREED

AGREEMENTS = "agreements"
LIMITS = {
    "acknowledge": gettext_lazy("Acknowledged: comes back after"),
    "snooze": gettext_lazy("Snoozed: for at most"),
    "snoozes": gettext_lazy("Snoozes of one clock: at most"),
    "wait": gettext_lazy("Waiting for the customer: at most"),
}
SORTS = {
    "team": gettext_lazy("Team"),
    "customer": gettext_lazy("Customer"),
    "category": gettext_lazy("Category"),
}
# A notation, like that of targets: the same in every language.
_KINDS = {"next word": UPDATE, "made right": RESOLVE, **{kind: kind for kind in TARGETED}}
_LINE = re.compile(rf"({'|'.join(_KINDS)})(?:[ ,]+({'|'.join(URGENCIES)}))?[ ,]*[:=]\s*(.+)", re.I)


class LimitsSheet(Sheet):
    """Limits, and agreements with a team, a customer or about a category."""

    slug, title = "limits", gettext_lazy("Limits & agreements")
    roots = parts = ("limits", "agreements")
    blanks = {AGREEMENTS: {"field": "customer", "name": "", "targets": ""}}
    most = {AGREEMENTS: 250}

    def typed(self, document):
        """A row for each agreement, its targets one a line."""
        limits = document.get("limits", {})
        typed = {f"limits.{name}": str(limits.get(name, "")) for name in LIMITS}
        for number, agreement in enumerate(document.get("agreements", ())):
            field = next((name for name in AGREED if agreement.get(name)), AGREED[0])
            start = f"{AGREEMENTS}.{number}"
            typed[f"{start}.field"] = field
            typed[f"{start}.name"] = str(agreement.get(field, ""))
            typed[f"{start}.targets"] = "\n".join(lines_of(agreement.get("targets", {})))
        return typed

    def fold(self, typed, document):
        """What a document can't hold: a line that names no clock, or one that stands twice."""
        limits = {name: text(typed, f"limits.{name}") for name in LIMITS}
        limits = {name: value for name, value in limits.items() if value}
        if limits.get("snoozes", "").isdecimal() and len(limits["snoozes"]) < 7:
            limits["snoozes"] = int(limits["snoozes"])
        agreements, problems = [], []
        for number in rows(typed, AGREEMENTS):
            fields = row(typed, AGREEMENTS, number)
            targets, wrong = targets_of(fields.get("targets", ""))
            problems += [(f"{AGREEMENTS}.{number}.targets", sentence) for sentence in wrong]
            agreements.append({_field(fields): text(fields, "name"), "targets": targets})
        return {**document, "limits": limits, "agreements": agreements}, problems

    def field_of(self, where, document):
        """Targets of an agreement are told at its lines."""
        parts = where.split(".")
        if parts[0] == AGREEMENTS and parts[2:3] == ["targets"]:
            return ".".join(parts[:3])
        return f"{where}.name" if parts[0] == AGREEMENTS and len(parts) == 2 else where

    def problems(self, told, document):
        """One sentence for a target that stands for all four urgencies."""
        return list(dict.fromkeys(super().problems(told, document)))

    def boxes(self, boxes, known):
        """The limits and the agreements."""
        return {
            "limits": [boxes.box(f"limits.{name}", label) for name, label in LIMITS.items()],
            "agreements": [_agreement_boxes(boxes, n) for n in rows(boxes.typed, AGREEMENTS)],
            "teams": known.teams,
            "customers": known.customers,
        }


def _agreement_boxes(boxes, number):
    start, words = f"{AGREEMENTS}.{number}", _("Agreement %(number)s") % {"number": number + 1}
    field = boxes.typed.get(f"{start}.field", "")
    kinds = [(name, SORTS[name]) for name in AGREED]
    return {
        "place": start,
        "words": words,
        "field": boxes.box(f"{start}.field", _("%(words)s: with a") % {"words": words}, kinds),
        "name": boxes.box(f"{start}.name", _("%(words)s: name") % {"words": words}),
        "targets": boxes.box(f"{start}.targets", _("%(words)s: targets") % {"words": words}),
        "list": {"team": "policy-teams", "customer": "policy-customers"}.get(field, ""),
    }


def _field(fields):
    field = text(fields, "field")
    return field if field in AGREED else AGREED[0]


def lines_of(targets: Mapping) -> list[str]:
    """Targets as one writes them: “answer: 8 h” for every urgency, “answer, high: 4 h” for one."""
    lines = []
    for kind, row_of in targets.items():
        if isinstance(row_of, str):
            lines.append(f"{kind}: {row_of}")
        elif len(row_of) == len(URGENCIES) and len(set(row_of.values())) == 1:
            lines.append(f"{kind}: {next(iter(row_of.values()))}")
        else:
            lines += [f"{kind}, {urgency}: {value}" for urgency, value in row_of.items()]
    return lines


def targets_of(written: str) -> tuple[dict, list[str]]:
    """Targets from such lines, and a sentence for each line that could not be kept."""
    targets: dict[str, dict[str, str]] = {}
    wrong, general = [], {}
    for line in filter(None, map(str.strip, written.splitlines())):
        found = _LINE.fullmatch(line)
        if not found:
            wrong.append(
                _("“%(line)s” is no line we can read. Write it like answer, high: 4 h.")
                % {"line": line}
            )
            continue
        kind, urgency, value = _KINDS[found[1].lower()], found[2], found[3].strip()
        place = targets.setdefault(kind, {}) if urgency else general
        name = urgency.lower() if urgency else kind
        if name in place:
            wrong.append(
                _("“%(line)s” is about what another line says already. Keep one of them.")
                % {"line": line}
            )
        place.setdefault(name, value)
    for kind, value in general.items():
        targets[kind] = dict.fromkeys(URGENCIES, value) | targets.get(kind, {})
    return targets, wrong
