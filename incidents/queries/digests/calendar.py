from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from incidents.models import Incident, PolicyVersion, User
from incidents.rules.digest_times import is_working_day, last_working_day
from incidents.rules.policy import Case


class Workdays:
    """On which days somebody works: by the hours of their first team, under the policy in force."""

    def __init__(self, at: datetime):
        """One query. at: the moment whose policy counts (aware)"""
        self._policy = PolicyVersion.objects.in_force(at).policy

    def is_one(self, person: User, day: date) -> bool:
        """Whether this local date is one of theirs. person: with their places"""
        team = person.home_team
        case = Case(Incident.Urgency.NORMAL, team.name if team else "")
        return is_working_day(day, self._policy.calendars[self._policy.hours.of(case)[0]])

    def before(self, person: User, day: date) -> date:
        """Their last working day before this one."""
        return last_working_day(day, partial(self.is_one, person))


def day_of(person: User, at: datetime) -> date:
    """The date where they are."""
    return at.astimezone(ZoneInfo(person.time_zone)).date()
