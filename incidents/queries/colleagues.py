from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery

from incidents.models import Incident, Membership, User
from incidents.rules import roles

MOST = 500
HEAVY = 100
"""An open load is counted up to here: whoever has more, has too much."""
_SEE_ALL = [role for role in roles.RANK if roles.sees_everything([role])]


def colleagues(incident) -> list[User]:
    """Who can see the incident and may sign in, those of its team first; at most MOST.

    Each has `in_team`, whether they are in the incident's team, and `load`, how many open incidents
    they own, counted up to HEAVY (practice P1). One query.
    """
    places = Membership.objects.filter(user=OuterRef("pk"))
    in_team = Exists(places.filter(team=incident.team_id))
    sees_all = Exists(places.filter(role__in=_SEE_ALL))
    found = User.objects.filter(Q(in_team) | Q(sees_all) | Q(is_superuser=True), is_active=True)
    found = found.annotate(in_team=in_team, load=_load_of(OuterRef("pk")))
    return list(found.order_by("-in_team", "name", "pk")[:MOST])


class _Counted(Subquery):
    """How many rows a query has; unlike Count, it stops where the query is cut off."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def _load_of(person):
    # As the index has it, which holds open incidents by owner.
    owned = Incident.objects.filter(owner=person, status=Incident.Status.OPEN).order_by()
    return _Counted(owned.values("pk")[:HEAVY])


def leads_for(incident) -> list[User]:
    """Who leads the incident's team or manages, and so may be there in a difficult conversation.

    At most MOST, by name. One query.
    """
    places = Membership.objects.filter(user=OuterRef("pk"))
    leads = Exists(places.filter(team=incident.team_id, role=roles.LEAD))
    manages = Exists(places.filter(role__in=_SEE_ALL))
    found = User.objects.filter(Q(leads) | Q(manages), is_active=True)
    return list(found.order_by("name", "pk")[:MOST])
