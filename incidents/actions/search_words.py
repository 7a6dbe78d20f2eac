"""Forgetting words that nobody has written any more: the vocabulary that searches are helped by.

The database adds to it with each text (migration 0011) and never takes a word away: what was
written once is likely to be written again. What was only made up to try things is another matter.
"""

from collections.abc import Iterable

from django.db import connection, transaction

_OF = """
    SELECT DISTINCT word FROM incidents_searchtext, unnest(tsvector_to_array(words)) AS word
    WHERE incident_id = ANY(%s) AND word ~ '^[[:alpha:]]{3,40}$'
"""
_UNUSED = """
    SELECT word FROM incidents_searchword
    WHERE word = ANY(%s) AND NOT EXISTS (
        SELECT FROM incidents_searchtext WHERE words @@ word::tsquery
    )
"""
_FORGET = """
    DELETE FROM incidents_searchword
    WHERE word = ANY(%s) AND NOT EXISTS (
        SELECT FROM incidents_searchtext WHERE words @@ word::tsquery
    )
"""
# Whoever writes a text has looked which of its words are known: so nobody may be at it.
_LOCK = "LOCK TABLE incidents_searchword IN SHARE ROW EXCLUSIVE MODE"


def words_of(incidents: Iterable[int]) -> list[str]:
    """The words by which these incidents (ids) are found."""
    with connection.cursor() as cursor:
        cursor.execute(_OF, [list(incidents)])
        return [word for (word,) in cursor.fetchall()]


def forget_words(words: list[str]):
    """Take those of these words out of the vocabulary that no incident has any more.

    Most have a second look at nothing: it takes long for words that many have, and no lock.
    """
    with connection.cursor() as cursor:
        cursor.execute(_UNUSED, [words])
        unused = [word for (word,) in cursor.fetchall()]
        if unused:
            with transaction.atomic():
                cursor.execute(_LOCK)
                cursor.execute(_FORGET, [unused])
