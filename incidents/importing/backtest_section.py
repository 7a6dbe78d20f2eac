"""What a profile says for backtests: which column stops which clock, and what the file itself says
of a promise. The section [backtest] of its TOML file."""

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.importing.table import Table
from incidents.rules.kinds import TARGETED


@dataclass(frozen=True)
class BacktestSection:
    """Where a file tells of clocks.

    stops: kind of clock → the column of the moment at which it stopped
    judged: the kind that `verdict` and `due` speak of
    policy: the policy to replay under unless another is asked for, empty when none is named
    started_at: the column from which clocks count; empty: as learned_at
    verdict: the column that says whether it was kept; kept, broken: the words that say so
    due: the column of the file's own due date; category: what kind of matter it is
    """

    stops: Mapping[str, str]
    judged: str
    policy: str = ""
    started_at: str = ""
    verdict: str = ""
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    due: str = ""
    category: str = ""

    @property
    def columns(self) -> set[str]:
        """Every column that it names."""
        named = {self.started_at, self.verdict, self.due, self.category, *self.stops.values()}
        return named - {""}


def read_backtest(table: Table) -> BacktestSection | None:
    """The section, None when the profile has none. Raises Refused when something in it is wrong."""
    if not table:
        return None
    stops = {kind: column for kind in TARGETED if (column := table.text(kind, ""))}
    if not stops:
        table.refuse(
            "resolve", f"or another clock needs a column that stops it: {', '.join(TARGETED)}"
        )
    # Named where there are several; nothing has to be said where there is one.
    judged = table.choice("judged", list(stops), next(iter(stops)) if len(stops) == 1 else "")
    verdict, due = table.text("verdict", ""), table.text("due", "")
    if (verdict or due) and not judged:
        table.refuse("judged", "has to say which clock the verdict and the due date are about")
    section = BacktestSection(
        stops=stops,
        judged=judged or next(iter(stops)),
        policy=table.text("policy", ""),
        started_at=table.text("started_at", ""),
        verdict=verdict,
        kept=table.texts("kept", None if verdict else ()),
        broken=table.texts("broken", None if verdict else ()),
        due=due,
        category=table.text("category", ""),
    )
    if both := sorted(set(section.kept) & set(section.broken)):
        table.refuse("broken", f"has {both[0]!r}, which “kept” has too")
    table.end()
    return section
