"""A policy in words: how targets, steps, hours and limits read to whoever works under them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from incidents.rules.audience import CHAT, GUIDE, LEAD, MANAGERS, OWNER, PERSON
from incidents.rules.calendar_document import DAYS as WEEKDAYS
from incidents.rules.ladder import Repeat, Step
from incidents.rules.language import from_first_weekday, gettext_lazy, ngettext, written
from incidents.rules.language import gettext as _
from incidents.rules.money import money
from incidents.rules.offset import Offset
from incidents.rules.policy import Limits
from incidents.rules.roles import ADMIN, MANAGER, STAFF
from incidents.rules.roles import LEAD as LEAD_ROLE
from incidents.rules.spending import Review, Spending
from incidents.rules.target import DAYS, Target
from incidents.rules.words import listed

_SHARES = {
    Fraction(1, 10): gettext_lazy("a tenth"),
    Fraction(1, 6): gettext_lazy("a sixth"),
    Fraction(1, 5): gettext_lazy("a fifth"),
    Fraction(1, 4): gettext_lazy("a quarter"),
    Fraction(1, 3): gettext_lazy("a third"),
    Fraction(1, 2): gettext_lazy("half"),
    Fraction(2, 3): gettext_lazy("two thirds"),
    Fraction(3, 4): gettext_lazy("three quarters"),
}
_NAMES = {
    OWNER: gettext_lazy("the owner"),
    LEAD: gettext_lazy("the lead"),
    GUIDE: gettext_lazy("a guide"),
    MANAGERS: gettext_lazy("the managers"),
    ADMIN: gettext_lazy("the admins"),
}
_FOREVER = 1_000_000
_A_MONDAY = date(2024, 1, 1)
_OFTEN = {0: gettext_lazy("never"), 1: gettext_lazy("once"), 2: gettext_lazy("twice")}
_MAY_SPEND = {
    STAFF: gettext_lazy("Staff may spend on one remedy"),
    LEAD_ROLE: gettext_lazy("A lead may spend on one remedy"),
    MANAGER: gettext_lazy("A manager may spend on one remedy"),
}
_AGAIN = {
    # how a time between two steps is told → the sentence
    "wall": gettext_lazy(
        "The last step comes again every %(every)s, with %(shortest)s in between at least, until "
        "somebody acts."
    ),
    "working": gettext_lazy(
        "The last step comes again every %(every)s of working time, with %(shortest)s in between "
        "at least, until somebody acts."
    ),
    "whole": gettext_lazy(
        "The last step comes again whenever the promise’s whole time has passed once more, with "
        "%(shortest)s in between at least, until somebody acts."
    ),
    "share": gettext_lazy(
        "The last step comes again every %(every)s of the promise’s time, with %(shortest)s in "
        "between at least, until somebody acts."
    ),
}


def target_words(target: Target) -> str:
    """“8 h”, “15 days”, “8 weeks”, “3 working days”."""
    if target.unit != DAYS:
        return target.words
    if target.amount >= 14 and target.amount % 7 == 0:
        weeks = target.amount // 7
        return ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}
    return _days(target.amount)


def _days(number):
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": number}


def offset_words(offset: Offset) -> str:
    """“with a quarter of its time left”, “when it is due”, “half of its time later”."""
    if offset.length:
        length = {"length": length_words(offset.length, in_days=False)}
        words = _("%(length)s later") if offset.is_wall else _("%(length)s of working time later")
        return words % length
    if not offset.share:
        return _("when it is due")
    size = abs(offset.share)
    part = {"part": _SHARES.get(size, str(size))}
    if offset.is_before:
        return _("with %(part)s of its time left") % part if size < 1 else _("when it starts")
    if size == 1:
        return _("its whole time later")
    words = _("%(part)s of its time later") if size < 1 else _("%(part)s times its time later")
    return words % part


def audience_words(name: str) -> str:
    """Whom an audience name means: “the lead”, “#care”, an e-mail address."""
    if name.startswith(CHAT):
        return f"#{name.removeprefix(CHAT)}"
    return str(_NAMES.get(name) or name.removeprefix(PERSON))


def audiences_words(names: Sequence[str]) -> str:
    """“the owner and the lead”."""
    return listed([audience_words(name) for name in names])


def step_words(step: Step) -> str:
    """“When it is due: tell the owner and the lead”."""
    when = offset_words(step.offset)
    words = {"when": f"{when[0].upper()}{when[1:]}", "whom": audiences_words(step.audience)}
    return (
        _("%(when)s: remind %(whom)s") if step.is_reminder else _("%(when)s: tell %(whom)s")
    ) % words


def repeat_words(repeat: Repeat) -> str:
    """How the last step comes again, in a sentence."""
    words = {"shortest": length_words(repeat.shortest), "every": "", "count": repeat.at_most}
    share = repeat.every.share
    if repeat.every.length:
        words["every"] = length_words(repeat.every.length, in_days=False)
        sentence = _AGAIN["wall" if repeat.every.is_wall else "working"]
    else:
        words["every"] = _SHARES.get(share, str(share))
        sentence = _AGAIN["whole" if share == 1 else "share"]
    told = str(sentence % words)
    if repeat.at_most >= _FOREVER:
        return told
    slower = ngettext(
        "After %(count)s time, once a day.", "After %(count)s times, once a day.", repeat.at_most
    )
    return f"{told} {slower % words}"


def length_words(length: timedelta, *, in_days=True) -> str:
    """A plain length of time: “4 h”, “90 min”, “2 days”; in hours alone where those are told."""
    minutes = int(length.total_seconds()) // 60
    if in_days and minutes >= 1440 and minutes % 1440 == 0:
        return _days(minutes // 1440)
    return Target(minutes).words or _("nothing")


def limits_words(limits: Limits) -> list[tuple[str, str]]:
    """(name, value, as a sentence's two halves) of how long an escalation may be kept quiet."""
    return [
        (_("An acknowledged escalation comes back after"), length_words(limits.acknowledge)),
        (_("A snooze lasts at most"), length_words(limits.snooze)),
        (_("A clock may be snoozed"), _times(limits.snoozes)),
        (_("We wait for the customer at most"), length_words(limits.wait)),
    ]


def _times(number):
    if number in _OFTEN:
        return str(_OFTEN[number])
    return ngettext("%(count)s time", "%(count)s times", number) % {"count": number}


def spending_words(spending: Spending) -> list[tuple[str, str]]:
    """(name, value) of what each role may spend on one remedy without asking (P34)."""
    return [
        (
            str(words),
            _("up to %(amount)s") % {"amount": money(spending.limits[role], spending.currency)},
        )
        for role, words in _MAY_SPEND.items()
    ]


def review_words(review: Review, currency: str) -> list[tuple[str, str]]:
    """(name, value) of which answers a lead reads before they go."""
    value = _("no")
    if review.value is not None:
        value = _("from %(amount)s") % {"amount": money(review.value, currency)}
    return [
        (_("A lead reads it first if the conversation is difficult"), _yes_no(review.difficult)),
        (_("A lead reads it first after a second failure"), _yes_no(review.second_failure)),
        (_("A lead reads it first if much is at stake"), value),
    ]


def _yes_no(said):
    return _("yes") if said else _("no")


def week_words(calendar: Mapping) -> list[tuple[str, str]]:
    """The week of a calendar's document: (“Monday to Friday”, “09:00–12:00, 13:00–17:00”), …"""
    if calendar.get("always"):
        return [(_("Every day"), _("round the clock"))]
    runs: list[list] = []
    for day in from_first_weekday(WEEKDAYS):
        hours = blocks_words(calendar.get("week", {}).get(day, ()))
        if runs and runs[-1][2] == hours:
            runs[-1][1] = day
        else:
            runs.append([day, day, hours])
    return [
        (_weekdays(first, last), hours or _("closed"))
        for first, last, hours in runs
        if hours or runs[1:]
    ]


def _weekdays(first, last):
    names = {"first": weekday_words(first), "last": weekday_words(last)}
    if first == last:
        return names["first"]
    is_next = (WEEKDAYS.index(last) - WEEKDAYS.index(first)) % len(WEEKDAYS) == 1
    return (_("%(first)s and %(last)s") if is_next else _("%(first)s to %(last)s")) % names


def weekday_words(day: str) -> str:
    """A day of the week, as a calendar's document names it: “Monday”."""
    return written(_A_MONDAY + timedelta(days=WEEKDAYS.index(day)), "l")


def blocks_words(blocks: Sequence[str]) -> str:
    """Blocks of hours as people write them: “09:00–12:00, 13:00–17:00”."""
    return ", ".join(str(block).replace("-", "–").replace(" ", "") for block in blocks)


def day_words(text: object) -> str:
    """A date of a calendar's document: “Fri 25 Dec 2026”; as it stands if it is none."""
    try:
        day = text if isinstance(text, date) else date.fromisoformat(str(text))
    except ValueError:
        return str(text)
    return f"{written(day, 'D')} {written(day, 'j M Y')}"
