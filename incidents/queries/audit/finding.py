from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from incidents.queries.audit.sentences import COUNTED, sentence_of

NAMED = 20
_SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """Something that is not as promised.

    code: what of, for programs; facts: what its sentence tells of, plain enough for JSON
    ids: of the rows it is about, the first few
    is_broken: False for what somebody should know, though no promise is broken yet
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    ids: tuple[int, ...] = ()
    is_broken: bool = True

    @property
    def sentence(self) -> str:
        """What it says to people, in the language and time zone that are active."""
        return sentence_of(self.code, self.facts)


def found(code, rows, is_broken=True) -> list[Finding]:
    """The finding about these rows of incidents (a query), if there are any."""
    ids = list(rows.values_list("pk", flat=True)[: COUNTED + 1])
    if not ids:
        return []
    incidents = rows.values_list("incident", flat=True)[:50]
    facts = {"number": len(ids), "names": names_of(filter(None, incidents))}
    return [Finding(code, facts, tuple(ids[:NAMED]), is_broken)]


def names_of(incidents: Iterable[int]) -> str:
    """The first few of these incidents, by their references."""
    return ", ".join(f"R-{pk}" for pk in list(dict.fromkeys(incidents))[:_SHOWN])
