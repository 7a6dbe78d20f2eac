"""How one incident has to do with another, seen from both ends."""

import pytest

from incidents.models import Incident, Relation
from tests.pages.conftest import said, text_of


@pytest.fixture
def other(cast):
    return cast.logs(cast.jonas, happened="The cold room stood open.")


@pytest.fixture
def links(does, other, cast):
    def link(kind="caused_by", reference=other.reference, person=cast.mara):
        return does("relations", person, kind=kind, other=reference)

    return link


def related(page):
    return [(one.words, one.other.reference) for one in page.context["around"].related]


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("duplicate_of", "Duplicate of", "Has a duplicate"),
        ("caused_by", "Caused by", "Caused"),
        ("related", "Related to", "Related to"),
    ],
)
def test_it_is_seen_from_both_ends(kind, here, there, incident, other, links, visit, cast):
    assert related(links(kind)) == [(here, other.reference)]
    page = visit(cast.mara).get(other.get_absolute_url())
    assert related(page) == [(there, incident.reference)]


@pytest.mark.parametrize("end", ["incident", "other"])
def test_it_is_taken_away_from_either_end(end, links, visit, cast, request):
    links()
    address = request.getfixturevalue(end).get_absolute_url()
    where = f"{address}relations/{Relation.objects.get().pk}/end/"
    page = visit(cast.mara).post(where, follow=True)
    assert not Relation.objects.exists()
    assert "Taken away" in said(page)


def test_a_relation_of_other_incidents_is_not_found_here(incident, other, links, visit, cast):
    links()
    third = cast.logs(cast.mara, happened="Something else.")
    where = f"{third.get_absolute_url()}relations/{Relation.objects.get().pk}/end/"
    visit(cast.mara).post(where)
    assert Relation.objects.exists()


@pytest.mark.parametrize("reference", ["R-999999", "banana", "", "R-1e3"])
def test_what_is_no_incident_is_explained(reference, links):
    page = links(reference=reference)
    assert page.status_code == 422
    assert not Relation.objects.exists()


def test_an_incident_of_another_team_does_not_exist(links, cast):
    theirs = cast.logs(cast.rui)
    page = links(reference=theirs.reference)
    assert f"There is no incident {theirs.reference} among those" in text_of(page)


def test_one_that_went_to_another_team_is_counted_and_never_named(
    incident, other, links, visit, cast
):
    links()
    Incident.objects.filter(pk=other.pk).update(team=cast.billing)
    page = visit(cast.mara).get(incident.get_absolute_url())
    assert not related(page)
    assert page.context["around"].hidden == 1
    assert f'href="{other.get_absolute_url()}' not in page.content.decode()
    assert "The cold room stood open." not in page.content.decode()
    assert related(visit(cast.priya).get(incident.get_absolute_url()))


def test_another_team_can_not_link(incident, links, cast):
    assert links(person=cast.bea).status_code == 404
