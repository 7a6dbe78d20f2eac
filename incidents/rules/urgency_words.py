"""Urgencies in words: “high” within a sentence, “High” at its beginning.

Two tables, since only a language itself knows how a word is written inside of a sentence.
"""

from incidents.rules.kinds import CRITICAL, HIGH, LOW, NORMAL
from incidents.rules.language import gettext_lazy as _

URGENCY_WORDS = {
    CRITICAL: _("critical"),
    HIGH: _("high"),
    NORMAL: _("normal"),
    LOW: _("low"),
}
URGENCY_LABELS = {
    CRITICAL: _("Critical"),
    HIGH: _("High"),
    NORMAL: _("Normal"),
    LOW: _("Low"),
}
