"""The benches know the schema, so a change of it shows here. Sizes are tiny, and nothing is timed.

`bench.storm` stands on the same stage as the sweep, but its moment has to lie ahead, and
`bench.trace` looks at the pages of `bench.pages` in a browser: both take too long for here.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.project.conftest import ROOT, manage, surroundings

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


@pytest.fixture(scope="module")
def pages():
    """What `bench.pages` says of two tiny companies, and the folder they lie in."""
    sizes = ("--small", "60", "--incidents", "120", "--due", "4", "--users", "2", "--warm-up", "1",
             "--filter-rounds", "1", "--filters", "team", "tag")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="recovery-", ignore_cleanup_errors=True) as name:
        # Root's servers run as somebody else, who has to get to their files.
        Path(name).chmod(0o755)
        with run("pages", *sizes, "--at", name) as process:
            yield figures(process), Path(name)


def test_every_page_answers_in_companies_of_both_sizes(pages):
    found, _ = pages
    assert not found["problems"]
    assert found.keys() >= {"bare_p50_ms", "worst_growth", "worst_ratio_to_bare", "worst_queries"}
    queue = found["pages"]["queue, mine"]
    assert queue.keys() >= {"60", "120"}
    assert queue["120"].keys() == {"p50_ms", "p95_ms", "queries", "bytes"}
    assert found["bare_queries"] < queue["120"]["queries"]
    assert found["busy"]["taken"] == 4
    lists = found["filters"]["lists"]
    assert len(lists) == 2 * len(("open", "closed", "all"))
    assert 0 < max(one["lines"]["120"] for one in lists.values()) <= 50


def test_a_company_that_was_loaded_keeps_all_its_promises(pages):
    _, folder = pages
    told = manage("audit", "--json", RECOVERY_VAR=folder / "pages-120")
    findings = json.loads(told.stdout)["findings"]
    # Nobody looks for what is due: no program runs there.
    assert {finding["code"] for finding in findings} <= {"nobody-looks", "overdue-step"}


def test_what_no_load_has_put_there_is_left_alone(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "data").write_text("somebody’s")
    load = [sys.executable, "-m", "bench.load", "--incidents", "40", "--at", str(tmp_path)]
    told = subprocess.run(
        load, cwd=ROOT, env=surroundings(), capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert "Nothing was changed" in told.stderr
    assert (tmp_path / "postgres" / "data").read_text() == "somebody’s"
