from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery

from incidents.models import Incident, Membership, User
from incidents.queries.prepared import Prepared
from incidents.rules import roles

MOST = 500
HEAVY = 100
"""An open load is counted up to here: whoever has more, has too much."""
_PLACES = Membership.objects.filter(user=OuterRef("pk"))
SEES_ALL = _PLACES.filter(role__in=roles.SEE_ALL)
"""The places of a person (OuterRef) for which they see the incidents of every team."""


def colleagues(incident) -> list[User]:
    """Who can see the incident and may sign in, those of its team first; at most MOST.

    Each has `in_team`, whether they are in the incident's team, and `load`, how many open incidents
    they own, counted up to HEAVY (practice P1), and their places. One query.
    """
    found = _of_those_who_can_see(incident, User.objects.with_places())
    return list(found.annotate(load=load_of(OuterRef("pk")))[:MOST])


def names_of_colleagues(incident) -> dict[int, str]:
    """The names of `colleagues` by their ids, in their order. One query."""
    found = _of_those_who_can_see(incident, User.objects.all())
    return dict(found.values_list("pk", "name")[:MOST])


def _of_those_who_can_see(incident, people):
    found = people.filter(can_see(incident), is_active=True)
    return found.annotate(in_team=in_its_team(incident)).order_by("-in_team", "name", "pk")


def teammates(incident) -> list[User]:
    """Those of `colleagues` who are in its team, and so may own it. One query."""
    return [person for person in colleagues(incident) if person.in_team]


def leads_for(incident) -> list[User]:
    """Who leads the incident's team or manages, and so may be there in a difficult conversation.

    At most MOST, by name, with their places. One query.
    """
    return _LEADS.models(team=incident.team_id)


def _leads(team):
    found = User.objects.with_places().filter(may_lead(team), is_active=True)
    return found.order_by("name", "pk")[:MOST]


_LEADS = Prepared(_leads)


def in_its_team(incident) -> Exists:
    """Whether a person is in the incident's team."""
    return Exists(_PLACES.filter(team=incident.team_id))


def can_see(incident) -> Q:
    """Whether a person may see it: who is in its team, and who sees everything."""
    return Q(in_its_team(incident)) | Q(Exists(SEES_ALL)) | Q(is_superuser=True)


def may_lead(team: int) -> Q:
    """Whether a person leads the team of this id, or manages."""
    return Q(Exists(_PLACES.filter(team=team, role=roles.LEAD))) | Q(Exists(SEES_ALL))


def load_of(person) -> Subquery:
    """How many open incidents a person owns, counted up to HEAVY. person: an expression"""
    # As the index has it, which holds open incidents by owner.
    owned = Incident.objects.filter(owner=person, status=Incident.Status.OPEN).order_by()
    return _Counted(owned.values("pk")[:HEAVY])


class _Counted(Subquery):
    """How many rows a query has; unlike Count, it stops where the query is cut off."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
