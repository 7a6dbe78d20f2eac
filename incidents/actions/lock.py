from django.db import connection

from incidents.models import Incident


def locked(incident):
    """The incident, read anew and locked, with what its policy looks at.

    The lock lets a sweep write about the incident meanwhile, so that the two never wait for each
    other in a circle.
    """
    found = Incident.objects.select_related("team", "customer", "owner", "contact")
    return found.select_for_update(of=("self",), no_key=True).get(pk=incident.pk)


def one_at_a_time(key: str):
    """Until this transaction ends, nobody else passes here with the same key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def hold_off(key: str):
    """Until this transaction ends, nobody passes `one_at_a_time` with this key. Any number may hold
    them off at once, and wait for nobody but who has passed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [key])
