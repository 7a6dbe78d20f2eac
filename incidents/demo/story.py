"""What has gone wrong at Tidewell in the last twelve months, and what was done about it.

The files in `story/` tell it, some incidents each, in the order in which they get their numbers.
An incident has its fields, `deeds` in the order of time, and `letters` that some of them send. A
deed says when (`at`, see `moments`), what (`do`, see `deeds`), by whom if not by its owner, and
what else that takes.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from incidents.demo.moments import Moments

FILES = (
    "brightwater",
    "today",
    "this_week",
    "under_way",
    "nearly_right",
    "last_weeks",
    "this_quarter",
    "this_quarter_too",
    "last_quarter",
    "half_a_year_ago",
    "long_ago",
)
_HERE = Path(__file__).parent / "story"
_MOMENTS = {"at", "until", "due", "check", "next_word", "occurred"}


@dataclass(frozen=True)
class Tale:
    """One incident of the story.

    learned: when we learned of it (aware); fields: of the incident, by name; deeds: what was done
    letters: three parts each, by a name of ours
    """

    learned: datetime
    fields: dict[str, Any]
    deeds: list[dict]
    letters: dict[str, dict[str, str]]


def story(now: datetime, zone: ZoneInfo, files: Iterable[str] = FILES) -> Iterator[Tale]:
    """The incidents as of `now` (aware), at offices in `zone`. Moments are worked out, and said.

    files: names of those in `story/` that are told, one after the other
    """
    for name in files:
        told = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
        for entry in told["incident"]:
            moments = Moments(now, zone, entry.pop("learned"))
            fields = _worked_out(entry, moments)
            deeds, letters = fields.pop("deeds", []), fields.pop("letters", {})
            yield Tale(moments.learned, fields, deeds, letters)


def _worked_out(told, moments, key=""):
    if isinstance(told, dict):
        return {name: _worked_out(value, moments, name) for name, value in told.items()}
    if isinstance(told, list):
        return [_worked_out(value, moments) for value in told]
    if isinstance(told, str):
        return moments.of(told) if key in _MOMENTS else moments.fill(folded(told))
    return told


def folded(text: str) -> str:
    """A text whose lines were broken to be read in the file, in one line."""
    return " ".join(text.split())
