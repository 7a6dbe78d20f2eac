from datetime import timedelta

from incidents.models import Heartbeat
from incidents.queries.audit.finding import Finding
from incidents.queries.audit.sentences import TRIGGERS

SILENT = timedelta(seconds=60)


def program_findings(at):
    """Whether anybody looks for what is due. One of the two triggers is enough."""
    seen = dict(Heartbeat.objects.filter(name__in=TRIGGERS).values_list("name", "at"))
    silent = [name for name in TRIGGERS if name not in seen or at - seen[name] > SILENT]
    if len(silent) == len(TRIGGERS):
        return [Finding("nobody-looks", _silence(max(seen.values(), default=None), at))]
    return [
        Finding("one-trigger", {"trigger": name} | _silence(seen.get(name), at), is_broken=False)
        for name in silent
    ]


def _silence(last, at):
    """For how long there was no sign of life; None where there never was one."""
    return {"seconds": (at - last).total_seconds() if last else None}
