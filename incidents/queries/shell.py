from collections import Counter
from datetime import datetime

from django.db.models import CharField, Value
from django.utils.functional import cached_property

from incidents.models import Docket
from incidents.queries.filters import list_url
from incidents.queries.filters.people import MINE, on_the_desk_of
from incidents.queries.notices import unread_of, unread_words
from incidents.queries.prepared import Prepared
from incidents.queries.viewer import Viewer, viewer

BOUND = 99


class Shell:
    """The counts beside the navigation, read in one query when the page shows the first of them."""

    def __init__(self, user, at: datetime):
        self._user, self._at = user, at

    @property
    def mine(self):
        """How many open incidents are theirs: “11”, “99+”."""
        return self._words("mine")

    @property
    def team(self):
        """How many open incidents their teams have."""
        return self._words("team")

    @property
    def breached(self):
        """How many open incidents they can see are past our promise; empty when none is."""
        return self._words("breached") if self._counts["breached"] else ""

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

    def _words(self, name):
        count = self._counts[name]
        return f"{BOUND}+" if count > BOUND else str(count)

    @cached_property
    def _counts(self):
        rows = _COUNTED.rows(at=self._at, **viewer(self._user))
        return Counter(name for (name,) in rows)


def _counted(at, **person):
    """The name of a count for each row that it counts."""
    person = Viewer(**person)
    teams = Docket.objects.filter(team__in=person.team_ids).order_by()
    visible = Docket.objects.order_by() if person.sees_everything else teams
    mine, team, breached = (
        lines.values_list(Value(name, CharField()))[: BOUND + 1]
        for name, lines in (
            ("mine", visible.filter(on_the_desk_of([person.pk]))),
            ("team", teams),
            ("breached", visible.filter(due_at__lte=at)),
        )
    )
    news = unread_of(person).values_list(Value("news", CharField()))
    return mine.union(team, breached, news, all=True)


_COUNTED = Prepared(_counted)
