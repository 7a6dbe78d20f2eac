"""Tags, as the incident's page has them."""

from incidents.models import Tag
from tests.pages.conftest import headlines, said, text_of


def test_a_tag_is_put_on_and_leads_to_its_list(incident, does):
    page = does("tags", name="#Cold  chain")
    assert [tag.name for tag in page.context["around"].tags] == ["Cold chain"]
    assert "tag=Cold%20chain" in page.content.decode()
    assert said(page) == "Tagged."


def test_it_is_taken_off_again(incident, does):
    does("tags", name="Cold chain")
    page = does("tags/off", name="cold chain")
    assert not page.context["around"].tags
    assert not incident.tags.exists()


def test_the_same_tag_in_another_case_is_one(incident, does, cast):
    does("tags", name="Cold chain")
    does("tags", cast.jonas, name="COLD CHAIN")
    assert Tag.objects.count() == incident.tags.count() == 1


def test_what_is_no_tag_is_refused_and_stays_in_the_form(incident, does):
    for name, why in (("", "Say what the tag is called"), ("x" * 41, "40 characters")):
        page = does("tags", name=name)
        assert page.status_code == 422
        assert why in text_of(page)
        assert page.context["tag_form"].is_bound


def test_tags_are_behind_the_scenes_of_the_story(incident, does, visit, cast):
    page = does("tags", name="Cold chain")
    assert headlines(page) == ["Mara logged it"]
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all")
    assert headlines(page)[0] == "Mara put the tag “Cold chain” on it"


def test_another_team_can_not_tag(incident, does, cast):
    assert does("tags", cast.bea, name="Ours").status_code == 404
    assert does("tags/off", cast.bea, name="Ours").status_code == 404
