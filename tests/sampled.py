"""An empty house and its first admin, for whom the sample company is let in."""

from django.apps import apps
from django.db import connection
from django.utils import timezone

from incidents.actions.log import log_incident
from incidents.models import Heartbeat, User
from incidents.queries.audit import audit
from tests.cast import the_first_policy

MISSED = {"nobody-looks", "one-trigger", "figures-late"}
"""What the auditor says where no program runs beside the test."""


def first_admin(**given):
    """The first admin of an empty house."""
    the_first_policy()
    return User.objects.create_superuser("ada@house.example", "Ada First", "make-it-right", **given)


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
