"""How working time adds up while clocks are changed on the way: jumps, added up once."""

from bisect import bisect_left, bisect_right
from datetime import timedelta
from zoneinfo import ZoneInfo

from incidents.rules.clock_changes import END_OF_TIME, PERIOD, clock_changes, offset
from incidents.rules.timetable import Timetable, running_total


class Course:
    """How working time adds up along real time, over whole periods from `first` to `last`.

    Moments are counted from EPOCH. Between two neighbouring edges the wall clock is a fixed offset
    ahead of UTC, and has jumped over so much working time since the first edge.
    """

    def __init__(self, zone: ZoneInfo, timetable: Timetable, first: int, last: int):
        changes = [
            change for period in range(first, last + 1) for change in clock_changes(zone, period)
        ]
        start = first * PERIOD
        self.first, self.last = first, last
        self.end = min((last + 1) * PERIOD, END_OF_TIME)
        self._timetable = timetable
        self._edges = [start, *(change.at for change in changes), self.end]
        self._offsets = [offset(zone, start), *(change.after for change in changes)]
        self._jumped = running_total(
            timetable.worked_by(change.at + change.after)
            - timetable.worked_by(change.at + change.before)
            for change in changes
        )
        self._worked = [self.worked_by(edge) for edge in self._edges]

    def reading(self, moment: timedelta) -> timedelta:
        """What the wall clock reads at a moment."""
        return moment + self._offsets[self._stretch(moment)]

    def next_change(self, moment: timedelta) -> timedelta:
        """The next moment at which the clocks are changed, or the end of the course."""
        return self._edges[self._stretch(moment) + 1]

    def worked_by(self, moment: timedelta) -> timedelta:
        """The working time until a moment; only differences between two of these mean something."""
        stretch = self._stretch(moment)
        reading = moment + self._offsets[stretch]
        return self._timetable.worked_by(reading) - self._jumped[stretch]

    def moment_when(self, worked: timedelta) -> timedelta:
        """The first moment by which `worked`, as `worked_by` counts it, has been worked."""
        stretch = bisect_left(self._worked, worked) - 1
        ahead = self._offsets[stretch]
        reading = self._timetable.reading_when(
            worked + self._jumped[stretch],
            self._edges[stretch] + ahead,
            self._edges[stretch + 1] + ahead,
        )
        return reading - ahead

    def _stretch(self, moment):
        """The number of the stretch between two edges that a moment lies in."""
        # The last edge ends the last stretch, and none begins there.
        return bisect_right(self._edges, moment, hi=len(self._edges) - 1) - 1
