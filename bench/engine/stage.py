"""A company with any number of open incidents, some of them due. All that knows the schema.

One incident is logged by the product itself and then copied inside the database, so a column that
is added to a table is copied along, and this file has to know only those that differ.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, connections, transaction

from incidents.actions.log import log_incident
from incidents.models import Clock, Contact, Customer, Incident, Membership, Team, User

CUSTOMERS = 1000
STEPS, MESSAGES = 4, 5
"""What is due is due for one step of the first policy's ladder, a quarter each: the owner's
reminder, owner and lead at the deadline, a guide, the managers. So four neighbours, who are one
owner's, make five messages."""
AGO = timedelta(minutes=1)
WRITTEN = ("incidents_event", "incidents_message", "incidents_escalation", "incidents_guide")
"""The tables that a sweep adds to."""


@dataclass(frozen=True)
class Company:
    """Who there is, and the incident of which all others are copies.

    teams, owners: ids; the owners of each team stand together; customers: ids
    pattern: the id of the incident that was logged; at: the moment at which that was
    """

    teams: list[int]
    owners: list[int]
    customers: list[int]
    pattern: int
    at: datetime

    @property
    def numbers(self):
        """SQL parameters: the people and places among which incidents are dealt out."""
        return {
            "teams": self.teams,
            "owners": self.owners,
            "customers": self.customers,
            "pattern": self.pattern,
            "staff": len(self.owners) // len(self.teams),
            "at": self.at,
        }


def company(*, teams, staff) -> Company:
    """Make a company: `teams` teams, each with a lead, a manager, a guide and `staff` owners."""
    at = datetime.now(UTC).replace(microsecond=0)
    places = Team.objects.bulk_create(Team(name=f"Team {n}") for n in range(teams))
    owners = []
    for name, role, number in (
        ("lead", "lead", 1),
        ("manager", "manager", 1),
        ("guide", "staff", 1),
        ("owner", "staff", staff),
    ):
        where = [place for place in places for _ in range(number)]
        people = User.objects.bulk_create(
            User(email=f"{name}-{n}@tidewell.example", name=f"{name.title()} Number {n}")
            for n in range(len(where))
        )
        Membership.objects.bulk_create(
            Membership(user=person, team=place, role=role, is_guide=name == "guide")
            for person, place in zip(people, where, strict=True)
        )
        owners = [person.pk for person in people]
    customers = Customer.objects.bulk_create(
        Customer(name=f"Customer {n}") for n in range(CUSTOMERS)
    )
    contact = Contact.objects.create(
        customer=customers[0], name="Elena Marsh", email="elena@brightwater.example"
    )
    pattern = log_incident(
        by=User.objects.get(pk=owners[0]),
        at=at,
        customer=customers[0],
        contact=contact,
        happened="38 of 212 deliveries were missing from this morning’s plan.",
        promised="The full delivery plan by 06:00 every working day.",
        impact="Their drivers stood in the yard until nine.",
        learned_at=at,
        noticed_by="customer",
        urgency="normal",
    )
    ids = [place.pk for place in places], owners, [customer.pk for customer in customers]
    return Company(*ids, pattern=pattern.pk, at=at)


_N = f"(({{incident}} - %(pattern)s) / {STEPS})"
"""The number of four neighbours, which are one team's and one owner's, each at another step."""
_TEAM = f"{_N} %% cardinality(%(teams)s)"
_OWNER = f"{_TEAM} * %(staff)s + {_N} / cardinality(%(teams)s) %% %(staff)s"
_INCIDENT = {
    "id": "n",
    "customer_id": "(%(customers)s)[1 + n %% cardinality(%(customers)s)]",
    "team_id": f"(%(teams)s)[1 + {_TEAM}]".format(incident="n"),
    "owner_id": f"(%(owners)s)[1 + {_OWNER}]".format(incident="n"),
}
# Spread over the two months to come, as long as they were given in the pattern.
_LATER = "(pattern.{column} + (n %% 86400) * interval '1 minute' + interval '1 day')"
_CLOCK = {
    "incident_id": "n",
    **{column: _LATER.format(column=column) for column in ("started_at", "due_at", "next_step_at")},
}


def fill(company, *, open):
    """Bring the company to `open` open incidents, with the clocks they start with and none due."""
    first = Incident.objects.latest("pk").pk + 1
    last = company.pattern + open - 1
    clocks = Clock.objects.filter(incident=company.pattern).values_list("pk", flat=True)
    with transaction.atomic(), connection.cursor() as cursor:
        _without_triggers(cursor)
        _copy(cursor, company, Incident, company.pattern, first, last, _INCIDENT)
        for clock in clocks:
            _copy(cursor, company, Clock, clock, first, last, _CLOCK)
        if first == company.pattern + 1:
            _set_pattern_aside(cursor, company)
    tidy("incidents_incident", "incidents_clock")


def _copy(cursor, company, model, pattern, first, last, changed):
    """Copy a row for each n from `first` to `last`; `changed`: column → expression of n."""
    columns = [field.column for field in model._meta.concrete_fields]
    if "id" not in changed:
        columns.remove("id")
    values = [changed.get(column, f"pattern.{column}") for column in columns]
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "  # noqa: S608
        f"SELECT {', '.join(values)} "
        f"FROM {model._meta.db_table} AS pattern, generate_series(%(first)s, %(last)s) AS n "
        "WHERE pattern.id = %(row)s",
        {**company.numbers, "first": first, "last": last, "row": pattern},
    )


def _set_pattern_aside(cursor, company):
    cursor.execute(
        "UPDATE incidents_clock SET next_step_at = next_step_at + interval '61 days' "
        "WHERE incident_id = %(pattern)s",
        company.numbers,
    )


PAST = 5_000
"""So many escalations lie behind the company."""

_MAKE_DUE = """
    UPDATE incidents_clock AS clock
    SET started_at = later.due_at - (clock.due_at - clock.started_at),
        due_at = later.due_at,
        next_step = later.step,
        next_step_at = %(due_at)s,
        tries = 0,
        leased_until = NULL
    FROM (
        SELECT n AS incident, (n - %(pattern)s) %% %(steps)s AS step,
               %(due_at)s - (%(lags)s)[1 + (n - %(pattern)s) %% %(steps)s] AS due_at
        FROM generate_series(%(pattern)s, %(pattern)s + %(number)s - 1) AS n
    ) AS later
    WHERE clock.incident_id = later.incident AND clock.kind = 'contact'
"""


def make_due(company, number, *, at=None):
    """Make the contact clocks of the first `number` incidents due, as if nothing had been written.

    Each is due for one step, since a minute ago, or from the moment `at` on. Removes what earlier
    sweeps have written, and brings the tables back into shape.
    """
    clock = Clock.objects.get(incident=company.pattern, kind="contact")
    lags = [clock.climb.moment(step) - clock.due_at for step in range(STEPS)]
    with transaction.atomic(), connection.cursor() as cursor:
        _without_triggers(cursor)
        # A cause may name the hand-over in which it slipped, and a notice what it tells: events.
        cursor.execute(f"TRUNCATE incidents_cause, incidents_notice, {', '.join(WRITTEN)}")
        cursor.execute(_PAST, [PAST])
        cursor.execute(
            _MAKE_DUE,
            {
                **company.numbers,
                "number": number,
                "steps": STEPS,
                "lags": lags,
                "due_at": at or company.at - AGO,
            },
        )
    tidy("incidents_clock", *WRITTEN)


def tidy(*tables):
    """Vacuum and analyse these tables: nobody else does it here while we measure."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE) {table}")
        cursor.execute("CHECKPOINT")


# PostgreSQL plans the checks of foreign keys once a session. Were the table empty then, it would
# read all of it for each check ever after, which no company does that has been in use for a day.
_PAST = """
    INSERT INTO incidents_escalation (clock_id, plan, step, was_due_at, taken_at, told)
    SELECT id, 0, 0, due_at, due_at, 0 FROM incidents_clock ORDER BY id DESC LIMIT %s
"""


def keep_copy(name):
    """Copy the database as it stands to one that is called `name`, on the same server."""
    connections.close_all()
    original = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {original} STRATEGY file_copy")


def connection_to(name):
    """A connection to a copy, to be put in the place of `connections["default"]`."""
    copy = connections.create_connection("default")
    copy.settings_dict = {**copy.settings_dict, "NAME": name}
    return copy


def _without_triggers(cursor):
    """Foreign keys and the append-only timeline: a million of them would be checked one by one."""
    cursor.execute("SET LOCAL session_replication_role = replica")
