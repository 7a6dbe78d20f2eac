from datetime import datetime

from django.utils.functional import cached_property

from incidents.models import Docket
from incidents.queries.filters import list_url
from incidents.queries.filters.apart import in_parts
from incidents.queries.filters.people import MINE, on_the_desk_of
from incidents.queries.incidents import bounded_words
from incidents.queries.listed import all_in
from incidents.queries.notices import unread_of, unread_words
from incidents.queries.numbers import Counted, numbers
from incidents.queries.prepared import Prepared
from incidents.queries.viewer import Viewer, viewer

BOUND = 99


class Shell:
    """The counts beside the navigation, read in one query when the page shows the first of them."""

    def __init__(self, user, at: datetime):
        self._user, self._at, self._more = user, at, {}

    @property
    def mine(self):
        """How many open incidents are theirs: “11”, “99+”."""
        return self.words("mine")

    @property
    def team(self):
        """How many open incidents their teams have."""
        return self.words("team")

    @property
    def breached(self):
        """How many open incidents they can see are past our promise; empty when none is."""
        return self.words("breached") if self._counts["breached"] else ""

    @property
    def news(self):
        """How much is new under their bell: “3”, “99+”; empty for nothing."""
        return unread_words(self._counts["news"])

    def forget(self, read: int):
        """So much of what was new has been read meanwhile."""
        self._counts["news"] = max(0, self._counts["news"] - read)

    @property
    def team_queue_url(self):
        """The list of everything their teams have open."""
        return list_url(team=MINE)

    def count_too(self, more: dict[str, Counted]):
        """Count something else of this page in the same query, which has not been made yet."""
        self._more |= more

    def words(self, name: str) -> str:
        """One of the counts, in words: “11”, “99+”."""
        most = self._more[name].most if name in self._more else BOUND
        return bounded_words(self._counts[name], most)

    @cached_property
    def _counts(self):
        whose = viewer(self._user)
        parts = {name: query.part(at=self._at, **whose) for name, query in _BESIDE.items()}
        return numbers({name: Counted(part, BOUND) for name, part in parts.items()} | self._more)


def _mine(at, **person):
    person = Viewer(**person)
    return all_in(
        [_visible(person).filter(part) for part in in_parts([on_the_desk_of([person.pk])])]
    )


def _team(at, **person):
    return _of_teams(Viewer(**person)).values_list("pk")


def _breached(at, **person):
    return _visible(Viewer(**person)).filter(due_at__lte=at).values_list("pk")


def _news(at, **person):
    return unread_of(Viewer(**person))


def _visible(person):
    return Docket.objects.order_by() if person.sees_everything else _of_teams(person)


def _of_teams(person):
    return Docket.objects.filter(team__in=person.team_ids).order_by()


_BESIDE = {
    "mine": Prepared(_mine),
    "team": Prepared(_team),
    "breached": Prepared(_breached),
    "news": Prepared(_news),
}
"""What stands beside the navigation, by name."""
