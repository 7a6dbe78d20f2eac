"""A policy in words: how targets, steps, hours and limits read to whoever works under them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from incidents.rules.audience import CHAT, GUIDE, LEAD, MANAGERS, OWNER, PERSON
from incidents.rules.calendar_document import DAYS as WEEKDAYS
from incidents.rules.ladder import Repeat, Step
from incidents.rules.money import money
from incidents.rules.offset import Offset
from incidents.rules.policy import Limits
from incidents.rules.roles import ADMIN, MANAGER, STAFF
from incidents.rules.roles import LEAD as LEAD_ROLE
from incidents.rules.spending import Review, Spending
from incidents.rules.target import DAYS, Target

_SHARES = {
    Fraction(1, 10): "a tenth",
    Fraction(1, 6): "a sixth",
    Fraction(1, 5): "a fifth",
    Fraction(1, 4): "a quarter",
    Fraction(1, 3): "a third",
    Fraction(1, 2): "half",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
}
_NAMES = {
    OWNER: "the owner",
    LEAD: "the lead",
    GUIDE: "a guide",
    MANAGERS: "the managers",
    ADMIN: "the admins",
}
_FOREVER = 1_000_000


def target_words(target: Target) -> str:
    """“8 h”, “15 days”, “8 weeks”, “3 working days”."""
    if target.unit != DAYS:
        return str(target)
    if target.amount >= 14 and target.amount % 7 == 0:
        return f"{target.amount // 7} weeks"
    return f"{target.amount} day{'s' * (target.amount != 1)}"


def offset_words(offset: Offset) -> str:
    """“with a quarter of its time left”, “when it is due”, “half of its time later”."""
    if offset.length:
        length = str(offset).removeprefix("+").removesuffix(" wall")
        return f"{length} later" if offset.is_wall else f"{length} of working time later"
    if not offset.share:
        return "when it is due"
    size = abs(offset.share)
    part = _SHARES.get(size, str(size))
    if offset.is_before:
        return f"with {part} of its time left" if size < 1 else "when it starts"
    if size == 1:
        return "its whole time later"
    return f"{part} of its time later" if size < 1 else f"{part} times its time later"


def audience_words(name: str) -> str:
    """Whom an audience name means: “the lead”, “#care”, an e-mail address."""
    if name.startswith(CHAT):
        return f"#{name.removeprefix(CHAT)}"
    return _NAMES.get(name) or name.removeprefix(PERSON)


def audiences_words(names: Sequence[str]) -> str:
    """“the owner and the lead”."""
    words = [audience_words(name) for name in names]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def step_words(step: Step) -> str:
    """“When it is due: tell the owner and the lead”."""
    verb = "remind" if step.is_reminder else "tell"
    when = offset_words(step.offset)
    return f"{when[0].upper()}{when[1:]}: {verb} {audiences_words(step.audience)}"


def repeat_words(repeat: Repeat) -> str:
    """How the last step comes again, in a sentence."""
    share = repeat.every.share
    if repeat.every.length:
        again = f"every {offset_words(repeat.every).removesuffix(' later')}"
    elif share == 1:
        again = "whenever the promise’s whole time has passed once more"
    else:
        again = f"every {_SHARES.get(share, str(share))} of the promise’s time"
    slower = f" After {repeat.at_most} times, once a day." if repeat.at_most < _FOREVER else ""
    return (
        f"The last step comes again {again}, with {length_words(repeat.shortest)} in between at "
        f"least, until somebody acts.{slower}"
    )


def length_words(length: timedelta) -> str:
    """A plain length of time: “4 h”, “90 min”, “2 days”."""
    minutes = int(length.total_seconds()) // 60
    if minutes >= 1440 and minutes % 1440 == 0:
        return f"{minutes // 1440} day{'s' * (minutes != 1440)}"
    return str(Target(minutes)) or "nothing"


def limits_words(limits: Limits) -> list[tuple[str, str]]:
    """(name, value, as a sentence's two halves) of how long an escalation may be kept quiet."""
    snoozes = {0: "never", 1: "once", 2: "twice"}.get(limits.snoozes, f"{limits.snoozes} times")
    return [
        ("An acknowledged escalation comes back after", length_words(limits.acknowledge)),
        ("A snooze lasts at most", length_words(limits.snooze)),
        ("A clock may be snoozed", snoozes),
        ("We wait for the customer at most", length_words(limits.wait)),
    ]


def spending_words(spending: Spending) -> list[tuple[str, str]]:
    """(name, value) of what each role may spend on one remedy without asking (P34)."""
    whom = {STAFF: "Staff may spend", LEAD_ROLE: "A lead may spend", MANAGER: "A manager may spend"}
    return [
        (f"{words} on one remedy", f"up to {money(spending.limits[role], spending.currency)}")
        for role, words in whom.items()
    ]


def review_words(review: Review, currency: str) -> list[tuple[str, str]]:
    """(name, value) of which answers a lead reads before they go."""
    value = "no" if review.value is None else f"from {money(review.value, currency)}"
    return [
        ("A lead reads it first if the conversation is difficult", _yes_no(review.difficult)),
        ("A lead reads it first after a second failure", _yes_no(review.second_failure)),
        ("A lead reads it first if much is at stake", value),
    ]


def _yes_no(said):
    return "yes" if said else "no"


def week_words(calendar: Mapping) -> list[tuple[str, str]]:
    """The week of a calendar's document: (“Monday to Friday”, “09:00–12:00, 13:00–17:00”), …"""
    if calendar.get("always"):
        return [("Every day", "round the clock")]
    runs: list[list] = []
    for day in WEEKDAYS:
        hours = blocks_words(calendar.get("week", {}).get(day, ()))
        if runs and runs[-1][2] == hours:
            runs[-1][1] = day
        else:
            runs.append([day, day, hours])
    return [
        (_days(first, last), hours or "closed") for first, last, hours in runs if hours or runs[1:]
    ]


def _days(first, last):
    if first == last:
        return first.capitalize()
    joined = "and" if WEEKDAYS.index(last) - WEEKDAYS.index(first) == 1 else "to"
    return f"{first.capitalize()} {joined} {last.capitalize()}"


def blocks_words(blocks: Sequence[str]) -> str:
    """Blocks of hours as people write them: “09:00–12:00, 13:00–17:00”."""
    return ", ".join(str(block).replace("-", "–").replace(" ", "") for block in blocks)


def day_words(text: object) -> str:
    """A date of a calendar's document: “Fri 25 Dec 2026”; as it stands if it is none."""
    try:
        day = text if isinstance(text, date) else date.fromisoformat(str(text))
    except ValueError:
        return str(text)
    return f"{day:%a} {day.day} {day:%b} {day.year}"
