"""How somebody wants to be told: through which channels, and in which hours not."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

MAIL, CHAT = "mail", "chat"


@dataclass(frozen=True)
class Wishes:
    """One person's. reminders, escalations: channels; quiet: (from, to) of local time, or None;
    zone: name of the time zone they live in."""

    reminders: tuple[str, ...] = (MAIL,)
    escalations: tuple[str, ...] = (MAIL,)
    quiet: tuple[time, time] | None = None
    zone: str = "UTC"

    def channels(self, *, is_reminder: bool) -> tuple[str, ...]:
        """Where they are told; for an escalation that is never nowhere."""
        return self.reminders if is_reminder else self.escalations or (MAIL,)

    def send_after(self, at: datetime, *, is_reminder: bool) -> datetime:
        """When they may be told of what happens at `at` (aware): a reminder waits for the end of
        their quiet hours, an escalation never does."""
        if not is_reminder or self.quiet is None or self.quiet[0] == self.quiet[1]:
            return at
        begin, end = self.quiet
        local = at.astimezone(ZoneInfo(self.zone))
        now = local.time()
        is_quiet = begin <= now < end if begin < end else now >= begin or now < end
        if not is_quiet:
            return at
        day = local.date() + timedelta(days=now >= end)
        return datetime.combine(day, end, ZoneInfo(self.zone)).astimezone(UTC)


DEFAULT = Wishes()
