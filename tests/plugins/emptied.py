"""What stays in the test database when it is emptied after a test that commits."""

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.db.models.signals import post_migrate

WRITERS = [
    {"receiver": create_contenttypes},
    {"dispatch_uid": "django.contrib.auth.management.create_permissions"},
]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Content types and permissions are written once, by migrating (`tests.database` keeps them).

    Django would write them anew after each such test, which takes longer than all the emptying.
    """
    for writer in WRITERS:
        assert post_migrate.disconnect(**writer)
