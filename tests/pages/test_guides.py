"""Helping without taking over, and taking over after having read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.sweep import sweep
from incidents.models import Guide, Incident, Membership
from tests.pages.conftest import headlines, said


def test_a_colleague_guides_and_the_work_stays_where_it_is(incident, does, cast):
    page = does("guide", cast.jonas)
    incident.refresh_from_db()
    assert incident.owner == cast.mara
    assert headlines(page)[0] == "Jonas Weber guides this now"
    assert "You guide this now. Mara Lindqvist owns it." in said(page)
    assert not page.context["can_guide"]


def test_the_owner_does_not_guide_herself(does):
    assert "You own it." in said(does("guide"))
    assert not Guide.objects.exists()


def test_an_invited_guide_is_named_on_the_page(cast, visit):
    Membership.objects.filter(user=cast.jonas).update(is_guide=True)
    incident = cast.logs(cast.mara, ago=timedelta(hours=10, minutes=30))
    sweep()
    page = visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all")
    (guide,) = page.context["guides"]
    assert (guide.person, guide.joined_at) == (cast.jonas, None)
    assert "Jonas Weber was invited to guide" in " ".join(
        entry.text for entry in page.context["timeline"]
    )


def test_choosing_oneself_where_somebody_has_it_leads_to_reading_first(incident, does, cast):
    page = does("assign", cast.jonas, owner=cast.jonas.pk)
    assert page.redirect_chain[-1][0] == f"{incident.get_absolute_url()}take-over/"
    assert "Mara Lindqvist has it. Read first what has been done" in said(page)
    assert incident.happened in page.content.decode()
    assert headlines(page) == ["Mara logged it"]


def test_who_has_read_and_says_why_takes_it_over_and_the_owner_guides_on(incident, does, cast):
    page = does("take-over", cast.jonas, has_read="on", why="Mara is on a train.")
    incident.refresh_from_db()
    assert incident.owner == cast.jonas
    assert Guide.objects.get().person == cast.mara
    assert headlines(page)[0] == "Jonas Weber took it over from Mara Lindqvist, who guides on"
    assert "It is yours now. Mara Lindqvist stays on as a guide." in said(page)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"has_read": ""}, "Read first what happened"),
        ({"why": " "}, "Say why, so that whoever has it now knows."),
    ],
)
def test_taking_over_without_reading_or_a_reason_is_refused(given, why, incident, does, cast):
    page = does("take-over", cast.jonas, **{"has_read": "on", "why": "Kept words"} | given)
    assert page.status_code == 422
    assert why in page.content.decode()
    incident.refresh_from_db()
    assert incident.owner == cast.mara


@pytest.mark.parametrize(
    ("person", "why"),
    [("mara", "It is yours already."), ("helen", "Only somebody of Customer care can own it.")],
)
def test_who_can_not_take_it_over_is_told_why(person, why, incident, visit, cast):
    url = f"{incident.get_absolute_url()}take-over/"
    page = visit(getattr(cast, person)).get(url)
    assert why in page.content.decode()
    refused = visit(getattr(cast, person)).post(url, {"has_read": "on", "why": "I want it."})
    assert refused.status_code == 422
    incident.refresh_from_db()
    assert incident.owner == cast.mara


def test_what_nobody_has_is_not_taken_over(incident, visit, cast):
    Incident.objects.update(owner=None)
    page = visit(cast.jonas).get(f"{incident.get_absolute_url()}take-over/")
    assert "there is nobody to take it over from" in page.content.decode()


def test_a_closed_incident_is_not_taken_over(incident, does, visit, cast):
    incident.clocks.update(stopped_at=timezone.now(), next_step_at=None)
    cast.talks(incident)
    cast.understands(incident)
    does("close", closed_on="confirmed")
    page = visit(cast.jonas).get(f"{incident.get_absolute_url()}take-over/")
    assert "It is closed. Open it again first." in page.content.decode()
