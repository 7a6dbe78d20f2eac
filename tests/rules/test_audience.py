import pytest

from incidents.rules.audience import Roster, told

MARA, TOMAS, PRIYA, HELEN, RUI, OLGA = 1, 2, 3, 4, 5, 6
CARE, BILLING = 10, 20


def roster(*away):
    return Roster.of(
        [
            (CARE, MARA, "staff"),
            (CARE, TOMAS, "lead"),
            (CARE, PRIYA, "manager"),
            (BILLING, HELEN, "admin"),
            (BILLING, RUI, "lead"),
        ],
        away,
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
    assert told(audience, MARA, CARE, roster(*away)) == people


def test_an_incident_that_nobody_owns_is_its_leads():
    assert told(["owner"], None, CARE, roster()) == [TOMAS]


def test_a_lead_who_owns_the_incident_hears_once():
    assert told(["owner", "lead"], TOMAS, CARE, roster()) == [TOMAS]


def test_a_team_without_a_manager_is_looked_after_by_all_managers():
    assert told(["managers"], RUI, BILLING, roster()) == [PRIYA]


def test_without_anybody_above_the_owner_still_hears():
    assert told(["managers"], OLGA, CARE, Roster.of([], [])) == []
    assert told(["owner", "managers"], OLGA, CARE, Roster.of([], [])) == [OLGA]
