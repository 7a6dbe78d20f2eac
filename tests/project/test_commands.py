"""Commands on their own, before anything else has been started."""

import os

from django.db import connection

from tests.plugins.processes import url_of_test_database
from tests.project.conftest import manage
from tests.waiting import wait_until

TICKETS = (
    "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,"
    "Company public response,Company,Date sent to company,Company response to consumer,"
    "Timely response?,Consumer disputed?,Complaint ID,Submitted via\n"
    "2020-03-18,Loans,,Late,,,,ACME,2020-03-18,In progress,Yes,N/A,4711,Web\n"
)


def import_tickets(folder, **env):
    file = folder / "tickets.csv"
    file.write_text(TICKETS)
    rejects = folder / "rejects.csv"
    return manage("import_incidents", file, "--profile", "cfpb", "--rejects", rejects, **env)


def test_an_import_into_nothing_makes_the_database_it_needs(var, tmp_path):
    var = var.with_name("alone")
    first = import_tickets(tmp_path, RECOVERY_VAR=var)
    assert first.stdout.startswith("1 incident came in."), first.stderr
    again = import_tickets(tmp_path, RECOVERY_VAR=var)
    assert "1 was there already." in again.stdout
    wait_until(lambda: not (var / "postgres" / "data" / "postmaster.pid").exists())


def test_a_database_of_ones_own_is_not_migrated_unasked(committed, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE untouched")
    try:
        url = url_of_test_database().replace(connection.settings_dict["NAME"], "untouched")
        refused = import_tickets(tmp_path, RECOVERY_VAR=tmp_path, DATABASE_URL=url)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE untouched WITH (FORCE)")
    assert refused.returncode == 1
    assert refused.stderr == (
        "CommandError: The database is not up to date, so nothing was done. "
        f"Run `manage.py migrate` first.{os.linesep}"
    )


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    nowhere = f"postgresql://nobody@/nothing?host={tmp_path}"
    refused = import_tickets(tmp_path, RECOVERY_VAR=tmp_path, DATABASE_URL=nowhere)
    assert refused.returncode == 1
    assert refused.stderr.startswith("CommandError: The database does not answer: ")
    assert len(refused.stderr.splitlines()) == 1
