"""Escalations invite a guide; nobody's work is taken away without having been read."""

import pytest

from incidents.actions.assign import assign
from incidents.actions.take_over import join_as_guide, take_over
from incidents.models import Guide, Membership
from incidents.rules.refusal import Refused
from tests.cast import clock_of
from tests.engine.clockwork import HOUR, MONDAY, event, finishes, logs, sweep_at, told_of

DUE = MONDAY + 8 * HOUR


@pytest.fixture
def guided(cast):
    """Mara and Jonas, and Bea in her team, may be invited as guides."""
    Membership.objects.filter(user__in=[cast.mara, cast.jonas, cast.bea]).update(is_guide=True)
    return cast


def invited(incident):
    return list(Guide.objects.filter(incident=incident).values_list("person__name", flat=True))


def test_a_quarter_late_a_guide_of_the_team_is_invited(guided):
    incident = logs(guided, guided.mara)
    sweep_at(DUE)
    assert invited(incident) == []
    sweep_at(DUE + 2 * HOUR)
    assert invited(incident) == ["Jonas Weber"]
    assert told_of(clock_of(incident, "contact"))[2] == ["Jonas"]
    assert event(incident, "escalated").data["guides"] == [guided.jonas.pk]
    assert incident.owner == guided.mara


def test_a_guide_who_is_stuck_themselves_is_gone_round(guided):
    incident = logs(guided, guided.jonas)
    sweep_at(DUE + 2 * HOUR)
    assert invited(incident) == ["Mara Lindqvist"]


def test_guides_take_turns_from_incident_to_incident(guided):
    incidents = [logs(guided, guided.tomas) for _ in range(4)]
    sweep_at(DUE + 2 * HOUR)
    names = [invited(incident) for incident in incidents]
    assert names[0] == names[2] != names[1] == names[3]


def test_who_was_invited_once_is_told_again_but_invited_only_once(guided):
    incident = logs(guided, guided.mara)
    sweep_at(DUE + 2 * HOUR)
    sweep_at(MONDAY + 100 * HOUR)
    assert invited(incident) == ["Jonas Weber"]


def test_without_a_guide_the_lead_is_told_and_nobody_is_invited(cast):
    incident = logs(cast, cast.mara)
    sweep_at(DUE)
    sweep_at(DUE + 2 * HOUR)
    assert invited(incident) == []
    assert told_of(clock_of(incident, "contact"))[2] == ["Tomás"]


def test_a_guide_joins_and_the_owner_stays_the_owner(guided):
    incident = logs(guided, guided.mara)
    sweep_at(DUE + 2 * HOUR)
    guide = join_as_guide(by=guided.jonas, at=DUE + 3 * HOUR, incident=incident)
    assert guide.joined_at == DUE + 3 * HOUR
    assert guide.invited_at == DUE + 2 * HOUR
    again = join_as_guide(by=guided.jonas, at=DUE + 4 * HOUR, incident=incident)
    assert again.joined_at == guide.joined_at
    assert incident.events.filter(kind="guide_joined").count() == 1
    incident.refresh_from_db()
    assert incident.owner == guided.mara


def test_who_guides_is_no_owner_and_what_is_closed_needs_none(cast):
    incident = logs(cast, cast.mara)
    with pytest.raises(Refused, match="You own it"):
        join_as_guide(by=cast.mara, at=MONDAY, incident=incident)
    finishes(incident, cast.mara, MONDAY)
    with pytest.raises(Refused, match="nothing to guide"):
        join_as_guide(by=cast.jonas, at=MONDAY, incident=incident)


def takes_over(cast, incident, **details):
    return take_over(
        **{
            "by": cast.jonas,
            "at": MONDAY + HOUR,
            "incident": incident,
            "has_read": True,
            "why": "Mara asked me to, she is in hospital.",
        }
        | details
    )


def test_who_has_read_it_takes_it_over_and_the_owner_stays_as_a_guide(cast):
    incident = logs(cast, cast.mara)
    assert takes_over(cast, incident).owner == cast.jonas
    guide = incident.guides.get()
    assert (guide.person, guide.joined_at) == (cast.mara, MONDAY + HOUR)
    told = event(incident, "taken_over").data
    assert (told["from"], told["to"]) == ("Mara Lindqvist", "Jonas Weber")


def test_taking_over_is_refused_without_reading_without_a_word_and_from_outside(cast):
    incident = logs(cast, cast.mara)
    for details, words in (
        ({"has_read": False}, "Read first what happened"),
        ({"why": " "}, "Say why, so that Mara Lindqvist knows"),
        ({"by": cast.rui}, "Only somebody of Customer care can own it"),
        ({"by": cast.mara}, "nobody to take it over from"),
    ):
        with pytest.raises(Refused, match=words):
            takes_over(cast, incident, **details)
    incident.refresh_from_db()
    assert incident.owner == cast.mara
    finishes(incident, cast.mara, MONDAY)
    with pytest.raises(Refused, match="This incident is closed"):
        takes_over(cast, incident)


def test_assigning_is_no_way_round_it(cast):
    incident = logs(cast, cast.mara)
    with pytest.raises(Refused, match=r"Mara Lindqvist owns it\. Take it over"):
        assign(by=cast.jonas, at=MONDAY, incident=incident, owner=cast.jonas)
    assign(by=cast.tomas, at=MONDAY, incident=incident, owner=cast.jonas)
    incident.refresh_from_db()
    assert incident.owner == cast.jonas


def test_an_incident_that_nobody_owns_may_be_taken_at_once(cast):
    incident = cast.logs(None, team=cast.care, at=MONDAY, learned_at=MONDAY)
    assert assign(by=cast.jonas, at=MONDAY, incident=incident, owner=cast.jonas).owner == cast.jonas
