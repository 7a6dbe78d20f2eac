"""While somebody is away, whoever they named gets what would have reached them, and reads why."""

from incidents.actions.customer_page import tell_their_version
from incidents.actions.deliver import deliver
from incidents.actions.promise_action import add_action
from incidents.models import Membership, Message, User
from tests.cast import clock_of
from tests.engine.clockwork import DAY, HOUR, MONDAY, event, logs, sweep_at, told_of
from tests.their_page import page_for

DUE = MONDAY + 8 * HOUR
REMINDED = DUE - 2 * HOUR


def away(person, instead=None, until=MONDAY + DAY):
    User.objects.filter(pk=person.pk).update(away_until=until, substitute=instead)


def names_told(clock):
    """First names of everybody who was told of a clock."""
    return {name for told in told_of(clock).values() for name in told}


def test_reminders_and_escalations_reach_who_stands_in(cast, mail_leaves):
    away(cast.mara, cast.jonas)
    incident = logs(cast, cast.mara)
    sweep_at(REMINDED)
    deliver(now=lambda: REMINDED)
    sweep_at(DUE)
    deliver(now=lambda: DUE)
    assert names_told(clock_of(incident, "contact")) >= {"Jonas"}
    assert "Mara" not in names_told(clock_of(incident, "contact"))
    for mail in mail_leaves.messages:
        is_jonas = "Jonas" in mail["To"]
        for kind in ("plain", "html"):
            said = mail.get_body((kind,)).get_content()
            assert ("because you stand in for Mara Lindqvist" in said) is is_jonas
    assert any("Jonas" in mail["To"] for mail in mail_leaves.messages)


def test_the_timeline_names_who_was_told(cast):
    away(cast.mara, cast.jonas)
    incident = logs(cast, cast.mara)
    sweep_at(REMINDED)
    data = event(incident, "escalated").data
    assert data["told"] == [cast.jonas.pk]
    assert data["stand_ins"] == {str(cast.jonas.pk): cast.mara.pk}


def test_back_again_it_is_ones_own(cast):
    away(cast.mara, cast.jonas, until=REMINDED - HOUR)
    incident = logs(cast, cast.mara)
    sweep_at(REMINDED)
    assert names_told(clock_of(incident, "contact")) == {"Mara"}


def test_who_is_away_too_or_has_left_or_is_elsewhere_is_gone_round(cast):
    for number, gone in enumerate(({"away_until": MONDAY + DAY}, {"is_active": False}, {})):
        User.objects.filter(pk=cast.jonas.pk).update(away_until=None, is_active=True)
        User.objects.filter(pk=cast.jonas.pk).update(**gone)
        if not gone:
            Membership.objects.filter(user=cast.jonas).update(team=cast.billing)
        away(cast.mara, cast.jonas)
        incident = logs(cast, cast.mara, happened=f"Mistake {number}")
        sweep_at(REMINDED)
        assert names_told(clock_of(incident, "contact")) == {"Tomás"}


def test_ones_own_promise_goes_to_who_stands_in_for_oneself(cast):
    away(cast.jonas, cast.tomas)
    incident = logs(cast, cast.mara)
    action = add_action(
        by=cast.mara, at=MONDAY, incident=incident, what="Mend it", owner=cast.jonas, due_at=DUE
    )
    sweep_at(DUE)
    assert "Tomás" in names_told(action.clock)
    assert "Jonas" not in names_told(action.clock)


def test_the_customers_word_reaches_who_stands_in(cast):
    incident = cast.logs(cast.mara)
    link = page_for(incident, cast.mara).link
    away(cast.mara, cast.jonas)
    tell_their_version(at=incident.logged_at, link=link, text="It was on Tuesday.")
    word = Message.objects.get(kind=Message.Kind.CUSTOMER_WORD)
    assert word.person == cast.jonas
    assert word.data["stands_in_for"] == "Mara Lindqvist"
