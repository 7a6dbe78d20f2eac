from django.db.models import Exists, OuterRef, Q

from incidents.models import Membership, User
from incidents.rules import roles

MOST = 500
_SEE_ALL = [role for role in roles.RANK if roles.sees_everything([role])]


def colleagues(incident) -> list[User]:
    """Who can see the incident and may sign in, those of its team first; at most MOST.

    Each has `in_team`, whether they are in the incident's team. One query.
    """
    places = Membership.objects.filter(user=OuterRef("pk"))
    in_team = Exists(places.filter(team=incident.team_id))
    sees_all = Exists(places.filter(role__in=_SEE_ALL))
    found = User.objects.filter(Q(in_team) | Q(sees_all) | Q(is_superuser=True), is_active=True)
    return list(found.annotate(in_team=in_team).order_by("-in_team", "name", "pk")[:MOST])
