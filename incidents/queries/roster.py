from dataclasses import dataclass, field

from django.db.models import Q

from incidents.models import ChatChannel, Membership, User
from incidents.rules.audience import Roster
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
    """Whom the ladder may tell, and how those want to be told who don't want it as everybody."""

    roster: Roster
    wishes: dict[int, Wishes] = field(default_factory=dict)

    def wishes_of(self, person: int) -> Wishes:
        """How this person wants to be told."""
        return self.wishes.get(person, DEFAULT)


def staff(at, emails=()) -> Staff:
    """Everybody the ladder may tell, and who of all people is away at `at`. Three queries.

    emails: of people whom a ladder names. A superuser counts as an admin, so that a company without
    managers is not told nothing.
    """
    memberships = list(
        Membership.objects.filter(~Q(role=STAFF) | Q(is_guide=True), user__is_active=True)
        .order_by("pk")
        .values_list("team_id", "user_id", "role", "is_guide")
    )
    absent, superusers, wishes, named = [], [], {}, {}
    special = Q(away_until__gt=at) | Q(is_active=False) | Q(is_superuser=True) | _WISHES_DIFFER
    emails = {email.lower() for email in emails}
    for person in User.objects.filter(special | Q(email__in=emails)).order_by("pk"):
        if person.is_away(at) or not person.is_active:
            absent.append(person.pk)
        if person.is_superuser and person.is_active:
            superusers.append((0, person.pk, ADMIN))
        if person.email.lower() in emails:
            named[person.email.lower()] = person.pk
        wishes[person.pk] = _wishes(person)
    roles = [(team, person, role) for team, person, role, _ in memberships]
    guides = [(team, person) for team, person, _, is_guide in memberships if is_guide]
    chats = dict(ChatChannel.objects.values_list("name", "pk"))
    roster = Roster.of(roles + superusers, absent, guides, people=named, chats=chats)
    return Staff(roster, wishes)


def _wishes(person):
    reminders = [MAIL] * person.reminders_by_mail + [CHAT] * person.reminders_by_chat
    escalations = [MAIL] * person.escalations_by_mail + [CHAT] * person.escalations_by_chat
    quiet = (person.quiet_from, person.quiet_to) if person.quiet_from else None
    return Wishes(tuple(reminders), tuple(escalations), quiet, person.time_zone)
