"""The benches know the schema, so a change of it shows here. Sizes are tiny, and nothing is timed.

`bench.storm` stands on the same stage, but its moment has to lie ahead: it takes too long for here.
"""

import json
import subprocess
import sys

import pytest

from tests.project.conftest import ROOT, surroundings

SPEEDS = {"cores", "load", "free_cores", "per_s_1"}


@pytest.fixture(scope="module")
def started():
    """Both at once, as each waits more than it works."""
    sweep, outbox = run("sweep", "--open", "40", "--due", "8"), run("outbox", "--messages", "20")
    with sweep, outbox:
        yield {"sweep": sweep, "outbox": outbox}


def run(name, *sizes):
    """Start a bench, which is waited for when the block is left."""
    return subprocess.Popen(
        [sys.executable, "-m", f"bench.{name}", *sizes, "--rounds", "1", "--json"],
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def figures(process):
    """What its last line says."""
    told, problem = process.communicate()
    assert process.returncode == 0, problem
    return json.loads(told.splitlines()[-1])


def test_the_sweep_and_the_bare_loop_leave_the_same_rows(started):
    # It ends with an error where they do not.
    found = figures(started["sweep"])
    assert found.keys() >= SPEEDS | {"per_s_2", "per_s_sql", "ratio_to_sql", "ratio_two_to_one"}
    assert found.keys() >= {"idle_ms", "idle_growth", "memory_growth_mb"}
    assert found["statements_first_batch"] == found["statements_first_batch_of_one"]


def test_every_mail_of_the_outbox_arrives(started):
    # It ends with an error where one does not.
    found = figures(started["outbox"])
    assert found.keys() >= SPEEDS | {"per_s", "per_s_smtplib", "deliverers"}
    assert found.keys() >= {"ratio_to_smtplib", "ratio_to_smtplib_1"}
    assert found["messages"] == 20
