"""What the lines of a list say of their incidents besides themselves, all in one query: the clock
that runs out first, how far it is on the path, who has it open.

`standing_of` reads all there is to know of one incident; a list of fifty needs six states of each.
Both end in the same rules (`rules.path`), and a test holds them against each other.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, Protocol

from django.db import connection

from incidents.queries.presence import HERE
from incidents.queries.statements import Statement
from incidents.rules.path import DONE, Standing, steps

_FACTS = Statement.named(
    """
    SELECT c.incident_id, 'clock' AS fact, c.kind::text AS word,
        ARRAY[
            EXTRACT(EPOCH FROM c.due_at) * 1000000, (c.paused_at IS NOT NULL)::int,
            c.id, c.person_id
        ]::bigint[] AS numbers,
        u.name::text AS name
    FROM incidents_clock c LEFT JOIN incidents_user u ON u.id = c.person_id
    WHERE c.incident_id = ANY(%(ids)s::bigint[]) AND c.stopped_at IS NULL
UNION ALL
    SELECT incident_id, 'cause', state, ARRAY[COUNT(*)], NULL
    FROM incidents_cause
    WHERE incident_id = ANY(%(ids)s::bigint[]) AND explains = 'happened'
    GROUP BY incident_id, state
UNION ALL
    SELECT incident_id, 'insight', question, NULL, NULL
    FROM incidents_insight
    WHERE incident_id = ANY(%(ids)s::bigint[]) AND question IN ('no-cause', 'where', 'how', 'why-1')
UNION ALL
    SELECT a.incident_id, 'letter', string_agg(a.state, ' ' ORDER BY a.id), ARRAY[
        COUNT(*) FILTER (WHERE a.state = 'draft' AND r.id IS NOT NULL AND r.decided_at IS NULL)
    ], NULL
    FROM incidents_apology a LEFT JOIN incidents_decision r ON r.id = a.review_id
    WHERE a.incident_id = ANY(%(ids)s::bigint[])
    GROUP BY a.incident_id
UNION ALL
    SELECT m.incident_id, 'remedies', '', ARRAY[
        COUNT(*) FILTER (WHERE m.is_open),
        COUNT(*) FILTER (WHERE m.is_open AND m.delivered_at IS NULL AND d.decided_at IS NULL
            AND d.id IS NOT NULL),
        COUNT(*) FILTER (WHERE m.is_open AND m.is_option AND m.offered_at IS NOT NULL
            AND NOT m.is_chosen),
        COUNT(*) FILTER (WHERE m.is_open AND m.kind = 'owed' AND m.delivered_at IS NULL
            AND NOT (m.is_option AND m.chosen_at IS NULL AND m.is_option_chosen)),
        COUNT(m.delivered_at)
    ], NULL
    FROM (
        SELECT *,
            declined_at IS NULL AS is_open,
            BOOL_OR(declined_at IS NULL AND chosen_at IS NOT NULL) OVER it AS is_chosen,
            BOOL_OR(declined_at IS NULL AND chosen_at IS NOT NULL AND is_option) OVER it
                AS is_option_chosen
        FROM incidents_remedy
        WHERE incident_id = ANY(%(ids)s::bigint[])
        WINDOW it AS (PARTITION BY incident_id)
    ) m LEFT JOIN incidents_decision d ON d.id = m.decision_id
    GROUP BY m.incident_id
UNION ALL
    SELECT incident_id, 'actions', '', ARRAY[
        COUNT(*) FILTER (WHERE prevents <> ''),
        COUNT(*) FILTER (WHERE prevents <> '' AND done_at IS NULL),
        COUNT(*) FILTER (WHERE done_at IS NULL)
    ], NULL
    FROM incidents_action
    WHERE incident_id = ANY(%(ids)s::bigint[]) AND dropped_because = ''
    GROUP BY incident_id
UNION ALL
    SELECT incident_id, 'lesson', '', NULL, NULL
    FROM incidents_lesson_incidents WHERE incident_id = ANY(%(ids)s::bigint[])
UNION ALL
    SELECT incident_id, 'survey', '', NULL, NULL
    FROM incidents_survey WHERE incident_id = ANY(%(ids)s::bigint[])
UNION ALL
    SELECT t.incident_id, 'tried', '', NULL, NULL
    FROM incidents_touchpoint t
    WHERE t.incident_id = ANY(%(ids)s::bigint[]) AND t.direction = 'out' AND NOT t.is_automatic
    AND EXISTS (
        SELECT FROM incidents_apology a
        WHERE a.incident_id = t.incident_id AND a.delivered_at < t.at
    )
UNION ALL
    SELECT p.incident_id, 'here', '', NULL, u.name
    FROM incidents_presence p JOIN incidents_user u ON u.id = p.person_id
    WHERE p.incident_id = ANY(%(ids)s::bigint[]) AND p.seen_at > %(since)s AND p.person_id <> %(me)s
""",
    "ids",
    "since",
    "me",
)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Running(NamedTuple):
    """A clock that runs, the next to be kept first: what stands still must not hide what runs.

    person: id and name of whose promise it is, if not the owner's
    """

    is_paused: bool
    due_at: datetime
    pk: int
    kind: str
    person: tuple[int, str] | None


class Way(NamedTuple):
    """How far an incident is on the path.

    states: of the six steps; number: of the first that is not done yet, from 1, the last one when
    all are; label: what that one is called
    """

    states: tuple[str, ...]
    number: int
    label: str


@dataclass(frozen=True)
class Facts:
    """clock: the one that runs out first, or None; here: first names of who else has it open."""

    clock: Running | None
    way: Way
    here: list[str]


class HasFacts(Protocol):
    """An incident, or what has been read of one."""

    pk: int
    is_open: bool


def facts_of(incidents: Iterable[HasFacts], user, at: datetime) -> dict[int, Facts]:
    """What there is to say of each of these incidents to `user`, by id. One query.

    incidents: bounded
    """
    incidents = list(incidents)
    clocks, here, told = defaultdict(list), defaultdict(list), defaultdict(list)
    # One text is read quicker than as many numbers, ten times over.
    ids = "{" + ",".join(str(one.pk) for one in incidents) + "}"
    with connection.cursor() as cursor:
        _FACTS.execute(cursor, [ids, at - HERE, user.pk])
        for pk, fact, word, numbers, name in cursor:
            if fact == "clock":
                clocks[pk].append(_running(word, numbers, name))
            elif fact == "here":
                here[pk].append(name)
            else:
                told[pk].append((fact, word, tuple(numbers or ())))
    return {
        one.pk: _facts(one.is_open, clocks[one.pk], sorted(here[one.pk]), tuple(told[one.pk]))
        for one in incidents
    }


def _facts(is_open, running, here, told):
    kinds = frozenset(clock.kind for clock in running)
    first_names = [name.split()[0] for name in here]
    return Facts(min(running, default=None), _way(is_open, kinds, told), first_names)


def _running(kind, numbers, name):
    microseconds, is_paused, pk, person = numbers
    due_at = _EPOCH + timedelta(microseconds=microseconds)
    return Running(bool(is_paused), due_at, pk, kind, (person, name) if person else None)


@lru_cache(maxsize=2000)
def _way(is_open, running, told):
    # Of all incidents that are open, many stand alike.
    path = steps(_standing(is_open, running, told))
    undone = (place for place, step in enumerate(path, 1) if step.state != DONE)
    number = next(undone, len(path))
    return Way(tuple(step.state for step in path), number, path[number - 1].label)


def _standing(is_open, running, told):
    found = defaultdict(list)
    for fact, word, numbers in told:
        found[fact].append((word, numbers))
    causes = {state: counted for state, (counted,) in found["cause"]}
    ((letters, (in_review,)),) = found["letter"] or [("", [0])]
    ((_, remedies),) = found["remedies"] or [("", [0] * 5)]
    ((_, actions),) = found["actions"] or [("", [0] * 3)]
    states = letters.split()
    return Standing(
        is_open=is_open,
        running=running,
        suspected=causes.get("suspected", 0),
        confirmed=causes.get("confirmed", 0),
        answered=frozenset(question for question, _ in found["insight"]),
        letter=states[-1] if states else "",
        has_answer="delivered" in states,
        in_review=bool(in_review),
        remedies=remedies[0],
        waiting=remedies[1],
        undecided=remedies[2],
        owed=remedies[3],
        delivered=remedies[4],
        preventive=actions[0],
        preventive_open=actions[1],
        ours_open=actions[2],
        lessons=len(found["lesson"]),
        surveys=len(found["survey"]),
        tried_after_answer=len(found["tried"]),
    )
