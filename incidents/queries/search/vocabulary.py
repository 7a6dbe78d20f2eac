from dataclasses import dataclass

from django.db import connection

from incidents.rules.likeness import meant
from incidents.rules.search_words import Term

LIKELY = 12
"""So many words that look alike are compared letter by letter."""
BEGINNING = 3
"""From so many letters on, the word that is still being typed is looked for as a beginning."""
FORMS = 20
"""So many words of one stem, or with one beginning, are searched for one by one."""

LOOK_UP = r"""
    WITH frequent AS MATERIALIZED (SELECT * FROM incidents_search_shares)
    SELECT
        typed.word, says_nothing, forms, beginnings, of_forms, of_beginnings,
        (SELECT max(incident_id) FROM incidents_searchtext)
    FROM unnest(%s::text[], %s::boolean[], %s::boolean[]) AS typed (word, is_exact, is_begun)
    CROSS JOIN LATERAL (
        SELECT
            ts_lexize('english_stem', typed.word) = '{}' AS says_nothing,
            COALESCE((ts_lexize('english_stem', typed.word))[1], typed.word) AS stem
    ) AS root
    CROSS JOIN LATERAL (
        SELECT
            ARRAY(
                SELECT DISTINCT word::text FROM incidents_searchword
                WHERE NOT typed.is_exact AND stem = root.stem LIMIT %s
            ) AS forms,
            ARRAY(
                SELECT DISTINCT word::text FROM incidents_searchword
                WHERE typed.is_begun
                AND word ~>=~ typed.word AND word ~<~ (typed.word || U&'\+10FFFF') LIMIT %s
            ) AS beginnings
        -- A fence: worked out once, and not for each of the frequent words.
        OFFSET 0
    ) AS known
    CROSS JOIN LATERAL (
        SELECT
            sum(share) FILTER (WHERE word = ANY(forms) OR word = typed.word) AS of_forms,
            sum(share) FILTER (WHERE typed.is_begun AND word ^@ typed.word) AS of_beginnings
        FROM frequent
    ) AS shares
"""
ALIKE = """
    WITH frequent AS MATERIALIZED (SELECT * FROM incidents_search_shares)
    SELECT typed.word, near.word, near.forms,
        (SELECT sum(share) FROM frequent WHERE frequent.word = ANY(near.forms))
    FROM unnest(%s::text[]) AS typed (word)
    CROSS JOIN LATERAL (
        SELECT alike AS word, ARRAY(
            SELECT DISTINCT other.word::text FROM incidents_searchword other WHERE other.stem = (
                SELECT same.stem FROM incidents_searchword same WHERE same.word = alike LIMIT 1
            ) LIMIT %s
        ) AS forms
        FROM incidents_words_alike(typed.word, %s) alike
    ) near
"""


@dataclass(frozen=True)
class Form:
    """How one word is searched for.

    words: itself with its other forms and what begins with it, or what was probably meant
    is_beginning: so much begins with it that the words are not all of it
    is_left_out: it says nothing (“the”, or a letter or two that have just been typed), others do
    share: of all incidents that have it, roughly, 0 to 1; 0 for all rare words
    instead: what it was taken for, likeliest first; empty when it is known as it is
    """

    words: tuple[str, ...]
    is_beginning: bool = False
    is_left_out: bool = False
    share: float = 0.0
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """forms: how each word is searched for; newest: the highest number of an incident, or 0"""

    forms: dict[str, Form]
    newest: int


def what_is_known(terms: tuple[Term, ...]) -> Known:
    """How the words of these terms (one at least) are searched for.

    One query; one more if there are words that occur nowhere.
    """
    exact = {word: False for term in terms if term.is_exact for word in term.words}
    single = {term.words[0]: term.is_begun for term in terms if not term.is_exact}
    begun = {word: is_begun and len(word) >= BEGINNING for word, is_begun in single.items()}
    typed = exact | begun
    is_exact = [word not in begun for word in typed]
    with connection.cursor() as cursor:
        cursor.execute(LOOK_UP, [list(typed), is_exact, list(typed.values()), FORMS, FORMS + 1])
        rows = cursor.fetchall()
    too_short = {word for word, is_begun in single.items() if is_begun and len(word) < BEGINNING}
    empty = {word for word, says_nothing, *_ in rows if says_nothing} | too_short
    says_something = set(typed) > empty
    forms, unknown = {}, []
    for word, _, others, beginnings, share, share_of_beginnings, _ in rows:
        forms[word] = Form(
            tuple(dict.fromkeys([word, *others, *beginnings[:FORMS]])),
            is_beginning=len(beginnings) > FORMS,
            is_left_out=word in empty and says_something and not beginnings[1:],
            share=max(share or 0.0, share_of_beginnings or 0.0),
        )
        occurs = others or beginnings or word in exact or word in empty
        if not occurs and word.isalpha():
            unknown.append(word)
    return Known(forms | (_meant(unknown) if unknown else {}), rows[0][-1] or 0)


def _meant(unknown):
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [unknown, FORMS, LIKELY])
        rows = cursor.fetchall()
    found = {}
    for typed in unknown:
        near = {word: (forms, share or 0.0) for one, word, forms, share in rows if one == typed}
        nearest = meant(typed, list(near))
        if nearest:
            words = dict.fromkeys(form for word in nearest for form in (word, *near[word][0]))
            share = sum(near[word][1] for word in nearest)
            found[typed] = Form(tuple(words), share=share, instead=tuple(nearest))
    return found
