"""Changing what we know of an incident, and what that does to its deadlines."""

from datetime import timedelta

import pytest

from incidents.models import Event
from tests.cast import clock_of
from tests.pages.conftest import headlines


@pytest.fixture
def edits(incident, visit, cast):
    """Send the edit form as somebody, with changes; gives the response."""

    def send(person=cast.mara, **changes):
        given = {
            "happened": incident.happened,
            "promised": incident.promised,
            "contact": cast.elena.pk,
            "noticed_by": "customer",
            "urgency": "normal",
            "team": cast.care.pk,
            "customer": "Brightwater Foods",
        }
        return visit(person).post(f"{incident.get_absolute_url()}edit/", given | changes)

    return send


def test_details_can_be_changed_and_the_change_is_on_the_timeline(incident, edits):
    edits(promised="The plan by 05:30.", impact="Nine stores opened late.", channel="phone")
    incident.refresh_from_db()
    assert incident.impact == "Nine stores opened late."
    event = incident.events.get(kind=Event.Kind.EDITED)
    changed = {change["field"] for change in event.data["changes"]}
    assert changed == {"promised", "impact", "channel"}
    assert not event.data["moved"]


def test_another_urgency_moves_the_deadlines_and_the_timeline_says_how_and_why(
    incident, edits, visit, cast
):
    edits(urgency="critical", why="Nine stores stand still.")
    assert clock_of(incident, "contact").due_at == incident.learned_at + timedelta(minutes=30)
    page = visit(cast.mara).get(incident.get_absolute_url())
    told = page.context["timeline"][0]
    assert told.headline == "Mara changed urgency"
    assert "Urgency: Critical, before that Normal." in told.text
    assert "The first contact is due" in told.text
    assert "Nine stores stand still." in told.text


def test_another_customer_brings_their_own_contact(incident, edits, cast):
    vega = cast.logs(cast.jonas, customer="Vega Retail", contact=None, new_contact="Pablo Ruiz")
    edits(customer="vega retail – pablo ruiz")
    incident.refresh_from_db()
    assert (incident.customer, incident.contact) == (vega.customer, vega.contact)


def test_a_person_named_beside_the_customer_is_the_contact(incident, edits, cast):
    ruth = cast.brightwater.contacts.create(name="Ruth Adeyemi")
    edits(customer="Brightwater Foods – Ruth Adeyemi")
    incident.refresh_from_db()
    assert incident.contact == ruth


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("customer", "Brightwatr Food", "Did you mean Brightwater Foods?"),
        ("customer", "Brightwater Foods – Nobody", "We know nobody of that name"),
        ("customer", "", "Say which customer it is."),
        ("urgency", "whenever", "Select a valid choice"),
        ("team", "99999", "Select a valid choice"),
        ("occurred_at", "2090-01-01T10:00", "This lies in the future"),
    ],
)
def test_bad_input_is_explained_and_changes_nothing(field, value, said, incident, edits):
    answer = edits(impact="Kept words", **{field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Kept words" in answer.content.decode()
    incident.refresh_from_db()
    assert not incident.impact


def test_a_contact_of_another_customer_can_not_be_chosen(edits, cast):
    other = cast.logs(cast.mara, customer="Vega Retail", contact=None, new_contact="Pablo").contact
    assert edits(contact=other.pk).status_code == 422


def test_what_goes_to_another_team_leaves_whoever_does_not_see_that_team(
    incident, edits, visit, cast
):
    answer = edits(team=cast.billing.pk)
    assert answer.url == "/queue/"
    incident.refresh_from_db()
    assert (incident.team, incident.owner) == (cast.billing, None)
    page = visit(cast.rui).get(incident.get_absolute_url())
    assert headlines(page)[0] == "Mara changed team, owner"
    assert visit(cast.mara).get(incident.get_absolute_url()).status_code == 404
