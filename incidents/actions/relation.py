"""How incidents have to do with each other: duplicate of, caused by, related to."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from incidents.actions.lock import locked
from incidents.models import Event, Incident, Relation
from incidents.rules.refusal import Refused

MOST = 50


@transaction.atomic
def relate(*, by, at, incident, other, kind):
    """Say that `incident` is a duplicate of, was caused by, or is related to `other` (Incidents).

    kind: a Relation.Kind. Returns the Relation; what is said already is not said twice, and
    “related” holds both ways. Raises Refused for itself, for one that this person may not see, for
    the opposite of what is said already, and above MOST of them.
    """
    incident, other = both_locked(by, incident, other)
    if incident == other:
        raise Refused(_("An incident can’t be in relation to itself. Name another one."))
    turned = Relation.objects.filter(incident=other, other=incident, kind=kind).first()
    if turned and kind != Relation.Kind.RELATED:
        raise Refused(
            _("It is said the other way round already: %(relation)s. Take that away first.")
            % {"relation": turned}
        )
    known = turned or incident.relations.filter(other=other, kind=kind).first()
    if known:
        return known
    if Relation.objects.filter(Q(incident=incident) | Q(other=incident)).count() >= MOST:
        raise Refused(
            _("%(incident)s is in relation to %(most)s others already. Take one away first.")
            % {"incident": incident.reference, "most": MOST}
        )
    relation = Relation.objects.create(incident=incident, other=other, kind=kind, by=by, at=at)
    _tell(relation, by, at, is_over=False)
    return relation


@transaction.atomic
def unrelate(*, by, at, relation):
    """Take a relation away; True when it was there still.

    Raises Refused when this person may not see both incidents, or when they are merged: then it
    says where the one has gone.
    """
    found = Relation.objects.select_related("incident", "other").filter(pk=relation.pk).first()
    if found is None:
        return False
    incident, other = both_locked(by, found.incident, found.other)
    if incident.merged_into_id == other.pk and found.kind == Relation.Kind.DUPLICATE_OF:
        raise Refused(
            _("%(incident)s is merged into %(other)s. Take the merging back instead.")
            % {"incident": incident.reference, "other": other.reference}
        )
    gone, _rows = Relation.objects.filter(pk=found.pk).delete()
    if gone:
        _tell(found, by, at, is_over=True)
    return bool(gone)


def both_locked(by, one, other):
    """Two incidents, locked in the order of their numbers, so that two people never wait for each
    other in a circle. Raises Refused when `by` may not see both."""
    kept = {incident.pk: incident for incident in map(locked, sorted({one, other}, key=_number))}
    if Incident.objects.visible_to(by).filter(pk__in=kept).count() < len(kept):
        raise Refused(_("There is no such incident among those you can see. Nothing was changed."))
    return kept[one.pk], kept[other.pk]


def _number(incident):
    return incident.pk


def _tell(relation, by, at, *, is_over):
    """One line in each of the two timelines; `is_from` says at which end it stands."""
    ends = [(relation.incident, relation.other, True), (relation.other, relation.incident, False)]
    for incident, other, is_from in ends:
        Event.objects.create(
            incident=incident,
            kind=Event.Kind.RELATED,
            at=at,
            by=by,
            data={
                "kind": relation.kind,
                "other": other.reference,
                "is_from": is_from,
                "is_over": is_over,
            },
        )
