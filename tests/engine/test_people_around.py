"""Whom an incident's page names under “If nobody acts” are those whom the sweep would tell."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import ChatChannel, Membership, User
from incidents.queries.people_around import people_around
from incidents.queries.roster import staff
from incidents.rules.audience import CHAT, PERSON, told
from incidents.rules.roles import ADMIN, LEAD, MANAGER

IN_THREE_DAYS = timezone.now() + timedelta(days=3)
ROOM, ELSEWHERE = f"{CHAT}care", f"{CHAT}nowhere"


def changes(person, **fields):
    User.objects.filter(pk=person.pk).update(**fields)


def nobody_is_away(cast):
    pass


def the_owner_is_away(cast):
    changes(cast.mara, away_until=IN_THREE_DAYS, substitute=cast.jonas)


def who_stands_in_sees_another_team_only(cast):
    changes(cast.mara, away_until=IN_THREE_DAYS, substitute=cast.rui)


def who_stands_in_is_away_too(cast):
    the_owner_is_away(cast)
    changes(cast.jonas, away_until=IN_THREE_DAYS)


def the_lead_has_left(cast):
    changes(cast.tomas, is_active=False)


def a_manager_stands_in_for_the_lead(cast):
    changes(cast.tomas, away_until=IN_THREE_DAYS, substitute=cast.priya)


def no_manager_is_there(cast):
    changes(cast.priya, away_until=IN_THREE_DAYS)


def its_manager_has_left(cast):
    changes(cast.priya, is_active=False)
    Membership.objects.filter(user=cast.rui).update(role=MANAGER)


def only_another_team_has_a_manager(cast):
    Membership.objects.filter(team=cast.care, role=MANAGER).delete()
    Membership.objects.filter(user=cast.rui).update(role=MANAGER)


def somebody_has_all_rights(cast):
    changes(cast.bea, is_superuser=True)


def a_colleague_guides(cast):
    Membership.objects.filter(user=cast.jonas).update(is_guide=True)
    Membership.objects.filter(user=cast.rui).update(is_guide=True)


@pytest.mark.parametrize(
    "happens",
    [
        nobody_is_away,
        the_owner_is_away,
        who_stands_in_sees_another_team_only,
        who_stands_in_is_away_too,
        the_lead_has_left,
        a_manager_stands_in_for_the_lead,
        no_manager_is_there,
        its_manager_has_left,
        only_another_team_has_a_manager,
        somebody_has_all_rights,
        a_colleague_guides,
    ],
)
def test_the_page_names_whom_the_sweep_tells(happens, cast):
    happens(cast)
    incident, at = cast.logs(cast.mara), timezone.now()
    rooms = {ChatChannel.objects.create(name="care", address="json://host/").pk: "care"}
    email = cast.rui.email.upper()
    audience = ["owner", "guide", LEAD, "managers", ADMIN, PERSON + email, ROOM, ELSEWHERE]
    seen = people_around(incident, rooms, at, audience=audience, ids=[cast.mara.pk])
    known = staff(at, [email])
    for name in audience:
        heard = told([name], cast.mara.pk, cast.care.pk, seen.roster, turn=incident.pk)
        assert heard == told([name], cast.mara.pk, cast.care.pk, known.roster, turn=incident.pk)
        assert set(heard.people) <= set(seen.names)


def test_who_is_named_is_known_by_name_and_other_teams_are_left_out(cast):
    incident, at = cast.logs(cast.mara), timezone.now()
    seen = people_around(incident, {}, at, audience=[LEAD], ids=[cast.mara.pk, cast.bea.pk])
    assert seen.names[cast.bea.pk] == cast.bea.name
    assert cast.rui.pk not in seen.names


def test_guides_are_read_only_where_a_ladder_asks_for_one(cast):
    a_colleague_guides(cast)
    incident, at = cast.logs(cast.mara), timezone.now()
    for audience, is_known in (["guide"], True), ([LEAD], False):
        seen = people_around(incident, {}, at, audience=audience, ids=[])
        assert (cast.jonas.pk in seen.names) == is_known
