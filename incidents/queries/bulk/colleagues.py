"""Who could be given some incidents."""

from incidents.models import Incident, User

MOST = 300


def colleagues_of_all(ids: list[int]) -> list[User]:
    """Who is in a team of one of these incidents and may sign in, by name; at most MOST.

    One query.
    """
    teams = Incident.objects.filter(pk__in=ids).order_by().values("team")
    found = User.objects.filter(memberships__team__in=teams, is_active=True)
    return list(found.order_by("name", "pk").distinct()[:MOST])
