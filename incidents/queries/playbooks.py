from dataclasses import dataclass, replace
from datetime import datetime

from incidents.library.playbooks import PARTS, PlaybookText, playbooks
from incidents.models import Playbook, User
from incidents.queries.prepared import Prepared
from incidents.rules.taxonomy import INCIDENT_KINDS


def playbook_of(kind: str) -> PlaybookText | None:
    """What this company does when this kind of thing goes wrong; None for no kind.

    Where nobody has written one, the one that comes with Recovery holds. At most one query.
    """
    return as_it_holds(kind, own_playbook(kind)) if kind in playbooks() else None


def as_it_holds(kind: str, own: Playbook | None) -> PlaybookText:
    """The playbook of a kind that has one: the company's `own`, else the one of Recovery."""
    ours = playbooks()[kind]
    return replace(ours, **_written(own)) if own else ours


def texts_of(kind: str, own: Playbook | None) -> dict[str, str]:
    """The same, to go on writing: text by field of a Playbook, with a line for each thing to do."""
    playbook = as_it_holds(kind, own)
    first_hour = "\n".join(playbook.first_hour)
    return {"first_hour": first_hour, "easy_to_miss": playbook.easy_to_miss, **playbook.letter}


_OWN = Prepared(lambda kind: Playbook.objects.select_related("saved_by").filter(kind=kind))


def own_playbook(kind: str) -> Playbook | None:
    """What this company has written for this kind itself, with who has. One query."""
    return next(iter(_OWN.models(kind=kind)), None)


@dataclass(frozen=True)
class Spine:
    """A playbook in the list of all: its kind, in words, what to do first, and since when.

    saved_by, saved_at: who wrote it here, and when (aware); None for one that came with Recovery
    """

    kind: str
    label: str
    first: str
    saved_by: User | None = None
    saved_at: datetime | None = None


def spines() -> list[Spine]:
    """All playbooks, in the order of the taxonomy. One query."""
    written = {own.kind: own for own in Playbook.objects.select_related("saved_by")}
    return [_spine(kind, written.get(kind)) for kind in INCIDENT_KINDS if kind in playbooks()]


def _spine(kind, own):
    first = next(iter(as_it_holds(kind, own).first_hour), "")
    by, at = (own.saved_by, own.saved_at) if own else (None, None)
    return Spine(kind, INCIDENT_KINDS[kind], first, by, at)


def may_write_playbooks(person: User) -> bool:
    """Whether they may change the playbooks: whoever leads a team, managers and admins."""
    return person.sees_everything or any(person.leads(team) for team in person.team_ids)


def _written(playbook):
    return {
        "first_hour": tuple(
            line.strip() for line in playbook.first_hour.splitlines() if line.strip()
        ),
        "easy_to_miss": playbook.easy_to_miss,
        "letter": {part: getattr(playbook, part) for part in PARTS},
    }
