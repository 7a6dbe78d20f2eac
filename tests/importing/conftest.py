import pytest

from incidents.models import Incident
from tests.importing.backtest_bench import Bench
from tests.importing.desk import Desk, Log


@pytest.fixture
def desk(tmp_path, first_policy):
    """A help desk with one row per ticket."""
    return Desk(tmp_path)


@pytest.fixture
def log(tmp_path, first_policy):
    """A log with a row for every change."""
    return Log(tmp_path)


@pytest.fixture
def arrived(db):
    """The incident that came in under a reference of the file."""
    return lambda reference: Incident.objects.get(external_ref=reference)


@pytest.fixture
def bench(tmp_path):
    """A log to replay under a draft of a policy."""
    return Bench(tmp_path)
