"""The people around one incident, read once for all that a page shows of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, OuterRef, Q, Value, When

from incidents.models import User
from incidents.queries.colleagues import can_see, in_its_team, load_of, may_lead
from incidents.queries.roster import Staff, on_the_ladder, staff_of


class PeopleAround:
    """Who can see an incident, whom its ladder may tell, and who is named in its story.

    names: id → name of all of them
    """

    def __init__(self, incident, at: datetime, emails: Iterable[str] = (), ids: Iterable[int] = ()):
        """Read them. One query.

        at: now (aware); emails: of people whom a ladder names; ids: of people who are named
        """
        self._at, self._emails = at, tuple(emails)
        team = in_its_team(incident)
        found = User.objects.with_places().annotate(
            in_team=team,
            sees=can_see(incident),
            leads_it=may_lead(incident),
            load=Case(When(team, then=load_of(OuterRef("pk"))), default=Value(0)),
        )
        wanted = Q(sees=True) | on_the_ladder(at, self._emails) | Q(pk__in=set(ids))
        self._people = list(found.filter(wanted).order_by("-in_team", "name", "pk"))
        self.names = {person.pk: person.name for person in self._people}

    @property
    def colleagues(self) -> list[User]:
        """As `queries.colleagues.colleagues` gives them; only those in its team have a `load`."""
        return [person for person in self._people if person.sees and person.is_active]

    @property
    def leads(self) -> list[User]:
        """As `queries.colleagues.leads_for` gives them."""
        found = [person for person in self._people if person.leads_it and person.is_active]
        return sorted(found, key=lambda person: (person.name, person.pk))

    def staff(self, chats: dict[str, int]) -> Staff:
        """Whom the ladder may tell. chats: name of a chat channel → its id."""
        return staff_of(self._people, chats, self._at, self._emails)
