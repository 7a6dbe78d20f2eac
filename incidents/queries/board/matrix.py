"""Open incidents by team and urgency, as a table."""

from dataclasses import dataclass

from incidents.models import Incident
from incidents.queries.board.counted import ALL, BREACHED, Counted
from incidents.queries.filters import list_url

TEAMS = 20
LEVELS = 4


@dataclass(frozen=True)
class Cell:
    """level: how strongly it is tinted, 0 to LEVELS, against the fullest cell."""

    count: int
    url: str
    level: int = 0


@dataclass(frozen=True)
class TeamLine:
    """late: those past our promise."""

    team: str
    url: str
    cells: list[Cell]
    all: Cell
    late: Cell


@dataclass(frozen=True)
class Matrix:
    """The busiest teams first, at most TEAMS; more: how many are not shown."""

    urgencies: list[str]
    lines: list[TeamLine]
    more: int


def matrix(counted: Counted, names: dict[int, str]) -> Matrix:
    """The table of what was counted. names: of the teams, by id"""
    busiest = sorted(
        counted.of_team.items(),
        key=lambda one: (-one[1][BREACHED], -one[1][ALL], names.get(one[0], "")),
    )
    urgencies = Incident.Urgency.values
    cells = [of_team[f"urgency_{one}"] for _, of_team in busiest for one in urgencies]
    most = max(cells, default=0)
    lines = [
        TeamLine(
            team=names.get(team, ""),
            url=list_url(team=team),
            cells=[_cell(of_team, team, urgency, most) for urgency in urgencies],
            all=Cell(of_team[ALL], list_url(team=team)),
            late=Cell(of_team[BREACHED], list_url(team=team, clock="breached")),
        )
        for team, of_team in busiest[:TEAMS]
    ]
    return Matrix([str(one) for one in Incident.Urgency.labels], lines, len(busiest) - len(lines))


def _cell(of_team, team, urgency, most):
    count = of_team[f"urgency_{urgency}"]
    level = -(-LEVELS * count // most) if count else 0
    return Cell(count, list_url(team=team, urgency=urgency), level)
