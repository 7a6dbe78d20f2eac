"""What a profile writes with a row’s columns in it: “{Issue}: {Sub-issue}”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HOLE = re.compile(r"{([^{}]+)}")


@dataclass(frozen=True)
class Wording:
    """Several ways of saying something, best first.

    A way can be used when every column that it names in braces has a value.
    """

    ways: tuple[str, ...] = ()

    @property
    def columns(self) -> set[str]:
        """The columns that its ways name."""
        return {name for way in self.ways for name in _HOLE.findall(way)}

    def all(self, row: Mapping[str, str]) -> list[str]:
        """Every way that can be used, filled in. row: column → value, empty when it has none."""
        return [_fill(way, row) for way in self.ways if _fits(way, row)]

    def best(self, row: Mapping[str, str]) -> str:
        """The first way that can be used, filled in; empty when there is none."""
        return next((_fill(way, row) for way in self.ways if _fits(way, row)), "")


def _fits(way, row):
    return all(row[name] for name in _HOLE.findall(way))


def _fill(way, row):
    return _HOLE.sub(lambda hole: row[hole[1]], way)
