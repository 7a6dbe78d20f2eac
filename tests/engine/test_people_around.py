"""Whom an incident's page names under “If nobody acts” are those whom the sweep would tell."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import ChatChannel, Membership, User
from incidents.queries.people_around import people_around
from incidents.queries.roster import staff
from incidents.rules.audience import CHAT, PERSON, told
from incidents.rules.roles import ADMIN, LEAD

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
        somebody_has_all_rights,
        a_colleague_guides,
    ],
)
def test_the_page_names_whom_the_sweep_tells(happens, cast):
    happens(cast)
    incident, at = cast.logs(cast.mara), timezone.now()
    rooms = {ChatChannel.objects.create(name="care", address="json://host/").pk: "care"}
    emails = [cast.rui.email.upper()]
    seen = people_around(incident, rooms, at, emails=emails, ids=[cast.mara.pk])
    known = staff(at, emails)
    for name in ("owner", "guide", LEAD, "managers", ADMIN, PERSON + emails[0], ROOM, ELSEWHERE):
        heard = told([name], cast.mara.pk, cast.care.pk, seen.roster, turn=incident.pk)
        assert heard == told([name], cast.mara.pk, cast.care.pk, known.roster, turn=incident.pk)
        assert set(heard.people) <= set(seen.names)


def test_who_is_named_is_known_by_name_and_other_teams_are_left_out(cast):
    incident, at = cast.logs(cast.mara), timezone.now()
    seen = people_around(incident, {}, at, emails=[], ids=[cast.mara.pk, cast.bea.pk])
    assert seen.names[cast.bea.pk] == cast.bea.name
    assert cast.rui.pk not in seen.names
