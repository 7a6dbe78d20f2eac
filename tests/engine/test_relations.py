"""Relations between incidents: said once, at both ends, and only of what somebody may see."""

import pytest

from incidents.actions.merge import merge
from incidents.actions.relation import relate, unrelate
from incidents.models import Event, Relation
from incidents.rules.refusal import Refused
from tests.engine.clockwork import MONDAY, event, logs


@pytest.fixture
def other(cast):
    """Another one of Customer care’s."""
    return logs(cast, cast.mara)


@pytest.fixture
def say(cast, incident, other):
    """Mara says how the two have to do with each other."""

    def relation(kind, one=incident, to=other, by=cast.mara):
        return relate(by=by, at=MONDAY, incident=one, other=to, kind=kind)

    return relation


def test_it_is_said_at_both_ends(say, incident, other):
    say("caused_by")
    here = event(incident, Event.Kind.RELATED).data
    there = event(other, Event.Kind.RELATED).data
    assert (here["other"], here["is_from"]) == (other.reference, True)
    assert (there["other"], there["is_from"]) == (incident.reference, False)


def test_said_twice_it_is_said_once(say, incident, other):
    assert say("duplicate_of") == say("duplicate_of")
    assert Relation.objects.count() == 1
    assert incident.events.filter(kind=Event.Kind.RELATED).count() == 1


def test_related_holds_both_ways(say, incident, other):
    assert say("related") == say("related", one=other, to=incident)
    assert Relation.objects.count() == 1


@pytest.mark.parametrize("kind", ["duplicate_of", "caused_by"])
def test_its_opposite_is_refused(kind, say, incident, other):
    say(kind)
    with pytest.raises(Refused, match="other way round"):
        say(kind, one=other, to=incident)
    assert Relation.objects.count() == 1


def test_two_kinds_may_hold_of_the_same_two(say):
    say("related")
    say("caused_by")
    assert Relation.objects.count() == 2


def test_nothing_has_to_do_with_itself(say, incident):
    with pytest.raises(Refused, match="itself"):
        say("related", to=incident)


def test_another_teams_incident_is_neither_related_nor_named(say, cast, incident):
    theirs = cast.logs(cast.bea, team=cast.billing)
    for pair in ({"to": theirs}, {"one": theirs, "to": incident}):
        with pytest.raises(Refused) as refusal:
            say("related", **pair)
        assert theirs.reference not in str(refusal.value)
    assert not Relation.objects.exists()
    say("related", to=theirs, by=cast.priya)


def test_it_is_taken_away_once_and_said_at_both_ends(say, cast, incident, other):
    relation = say("related")
    assert unrelate(by=cast.jonas, at=MONDAY, relation=relation) is True
    assert unrelate(by=cast.jonas, at=MONDAY, relation=relation) is False
    assert event(incident, Event.Kind.RELATED).data["is_over"] is True
    assert event(other, Event.Kind.RELATED).data["is_over"] is True


def test_nobody_takes_away_what_they_cannot_see(say, cast):
    relation = say("related")
    with pytest.raises(Refused, match="no such incident"):
        unrelate(by=cast.bea, at=MONDAY, relation=relation)
    assert Relation.objects.exists()


def test_that_of_a_merging_goes_with_the_merging(cast, incident, other):
    merge(by=cast.mara, at=MONDAY, incident=incident, into=other)
    with pytest.raises(Refused, match="Take the merging back"):
        unrelate(by=cast.mara, at=MONDAY, relation=Relation.objects.get())
