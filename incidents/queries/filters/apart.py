"""Conditions that are met in one of several ways, of which each has an index of its own."""

from collections.abc import Iterable
from itertools import product

from django.db.models import Q


class Apart(Q):
    """A condition, and the same in parts of which no row meets two.

    A list read part by part goes along the indexes in its order, and stops where a page ends; for
    an OR of them PostgreSQL first gathers everything. What is made of it with ~, & or | has no
    parts any more.
    """

    parts: tuple[Q, ...] = ()

    def __init__(self, condition: Q, *parts: Q) -> None:
        super().__init__(condition)
        self.parts = parts


def in_parts(conditions: Iterable[Q]) -> list[Q]:
    """All of these conditions as one, or as several of which no row meets two."""
    ways = (getattr(one, "parts", ()) or [one] for one in conditions)
    return [Q(*one) for one in product(*ways)]
