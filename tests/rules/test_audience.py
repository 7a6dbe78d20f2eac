import pytest

from incidents.rules.audience import Roster, StandIn, told

MARA, TOMAS, PRIYA, HELEN, RUI, OLGA = 1, 2, 3, 4, 5, 6
CARE, BILLING = 10, 20


def roster(*away, **known):
    return Roster.of(
        [
            (CARE, MARA, "staff"),
            (CARE, TOMAS, "lead"),
            (CARE, PRIYA, "manager"),
            (BILLING, HELEN, "admin"),
            (BILLING, RUI, "lead"),
        ],
        away,
        **known,
    )


@pytest.mark.parametrize(
    ("audience", "away", "people"),
    [
        (["owner"], [], [MARA]),
        (["owner", "lead"], [], [MARA, TOMAS]),
        (["owner"], [MARA], [TOMAS]),
        (["owner", "lead"], [MARA], [TOMAS]),
        (["lead"], [TOMAS], [PRIYA]),
        (["lead"], [TOMAS, PRIYA], [HELEN]),
        (["managers"], [PRIYA], [HELEN]),
        (["owner"], [MARA, TOMAS, PRIYA, HELEN], [MARA]),
    ],
)
def test_it_goes_round_people_who_are_away_and_never_falls_silent(audience, away, people):
    assert told(audience, MARA, CARE, roster(*away)).people == tuple(people)


def test_an_incident_that_nobody_owns_is_its_leads():
    assert told(["owner"], None, CARE, roster()).people == (TOMAS,)


def test_a_lead_who_owns_the_incident_hears_once_and_the_next_one_up_in_their_place():
    assert told(["owner", "lead"], TOMAS, CARE, roster()).people == (TOMAS, PRIYA)


def test_a_team_without_a_manager_is_looked_after_by_all_managers():
    assert told(["managers"], RUI, BILLING, roster()).people == (PRIYA,)


def test_without_anybody_above_the_owner_still_hears():
    assert told(["managers"], OLGA, CARE, Roster.of([], [])).people == ()
    assert told(["owner", "managers"], OLGA, CARE, Roster.of([], [])).people == (OLGA,)


def test_guides_take_turns_from_incident_to_incident_and_go_round_the_owner_and_the_absent():
    guided = {"guides": [(CARE, MARA), (CARE, OLGA), (CARE, RUI)]}
    heard = [told(["guide"], MARA, CARE, roster(**guided), turn).guides for turn in range(4)]
    assert heard == [(OLGA,), (RUI,), (OLGA,), (RUI,)]
    assert told(["guide"], MARA, CARE, roster(OLGA, **guided), 2).guides == (RUI,)


def test_without_a_guide_the_lead_hears_and_is_not_invited():
    heard = told(["guide"], MARA, CARE, roster(guides=[(CARE, MARA)]))
    assert (heard.people, heard.guides) == ((TOMAS,), ())


def test_whose_promise_it_is_is_gone_round_unless_they_are_meant():
    """The lead is stuck with their own promise, so the next one up hears of it."""
    assert told(["lead"], TOMAS, CARE, roster()).people == (PRIYA,)
    assert told(["managers"], PRIYA, CARE, roster()).people == (HELEN,)


def test_a_named_person_hears_and_if_they_are_away_or_unknown_the_managers_do():
    known = {"people": {"olga@tidewell.example": OLGA}}
    named = ["person:Olga@Tidewell.example"]
    assert told(named, MARA, CARE, roster(**known)).people == (OLGA,)
    assert told(named, MARA, CARE, roster(OLGA, **known)).people == (PRIYA,)
    assert told(["person:nobody@tidewell.example"], MARA, CARE, roster()).people == (PRIYA,)


def test_a_chat_channel_is_told_and_one_that_is_gone_means_the_managers():
    heard = told(["owner", "chat:care", "chat:care"], MARA, CARE, roster(chats={"care": 7}))
    assert (heard.people, heard.chats) == ((MARA,), (7,))
    heard = told(["chat:care"], MARA, CARE, roster())
    assert (heard.people, heard.chats) == ((PRIYA,), ())


def standing_in(*away, by, teams=(CARE,)):
    """MARA is away, and OLGA stands in for whom `by` says."""
    seen = None if teams is None else frozenset(teams)
    return roster(*away, stand_ins={person: StandIn(OLGA, seen) for person in by})


def test_whoever_stands_in_is_told_in_the_place_of_who_is_away():
    heard = told(["owner", "lead"], MARA, CARE, standing_in(MARA, by=[MARA]))
    assert heard.people == (OLGA, TOMAS)
    assert heard.stand_ins == {OLGA: MARA}


def test_a_lead_can_have_somebody_stand_in_too():
    heard = told(["lead"], MARA, CARE, standing_in(TOMAS, by=[TOMAS]))
    assert (heard.people, heard.stand_ins) == ((OLGA,), {OLGA: TOMAS})


def test_nobody_stands_in_where_they_may_not_look():
    elsewhere = standing_in(MARA, by=[MARA], teams=[BILLING])
    assert told(["owner"], MARA, CARE, elsewhere).people == (TOMAS,)
    anywhere = standing_in(MARA, by=[MARA], teams=None)
    assert told(["owner"], MARA, CARE, anywhere).people == (OLGA,)


def test_nobody_stands_in_for_somebody_who_is_there():
    assert told(["owner"], MARA, CARE, standing_in(by=[MARA])).people == (MARA,)


def test_whoever_is_stuck_hears_nothing_more_by_standing_in():
    stuck = roster(TOMAS, stand_ins={TOMAS: StandIn(MARA, None)})
    assert told(["lead"], MARA, CARE, stuck).people == (PRIYA,)


def test_who_is_told_anyway_stands_in_for_nobody():
    lead = roster(MARA, stand_ins={MARA: StandIn(TOMAS, None)})
    heard = told(["owner", "lead"], MARA, CARE, lead)
    assert (heard.people, heard.stand_ins) == ((TOMAS,), {})


def test_a_guide_who_is_away_is_passed_over():
    guided = {"guides": [(CARE, RUI), (CARE, HELEN)]}
    known = roster(RUI, **guided, stand_ins={RUI: StandIn(OLGA, None)})
    assert told(["guide"], MARA, CARE, known).guides == (HELEN,)
