from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Heartbeat
from incidents.queries.audit.finding import Finding
from incidents.rules.words import span

SILENT = timedelta(seconds=60)
TRIGGERS = {
    "worker": gettext_lazy("Celery (beat, broker and worker)"),
    "tick": gettext_lazy("manage.py tick"),
}


def program_findings(at):
    """Whether anybody looks for what is due. One of the two triggers is enough."""
    seen = dict(Heartbeat.objects.filter(name__in=TRIGGERS).values_list("name", "at"))
    silent = [name for name in TRIGGERS if name not in seen or at - seen[name] > SILENT]
    if len(silent) == len(TRIGGERS):
        last = max(seen.values(), default=None)
        sentence = (
            _(
                "Nobody has looked for what is due for %(span)s. Start a worker with beat, or "
                "“manage.py tick”."
            )
            % {"span": span(at - last)}
            if last
            else _(
                "Nobody has looked for what is due yet. Start a worker with beat, or “manage.py "
                "tick”."
            )
        )
        return [Finding("nobody-looks", sentence)]
    return [
        Finding(
            "one-trigger",
            _silence(name, seen.get(name), at),
            is_broken=False,
        )
        for name in silent
    ]


def _silence(name, last, at):
    (other,) = (words for one, words in TRIGGERS.items() if one != name)
    names = {"trigger": TRIGGERS[name], "other": other}
    if last is None:
        return (
            _("%(trigger)s has been silent so far; %(other)s looks alone, and nothing is late.")
            % names
        )
    return _(
        "%(trigger)s has been silent for %(span)s; %(other)s looks alone, and nothing is late."
    ) % (names | {"span": span(at - last)})
