"""What stands in the way of merging: one list for the action itself and for its preview."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from incidents.models import Action, Apology, Decision, Incident, Remedy
from incidents.queries.bulk.obstacles import Obstacle, with_obstacle

IT = OuterRef("pk")


def obstacles_to_merging(into: Incident) -> list[Obstacle]:
    """Why an incident can’t be merged into this one. What it still owes by itself is among them."""
    return [
        Obstacle(
            Q(pk=into.pk),
            _("An incident can’t be merged into itself"),
            _("An incident can’t be merged into itself. Name another one."),
        ),
        Obstacle(
            Q(merged_into__isnull=False),
            _("Merged into another already"),
            _("%(incident)s is merged into another already. Name that one instead."),
        ),
        Obstacle(
            Q(status=Incident.Status.CLOSED),
            _("Closed already"),
            _("%(incident)s is closed. Reopen it first, or only put the two in relation."),
        ),
        Obstacle(
            ~Q(customer=into.customer_id),
            _("It happened to another customer, who is owed an answer of their own"),
            _(
                "%(incident)s and %(into)s happened to different customers, and each of them is "
                "owed an answer. Put the two in relation instead."
            ),
        ),
        Obstacle(
            Exists(Apology.objects.filter(incident=IT, state=Apology.State.QUEUED)),
            _("An answer is on its way"),
            _("An answer of %(incident)s is on its way. Wait until they have it."),
        ),
        Obstacle(
            Exists(Decision.objects.filter(incident=IT, decided_at=None)),
            _("A decision is waited for"),
            _("In %(incident)s a decision is waited for. Have it made first."),
        ),
        Obstacle(
            Exists(Action.objects.filter(incident=IT, done_at=None, dropped_because="")),
            _("An action is not done yet"),
            _("%(incident)s has an action that is not done yet. Finish or drop it first."),
        ),
        Obstacle(
            _still_to_come(),
            _("They have not had yet what we promised"),
            _("%(incident)s has something they have not had yet. Deliver or decline it first."),
        ),
    ]


def obstacle_to_merging(incident: Incident, into: Incident) -> str:
    """The first of them as a sentence, or empty; one query."""
    obstacles = obstacles_to_merging(into)
    found = with_obstacle(Incident.objects.filter(pk=incident.pk).order_by(), obstacles)
    place = found.values_list("obstacle", flat=True).get()
    if place is None:
        return ""
    names = {"incident": incident.reference, "into": into.reference}
    return obstacles[place].sentence % names


def _still_to_come():
    """Whether the customer waits for a remedy: one that we owe, or that they know of or chose."""
    its = Remedy.objects.filter(incident=IT)
    awaited = Q(chosen_at__isnull=False) | Q(offered_at__isnull=False, is_option=False)
    known = its.open().filter(awaited, delivered_at=None)
    choice = its.open().filter(is_option=True, offered_at__isnull=False)
    chosen = its.open().filter(is_option=True, chosen_at__isnull=False)
    return Exists(its.still_owed()) | Exists(known) | (Exists(choice) & ~Exists(chosen))
