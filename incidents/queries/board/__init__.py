"""The escalation dashboard: what needs somebody now. Every number counts exactly its list."""

from incidents.queries.board.pulse import pulse
from incidents.queries.board.scope import Scope
from incidents.queries.board.shown import Board, board

__all__ = ["Board", "Scope", "board", "pulse"]
