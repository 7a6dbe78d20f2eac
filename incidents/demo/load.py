"""Loads Tidewell through the product's own verbs, so that its past is as real as its future."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction

from incidents.demo import company
from incidents.demo.customers import customers_move_in
from incidents.demo.learning import learn
from incidents.demo.past import go_on_until, send_the_rest
from incidents.demo.promises import tidewell_promises
from incidents.demo.story import story
from incidents.demo.telling import tell
from incidents.models import Membership, PolicyVersion, Team, User

NEW_PROMISES_SINCE = timedelta(minutes=150)
"""What was learned of before runs round the clock, under the policy that Recovery starts with."""


@transaction.atomic
def load(*, at, time_zone="UTC"):
    """Add the demo company as of `at` (aware). Its people see times in `time_zone`.

    Teams and customers that an import brought before are taken as they are. Raises IntegrityError
    when the company is there already.
    """
    zone = ZoneInfo(time_zone)
    people = _people(time_zone)
    contacts = customers_move_in(by=people["helen"], at=at)
    _publish(tidewell_promises(at, time_zone), people["helen"], at)
    tell(list(story(at, zone)), people, contacts)
    go_on_until(at)
    send_the_rest(at)
    learn(people, at, zone)


def _people(time_zone):
    teams = {name: Team.objects.get_or_create(name=name)[0] for name in company.TEAMS}
    # One hash for all: hashing is slow on purpose, and this password is no secret.
    password = make_password(company.PASSWORD)
    people = {}
    for first, (name, roles) in company.PEOPLE.items():
        admin = "admin" in roles.values()
        person = User.objects.create(
            email=f"{first}@{company.DOMAIN}",
            name=name,
            password=password,
            time_zone=time_zone,
            is_staff=admin,
            is_superuser=admin,
        )
        Membership.objects.bulk_create(
            Membership(
                user=person,
                team=teams[team],
                role=role,
                is_guide=company.GUIDES.get(first) == team,
            )
            for team, role in roles.items()
        )
        people[first] = person
    return people


def _publish(document, by, at):
    PolicyVersion.objects.create(
        number=PolicyVersion.objects.published().count() + 1,
        document=document,
        note="Our office hours count from today; what is critical runs round the clock.",
        effective_from=at - NEW_PROMISES_SINCE,
        published_at=at - NEW_PROMISES_SINCE,
        published_by=by,
    )
