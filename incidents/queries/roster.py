from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from incidents.models import ChatChannel, Membership, User
from incidents.rules.audience import Roster, StandIn, Told
from incidents.rules.roles import ADMIN, STAFF
from incidents.rules.wishes import CHAT, DEFAULT, MAIL, Wishes

_WISHES_DIFFER = (
    Q(reminders_by_mail=False)
    | Q(reminders_by_chat=True)
    | Q(escalations_by_mail=False)
    | Q(escalations_by_chat=True)
    | Q(quiet_from__isnull=False)
)


@dataclass(frozen=True)
class Staff:
    """Whom the ladder may tell, and how those want to be told who don't want it as everybody.

    names: of all of them, by id
    """

    roster: Roster
    wishes: dict[int, Wishes] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def wishes_of(self, person: int) -> Wishes:
        """How this person wants to be told."""
        return self.wishes.get(person, DEFAULT)

    def words_for(self, told: Told, person: int) -> dict[str, str]:
        """What a message to somebody who was told says besides: for whom they stand in."""
        absent = told.stand_ins.get(person)
        return {"stands_in_for": self.names[absent]} if absent in self.names else {}


def staff(at, emails=()) -> Staff:
    """Everybody the ladder may tell, and who of all people is away at `at`. Two queries.

    emails: of people whom a ladder names
    """
    people = User.objects.with_places().filter(on_the_ladder(at, emails)).order_by("pk")
    return staff_of(people, dict(ChatChannel.objects.values_list("name", "pk")), at, emails)


def on_the_ladder(at, emails=()) -> Q:
    """The people a ladder may tell: those who hold a role, who are away at `at`, who stand in for
    those, and who want something special."""
    special = Q(away_until__gt=at) | Q(is_active=False) | Q(is_superuser=True) | _WISHES_DIFFER
    above = Membership.objects.filter(~Q(role=STAFF) | Q(is_guide=True), user=OuterRef("pk"))
    named = Q(email__in={email.lower() for email in emails})
    return special | Exists(above) | named | Q(pk__in=standing_in(at))


def standing_in(at) -> QuerySet:
    """Ids of those whom people who are away at `at` have named to stand in for them."""
    away = User.objects.filter(away_until__gt=at, substitute__isnull=False)
    return away.order_by().values("substitute")


def staff_of(people: Iterable[User], chats: dict[str, int], at, emails=()) -> Staff:
    """The same of people that were read already, with their places; no query.

    chats: name of a chat channel → its id
    """
    known = {person.pk: person for person in people}
    return Staff(
        roster_of(known, chats, at, emails),
        {person.pk: wishes_of(person) for person in known.values()},
        {person.pk: person.name for person in known.values()},
    )


def roster_of(known: dict[int, User], chats: dict[str, int], at, emails=()) -> Roster:
    """The roster alone. known: people by id, with their places; chats, emails: as above; no query.

    A superuser counts as an admin, so that a company without managers is not told nothing.
    """
    places, absent, superusers, named = [], [], [], {}
    emails = {email.lower() for email in emails}
    for person in known.values():
        if person.is_away(at) or not person.is_active:
            absent.append(person.pk)
        if person.is_active:
            places += person.places
            superusers += [(0, person.pk, ADMIN)] * person.is_superuser
        if person.email.lower() in emails:
            named[person.email.lower()] = person.pk
    places.sort(key=lambda place: place.pk)
    roles = [(place.team_id, place.user_id, place.role) for place in places]
    guides = [(place.team_id, place.user_id) for place in places if place.is_guide]
    stand_ins = {
        one.pk: _stand_in(known[one.substitute_id])
        for one in known.values()
        if one.is_away(at) and can_stand_in(known.get(one.substitute_id), at)
    }
    parts = {"people": named, "chats": chats, "stand_ins": stand_ins}
    return Roster.of(roles + superusers, absent, guides, **parts)


def can_stand_in(person: User | None, at) -> bool:
    """Whether this is somebody who is there for whoever has named them."""
    return person is not None and person.is_active and not person.is_away(at)


def _stand_in(person):
    return StandIn(person.pk, None if person.sees_everything else frozenset(person.team_ids))


def wishes_of(person: User) -> Wishes:
    """How somebody wants to be told."""
    reminders = [MAIL] * person.reminders_by_mail + [CHAT] * person.reminders_by_chat
    escalations = [MAIL] * person.escalations_by_mail + [CHAT] * person.escalations_by_chat
    quiet = (person.quiet_from, person.quiet_to) if person.quiet_from else None
    return Wishes(tuple(reminders), tuple(escalations), quiet, person.time_zone)
