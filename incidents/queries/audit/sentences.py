"""What each finding of the auditor says, in the language and time zone of whoever reads it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from incidents.rules.language import written
from incidents.rules.words import span
from incidents.rules.zone_words import short_zone

TRIGGERS = {
    "worker": gettext_lazy("Celery (beat, broker and worker)"),
    "tick": gettext_lazy("manage.py tick"),
}
COUNTED = 1000
"""What is more is not counted out."""

_SENTENCES = {
    "overdue-step": ngettext_lazy(
        "The next step of a promise on %(names)s is overdue: nobody was told in time.",
        "The next steps of %(count)s promises are overdue, the oldest on %(names)s: "
        "nobody was told in time.",
        "number",
    ),
    "quarantined": ngettext_lazy(
        "A promise on %(names)s was set aside, because its step failed again and "
        "again. Nobody is told of it.",
        "%(count)s promises were set aside, because their steps failed again and "
        "again (%(names)s). Nobody is told of them.",
        "number",
    ),
    "wait-over": ngettext_lazy(
        "We still wait for the customer on %(names)s, though the time for it is over.",
        "We still wait for %(count)s customers (%(names)s), though the time for it is over.",
        "number",
    ),
    "paused-for-nothing": ngettext_lazy(
        "A promise on %(names)s stands still, though we don’t wait for anything.",
        "%(count)s promises stand still (%(names)s), though we don’t wait for anything.",
        "number",
    ),
    "failed": ngettext_lazy(
        "A message to one of us could not be delivered (%(names)s).",
        "%(count)s messages to our own people could not be delivered (%(names)s).",
        "number",
    ),
    "stuck-sending": ngettext_lazy(
        "A message has been on its way for more than ten minutes (%(names)s).",
        "%(count)s messages have been on their way for more than ten minutes (%(names)s).",
        "number",
    ),
    "stuck-waiting": ngettext_lazy(
        "A message should have left more than ten minutes ago (%(names)s).",
        "%(count)s messages should have left more than ten minutes ago (%(names)s).",
        "number",
    ),
    "no-clock": gettext_lazy("No clock runs for a promise we made on %(names)s."),
    "untold": gettext_lazy("Escalations without the messages they should have: %(count)s."),
    "moved-deadline": gettext_lazy(
        "Deadlines that don’t lie where their policy puts them: %(count)s (%(names)s)."
    ),
    "wrong-step": gettext_lazy(
        "Promises whose next step is not planned for when the ladder wants it: %(count)s "
        "(%(names)s)."
    ),
    "docket-astray": gettext_lazy(
        "Incidents that lists and numbers show wrongly: %(count)s (%(names)s)."
    ),
    "search-astray": gettext_lazy(
        "Incidents that a search misses or finds wrongly: %(count)s (%(names)s)."
    ),
    "figures-astray": gettext_lazy(
        "Weeks whose figures are not what their incidents add up to: %(weeks)s. Work "
        "them out anew with “manage.py roll_up --all”."
    ),
    "figures-late": gettext_lazy(
        "Figures are as of %(span)s ago; a worker brings them up to date."
    ),
    "server-away": gettext_lazy(
        "The %(channel)s server has not answered since %(since)s; %(count)s messages "
        "wait. It said: %(reason)s"
    ),
    "nobody-looks": gettext_lazy(
        "Nobody has looked for what is due for %(span)s. Start a worker with beat, or "
        "“manage.py tick”."
    ),
    "one-trigger": gettext_lazy(
        "%(trigger)s has been silent for %(span)s; %(other)s looks alone, and nothing is late."
    ),
}
_SO_FAR = {
    "nobody-looks": gettext_lazy(
        "Nobody has looked for what is due yet. Start a worker with beat, or “manage.py tick”."
    ),
    "one-trigger": gettext_lazy(
        "%(trigger)s has been silent so far; %(other)s looks alone, and nothing is late."
    ),
}
"""The same where there never was a sign of life."""


def sentence_of(code: str, facts: Mapping[str, object]) -> str:
    """What a finding says now, to who reads now.

    code: of the finding; facts: as it has them, or as JSON has kept them
    """
    sentences = _SO_FAR if facts.get("seconds", 0) is None else _SENTENCES
    if code not in sentences:
        # While a deployment changes versions, one reads what the other has found.
        return _("Another version of Recovery found “%(code)s”. It can say more.") % {"code": code}
    return sentences[code] % {**facts, **dict(_words(facts))}


def _words(facts):
    """What is a figure, a moment or a name among the facts, in words."""
    if "number" in facts:
        yield "count", _count(facts["number"])
    if facts.get("seconds") is not None:
        yield "span", span(timedelta(seconds=facts["seconds"]))
    if "since" in facts:
        since = timezone.localtime(datetime.fromisoformat(facts["since"]))
        yield "since", f"{written(since, 'j M H:i')} {short_zone(since, since.tzinfo)}"
    if "trigger" in facts:
        (other,) = (words for name, words in TRIGGERS.items() if name != facts["trigger"])
        yield "trigger", TRIGGERS[facts["trigger"]]
        yield "other", other


def _count(number):
    if number > COUNTED:
        return _("More than %(counted)s") % {"counted": COUNTED}
    return str(number)
