from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Incident, Lesson

ENOUGH = 5
"""Fewer of anything than this is told as it is, and no figure is made of it."""


@dataclass(frozen=True)
class Ratio:
    """Exemplary moments that were kept in a span of time, and mistakes that we learned of in it."""

    moments: int
    mistakes: int

    @property
    def counts(self) -> str:
        """Both numbers: “7 exemplary moments to 21 mistakes”."""
        moments = ngettext(
            "%(count)s exemplary moment", "%(count)s exemplary moments", self.moments
        ) % {"count": self.moments}
        mistakes = ngettext("%(count)s mistake", "%(count)s mistakes", self.mistakes) % {
            "count": self.mistakes
        }
        return _("%(moments)s to %(mistakes)s") % {"moments": moments, "mistakes": mistakes}

    @property
    def words(self) -> str:
        """“1 to 3”; empty while there are too few to say, or none of one of them."""
        if not self.moments or not self.mistakes or self.moments + self.mistakes < ENOUGH:
            return ""
        if self.moments > self.mistakes:
            return _("%(number)s to 1") % {"number": _short(self.moments / self.mistakes)}
        return _("1 to %(number)s") % {"number": _short(self.mistakes / self.moments)}


def exemplary_ratio(since: datetime, until: datetime) -> Ratio:
    """How exemplary moments compare with mistakes in [since, until] (practice P78). Two queries.

    In the whole company: a moment belongs to nobody’s team, and both are only counted.
    """
    return Ratio(
        moments=Lesson.objects.filter(is_exemplary=True, at__range=(since, until)).count(),
        mistakes=Incident.objects.filter(learned_at__range=(since, until)).count(),
    )


def _short(number):
    return localize(round(number, 1) if round(number, 1) % 1 else round(number))
