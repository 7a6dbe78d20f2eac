from django.db import connection
from django.db.transaction import TransactionManagementError

from incidents.models import Incident
from incidents.queries.prepared import Prepared

_ALONE = "pg_advisory_xact_lock(hashtextextended(%s, 0))"
_TOGETHER = "pg_advisory_xact_lock_shared(hashtextextended(%s, 0))"


def locked(incident):
    """The incident, read anew and locked, with what its policy looks at.

    The lock lets a sweep write about the incident meanwhile, so that the two never wait for each
    other in a circle. Raises Incident.DoesNotExist where it is gone, and TransactionManagementError
    outside of a transaction, which a lock would not outlast.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("An incident is locked for the time of a transaction.")
    found = _LOCKED.models(incident=incident.pk)
    if not found:
        raise Incident.DoesNotExist(f"{incident.reference} is gone.")
    return found[0]


def _locked(incident):
    found = Incident.objects.select_related("team", "customer", "owner", "contact")
    return found.select_for_update(of=("self",), no_key=True).filter(pk=incident)


_LOCKED = Prepared(_locked)


def one_at_a_time(key: str, *, hold_off: str = ""):
    """Until this transaction ends, nobody else passes here with the same key, if there is one.

    hold_off: the key of others who do not pass here meanwhile either. Any number may hold them off
    at once, and wait for nobody but who has passed.
    """
    asked = {_ALONE: key, _TOGETHER: hold_off}
    locks = {lock: one for lock, one in asked.items() if one}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(locks)}", list(locks.values()))
