from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from incidents.models import Team, User
from incidents.queries.filters import list_url
from incidents.queries.filters.case import ALL
from incidents.rules.language import written
from incidents.rules.weeks import WEEK, Weeks, monday_of, of_year

LAST = (4, 13, 52)
"""So many weeks up to the present one can be looked at; 13 are a quarter, 52 a year."""
YEARS = 5
"""The present year and those before it."""
USUAL = "13w"


def periods(at: datetime) -> dict[str, Weeks]:
    """The spans that can be looked at, as the address names them: “13w”, “2026”."""
    this = monday_of(at)
    year = this.isocalendar().year
    last = {f"{number}w": Weeks(this - (number - 1) * WEEK, this) for number in LAST}
    years = {str(one): of_year(one) for one in range(year, year - YEARS, -1)}
    return last | years


@dataclass(frozen=True)
class Scope:
    """Which incidents a page of figures counts, one and the same for all of its figures.

    at: now (aware); weeks: in which we learned of them; team: only this one's, None for all that
    the user may see; urgency: only this, empty for all
    """

    user: User
    at: datetime
    weeks: Weeks
    team: Team | None = None
    urgency: str = ""

    @property
    def of_teams(self) -> dict:
        """The condition on roll-ups that they are of these teams, added up where that is done."""
        if self.team:
            return {"team": self.team.pk}
        if self.user.sees_everything:
            return {"team__isnull": True}
        return {"team__in": self.user.team_ids}

    @property
    def of_weeks(self) -> dict:
        """The condition on roll-ups that they are of these weeks."""
        return {"week__gte": self.weeks.first, "week__lte": self.weeks.last}

    @property
    def named(self) -> str:
        """The same for two scopes that have the same figures, and only for those."""
        return f"{self.of_teams} {self.weeks} {self.urgency}"

    @property
    def weeks_words(self) -> str:
        """From when to when, in words: “24 August to 22 November 2026”."""
        first, last = self.weeks.first, self.weeks.last_day
        begin = written(first, "j F" if first.year == last.year else "j F Y")
        return _("%(first)s to %(last)s") % {"first": begin, "last": written(last, "j F Y")}

    def list_url(self, **wanted) -> str:
        """The address of the list of those incidents in scope that a number counts.

        wanted: filters by name, as in `queries.filters`; they take the place of the scope’s own
        """
        own = {"status": ALL, "week": str(self.weeks)}
        if self.team:
            own["team"] = self.team.pk
        if self.urgency:
            own["urgency"] = self.urgency
        return list_url(**own | wanted)
