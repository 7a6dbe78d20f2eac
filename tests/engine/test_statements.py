"""What the database server keeps of a query: the same rows, on every run and every connection."""

import pytest
from django.db import connection

from incidents.models import Team
from incidents.queries import statements
from incidents.queries.prepared import Prepared

RUNS = statements.AFTER + 3


def kept():
    """How many statements the server keeps for this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'recovery%'")
        return cursor.fetchone()[0]


@pytest.fixture
def named():
    """A query of its own, which nothing has run yet: the name of a team, in percent."""
    return Prepared(lambda pk: Team.objects.filter(pk=pk).exclude(name="100 %").values_list("name"))


def test_what_is_asked_often_is_kept_and_finds_the_same(cast, named):
    before = kept()
    for _ in range(RUNS):
        assert named.rows(pk=cast.care.pk) == [("Customer care",)]
        assert named.rows(pk=cast.billing.pk) == [("Billing",)]
    assert kept() == before + 1


def test_what_is_asked_once_or_twice_is_not_kept(cast, named):
    before = kept()
    for _ in range(statements.AFTER):
        named.rows(pk=cast.care.pk)
    assert kept() == before


def test_a_pooler_that_shares_connections_gets_plain_queries(cast, named, settings):
    settings.PREPARED_STATEMENTS = False
    before = kept()
    for _ in range(RUNS):
        assert named.rows(pk=cast.care.pk) == [("Customer care",)]
    assert kept() == before


def test_a_new_connection_starts_anew(committed, cast, named):
    for _ in range(RUNS):
        named.rows(pk=cast.care.pk)
    connection.close()
    assert kept() == 0
    for _ in range(RUNS):
        assert named.rows(pk=cast.care.pk) == [("Customer care",)]
    assert kept() == 1


def test_the_oldest_makes_room_and_comes_back(committed, cast):
    connection.close()
    queries = [
        Prepared(lambda pk, n=number: Team.objects.filter(pk=pk).values_list("name")[: n + 1])
        for number in range(statements.MOST + 5)
    ]
    for query in [*queries, queries[0]]:
        for _ in range(RUNS):
            assert query.rows(pk=cast.care.pk) == [("Customer care",)]
    assert kept() == statements.MOST
