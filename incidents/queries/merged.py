"""Where an incident went on that was merged into another, and what came into one."""

from incidents.models import CustomerLink, Incident, User

LONGEST = 20
MOST = 20


def where_it_went(incident: Incident) -> Incident:
    """The incident that goes on for this one: itself, unless it was merged.

    One query for each merging on the way; a merging can’t lead in a circle, and a way longer than
    LONGEST ends there. Whether somebody may see it is for `seen_where_it_went` to say.
    """
    for _step in range(LONGEST):
        if incident.merged_into_id is None:
            break
        related = "customer", "contact", "team", "owner"
        found = Incident.objects.select_related(*related)
        incident = found.get(pk=incident.merged_into_id)
    return incident


def seen_where_it_went(incident: Incident, user: User) -> Incident | None:
    """The incident that a page about this one leads on to, for this person.

    None when it was not merged, and when the other is not theirs to see: then they look at it as it
    was.
    """
    if incident.merged_into_id is None:
        return None
    there = where_it_went(incident)
    may_see = user.sees_everything or there.team_id in user.team_ids
    return there if may_see else None


def goes_on_for(link: CustomerLink) -> Incident:
    """The incident whose page a customer’s address opens: the one that theirs was merged into.

    So an address in an old mail leads on, and back when the merging is taken back. But a letter to
    one person is not for another to read: where another contact is looked after, or nobody by name,
    it stays the page of their own.
    """
    there = where_it_went(link.incident)
    return there if there.contact_id == link.contact_id else link.incident


def taken_in(incident: Incident, user: User) -> list[Incident]:
    """Those that were merged into this one and this person may see, the newest first; at most MOST.

    One query.
    """
    return list(incident.taken_in.visible_to(user).order_by("-closed_at", "-pk")[:MOST])
