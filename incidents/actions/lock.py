from django.db import connection

from incidents.models import Incident

_ALONE = "pg_advisory_xact_lock(hashtextextended(%s, 0))"
_TOGETHER = "pg_advisory_xact_lock_shared(hashtextextended(%s, 0))"


def locked(incident):
    """The incident, read anew and locked, with what its policy looks at.

    The lock lets a sweep write about the incident meanwhile, so that the two never wait for each
    other in a circle.
    """
    found = Incident.objects.select_related("team", "customer", "owner", "contact")
    return found.select_for_update(of=("self",), no_key=True).get(pk=incident.pk)


def one_at_a_time(key: str, *, hold_off: str = ""):
    """Until this transaction ends, nobody else passes here with the same key, if there is one.

    hold_off: the key of others who do not pass here meanwhile either. Any number may hold them off
    at once, and wait for nobody but who has passed.
    """
    asked = {_ALONE: key, _TOGETHER: hold_off}
    locks = {lock: one for lock, one in asked.items() if one}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(locks)}", list(locks.values()))
