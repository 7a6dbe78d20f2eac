"""Changing many incidents at once: choosing, looking before, asking, seeing what came of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.quiet import snooze
from incidents.actions.tag import tag
from incidents.models import Batch, Customer, Incident
from tests.cast import clock_of
from tests.pages.conftest import local, soon, text_of


@pytest.fixture
def looks(cast, visit):
    """Somebody looks what a change would do; gives the response."""

    def look(verb, incidents, person=cast.tomas, **given):
        ids = [incident.pk for incident in incidents]
        return visit(person).get("/bulk/", {"verb": verb, "id": ids} | given)

    return look


@pytest.fixture
def asks(asks_for_many):
    """Somebody asks for it, in a word."""
    return asks_for_many


def counts(page):
    """How many would change, and the others by reason."""
    shown = page.context["preview"]
    return shown.changed, {one.why: one.count for one in shown.left}


def fresh(incidents):
    return [Incident.objects.get(pk=incident.pk) for incident in incidents]


def test_the_list_is_a_form_that_works_by_itself(three, cast, visit):
    page = visit(cast.mara).get("/queue/").content.decode()
    assert 'method="get"' in page.split('id="bulk-bar"', 1)[1].split(">", 1)[0]
    for incident in three:
        assert f'name="id" value="{incident.pk}"' in " ".join(page.split())


def test_the_first_look_asks_for_what_it_needs_and_changes_nothing(three, looks):
    page = looks("assign", three)
    assert "3 incidents are chosen." in text_of(page)
    assert "preview" not in page.context
    assert not page.context["form"].errors
    assert not Batch.objects.exists()


def test_a_look_says_how_many_would_change_and_why_not_the_others(three, cast, looks):
    assign(by=cast.tomas, at=timezone.now(), incident=three[0], owner=cast.jonas)
    Incident.objects.filter(pk=three[1].pk).update(status="closed")
    page = looks("assign", three, owner=cast.jonas.pk)
    assert counts(page) == (1, {"Closed already": 1, "Jonas Weber has it already": 1})
    assert "Give 1 incident to Jonas Weber" in text_of(page)
    assert {one.owner for one in fresh(three)} == {cast.mara, cast.jonas}


def test_a_manager_reads_whose_team_somebody_is_not_in(three, cast, looks):
    theirs = cast.logs(cast.bea, team=cast.billing)
    page = looks("assign", [*three, theirs], cast.priya, owner=cast.jonas.pk)
    assert counts(page) == (3, {"Jonas Weber is not in the team": 1})


def prepare_assign(cast, incidents):
    assign(by=cast.tomas, at=timezone.now(), incident=incidents[0], owner=cast.jonas)
    return {"owner": cast.jonas.pk}


def prepare_urgency(cast, incidents):
    Incident.objects.filter(pk=incidents[1].pk).update(urgency="high")
    return {"urgency": "high", "why": "Their season."}


def prepare_tag(cast, incidents):
    tag(by=cast.mara, at=timezone.now(), incident=incidents[1], name="import")
    for number in range(20):
        tag(by=cast.mara, at=timezone.now(), incident=incidents[2], name=f"tag {number}")
    return {"name": "Import"}


def prepare_untag(cast, incidents):
    tag(by=cast.mara, at=timezone.now(), incident=incidents[1], name="Import")
    return {"name": "Import"}


def prepare_snooze(cast, incidents):
    now = timezone.now()
    clock = clock_of(incidents[0], "contact")
    for hours in (1, 2):
        until = now + timedelta(hours=hours)
        snooze(by=cast.mara, at=now, clock=clock, until=until, reason="They sleep.")
    Incident.objects.filter(pk=incidents[1].pk).update(status="closed")
    incidents[1].clocks.all().delete()
    return {"until": local(soon(hours=10)), "reason": "They sleep."}


def prepare_merge(cast, incidents):
    other = Customer.objects.create(name="Oak")
    Incident.objects.filter(pk=incidents[1].pk).update(customer=other, contact=None)
    return {"into": incidents[2].pk}


@pytest.mark.parametrize(
    ("verb", "prepare", "change"),
    [
        ("assign", prepare_assign, 2),
        ("urgency", prepare_urgency, 2),
        ("tag", prepare_tag, 1),
        ("untag", prepare_untag, 1),
        ("snooze", prepare_snooze, 1),
        ("merge", prepare_merge, 1),
    ],
)
def test_what_the_look_counts_is_what_is_done(verb, prepare, change, three, cast, looks, asks):
    given = prepare(cast, three)
    changed, left = counts(looks(verb, three, **given))
    done = asks(verb, three, **given).context["progress"]
    assert changed == done.changed == change
    assert sum(left.values()) == done.left_count


def test_asking_does_it_and_shows_what_became_of_each(three, cast, asks):
    Incident.objects.filter(pk=three[1].pk).update(owner=cast.jonas)
    page = asks("assign", three, owner=cast.jonas.pk, note="She is ill.")
    assert page.redirect_chain[-1][0] == f"/bulk/{Batch.objects.get().pk}/"
    words = text_of(page)
    assert "2 incidents have changed" in words
    assert "1 was left as it is" in words
    assert "Jonas Weber has it already." in words
    assert three[1].get_absolute_url() in words
    assert [one.owner for one in fresh(three)] == [cast.jonas] * 3


def test_sent_twice_it_is_done_once(three, cast, asks):
    once = uuid4()
    for _time in range(2):
        page = asks("tag", three, name="Import", once=once)
        assert "3 incidents have changed" in text_of(page)
    assert Batch.objects.count() == 1


def test_what_is_missing_shows_in_the_form(three, cast, asks, looks):
    page = asks("snooze", three, until=local(soon(hours=2)), reason="")
    assert page.status_code == 422
    assert "Say why they can wait" in text_of(page)
    page = looks("snooze", three, until=local(timezone.now() - timedelta(hours=1)), reason="Ill")
    assert "This moment has passed" in text_of(page)
    page = looks("tag", three, name="\u200b")
    assert "Say what the tag is called" in text_of(page)
    assert not Batch.objects.exists()


@pytest.mark.parametrize("given", [{}, {"verb": "apologise"}, {"verb": "close"}])
def test_there_is_no_verb_that_apologises_or_closes(given, three, cast, visit):
    page = visit(cast.tomas).get("/bulk/", given | {"id": three[0].pk})
    assert page.status_code == 200
    assert "What shall happen to them?" in text_of(page)
    form = given | {"ids": str(three[0].pk), "once": uuid4()}
    assert visit(cast.tomas).post("/bulk/", form).status_code == 422
    assert not Batch.objects.exists()


def test_with_none_chosen_it_says_what_to_do(looks, cast):
    assert "None is chosen yet" in text_of(looks("tag", []))


def test_another_teams_are_neither_counted_nor_named_nor_changed(three, cast, looks, asks):
    theirs = cast.logs(cast.bea, team=cast.billing)
    page = looks("urgency", [theirs, three[0]], cast.mara, urgency="high")
    assert "1 incident is chosen." in text_of(page)
    assert theirs.reference not in text_of(page)
    asks("urgency", [theirs, three[0]], cast.mara, urgency="high")
    assert Batch.objects.get().ids == [three[0].pk]
    page = asks("merge", [three[0]], cast.mara, into=theirs.pk)
    assert page.status_code == 422
    assert [one.urgency for one in fresh([theirs, three[0]])] == ["normal", "high"]


@pytest.mark.parametrize("ids", ["", "a,b", "1,2,3", "-1", "9" * 30, "1;2"])
def test_ids_that_are_none_change_nothing(ids, three, cast, visit):
    form = {"verb": "tag", "name": "A", "ids": ids, "once": uuid4()}
    page = visit(cast.tomas).post("/bulk/", form)
    assert page.status_code == 422
    assert not Batch.objects.exists()


def test_all_of_a_list_are_those_that_it_holds_when_they_are_looked_at(three, cast, visit, asks):
    Incident.objects.filter(pk=three[0].pk).update(urgency="high")
    theirs = cast.logs(cast.bea, urgency="high", team=cast.billing)
    mine = cast.logs(cast.jonas, urgency="high")
    given = {"verb": "tag", "all": "1", "list": "owner=anyone&urgency=high", "name": "A"}
    page = visit(cast.tomas).get("/bulk/", given)
    ids = {int(one) for one in page.context["ids"].split(",")}
    assert ids == {three[0].pk, mine.pk}
    later = cast.logs(cast.jonas, urgency="high")
    form = given | {"ids": page.context["ids"], "once": uuid4()}
    visit(cast.tomas).post("/bulk/", form)
    assert [one.tags.count() for one in (three[0], mine, later, theirs)] == [1, 1, 0, 0]


def test_all_that_a_search_has_found(three, cast, visit):
    cast.logs(cast.jonas, happened="A pallet of jam was left in the rain.")
    given = {"verb": "tag", "all": "1", "list": "owner=anyone&q=jam", "name": "A"}
    assert counts(visit(cast.tomas).get("/bulk/", given)) == (1, {})


def test_more_than_may_be_is_said(three, cast, visit, monkeypatch):
    monkeypatch.setattr("incidents.views.bulk.MOST", 2)
    given = {"verb": "tag", "all": "1", "list": "owner=anyone", "name": "A"}
    page = visit(cast.tomas).get("/bulk/", given)
    assert "That is more than 2 at once" in text_of(page)


def queries(browser, url, given=None):
    """How many queries a page makes when it is opened again."""
    browser.get(url, given)
    with CaptureQueriesContext(connection) as asked:
        browser.get(url, given)
    return len(asked)


@pytest.mark.parametrize(
    ("verb", "value"),
    [
        ("assign", {}),
        ("urgency", {"urgency": "high"}),
        ("tag", {"name": "A"}),
        ("untag", {"name": "A"}),
        ("snooze", {"until": local(soon(hours=5)), "reason": "They sleep."}),
        ("merge", {}),
    ],
)
def test_a_look_asks_no_more_for_many_than_for_two(verb, value, three, cast, visit):
    for _ in range(30):
        cast.logs(cast.mara)
    tag(by=cast.mara, at=timezone.now(), incident=three[0], name="A")
    whom = {"assign": {"owner": cast.jonas.pk}, "merge": {"into": three[0].pk}}.get(verb, {})
    everything = list(Incident.objects.order_by("pk").values_list("pk", flat=True))
    browser = visit(cast.tomas)
    two, many = (
        queries(browser, "/bulk/", {"verb": verb, "id": ids} | value | whom)
        for ids in (everything[:2], everything)
    )
    assert two == many <= 12


def test_what_became_of_many_asks_no_more_than_for_one(three, cast, asks, visit):
    many = three + [cast.logs(cast.mara) for _ in range(30)]
    Incident.objects.filter(pk__in=[one.pk for one in many[:9]]).update(owner=cast.jonas)
    asks("assign", [*three[:1], many[-1]], owner=cast.jonas.pk)
    asks("assign", many, owner=cast.jonas.pk)
    browser = visit(cast.tomas)
    many, one = (queries(browser, f"/bulk/{batch.pk}/") for batch in Batch.objects.all())
    assert one == many <= 12
