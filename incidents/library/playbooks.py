from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from incidents.library import LibraryError, read, text_of, texts_of
from incidents.rules.letter_template import unknown_variables
from incidents.rules.taxonomy import INCIDENT_KINDS

OWED, GESTURE = "owed", "gesture"
PARTS = ("happened", "why", "next")


@dataclass(frozen=True)
class OptionIdea:
    """A remedy to think of. kind: OWED or GESTURE."""

    what: str
    kind: str


@dataclass(frozen=True)
class PlaybookText:
    """What to do when one kind of thing goes wrong.

    kind: of incident; first_hour: what to do first; letter: part → text to start from, with
    variables and [gaps]
    """

    kind: str
    first_hour: tuple[str, ...]
    easy_to_miss: str
    letter: Mapping[str, str]
    options: tuple[OptionIdea, ...] = ()


@cache
def playbooks() -> dict[str, PlaybookText]:
    """The playbooks that come with Recovery, by kind of incident. Raises LibraryError."""
    found = [_playbook(entry) for entry in read("playbooks", "playbook")]
    by_kind = {playbook.kind: playbook for playbook in found}
    if len(by_kind) < len(found):
        raise LibraryError("playbooks.toml: a kind has two playbooks.")
    return by_kind


def _playbook(entry):
    kind = text_of(entry, "kind", "playbooks.toml")
    where = f"playbooks.toml, {kind}"
    if kind not in INCIDENT_KINDS:
        raise LibraryError(f"{where}: this is no kind of incident.")
    letter = {part: text_of(entry.get("letter", {}), part, where) for part in PARTS}
    for part, text in letter.items():
        if unknown := unknown_variables(text):
            raise LibraryError(f"{where}: “{unknown[0]}” in “{part}” is no variable.")
    return PlaybookText(
        kind=kind,
        first_hour=texts_of(entry, "first_hour", where),
        easy_to_miss=text_of(entry, "easy_to_miss", where, required=False),
        letter=letter,
        options=tuple(_option(one, where) for one in entry.get("options", ())),
    )


def _option(entry, where):
    option = OptionIdea(text_of(entry, "what", where), text_of(entry, "kind", where))
    if option.kind not in (OWED, GESTURE):
        raise LibraryError(f"{where}: “{option.kind}” is neither owed nor a gesture.")
    return option
