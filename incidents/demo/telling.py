"""Telling a story through the product's own verbs, so that its past is as real as its future."""

from collections.abc import Sequence

from incidents.actions.log import log_incident
from incidents.demo.deeds import DEEDS
from incidents.demo.deeds.case import Case
from incidents.demo.past import go_on_until
from incidents.demo.story import Tale
from incidents.models import Contact, Incident, Team, User


def tell(
    tales: Sequence[Tale], people: dict[str, User], contacts: dict[str, Contact]
) -> list[Incident]:
    """Log all of it in the story’s order; then do each deed in the order of time.

    So each of them finds the world as it was: the clocks, what had failed before, what was learned.
    people: colleagues, contacts: whom we speak with, each as the story names them
    Returns the incidents, in the story’s order.
    """
    teams = {team.name: team for team in Team.objects.all()}
    incidents, deeds = [], []
    for tale in tales:
        owner = people.get(tale.fields.pop("owner", ""))
        incident = _log(tale, owner, contacts, teams)
        incidents.append(incident)
        case = Case(incident, people, tale.letters)
        deeds += [(deed.pop("at"), case, owner, deed) for deed in tale.deeds]
    for at, case, owner, deed in sorted(deeds, key=lambda one: one[0]):
        go_on_until(at)
        by = people[deed.pop("by")] if "by" in deed else owner
        DEEDS[deed.pop("do")](case, by=by, at=at, **deed)
    return incidents


def _log(tale, owner, contacts, teams):
    fields = tale.fields
    contact = contacts[fields.pop("customer")]
    occurred = {"occurred_at": fields.pop("occurred")} if "occurred" in fields else {}
    return log_incident(
        by=owner,
        at=tale.learned,
        learned_at=tale.learned,
        team=teams[fields.pop("team")],
        customer=contact.customer,
        contact=contact,
        noticed_by=fields.pop("noticed_by", "customer"),
        **occurred,
        **fields,
    )
