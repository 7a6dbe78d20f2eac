from collections import Counter
from datetime import datetime

from django.db.models import CharField, Value
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from incidents.models import Incident
from incidents.queries.incidents import clock_condition, on_the_desk_of, with_clock

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
    def team_queue_url(self):
        """The list of everything their teams have open."""
        wanted = {"owner": "anyone", "team": self._user.team_ids}
        return f"{reverse('queue')}?{urlencode(wanted, doseq=True)}"

    def _words(self, name):
        count = self._counts[name]
        return f"{BOUND}+" if count > BOUND else str(count)

    @cached_property
    def _counts(self):
        visible = Incident.objects.visible_to(self._user).open().order_by()
        past = with_clock(visible, clock_condition("breached", self._at, self._at))
        mine, team, breached = (
            incidents.values_list(Value(name, CharField()), flat=True)[: BOUND + 1]
            for name, incidents in (
                ("mine", visible.filter(on_the_desk_of(self._user.pk))),
                ("team", visible.filter(team__in=self._user.team_ids)),
                ("breached", past),
            )
        )
        return Counter(mine.union(team, breached, all=True))
