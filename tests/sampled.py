"""An empty house and its first admin, for whom the sample company is let in."""

import tomllib

from django.apps import apps
from django.db import connection
from django.utils import timezone

from incidents.actions.log import log_incident
from incidents.models import Heartbeat, PolicyVersion, User
from incidents.queries.audit import audit
from tests.cast import POLICIES, moment, the_first_policy

MISSED = {"nobody-looks", "one-trigger", "figures-late"}
"""What the auditor says where no program runs beside the test."""


def first_admin(**given):
    """The first admin of an empty house."""
    the_first_policy()
    return User.objects.create_superuser("ada@house.example", "Ada First", "make-it-right", **given)


def promises(name):
    """The house has long promised what one of the policies that come along says."""
    long_ago = moment("2001-01-01 00:00")
    return PolicyVersion.objects.create(
        number=2,
        document=tomllib.loads((POLICIES / f"{name}.toml").read_text(encoding="utf-8")),
        effective_from=long_ago,
        published_at=long_ago,
    )


def rows():
    """How many rows there are of everything of ours, by model; but what counts how far workers
    are."""
    with connection.cursor() as cursor:
        counted = {}
        for model in apps.get_app_config("incidents").get_models(include_auto_created=True):
            if model is not Heartbeat:
                cursor.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"')  # noqa: S608
                counted[model.__name__] = cursor.fetchone()[0]
    return counted


def findings():
    """What the auditor finds that is not for want of running programs."""
    found = audit(timezone.now(), deep=True)
    return [one.sentence for one in found if one.code not in MISSED]


def logs(person, **details):
    """Somebody logs a broken lamp, now."""
    at = timezone.now()
    told = {"happened": "The lamp was broken.", "urgency": "normal", "noticed_by": "customer"}
    return log_incident(by=person, at=at, learned_at=at, **told | details)
