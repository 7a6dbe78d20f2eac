"""The timeline as a story or with everything, and going back in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.attachment import attach
from incidents.actions.note import write_note
from incidents.actions.presence import be_here
from incidents.actions.relation import relate
from incidents.actions.sweep import sweep
from incidents.actions.tag import tag
from incidents.actions.watch import watch
from incidents.models import Event
from tests.pages.conftest import headlines, text_of


@pytest.fixture
def opens(incident, visit, cast):
    def look(query="", person=cast.mara):
        return visit(person).get(f"{incident.get_absolute_url()}{query}")

    return look


def test_the_story_leaves_out_what_the_product_did(visit, cast):
    incident = cast.logs(cast.mara, ago=timedelta(hours=30), happened="Another.")
    sweep()
    assert incident.events.filter(kind=Event.Kind.ESCALATED).exists()
    address = incident.get_absolute_url()
    assert headlines(visit(cast.mara).get(address)) == ["Mara logged it"]
    whole = headlines(visit(cast.mara).get(f"{address}?timeline=all"))
    assert whole[-1] == "Mara logged it"
    assert len(whole) == incident.events.count() > 1


def test_which_of_the_two_is_said_to_everybody(opens):
    assert 'aria-current="true">Story' in text_of(opens())
    assert 'aria-current="true">All' in text_of(opens("?timeline=all"))
    assert 'aria-current="true">Story' in text_of(opens()), "nothing remembers it"


@pytest.mark.parametrize("view", ["", "timeline=all"])
def test_it_goes_back_page_by_page_and_misses_nothing(view, opens, incident, cast):
    for number in range(120):
        Event.objects.create(
            incident=incident,
            kind=Event.Kind.NOTE,
            # Several in one moment: their order is that of their numbers.
            at=incident.logged_at + timedelta(seconds=number // 7),
            by=cast.mara,
            data={"text": f"note {number}", "mentions": []},
        )
    told, address = [], f"?{view}"
    while address:
        page = opens(address)
        assert len(page.context["timeline"]) <= 50
        told += [entry.text for entry in page.context["timeline"]]
        more = page.context["timeline_more_url"]
        address = f"?{more.partition('?')[2]}" if more else ""
    assert [text for text in told if text.startswith("note")] == [
        f"note {number}" for number in reversed(range(120))
    ]
    assert len(told) == 121
    assert "Back to the newest" in text_of(page)


@pytest.mark.parametrize(
    "place",
    ["nonsense", "_", "2026-01-01_1", "2026-01-01T00:00:00Z_x", "9999-99-99T99:99Z_1", "1_1"],
)
def test_a_place_that_is_none_shows_the_newest(place, opens):
    assert headlines(opens(f"?before={place}")) == ["Mara logged it"]


def test_the_page_asks_the_database_no_more_often_for_more_around_it(opens, incident, visit, cast):
    tomas = visit(cast.tomas)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert tomas.get(incident.get_absolute_url()).status_code == 200
        return len(asked)

    queries()
    few = queries()
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    for number in range(12):
        tag(**about, name=f"Tag {number}")
        attach(**about, name=f"{number}.txt", content=b"words %d" % number)
        relate(**about, other=cast.logs(cast.jonas, happened=f"No. {number}"), kind="related")
        write_note(**about, text=f"Note {number}")
    for person in (cast.mara, cast.jonas, cast.tomas, cast.priya, cast.helen):
        watch(by=person, at=timezone.now(), incident=incident)
        be_here(by=person, at=timezone.now(), incident=incident)
    assert queries() == few <= 12
    around = opens().context["around"]
    assert len(around.tags) == len(around.attachments) == len(around.related) == 12
    assert len(around.watchers) == 5
    assert around.others == "Helen, Jonas, Priya and Tomás have this open"
