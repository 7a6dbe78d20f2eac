from datetime import timedelta

from incidents.models import Heartbeat
from incidents.queries.audit.finding import Finding
from incidents.rules.words import span

SILENT = timedelta(seconds=60)
TRIGGERS = {"worker": "Celery (beat, broker and worker)", "tick": "manage.py tick"}


def program_findings(at):
    """Whether anybody looks for what is due. One of the two triggers is enough."""
    seen = dict(Heartbeat.objects.filter(name__in=TRIGGERS).values_list("name", "at"))
    silent = [name for name in TRIGGERS if name not in seen or at - seen[name] > SILENT]
    if len(silent) == len(TRIGGERS):
        last = max(seen.values(), default=None)
        since = f"for {span(at - last)}" if last else "yet"
        return [
            Finding(
                "nobody-looks",
                f"Nobody has looked for what is due {since}. Start a worker with beat, or "
                "“manage.py tick”.",
            )
        ]
    return [
        Finding(
            "one-trigger",
            f"{TRIGGERS[name]} has been silent {_since(seen.get(name), at)}; the other one looks "
            "alone, and nothing is late.",
            is_broken=False,
        )
        for name in silent
    ]


def _since(last, at):
    return f"for {span(at - last)}" if last else "so far"
