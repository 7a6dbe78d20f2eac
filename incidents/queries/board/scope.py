from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from incidents.models import Docket
from incidents.queries.filters import Lens


@dataclass(frozen=True)
class Scope:
    """What a board is about: whoever has the same scope sees the same board.

    teams: ids of the teams, in their order, or None for all there are
    midnight: the end of today where the reader is (aware)
    """

    teams: tuple[int, ...] | None
    midnight: datetime

    @classmethod
    def of(cls, user, midnight: datetime) -> "Scope":
        """All that this person may see."""
        return cls(None if user.sees_everything else tuple(sorted(user.team_ids)), midnight)

    def narrowed(self, teams: list[int]) -> "Scope":
        """Only those of these teams that are in it; all of it where none of them is."""
        if self.teams is not None:
            teams = [team for team in teams if team in self.teams]
        return replace(self, teams=tuple(sorted(set(teams)))) if teams else self

    def within(self, field: str = "team") -> Q:
        """The condition on a docket's line that is reached through `field`."""
        return Q() if self.teams is None else Q(**{f"{field}__in": self.teams})

    @property
    def given(self) -> dict:
        """The same as a prepared query takes it (`queries.prepared`), for `Scope.again`."""
        teams = None if self.teams is None else list(self.teams)
        return {"teams": teams, "midnight": self.midnight.astimezone(UTC)}

    @classmethod
    def again(cls, teams: list[int] | None, midnight: datetime) -> "Scope":
        """The scope that was given so."""
        return cls(None if teams is None else tuple(teams), midnight)

    def docket(self) -> QuerySet:
        """The lines of everything that is open in it."""
        return Docket.objects.filter(self.within())

    def lens(self, at: datetime) -> Lens:
        """How the filters behind its numbers look at it; none of them asks who looks."""
        return Lens(user=None, at=at, midnight=self.midnight, only_open=True)
