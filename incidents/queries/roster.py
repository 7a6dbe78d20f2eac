from django.db.models import Q

from incidents.models import Membership, User
from incidents.rules.audience import Roster
from incidents.rules.roles import ADMIN, STAFF


def roster(at):
    """Everybody the ladder may tell and who of all staff is away at `at`. Two queries.

    A superuser counts as an admin, so that a company without managers is not told nothing.
    """
    memberships = list(
        Membership.objects.exclude(role=STAFF)
        .filter(user__is_active=True)
        .order_by("pk")
        .values_list("team_id", "user_id", "role")
    )
    absent, superusers = [], []
    people = User.objects.filter(Q(away_until__gt=at) | Q(is_active=False) | Q(is_superuser=True))
    for person in people.order_by("pk"):
        if person.is_away(at) or not person.is_active:
            absent.append(person.pk)
        if person.is_superuser and person.is_active:
            superusers.append((0, person.pk, ADMIN))
    return Roster.of(memberships + superusers, absent)
