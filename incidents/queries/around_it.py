"""What lies around an incident: tags, who watches it, files, other incidents, and who has it open.

All of it is read along with how the incident stands (`queries.standing`), without a query more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from incidents.models import Attachment, Incident, Relation, Tag, User, Watch
from incidents.queries.parts import Part, rows_of
from incidents.queries.presence import others_part

MOST = 50
_IT = OuterRef("pk")
_PERSON = ("person__id", "person__name", "person__email")
_SAID = {
    # kind → how it is said of the one it was said about, and of the other
    Relation.Kind.DUPLICATE_OF: (_("Duplicate of"), _("Has a duplicate")),
    Relation.Kind.CAUSED_BY: (_("Caused by"), _("Caused")),
    Relation.Kind.RELATED: (_("Related to"), _("Related to")),
}


@dataclass(frozen=True)
class Related:
    """Another incident beside this one. pk: of the Relation; words: how they have to do with each
    other; can_end: whether it can be taken away (a merging is taken back instead)"""

    pk: int
    words: str
    other: Incident
    can_end: bool


@dataclass(frozen=True)
class Around:
    """What lies around an incident, for one person.

    others: who else has it open, as a sentence; hidden: how many more incidents it has to do with
    that this person may not see; taken_in: those that were merged into it; went_to: the one that it
    was merged into
    """

    tags: list[Tag]
    watchers: list[User]
    attachments: list[Attachment]
    related: list[Related]
    taken_in: list[Incident]
    went_to: Incident | None
    hidden: int
    others: str


def around_parts(person: int, since: datetime) -> dict[str, Part]:
    """The parts that `around` makes one of; their names begin with “around_”.

    person, since: as `queries.presence.others_part` has them
    """
    other = ("id", "happened", "status", "team_id")
    relations = Relation.objects.order_by("kind", "pk")
    watches = Watch.objects.filter(incident=_IT).order_by("person__name", "pk")
    parts = {
        "tags": rows_of(Tag.objects.filter(incidents=_IT).order_by("name")[:MOST], "id", "name"),
        "watches": rows_of(watches[:MOST], "id", *_PERSON),
        "others": others_part(person, since),
        "attachments": rows_of(
            Attachment.objects.filter(incident=_IT).order_by("pk")[:MOST],
            *("id", "name", "kind", "size", "at", "by__id", "by__name", "by__email"),
        ),
        "relations": rows_of(
            relations.filter(incident=_IT)[:MOST],
            *("id", "kind", *(f"other__{name}" for name in other)),
        ),
        "turned": rows_of(
            relations.filter(other=_IT)[:MOST],
            *("id", "kind", *(f"incident__{name}" for name in other)),
        ),
        "taken_in": rows_of(
            Incident.objects.filter(merged_into=_IT).order_by("-closed_at", "-pk")[:MOST], *other
        ),
        "went_to": rows_of(Incident.objects.filter(pk=OuterRef("merged_into")), *other),
    }
    return {f"around_{name}": part for name, part in parts.items()}


def around(incident: Incident, found: dict, user: User) -> Around:
    """What the parts of `around_parts` have found, as this person may know it. No query."""
    part = {
        name.removeprefix("around_"): rows
        for name, rows in found.items()
        if name.startswith("around_")
    }
    seen = _seen_by(user)
    went_to = next(iter(part["went_to"]), None)
    merged = {one.pk for one in part["taken_in"]} | ({went_to.pk} if went_to else set())
    ends = [(one, one.other, 0) for one in part["relations"]]
    ends += [(one, one.incident, 1) for one in part["turned"]]
    related = [
        Related(
            relation.pk,
            _SAID[relation.kind][side],
            other,
            relation.kind != Relation.Kind.DUPLICATE_OF or other.pk not in merged,
        )
        for relation, other, side in ends
    ]
    shown = [one for one in related if seen(one.other)]
    return Around(
        tags=part["tags"],
        watchers=[watch.person for watch in part["watches"]],
        attachments=part["attachments"],
        related=shown,
        taken_in=_only(part["taken_in"], seen),
        went_to=went_to if went_to and seen(went_to) else None,
        hidden=len(related) - len(shown),
        others=part["others"],
    )


def _seen_by(user):
    teams, everything = set(user.team_ids), user.sees_everything
    return lambda incident: everything or incident.team_id in teams


def _only(incidents: Iterable[Incident], seen) -> list[Incident]:
    return [incident for incident in incidents if seen(incident)]
