"""The next word that we have promised: a clock that starts anew with every word of ours."""

from incidents.actions.clocks import start_clock, stop_clock
from incidents.models import Clock
from incidents.rules.kinds import FROM_THE_START


def gave_word(incident, *, at, next_word_by=None):
    """We spoke with the customer at `at`: keep the promised word, and promise the next one.

    next_word_by: when they hear from us next, if that was said; else the policy's target. Nothing
    is promised once all else is kept. Returns the new Clock or None.
    """
    running = incident.clocks.running()
    if newer := running.filter(kind=Clock.Kind.UPDATE, started_at__gt=at).first():
        return newer
    stop_clock(incident, Clock.Kind.UPDATE, at=at)
    owed = running.filter(kind__in=FROM_THE_START).exists()
    if not incident.is_open or not (owed or next_word_by):
        return None
    return start_clock(incident, Clock.Kind.UPDATE, start=at, stated=next_word_by)


def keep_quiet(incident, *, at):
    """Nothing is owed any more, so no next word is either."""
    if not incident.clocks.running().filter(kind__in=FROM_THE_START).exists():
        stop_clock(incident, Clock.Kind.UPDATE, at=at)
