"""Who works there, and for whom: teams, staff, customers and their contacts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection

from bench.load.lines import Lines
from bench.load.names import DOMAIN, LEAD, MANAGER, PASSWORD, WORKER
from bench.load.words import made_up, pool, text
from incidents.models import Contact, Customer, Membership, SavedView, Tag, Team, User
from incidents.rules import roles

TEAMS = (
    *("Customer care", "Billing", "Deliveries", "Onboarding", "Integrations", "Returns"),
    *("Key accounts", "Field service", "Warehouse", "Web shop", "Contracts", "Quality"),
)
"""The first has the most to do, the last the least."""
STAFF = 200
ADMINS, MANAGERS = 2, 4
GUIDE_EVERY = 5
"""Of so many who work in a team, one may be invited as a guide."""

FIRST = (
    *("Ana", "Ben", "Carla", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jakub", "Kira"),
    *("Luca", "Mona", "Nils", "Oona", "Pavel", "Rosa", "Sana", "Theo", "Uma", "Vito", "Yara"),
)
CUSTOMERS_FOR = 25
"""A customer for so many incidents; some have had far more, most one or two."""
LEAST_CUSTOMERS = 20
CONTACTS = 2
TAGS = (
    *("vip", "refund", "contract", "press", "legal", "safety", "holiday", "courier", "new-hire"),
    *("migration", "pricing", "portal", "weather", "strike", "audit", "pilot", "renewal", "cold"),
)
VIEWS = (
    ("Past our promise", "clock=breached"),
    ("Critical and high", "urgency=critical&urgency=high&owner=anyone"),
    ("Nobody’s yet", "owner=nobody"),
    ("Due today", "owner=anyone&clock=due_today"),
)


@dataclass(frozen=True)
class Company:
    """Everybody a case may have to do with.

    teams: (id, name) each; staff: of each team the (id, name) of its people, those who are measured
    first; leads: of each team one id; measured: ids of lead, staff and manager
    customers: ids; contacts lie two for each customer, in the customers' order: names of all;
    tags: ids, the most frequent first; policy: the id of the version in force
    """

    teams: list[tuple[int, str]]
    staff: list[list[tuple[int, str]]]
    leads: list[int]
    measured: list[tuple[int, str]]
    customers: int
    contacts: list[str]
    tags: list[int]
    policy: int


def settle(incidents: int, seed: int, at: datetime, policy: int) -> Company:
    """Make the company that has `incidents` incidents; the database is empty."""
    random = Random(f"{seed} company")
    teams = Team.objects.bulk_create(Team(name=name) for name in TEAMS)
    people = _people(random, at)
    places = _places(people, teams)
    Membership.objects.bulk_create(places)
    _views(people, teams, at)
    tags = Tag.objects.bulk_create(Tag(name=name) for name in TAGS)
    customers = max(LEAST_CUSTOMERS, incidents // CUSTOMERS_FOR)
    return Company(
        teams=[(team.pk, team.name) for team in teams],
        staff=[_of_team(places, team) for team in teams],
        leads=[_lead_of(places, team) for team in teams],
        measured=[(person.pk, person.name) for person in people[:3]],
        customers=customers,
        contacts=_customers(random, seed, customers, at),
        tags=[tag.pk for tag in tags],
        policy=policy,
    )


def _people(random, at):
    password = make_password(PASSWORD, salt=f"bench{random.randrange(10**9)}")
    emails = [LEAD, WORKER, MANAGER]
    emails += [f"person-{n}@{DOMAIN}" for n in range(4, STAFF + 1)]
    people = [
        User(
            email=email,
            name=f"{random.choice(FIRST)} {made_up(random, 2).title()}",
            password=password,
            date_joined=at - timedelta(days=3 * 365),
            toured_at=at,
        )
        for email in emails
    ]
    return User.objects.bulk_create(people)


def _places(people, teams):
    """Lead and staff who are measured are of the first team; then managers, admins, leads, staff.

    A team's share of the staff is as large as its share of the work: see `cases.team_of`.
    """
    lead, worker, manager, *others = people
    places = [
        Membership(user=lead, team=teams[0], role=roles.LEAD),
        Membership(user=worker, team=teams[0], role=roles.STAFF),
        *(Membership(user=manager, team=team, role=roles.MANAGER) for team in teams[:3]),
    ]
    for role, number in ((roles.MANAGER, MANAGERS - 1), (roles.ADMIN, ADMINS)):
        places += [Membership(user=others.pop(), team=teams[n], role=role) for n in range(number)]
    places += [Membership(user=others.pop(), team=team, role=roles.LEAD) for team in teams[1:]]
    shares = [1 / rank for rank in range(1, len(teams) + 1)]
    number, begin = len(others), 0.0
    for team, share in zip(teams, shares, strict=True):
        end = begin + share / sum(shares) * number
        places += [
            Membership(user=person, team=team, role=roles.STAFF, is_guide=n % GUIDE_EVERY == 0)
            for n, person in enumerate(others[round(begin) : round(end)])
        ]
        begin = end
    return places


def _of_team(places, team):
    return [
        (place.user.pk, place.user.name)
        for place in places
        if place.team == team and place.role in (roles.STAFF, roles.LEAD)
    ]


def _lead_of(places, team):
    found = (place for place in places if place.team == team and place.role == roles.LEAD)
    return next(found).user.pk


def _views(people, teams, at):
    views = [SavedView(name=name, query=query, audience="everyone", by=people[0], at=at)
             for name, query in VIEWS]  # fmt: skip
    views += [
        SavedView(name=f"Urgent in {team}", query=f"urgency=critical&owner=anyone&team={team.pk}",
                  audience="team", team=team, by=people[0], at=at)
        for team in teams
    ]  # fmt: skip
    views += [
        SavedView(name="My critical ones", query="urgency=critical", audience="me", by=person,
                  at=at)
        for person in people[:20]
    ]  # fmt: skip
    SavedView.objects.bulk_create(views)


def _customers(random, seed, number, at):
    """Copy customers and contacts; returns the names of all contacts, by id from 1."""
    words, names = pool(seed), []
    customers = Lines(
        Customer, "id", "name", "is_internal", "since", "goals", "value_a_year", "currency"
    )
    contacts = Lines(Contact, "id", "customer_id", "name", "position", "email", "phone", "prefers")
    prefers = (*Contact.Prefers.values, "")
    for pk in range(1, number + 1):
        name = f"{made_up(random, 2)} {made_up(random, 2)}".title() + f" {_suffix(random)} {pk}"
        since = (at - timedelta(days=random.randrange(200, 4000))).date()
        value = random.randrange(1, 400) * 500
        customers.add(pk, name, pk % 30 == 0, since, text(random, words, 6, 20), value, "EUR")
        for n in range(CONTACTS):
            who = f"{random.choice(FIRST)} {made_up(random, random.choice((2, 3))).title()} {n + 1}"
            names.append(who)
            mail = f"contact-{len(names)}@customers.example"
            contacts.add(
                len(names), pk, who, "Manager", mail, f"+43 1 {pk:06}", random.choice(prefers)
            )
    with connection.cursor() as cursor:
        customers.copy(cursor)
        contacts.copy(cursor)
    return names


def _suffix(random):
    return random.choice(("Foods", "Logistics", "Clinics", "Group", "Works", "Trading", "Homes"))
