"""A profile: how a file’s columns become incidents. Read from TOML by `profile_file`."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from incidents.importing.backtest_section import BacktestSection
from incidents.importing.wording import Wording
from incidents.models import Incident

CHOICES: Mapping[str, list[str]] = {
    "status": Incident.Status.values,
    "urgency": Incident.Urgency.values,
    "noticed_by": Incident.NoticedBy.values,
    "channel": ["", *Incident.Channel.values],
}
"""Fields that hold one of our words, and those words; an empty one says that it is not known."""

ANYTHING_ELSE = "*"
"""The key of a value map that stands for every value the map does not name."""


@dataclass(frozen=True)
class TouchRule:
    """A touchpoint that a file tells of.

    at: the column of its moment
    column, becomes: in a history, it took place when this column became this
    channel: how; empty: in the way we learned of the incident
    """

    at: str
    direction: str
    channel: str
    summary: Wording
    column: str = ""
    becomes: str = ""


@dataclass(frozen=True)
class Change:
    """A column whose changes are told; the headline may name {before} and {after} as well."""

    column: str
    headline: Wording


@dataclass(frozen=True)
class History:
    """A file with several rows per incident, together and in order. at: each row’s moment."""

    at: str
    changes: tuple[Change, ...]
    touchpoints: tuple[TouchRule, ...]


@dataclass(frozen=True)
class Profile:
    """Where each field of an incident comes from.

    source: the name under which references are kept; a reference comes in once
    dates: the formats in which moments are tried, “iso” among them; zone: for those without one
    empty: what stands for “no value”, besides nothing at all
    columns: field → column; texts: field → wording; notes: what the timeline tells besides
    values: field → value in the file → our word for it; defaults: field → our word
    backtest: what it says for backtests; None when it says nothing
    """

    source: str
    zone: ZoneInfo
    dates: tuple[str, ...]
    columns: Mapping[str, str]
    texts: Mapping[str, Wording]
    encoding: str = "utf-8"
    delimiter: str = ","
    empty: frozenset[str] = frozenset()
    notes: Wording = field(default_factory=Wording)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    touchpoints: tuple[TouchRule, ...] = ()
    history: History | None = None
    backtest: BacktestSection | None = None

    @property
    def codec(self) -> str:
        """The encoding to read with: a byte order mark in front of UTF-8 is passed over."""
        return "utf-8-sig" if codecs.lookup(self.encoding).name == "utf-8" else self.encoding

    @property
    def columns_needed(self) -> set[str]:
        """Every column that has to be in a file that is imported."""
        needed = set(self.columns.values()) | self.notes.columns
        needed |= {name for wording in self.texts.values() for name in wording.columns}
        rules = list(self.touchpoints)
        if self.history:
            needed.add(self.history.at)
            rules += self.history.touchpoints
            for change in self.history.changes:
                needed |= {change.column} | change.headline.columns - {"before", "after"}
        for rule in rules:
            needed |= {rule.at} | rule.summary.columns | ({rule.column} if rule.column else set())
        return needed
