"""Tags: one per name in any case, put on once, taken off, all in the timeline."""

import pytest

from incidents.actions.tag import MOST, tag, untag
from incidents.models import Event, Tag
from incidents.rules.refusal import Refused
from tests.engine.clockwork import MONDAY, event


@pytest.fixture
def about(incident, cast):
    """Mara does something about it."""
    return {"by": cast.mara, "at": MONDAY, "incident": incident}


def names(incident):
    return list(incident.tags.values_list("name", flat=True))


def test_a_tag_is_put_on_and_stands_in_the_timeline(about, incident, cast):
    tag(**about, name="Import night")
    assert names(incident) == ["Import night"]
    told = event(incident, Event.Kind.TAGGED)
    assert (told.by, told.data) == (cast.mara, {"added": ["Import night"], "removed": []})


@pytest.mark.parametrize(
    "typed", ["import NIGHT", "  Import   night ", "#Import night", "Import\u200b\tnight"]
)
def test_case_spaces_and_what_nobody_sees_make_no_other_tag(typed, about, cast, incident):
    tag(**about, name="Import night")
    again = cast.logs(cast.mara)
    tag(**about | {"incident": again}, name=typed)
    tag(**about, name=typed)
    assert Tag.objects.count() == 1
    assert names(again) == names(incident) == ["Import night"]
    assert incident.events.filter(kind=Event.Kind.TAGGED).count() == 1


def test_letters_that_look_alike_in_two_encodings_are_one(about, incident):
    tag(**about, name="Cafe\u0301")
    tag(**about, name="CAFÉ")
    assert names(incident) == ["Café"]


@pytest.mark.parametrize("typed", ["", "  ", "#", "\u200b", "x" * 41])
def test_what_can_be_no_tag_is_refused(typed, about, incident):
    with pytest.raises(Refused):
        tag(**about, name=typed)
    assert not Tag.objects.exists()
    assert not incident.events.filter(kind=Event.Kind.TAGGED).exists()


def test_forty_characters_are_a_tag(about, incident):
    tag(**about, name="x" * 40)
    assert names(incident) == ["x" * 40]


def test_there_are_so_many_and_no_more(about, incident):
    for number in range(MOST):
        tag(**about, name=f"tag {number}")
    tag(**about, name="TAG 3")
    with pytest.raises(Refused, match="has 20 tags already"):
        tag(**about, name="one more")
    assert incident.tags.count() == MOST


def test_a_tag_is_taken_off_once(about, incident):
    tag(**about, name="Import night")
    assert untag(**about, name="import night") is True
    assert untag(**about, name="import night") is False
    assert names(incident) == []
    assert event(incident, Event.Kind.TAGGED).data["removed"] == ["Import night"]
    assert incident.events.filter(kind=Event.Kind.TAGGED).count() == 2
