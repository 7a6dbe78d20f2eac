"""A worker does what many people have asked for, and says to each in their language why not."""

from unittest import mock

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from incidents.actions.batch import undo_batch
from incidents.actions.tag import tag
from incidents.models import Batch, Incident
from tests.engine.batching import why, work
from tests.engine.clockwork import MONDAY
from tests.pages.marked import CLOSE, LANGUAGE, OPEN, Marked


@pytest.fixture
def marked(cast, settings):
    """Tomás has chosen the marked language; the company, and its workers, speak English."""
    cast.tomas.language = LANGUAGE
    cast.tomas.save()
    settings.LANGUAGES = [*settings.LANGUAGES, (LANGUAGE, "Marked")]
    with mock.patch.dict(trans_real._translations, {LANGUAGE: Marked()}):
        yield


def test_each_reads_why_not_in_their_own_language(marked, asks_for_many, three, cast):
    tag(by=cast.mara, at=MONDAY, incident=three[0], name="Import")
    asks_for_many("tag", three[:1], by=cast.tomas, name="Import")
    asks_for_many("tag", three[:1], by=cast.priya, name="Import")
    with translation.override("en-us"):
        work()
        assert translation.get_language() == "en-us"
    theirs, his = Batch.objects.order_by("-pk")
    words = "It has the tag “Import” already."
    assert why(his, three[0]) == f"{OPEN}{words}{CLOSE}"
    assert why(theirs, three[0]) == words


def test_what_can_not_be_taken_back_is_said_in_their_language_too(
    marked, asks_for_many, three, cast
):
    batch = asks_for_many("assign", three[:1], by=cast.tomas, owner=cast.jonas.pk)
    work()
    Incident.objects.filter(pk=three[0].pk).update(team=cast.billing)
    undo_batch(by=cast.tomas, at=MONDAY, batch=batch)
    words = "It is not among the incidents you see any more."
    assert why(work(), three[0]) == f"{OPEN}{words}{CLOSE}"
