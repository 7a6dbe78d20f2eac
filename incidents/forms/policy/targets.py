"""The sheet of targets: how long each clock may run at each urgency."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.forms.policy.sheet import Sheet
from incidents.forms.policy.typed import text
from incidents.rules.face import NOUNS
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.urgency_words import URGENCY_WORDS

ABOUT = ("name", "about", "source")
LONGEST = 1000


class TargetsSheet(Sheet):
    """Name, description and the grid of targets; what is empty is not promised."""

    slug, title = "targets", gettext_lazy("Targets")
    roots = (*ABOUT, "targets")
    parts = (*ABOUT, "targets", "policy")

    def typed(self, document):
        """One field for each clock and urgency."""
        typed = {name: str(document.get(name, "")) for name in ABOUT}
        for kind in TARGETED:
            row = document.get("targets", {}).get(kind, {})
            for urgency in URGENCIES:
                value = row if isinstance(row, str) else row.get(urgency, "")
                typed[f"targets.{kind}.{urgency}"] = str(value)
        return typed

    def fold(self, typed, document):
        """What a document can't hold: a description without an end."""
        targets = {
            kind: {
                urgency: text(typed, f"targets.{kind}.{urgency}")
                for urgency in URGENCIES
                if text(typed, f"targets.{kind}.{urgency}")
            }
            for kind in TARGETED
        }
        targets = {kind: row for kind, row in targets.items() if row}
        about = {name: text(typed, name) for name in ABOUT}
        problems = [
            (
                name,
                _("This has %(count)s characters, and at most %(longest)s fit.")
                % {"count": len(value), "longest": LONGEST},
            )
            for name, value in about.items()
            if len(value) > LONGEST
        ]
        return {**document, **about, "targets": targets}, problems

    def field_of(self, where, document):
        """The grid as a whole is told at its first field."""
        return f"targets.{TARGETED[0]}.{URGENCIES[0]}" if where == "targets" else where

    def boxes(self, boxes, known):
        """The grid, a row for each clock."""
        return {
            "name": boxes.box("name", _("Name")),
            "about": boxes.box("about", _("For whom is it?")),
            "source": boxes.box("source", _("Where do its figures come from?")),
            "urgencies": URGENCIES,
            "grid": [
                (
                    NOUNS[kind],
                    [
                        boxes.box(
                            f"targets.{kind}.{urgency}",
                            _("%(clock)s, %(urgency)s")
                            % {"clock": NOUNS[kind], "urgency": URGENCY_WORDS[urgency]},
                        )
                        for urgency in URGENCIES
                    ],
                )
                for kind in TARGETED
            ],
        }
