"""What the tests of a module all start from, written once instead of before each of them."""

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """Write what stands while the module's tests run, each of which takes back only its own.

    `standing(build)` gives what `build()` gives. It is all in one transaction, so there is no
    place in such a module for tests that commit.
    """
    with django_db_blocker.unblock():
        around = transaction.atomic()
        # As Django marks its own, so that `durable` blocks may begin in here.
        around._from_testcase = True
        around.__enter__()

    def stand(build):
        with django_db_blocker.unblock():
            return build()

    yield stand
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
