"""Which of the incidents that were found is probably meant."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from incidents.rules.search_words import plain_words

REFERENCE, CUSTOMER, OPEN, RECENT = 100, 2, 0.3, 0.3
"""What counts besides the words (0 to 1): it is named by its reference, the search is just its
customer's name, somebody still owes something, it is new."""
HALF_AS_RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Match:
    """An incident that has the words.

    rank: how much they stand out in it, 0 to 1, as PostgreSQL's ts_rank has it
    learned_at: when we learned of it, aware; customer: their name
    """

    pk: int
    rank: float
    learned_at: datetime
    is_open: bool
    customer: str


def weight(match: Match, plain: str, reference: int | None, at: datetime) -> float:
    """How likely it is meant at `at`; more is likelier.

    plain: all words that were typed, plain; reference: the incident that was named, if one was
    """
    age = max(at - match.learned_at, timedelta())
    return (
        match.rank
        + REFERENCE * (match.pk == reference)
        + CUSTOMER * (" ".join(plain_words(match.customer)) == plain)
        + OPEN * match.is_open
        + RECENT / (1 + age / HALF_AS_RECENT)
    )
