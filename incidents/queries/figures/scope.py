from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from incidents.models import Incident, Team, User

DAYS = (30, 90, 365)
USUAL_DAYS = 90

MOST = 10_000
"""So many incidents are looked at, the newest: the page stays quick, and no median needs more."""


@dataclass(frozen=True)
class Scope:
    """Which incidents a page of figures counts, one and the same for all of its figures.

    at: now (aware); days: how far back; team: only this one's, None for all that the user may see
    most: so many at the most, the newest
    """

    user: User
    at: datetime
    days: int
    team: Team | None = None
    most: int = MOST

    @property
    def since(self) -> datetime:
        """The moment from which on (aware)."""
        return self.at - timedelta(days=self.days)

    def theirs(self) -> QuerySet:
        """All incidents of the team, or of those that this person may see."""
        mine = Incident.objects.visible_to(self.user).order_by()
        return mine.filter(team=self.team) if self.team else mine

    def incidents(self) -> QuerySet:
        """Those that we learned of in this span; at most `most`."""
        found = self.theirs().filter(learned_at__range=(self.since, self.at))
        return found.order_by("-learned_at", "-pk")[: self.most]
