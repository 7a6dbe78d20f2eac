"""What a new policy changes, in sentences, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from incidents.rules.face import NOUNS
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.policy import Targets
from incidents.rules.policy_document import read_policy
from incidents.rules.policy_words import (
    blocks_words,
    day_words,
    limits_words,
    repeat_words,
    review_words,
    spending_words,
    step_words,
    target_words,
    week_words,
)

FEW = 4
"""So many days off are named one by one."""


@dataclass(frozen=True)
class Change:
    """part: where in the policy, as its tab is called; words: what becomes of it, in a sentence."""

    part: str
    words: str


def changes(old: Mapping, new: Mapping) -> list[Change]:
    """What turns the policy of one document into that of another; empty if nothing does.

    Raises BadPolicy when one of the two is none.
    """
    before, after = read_policy(old), read_policy(new)
    found = [
        *_texts(before, after),
        *(Change("Targets", words) for words in _targets(before.targets, after.targets)),
        *_hours(before.hours, after.hours),
        *_calendars(old.get("calendars", {}), new.get("calendars", {})),
        *_ladder(before.ladder, after.ladder),
        *_limits(before, after),
        *_agreements(before.agreements, after.agreements),
    ]
    return list(dict.fromkeys(found))


def _texts(before, after):
    for name, label in (("name", "name"), ("about", "description"), ("source", "source")):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            words = f"The {label} is now “{now}”" if now else f"The {label} goes."
            yield Change("Targets", words)


def _targets(before: Targets, after: Targets) -> Iterator[str]:
    for kind in TARGETED:
        for urgency in URGENCIES:
            was = before.get(kind, {}).get(urgency)
            now = after.get(kind, {}).get(urgency)
            if was != now:
                yield f"{NOUNS[kind]}, {urgency}: {_turns(was, now)}"


def _turns(was, now):
    if was is None:
        return f"promised now, within {target_words(now)}."
    if now is None:
        return f"no longer promised (it was {target_words(was)})."
    return f"{target_words(was)} → {target_words(now)}."


def _hours(before, after):
    if before.default != after.default:
        yield Change("Hours", f"Usual hours: “{before.default}” → “{after.default}”.")
    for part in ("urgencies", "customers", "teams"):
        was, now = getattr(before, part), getattr(after, part)
        for name in dict.fromkeys([*was, *now]):
            if was.get(name) != now.get(name):
                first, last = was.get(name), now.get(name)
                words = f"{_quoted(first)} → {_quoted(last)}"
                yield Change("Hours", f"Hours of {name}: {words}.")


def _quoted(name):
    return f"“{name}”" if name else "the usual ones"


def _calendars(before, after):
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was is None:
            yield Change("Hours", f"New hours “{name}”: {_week(now)}.")
        elif now is None:
            yield Change("Hours", f"The hours “{name}” go.")
        else:
            yield from (Change("Hours", f"“{name}”: {words}") for words in _calendar(was, now))


def _calendar(was, now):
    zones = was.get("time_zone", "UTC"), now.get("time_zone", "UTC")
    if zones[0] != zones[1]:
        yield f"time zone {zones[0]} → {zones[1]}."
    if _week(was) != _week(now):
        yield f"{_week(was)} → {_week(now)}."
    yield from _days("day off", _dated(was, "closed"), _dated(now, "closed"))
    yield from _days("extra day", _opened(was), _opened(now))


def _week(calendar):
    return "; ".join(f"{days} {hours}" for days, hours in week_words(calendar)) or "no hours"


def _dated(calendar, key):
    return {str(day): name for day, name in calendar.get(key, {}).items()}


def _opened(calendar):
    return {day: blocks_words(blocks) for day, blocks in _dated(calendar, "opened").items()}


def _days(noun, was, now):
    more = {day: name for day, name in now.items() if was.get(day) != name}
    less = {day: name for day, name in was.items() if day not in now}
    for verb, days in (("new", more), ("no longer a", less)):
        if len(days) > FEW:
            what = f"{len(days)} {noun.replace('day', 'days')}"
            yield f"{what} {'added or renamed' if verb == 'new' else 'taken out'}."
        else:
            for day, name in sorted(days.items()):
                yield f"{verb} {noun}, {day_words(day)}, {name}."


def _ladder(before, after):
    yield from (Change("Ladder", words) for words in _steps(before.steps, after.steps))
    if before.repeat != after.repeat:
        yield Change("Ladder", repeat_words(after.repeat))


def _steps(before, after):
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for was, now in zip_longest(before[first:last], after[begin:end]):
            if was is None:
                yield f"New step. {step_words(now)}."
            elif now is None:
                yield f"A step goes. It was: {step_words(was)}."
            else:
                yield f"{step_words(was)} → {step_words(now)}."


def _limits(before, after):
    yield from _lines("Limits", limits_words(before.limits), limits_words(after.limits))
    was, now = before.spending, after.spending
    yield from _lines("Spending", spending_words(was), spending_words(now))
    yield from _lines(
        "Review",
        review_words(before.review, was.currency),
        review_words(after.review, now.currency),
    )


def _lines(part, before, after):
    for (label, was), (_, now) in zip(before, after, strict=True):
        if was != now:
            yield Change(part, f"{label}: {was} → {now}.")


def _agreements(before, after):
    was = {(one.field, one.name): one.targets for one in before}
    now = {(one.field, one.name): one.targets for one in after}
    for field, name in dict.fromkeys([*was, *now]):
        first, last = was.get((field, name)), now.get((field, name))
        label = f"The {field} {name}"
        if last is None:
            yield Change("Agreements", f"{label} has no targets of its own any more.")
            continue
        if first is None:
            yield Change("Agreements", f"{label} has targets of its own.")
        for words in _targets(first or {}, last):
            yield Change("Agreements", f"{label}: {words}")
    if list(was) != list(now) and sorted(was) == sorted(now):
        yield Change("Agreements", "Their order changes: the first that fits wins.")
