from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from incidents.models.incident import Incident


class SearchText(models.Model):
    """What can be found of an incident: its words, with customer, contact, letters and notes.

    A table of its own, so that changing an incident does not touch the heavy index of its words.
    Nobody writes it: the database derives it with each change (see migration 0011), and the auditor
    compares the two. Words stand as they are written, in small letters and without accents;
    weighted A: references, customer and contact; B: what happened; C: the rest. Three more things
    stand among them, so that one look into one index narrows by them: `ref#1042`, `team#7` and,
    while the incident is open, `is#open`. After rows were copied in without triggers,
    `SELECT incidents_search_from_the_start()` works out all of it anew.
    """

    # The line is derived from rows that are held to their own references already.
    incident = models.OneToOneField(
        Incident,
        models.DO_NOTHING,
        primary_key=True,
        related_name="search_text",
        db_constraint=False,
    )
    words = SearchVectorField()

    class Meta:
        # What was written last waits in a short list, which each search reads to its end.
        indexes = (
            GinIndex(fields=["words"], name="search_text_words", gin_pending_list_limit=256),
        )

    def __str__(self):
        return f"Words of R-{self.incident_id}"


class SearchWord(models.Model):
    """A word of letters that occurs somewhere, so that its other forms and a mistyped one find it.

    Words are added as they are written and never taken out. That each stands there once is nobody's
    constraint: two people who write the same new word would have to wait for each other.

    stem: what is left of it without its English ending
    """

    word = models.CharField(max_length=40)
    stem = models.CharField(max_length=40)

    class Meta:
        indexes = (
            # Finds a word as well as how it begins, whatever the database sorts by.
            models.Index(OpClass("word", "varchar_pattern_ops"), name="search_word"),
            models.Index(fields=("stem",), name="search_word_stem"),
            GinIndex(OpClass("word", "gin_trgm_ops"), name="search_word_alike", fastupdate=False),
        )

    def __str__(self):
        return self.word
