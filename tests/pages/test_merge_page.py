"""Merging one incident into another: read first, then done, and taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import Event, Incident
from tests.cast import clock_of
from tests.pages.conftest import headlines, said, text_of


@pytest.fixture
def into(cast):
    return cast.logs(cast.jonas, happened="The plan of Tuesday lacked stops.")


@pytest.fixture
def merges(does, into, cast):
    def merge(person=cast.mara, reference=into.reference):
        return does("merge", person, into=reference)

    return merge


def test_a_preview_says_what_becomes_of_them_and_changes_nothing(incident, into, visit, cast):
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}merge/?into={into.reference}")
    assert f"{incident.reference} is closed as the same as {into.reference}" in text_of(page)
    assert "The plan of Tuesday lacked stops." in text_of(page)
    incident.refresh_from_db()
    assert incident.is_open


def test_the_preview_says_at_once_what_stands_in_the_way(incident, visit, cast):
    vega = cast.logs(cast.mara, customer="Vega Retail", contact=None, new_contact="Pablo")
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}merge/?into={vega.reference}")
    assert "happened to different customers" in text_of(page)
    assert "is closed as the same" not in text_of(page)


def test_after_it_one_is_on_the_page_of_the_other(incident, into, merges):
    page = merges()
    assert page.context["incident"] == into
    assert f"{incident.reference} is merged into this one." in said(page)
    assert headlines(page)[0] == f"Mara merged {incident.reference} into it"
    incident.refresh_from_db()
    assert incident.merged_into == into


def test_its_old_address_leads_on_with_a_notice(incident, into, merges, visit, cast):
    merges()
    answer = visit(cast.jonas).get(incident.get_absolute_url(), follow=True)
    assert answer.context["incident"] == into
    assert f"{incident.reference} was merged into this one" in text_of(answer)


def test_a_made_up_notice_says_nothing(incident, into, visit, cast):
    page = visit(cast.mara).get(f"{into.get_absolute_url()}?merged={incident.reference}")
    assert "was merged into this one" not in text_of(page)


def test_it_can_be_looked_at_as_it_was(incident, into, merges, visit, cast):
    merges()
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?stay")
    assert page.context["incident"] == incident
    assert page.context["around"].went_to == into
    assert "Open it again" not in text_of(page)
    assert 'id="note"' not in text_of(page)


def test_who_may_not_see_the_other_stays_and_reads_no_name(incident, into, merges, visit, cast):
    merges()
    Incident.objects.filter(pk=into.pk).update(team=cast.billing)
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert page.status_code == 200
    assert page.context["around"].went_to is None
    assert "The plan of Tuesday" not in text_of(page)


def test_one_click_takes_it_back(incident, into, merges, visit, cast):
    due = clock_of(incident, "answer").due_at
    event = merges().context["undoable"]
    assert event.kind == Event.Kind.TOOK_IN
    page = visit(cast.mara).post(f"{into.get_absolute_url()}undo/{event.pk}/", follow=True)
    assert "Taken back" in said(page)
    incident.refresh_from_db()
    assert incident.is_open
    assert clock_of(incident, "answer").due_at == due
    assert page.context["undoable"] is None


def test_later_it_is_taken_apart_from_its_own_page(incident, merges, does):
    merges()
    page = does("merge/undo")
    incident.refresh_from_db()
    assert incident.is_open
    assert f"{incident.reference} is open again" in said(page)


def test_who_did_not_do_it_is_offered_no_undo(incident, into, merges, visit, cast):
    event = merges().context["undoable"]
    page = visit(cast.jonas).get(into.get_absolute_url())
    assert page.context["undoable"] is None
    page = visit(cast.jonas).post(f"{into.get_absolute_url()}undo/{event.pk}/", follow=True)
    assert "Only who did it can take it back." in said(page)


def test_what_can_not_be_merged_is_explained(incident, merges, cast):
    vega = cast.logs(cast.mara, customer="Vega Retail", contact=None, new_contact="Pablo")
    for reference, why in (
        ("", "Give its reference"),
        ("R-99999", "There is no incident R-99999"),
        (incident.reference, "can’t be merged into itself"),
        (vega.reference, "happened to different customers"),
    ):
        page = merges(reference=reference)
        assert page.status_code == 422
        assert why in text_of(page)


def test_another_team_can_not_merge(incident, merges, cast):
    assert merges(cast.bea).status_code == 404
    incident.refresh_from_db()
    assert incident.is_open


def test_the_undo_bar_goes_after_a_while(incident, into, merges, visit, cast):
    merges()
    Event.objects.create(
        incident=into,
        kind=Event.Kind.NOTE,
        at=timezone.now() + timedelta(seconds=1),
        by=cast.mara,
        data={"text": "On with it.", "mentions": []},
    )
    page = visit(cast.mara).get(into.get_absolute_url())
    assert page.context["undoable"] is None
