"""What fields offer while somebody types: colleagues after “@”, and tags."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from incidents.actions.note import write_note
from incidents.actions.tag import tag
from incidents.models import Tag, User
from tests.pages.marked import Data, spoken_here, unmarked

OPTION = re.compile(r'role="option"[^>]*>([^<]*)<')


@pytest.fixture
def names(incident, visit, cast):
    """What is offered to somebody who has typed “@” and this in a note of the incident."""

    def offered(typed, person=cast.mara):
        where = reverse("names_while_typing", args=[incident.reference])
        return options(visit(person).get(where, {"typed": typed}))

    return offered


@pytest.fixture
def tags(visit, cast):
    """What is offered to somebody who has typed this as the name of a tag."""

    def offered(typed, person=cast.mara, on=""):
        where = reverse("tags_while_typing")
        return options(visit(person).get(where, {"typed": typed, "on": on}))

    return offered


@pytest.fixture
def tagged(cast):
    """So many incidents of somebody with a tag."""

    def put(name, times=1, person=cast.mara):
        for _ in range(times):
            incident = cast.logs(person)
            tag(by=person, at=timezone.now(), incident=incident, name=name)
        return incident

    return put


def options(answer):
    assert answer.status_code == 200
    return [unescape(one) for one in OPTION.findall(answer.content.decode())]


def colleague(cast, name, number=0, **about):
    person = User.objects.create(email=f"{number}.{name}@tidewell.example", name=name, **about)
    person.memberships.create(team=cast.care, role="staff")
    return person


@pytest.mark.parametrize("typed", ["tomas", "TOM", "tomás o", "  tomas  oliv", "Oliveira", "veir"])
def test_a_colleague_is_found_in_any_case_and_without_accents(typed, names):
    assert names(typed) == ["Tomás Oliveira"]


def test_letters_that_no_accent_takes_apart_are_forgiven_too(names, incident, cast):
    colleague(cast, "Łukasz Bjørnstad")
    assert names("lukasz") == names("bjorn") == ["Łukasz Bjørnstad"]
    note = write_note(by=cast.mara, at=timezone.now(), incident=incident, text="@lukasz knows")
    assert note.told == ("Łukasz Bjørnstad",)


def test_who_begins_with_it_comes_before_whose_last_name_does(names, cast):
    for number, name in enumerate(("Berna Amos", "Ada Bern", "Zoe Lambern")):
        colleague(cast, name, number)
    assert names("bern") == ["Berna Amos", "Ada Bern", "Zoe Lambern"]


def test_after_the_sign_alone_stand_those_of_its_team_and_not_oneself(names, cast):
    assert names("") == ["Jonas Weber", "Priya Nair", "Tomás Oliveira", "Helen Castro"]
    assert "Mara Lindqvist" in names("", cast.jonas)


def test_who_may_not_see_it_or_has_left_is_not_offered(names, cast):
    assert names("bea") == names("rui") == []
    User.objects.filter(pk=cast.jonas.pk).update(is_active=False)
    assert names("jonas") == []


def test_what_is_typed_whole_is_not_offered_again(names):
    assert names("Tomás Oliveira ") == []
    assert names("tomas oliveira knows") == []


def test_there_are_eight_at_the_most(names, cast):
    for number in range(12):
        colleague(cast, f"Berta {number:02}", number)
    assert names("berta") == [f"Berta {number:02}" for number in range(8)]


def test_whatever_is_offered_calls_that_one_person(names, incident, cast):
    odd = ["Jonas Weber Kraft", "Anne-Marie O’Neill", "van der Berg", "Li", "J. R. Ewing"]
    for number, name in enumerate(odd):
        colleague(cast, name, number)
    for name in names("jonas") + [names(name[:2])[0] for name in odd]:
        text = f"Please look, @{name} knows."
        note = write_note(by=cast.mara, at=timezone.now(), incident=incident, text=text)
        assert note.told == (name,)
    assert names("jonas") == ["Jonas Weber", "Jonas Weber Kraft"]


def test_who_can_not_be_told_from_another_is_not_offered(names, cast):
    colleague(cast, "Jonas Weber")
    colleague(cast, "(temp) Ann")
    assert names("jonas") == names("ann") == []


def test_names_are_refused_to_who_may_not_see_the_incident(incident, visit, cast):
    where = reverse("names_while_typing", args=[incident.reference])
    assert visit(cast.bea).get(where, {"typed": "t"}).status_code == 404


def test_tags_that_are_used_most_come_first(tags, tagged):
    tagged("Import night")
    tagged("Imports", times=3)
    tagged("Late")
    tagged("No import", times=4)
    assert tags("imp") == ["Imports", "Import night", "No import"]
    assert tags("") == ["No import", "Imports", "Import night", "Late"]


def test_tags_are_found_without_accents(tags, tagged):
    tagged("Café Nord")
    assert tags("cafe") == tags("CAFÉ n") == tags("nord") == ["Café Nord"]
    assert tags("café nord") == []


def test_a_tag_of_incidents_that_one_may_not_see_is_not_told(tags, tagged, cast):
    tagged("Their lawyer", person=cast.bea)
    assert tags("their") == []
    assert tags("their", cast.bea) == tags("their", cast.priya) == ["Their lawyer"]


def test_what_an_incident_has_already_is_not_offered_for_it(tags, tagged, visit, cast):
    incident = tagged("Late")
    tagged("Later")
    assert tags("lat", on=incident.reference) == ["Later"]
    for nothing in ("", "R-0", "R-1e9", "\0", "x" * 500):
        assert tags("lat", on=nothing) == ["Late", "Later"]
    form = visit(cast.mara).get(f"{incident.get_absolute_url()}?form=tag").content.decode()
    assert f"{reverse('tags_while_typing')}?on={incident.reference}" in form


def test_an_incident_that_one_may_not_see_takes_nothing_away(tags, tagged, cast):
    theirs = tagged("Late", person=cast.bea)
    tagged("Late")
    assert tags("lat", on=theirs.reference) == ["Late"]
    assert tags("lat", cast.priya, on=theirs.reference) == []


def test_a_tag_that_is_on_nothing_is_not_in_use(tags):
    Tag.objects.create(name="Left over")
    assert tags("left") == []


def test_of_many_tags_eight_are_offered(tags, tagged):
    for number in range(12):
        tagged(f"Tour {number:02}")
    assert tags("tour") == [f"Tour {number:02}" for number in range(8)]


def test_a_name_with_markup_in_it_is_words(tags, tagged, visit, cast):
    tagged("<b>&amp;")
    page = visit(cast.mara).get(reverse("tags_while_typing"), {"typed": "b"}).content.decode()
    assert "<b>" not in page
    assert tags("b") == ["<b>&amp;"]


@pytest.mark.parametrize("typed", ["\0", "x" * 5000, "%", "'", "\\", "𝒳" * 70])
def test_anything_may_be_typed(typed, names, tags):
    assert names(typed) in ([], names(""))
    assert tags(typed) == []


@pytest.mark.parametrize("many", [1, 40])
def test_a_letter_costs_few_queries_however_many_there_are(many, incident, cast, tagged, visit):
    for number in range(many):
        colleague(cast, f"Berta {number}", number)
        tagged(f"Tour {number}")
    browser = visit(cast.mara)
    for where in (
        reverse("names_while_typing", args=[incident.reference]),
        reverse("tags_while_typing"),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert options(browser.get(where, {"typed": "t"}))
        assert len(queries) <= 5, "\n".join(query["sql"][:200] for query in queries)


def test_what_is_said_of_them_can_be_translated(incident, visit, cast, settings, tagged):
    tagged("Tour")
    with spoken_here(settings):
        where = reverse("names_while_typing", args=[incident.reference])
        for page in (
            visit(cast.mara).get(where, {"typed": "o"}),
            visit(cast.mara).get(reverse("tags_while_typing"), {"typed": "t"}),
        ):
            text = page.content.decode()
            assert unmarked(text, Data()) == []
            assert re.search(r'data-said="⟦[^"]+⟧"', text)
