"""Watching whether what we changed has helped: the same kind of mistake since it was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.models import Action, Incident

MOST = 20


@dataclass(frozen=True)
class Again:
    """What has happened again since a change was done.

    incidents: the newest first, at most MOST; is_watched: whether there is anything to compare,
    which takes a change that is done and an incident whose kind is known
    """

    incidents: tuple[Incident, ...] = ()
    is_watched: bool = False

    @property
    def count(self):
        """How many, at most MOST."""
        return len(self.incidents)


def recurrences(incident: Incident, actions: Sequence[Action]) -> list[Again]:
    """For each of an incident’s preventive actions: what of its kind happened after it was done.

    Counted is the same kind of mistake in the same team, from the moment of the change on, as an
    effectiveness check asks (ISO 13485, corrective action). One query.
    """
    done = [action.done_at for action in actions if action.done_at]
    if not done or not incident.kind:
        return [Again() for _ in actions]
    found = Incident.objects.filter(
        kind=incident.kind, team=incident.team_id, learned_at__gt=min(done)
    ).exclude(pk=incident.pk)
    later = list(found.select_related("customer").order_by("-learned_at")[:MOST])
    return [
        Again(tuple(one for one in later if one.learned_at > action.done_at), True)
        if action.done_at
        else Again()
        for action in actions
    ]
