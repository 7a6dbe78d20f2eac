"""What became of a change to many incidents, and the way back."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.batch import CAN_UNDO, work_on_batches
from incidents.models import Batch, Incident
from tests.pages.conftest import said, text_of


def waiting(three, cast, visit):
    """A batch that no worker has looked at yet."""
    ids = [incident.pk for incident in three]
    return Batch.objects.create(
        verb="tag",
        value={"name": "A", "list": "owner=me"},
        ids=ids,
        by=cast.tomas,
        asked_at=timezone.now(),
        once=uuid4(),
    )


def test_while_it_works_the_page_looks_again_and_then_rests(three, cast, visit):
    batch = waiting(three, cast, visit)
    page = visit(cast.tomas).get(f"/bulk/{batch.pk}/")
    assert "0 of 3 are looked at." in text_of(page)
    assert 'hx-trigger="every 1s"' in page.content.decode()
    work_on_batches(at=timezone.now())
    part = visit(cast.tomas).get(f"/bulk/{batch.pk}/", headers={"HX-Request": "true"})
    assert "hx-trigger" not in part.content.decode()
    assert "<html" not in part.content.decode()
    assert "3 incidents have changed" in text_of(part)
    assert "/queue/?owner=me" in part.content.decode()


def test_it_is_taken_back_with_one_press(three, cast, asks_for_many, visit):
    asks_for_many("tag", three, name="A")
    batch = Batch.objects.get()
    page = visit(cast.tomas).post(f"/bulk/{batch.pk}/undo/", follow=True)
    assert "3 incidents are as they were before" in text_of(page)
    assert not any(incident.tags.exists() for incident in three)
    assert "Take it back" not in text_of(page)


def test_what_was_changed_since_is_said_when_it_is_taken_back(three, cast, asks_for_many, visit):
    asks_for_many("assign", three, owner=cast.jonas.pk)
    assign(by=cast.priya, at=timezone.now(), incident=three[2], owner=cast.tomas)
    batch = Batch.objects.get()
    page = visit(cast.tomas).post(f"/bulk/{batch.pk}/undo/", follow=True)
    words = text_of(page)
    assert "2 incidents are as they were before" in words
    assert "Since then: Owner changed. It was left as it is." in words


def test_after_an_hour_there_is_no_way_back(three, cast, asks_for_many, visit):
    asks_for_many("tag", three, name="A")
    batch = Batch.objects.get()
    Batch.objects.update(finished_at=timezone.now() - CAN_UNDO - timedelta(minutes=1))
    assert "Take it back" not in text_of(visit(cast.tomas).get(f"/bulk/{batch.pk}/"))
    page = visit(cast.tomas).post(f"/bulk/{batch.pk}/undo/", follow=True)
    assert "more than an hour ago" in said(page)
    assert all(incident.tags.exists() for incident in three)


def test_only_whoever_asked_sees_it(three, cast, asks_for_many, visit):
    asks_for_many("tag", three, name="A")
    batch = Batch.objects.get()
    for person in (cast.mara, cast.priya, cast.bea):
        assert visit(person).get(f"/bulk/{batch.pk}/").status_code == 404
        assert visit(person).post(f"/bulk/{batch.pk}/undo/").status_code == 404


def test_what_they_can_no_longer_see_is_not_named(three, cast, asks_for_many, visit):
    asks_for_many("tag", three, cast.mara, name="A")
    Incident.objects.filter(pk=three[0].pk).update(team=cast.billing)
    batch = Batch.objects.get()
    words = text_of(visit(cast.mara).get(f"/bulk/{batch.pk}/"))
    assert three[0].reference not in words
    assert three[1].reference in words


def test_what_was_changed_lately_is_found_again(three, cast, asks_for_many, visit):
    asks_for_many("tag", three, name="A")
    page = visit(cast.tomas).get("/bulk/").content.decode()
    assert f'href="/bulk/{Batch.objects.get().pk}/"' in page
    assert "What you have changed lately" not in visit(cast.mara).get("/bulk/").content.decode()
