from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery
from django.db.models import BooleanField, Func

from incidents.queries.search.vocabulary import Form
from incidents.rules.search_words import Term


class Lexemes(SearchQuery):
    """A query of words as they stand in SearchText.words, which no configuration reads anew."""

    def __init__(self, written: str):
        super().__init__(written)
        self.written = written

    def as_sql(self, compiler, connection, *args, **kwargs):
        """Write it as a constant, so that the planner knows how frequent its words are."""
        return "%s::tsquery", [self.written]


class Has(Func):
    """Whether words have what a query asks for, found out row by row: no index answers it."""

    function = "ts_match_vq"
    output_field = BooleanField()


def written(terms: Iterable[Term], forms: dict[str, Form], *narrowing: str) -> str:
    """The query that has all of these terms, in PostgreSQL's own writing.

    narrowing: lexemes that it must have besides, such as “is#open”
    """
    parts = [f"'{one}'" for one in narrowing]
    for term in terms:
        one = _written(term, forms)
        if one:
            parts.append(f"!({one})" if term.is_excluded else f"({one})")
    return " & ".join(parts)


def any_of(forms: Iterable[Form], weight: str) -> str:
    """The query that has any of these words, where it stands with this weight (A, B or C)."""
    words = (word for form in forms if not form.is_left_out for word in form.words)
    return " | ".join(f"'{word}':{weight}" for word in dict.fromkeys(words))


def of_teams(teams: Iterable[int], query: str) -> str:
    """The same query, of incidents of these teams alone."""
    named = " | ".join(f"'team#{pk}'" for pk in teams) or "'team#'"
    return f"({named}) & ({query})"


def _written(term, forms):
    if term.is_exact:
        one = " <-> ".join(f"'{word}'" for word in term.words)
        return f"'ref#{term.reference}' | {one}" if term.reference is not None else one
    form = forms[term.words[0]]
    if form.is_left_out:
        return ""
    begun = [f"'{term.words[0]}':*"] if form.is_beginning else []
    return " | ".join(begun + [f"'{word}'" for word in form.words])
