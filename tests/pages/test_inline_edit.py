"""Changing one detail from the incident's page, and two people changing the same."""

import json
import re
from html import unescape

import pytest

from incidents.actions.edit import edit_incident
from incidents.forms.details import FACTS
from incidents.models import Event
from tests.cast import clock_of
from tests.pages.conftest import text_of


@pytest.fixture
def form(incident, visit, cast):
    """Open the form of one detail as somebody; gives what it carries, and sends it with changes."""

    class Form:
        def __init__(self, fact, person):
            self.url = f"{incident.get_absolute_url()}change/{fact}/"
            self.person = person
            self.page = visit(person).get(self.url)
            self.seen = seen_in(self.page)

        def send(self, **given):
            self.page = visit(self.person).post(self.url, {"seen": self.seen} | given)
            if self.page.status_code == 409:
                self.seen = seen_in(self.page)
            return self.page

    return lambda fact, person=cast.mara: Form(fact, person)


def seen_in(page):
    [found] = re.findall(r'name="seen" value="([^"]*)"', page.content.decode())
    return unescape(found)


def test_each_detail_leads_to_its_form(incident, visit, cast):
    page = visit(cast.mara).get(incident.get_absolute_url()).content.decode()
    for fact in ("team", "urgency", "contact", "noticed-by", "kind", "occurred-at", "channel"):
        assert f'href="{incident.get_absolute_url()}change/{fact}/"' in page, fact


@pytest.mark.parametrize("fact", FACTS)
def test_each_form_is_a_page_of_its_own_and_a_part_for_the_page(fact, incident, visit, cast):
    where = f"{incident.get_absolute_url()}change/{fact}/"
    page = visit(cast.mara).get(where).content.decode()
    part = visit(cast.mara).get(where, headers={"HX-Request": "true"}).content.decode()
    assert "<h1" in page
    assert "<html" not in part
    for whole in (page, part):
        assert f'action="{where}"' in whole
        assert 'method="post"' in whole


def test_an_unknown_detail_does_not_exist(incident, visit, cast):
    assert visit(cast.mara).get(f"{incident.get_absolute_url()}change/owner/").status_code == 404


def test_the_urgency_moves_the_deadlines(incident, form, visit, cast):
    before = clock_of(incident, "contact").due_at
    answer = form("urgency").send(urgency="critical", why="Nine stores stand still.")
    assert answer.url == incident.get_absolute_url()
    assert clock_of(incident, "contact").due_at < before
    event = incident.events.get(kind=Event.Kind.EDITED)
    assert event.data["why"] == "Nine stores stand still."


@pytest.mark.parametrize(
    ("fact", "given", "field", "value"),
    [
        ("kind", {"kind": "late"}, "kind", "late"),
        ("contact", {"contact": ""}, "contact", None),
        ("impact", {"impact": "Nine stores opened late."}, "impact", "Nine stores opened late."),
        ("channel", {"channel": "phone"}, "channel", "phone"),
    ],
)
def test_one_detail_changes_and_no_other(fact, given, field, value, incident, form):
    form(fact).send(**given)
    incident.refresh_from_db()
    assert getattr(incident, field) == value
    [change] = incident.events.get(kind=Event.Kind.EDITED).data["changes"]
    assert change["field"] == field


def test_the_value_at_risk_has_its_currency(incident, form):
    form("value").send(value_at_risk="184000", currency="GBP")
    incident.refresh_from_db()
    assert (incident.value_at_risk, incident.currency) == (184000, "GBP")


def test_bad_input_is_explained(form):
    answer = form("occurred-at").send(occurred_at="2090-01-01T10:00")
    assert answer.status_code == 422
    assert "This lies in the future" in text_of(answer)


def test_a_stale_save_is_refused_with_the_difference_and_nothing_is_lost(incident, form, cast):
    mine, theirs = form("urgency"), form("urgency", cast.jonas)
    theirs.send(urgency="critical")
    page = mine.send(urgency="low", why="They have time.")
    assert page.status_code == 409
    incident.refresh_from_db()
    assert incident.urgency == "critical"
    [one] = page.context["differences"]
    assert (one.was, one.now, one.mine) == ("Normal", "Critical", "Low")
    assert "Jonas has changed this meanwhile." in text_of(page)
    assert page.context["form"]["urgency"].value() == "low"
    assert page.context["form"]["why"].value() == "They have time."


def test_mine_is_saved_when_i_say_so_again(incident, form, cast):
    mine, theirs = form("urgency"), form("urgency", cast.jonas)
    theirs.send(urgency="critical")
    mine.send(urgency="low")
    assert mine.send(urgency="low").status_code == 302
    incident.refresh_from_db()
    assert incident.urgency == "low"


def test_a_third_change_meanwhile_is_refused_once_more(incident, form, cast):
    mine = form("urgency")
    form("urgency", cast.jonas).send(urgency="critical")
    mine.send(urgency="low")
    form("urgency", cast.tomas).send(urgency="high")
    page = mine.send(urgency="low")
    assert page.status_code == 409
    [one] = page.context["differences"]
    assert (one.was, one.now, one.mine) == ("Critical", "High", "Low")


def test_both_saying_the_same_is_no_difference(incident, form, cast):
    mine, theirs = form("urgency"), form("urgency", cast.jonas)
    theirs.send(urgency="critical")
    assert mine.send(urgency="critical").status_code == 302
    assert incident.events.filter(kind=Event.Kind.EDITED).count() == 1


def test_longer_texts_are_told_by_sentences(incident, form, cast):
    edit_incident(
        by=cast.mara, at=incident.logged_at, incident=incident, impact="Nine stores opened late."
    )
    mine, theirs = form("impact"), form("impact", cast.jonas)
    theirs.send(impact="Nine stores opened late. Two did not open.")
    page = mine.send(impact="Nine stores opened late. Their chilled goods were lost.")
    [one] = page.context["differences"]
    assert [(piece.whose, piece.text.strip()) for piece in one.pieces] == [
        ("both", "Nine stores opened late."),
        ("theirs", "Two did not open."),
        ("mine", "Their chilled goods were lost."),
    ]


def test_people_and_customers_are_told_by_their_names(incident, form, cast):
    ruth = cast.brightwater.contacts.create(name="Ruth Adeyemi")
    mine, theirs = form("contact"), form("contact", cast.jonas)
    theirs.send(contact=ruth.pk)
    [one] = mine.send(contact="").context["differences"]
    assert (one.was, one.now, one.mine) == ("Elena Marsh", "Ruth Adeyemi", "")


@pytest.fixture
def sheet(incident, visit, cast):
    """The page with all details: what it holds when it is opened, and sending it with changes."""
    url = f"{incident.get_absolute_url()}edit/"
    seen = seen_in(visit(cast.mara).get(url))

    def send(**changes):
        given = {
            "happened": incident.happened,
            "promised": incident.promised,
            "contact": cast.elena.pk,
            "noticed_by": "customer",
            "urgency": "normal",
            "team": cast.care.pk,
            "customer": "Brightwater Foods",
            "seen": seen,
        }
        return visit(cast.mara).post(url, given | changes)

    return send


def test_on_the_whole_sheet_only_what_i_changed_is_saved(incident, sheet, form, cast):
    form("urgency", cast.jonas).send(urgency="critical")
    assert sheet(impact="Nine stores opened late.").status_code == 302
    incident.refresh_from_db()
    assert (incident.urgency, incident.impact) == ("critical", "Nine stores opened late.")


def test_on_the_whole_sheet_what_both_changed_is_shown(incident, sheet, form, cast):
    form("urgency", cast.jonas).send(urgency="critical")
    page = sheet(urgency="low", impact="Nine stores opened late.")
    assert page.status_code == 409
    assert [one.label for one in page.context["differences"]] == ["How urgent is it?"]
    assert page.context["form"]["impact"].value() == "Nine stores opened late."
    incident.refresh_from_db()
    assert (incident.urgency, incident.impact) == ("critical", "")


def test_what_is_at_stake_knows_of_two_people_too(incident, visit, cast):
    url = f"{incident.get_absolute_url()}picture/"
    seen = seen_in(visit(cast.mara).get(url))
    theirs = {"seen": seen, "footprint": "many", "reach": "40", "relationship": "4"}
    assert visit(cast.jonas).post(url, theirs).status_code == 302
    page = visit(cast.mara).post(url, {"seen": seen, "footprint": "one", "relationship": "2"})
    assert page.status_code == 409
    assert [(one.now, one.mine) for one in page.context["differences"]] == [
        ("Several sites", "One person"),
        ("4 of 5, good", "2 of 5, strained"),
    ]
    again = {"seen": seen_in(page), "footprint": "one", "relationship": "2"}
    assert visit(cast.mara).post(url, again).status_code == 302
    incident.refresh_from_db()
    assert (incident.footprint, incident.relationship, incident.reach) == ("one", 2, 40)


@pytest.mark.parametrize("seen", ["", "nonsense", "[1]", json.dumps({"urgency": 7})])
def test_what_no_form_of_ours_carries_does_no_harm(seen, incident, form):
    opened = form("urgency")
    opened.seen = seen
    assert opened.send(urgency="high").status_code in (302, 409)


def test_another_team_can_not_change_it(incident, visit, cast):
    where = f"{incident.get_absolute_url()}change/urgency/"
    assert visit(cast.bea).get(where).status_code == 404
    assert visit(cast.bea).post(where, {"urgency": "low"}).status_code == 404


def test_what_goes_to_another_team_leaves_whoever_does_not_see_it(form, cast):
    answer = form("team").send(team=cast.billing.pk)
    assert answer.url == "/queue/"
