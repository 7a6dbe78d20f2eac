"""What a new policy changes, in sentences, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from incidents.rules.face import NOUNS
from incidents.rules.kinds import TARGETED, URGENCIES
from incidents.rules.language import gettext as _
from incidents.rules.language import gettext_lazy
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
from incidents.rules.urgency_words import URGENCY_WORDS

FEW = 4
"""So many days off are named one by one."""

_TEXTS = {
    "name": (gettext_lazy("The name is now “%(text)s”."), gettext_lazy("The name goes.")),
    "about": (
        gettext_lazy("The description is now “%(text)s”"),
        gettext_lazy("The description goes."),
    ),
    "source": (gettext_lazy("The source is now “%(text)s”."), gettext_lazy("The source goes.")),
}
_OFF = (
    (gettext_lazy("new day off, %(day)s, %(name)s."),
     gettext_lazy("%(count)s days off added or renamed.")),
    (gettext_lazy("no longer a day off, %(day)s, %(name)s."),
     gettext_lazy("%(count)s days off taken out.")),
)  # fmt: skip
_EXTRA = (
    (gettext_lazy("new extra day, %(day)s, %(name)s."),
     gettext_lazy("%(count)s extra days added or renamed.")),
    (gettext_lazy("no longer an extra day, %(day)s, %(name)s."),
     gettext_lazy("%(count)s extra days taken out.")),
)  # fmt: skip
_WITH = {
    "team": gettext_lazy("The team %(name)s"),
    "customer": gettext_lazy("The customer %(name)s"),
    "category": gettext_lazy("The category %(name)s"),
}


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
        *(Change(_("Targets"), words) for words in _targets(before.targets, after.targets)),
        *_hours(before.hours, after.hours),
        *_calendars(old.get("calendars", {}), new.get("calendars", {})),
        *_ladder(before.ladder, after.ladder),
        *_limits(before, after),
        *_agreements(before.agreements, after.agreements),
    ]
    return list(dict.fromkeys(found))


def _texts(before, after):
    for name, (is_now, goes) in _TEXTS.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Change(_("Targets"), str(is_now % {"text": now}) if now else str(goes))


def _targets(before: Targets, after: Targets) -> Iterator[str]:
    for kind in TARGETED:
        for urgency in URGENCIES:
            was = before.get(kind, {}).get(urgency)
            now = after.get(kind, {}).get(urgency)
            if was != now:
                words = {
                    "clock": NOUNS[kind],
                    "urgency": URGENCY_WORDS[urgency],
                    "turns": _turns(was, now),
                }
                yield _("%(clock)s, %(urgency)s: %(turns)s") % words


def _turns(was, now):
    if was is None:
        return _("promised now, within %(target)s.") % {"target": target_words(now)}
    if now is None:
        return _("no longer promised (it was %(target)s).") % {"target": target_words(was)}
    return f"{target_words(was)} → {target_words(now)}."


def _hours(before, after):
    if before.default != after.default:
        yield Change(
            _("Hours"),
            _("Usual hours: “%(before)s” → “%(after)s”.")
            % {"before": before.default, "after": after.default},
        )
    for part in ("urgencies", "customers", "teams"):
        was, now = getattr(before, part), getattr(after, part)
        for name in dict.fromkeys([*was, *now]):
            if was.get(name) != now.get(name):
                first, last = was.get(name), now.get(name)
                named = URGENCY_WORDS[name] if part == "urgencies" else name
                words = {"name": named, "before": _quoted(first), "after": _quoted(last)}
                yield Change(_("Hours"), _("Hours of %(name)s: %(before)s → %(after)s.") % words)


def _quoted(name):
    return f"“{name}”" if name else _("the usual ones")


def _calendars(before, after):
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was is None:
            yield Change(
                _("Hours"),
                _("New hours “%(name)s”: %(week)s.") % {"name": name, "week": _week(now)},
            )
        elif now is None:
            yield Change(_("Hours"), _("The hours “%(name)s” go.") % {"name": name})
        else:
            yield from (Change(_("Hours"), f"“{name}”: {words}") for words in _calendar(was, now))


def _calendar(was, now):
    zones = was.get("time_zone", "UTC"), now.get("time_zone", "UTC")
    if zones[0] != zones[1]:
        yield _("time zone %(before)s → %(after)s.") % {"before": zones[0], "after": zones[1]}
    if _week(was) != _week(now):
        yield f"{_week(was)} → {_week(now)}."
    yield from _days(_OFF, _dated(was, "closed"), _dated(now, "closed"))
    yield from _days(_EXTRA, _opened(was), _opened(now))


def _week(calendar):
    return "; ".join(f"{days} {hours}" for days, hours in week_words(calendar)) or _("no hours")


def _dated(calendar, key):
    return {str(day): name for day, name in calendar.get(key, {}).items()}


def _opened(calendar):
    return {day: blocks_words(blocks) for day, blocks in _dated(calendar, "opened").items()}


def _days(sentences, was, now):
    more = {day: name for day, name in now.items() if was.get(day) != name}
    less = {day: name for day, name in was.items() if day not in now}
    for (one, many), days in zip(sentences, (more, less), strict=True):
        if len(days) > FEW:
            yield str(many % {"count": len(days)})
        else:
            for day, name in sorted(days.items()):
                yield str(one % {"day": day_words(day), "name": name})


def _ladder(before, after):
    yield from (Change(_("Ladder"), words) for words in _steps(before.steps, after.steps))
    if before.repeat != after.repeat:
        yield Change(_("Ladder"), repeat_words(after.repeat))


def _steps(before, after):
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for was, now in zip_longest(before[first:last], after[begin:end]):
            if was is None:
                yield _("New step. %(step)s.") % {"step": step_words(now)}
            elif now is None:
                yield _("A step goes. It was: %(step)s.") % {"step": step_words(was)}
            else:
                yield f"{step_words(was)} → {step_words(now)}."


def _limits(before, after):
    yield from _lines(_("Limits"), limits_words(before.limits), limits_words(after.limits))
    was, now = before.spending, after.spending
    yield from _lines(_("Spending"), spending_words(was), spending_words(now))
    yield from _lines(
        _("Review"),
        review_words(before.review, was.currency),
        review_words(after.review, now.currency),
    )


def _lines(part, before, after):
    for (label, was), (_label, now) in zip(before, after, strict=True):
        if was != now:
            yield Change(
                part,
                _("%(label)s: %(before)s → %(after)s.")
                % {"label": label, "before": was, "after": now},
            )


def _agreements(before, after):
    was = {(one.field, one.name): one.targets for one in before}
    now = {(one.field, one.name): one.targets for one in after}
    for field, name in dict.fromkeys([*was, *now]):
        first, last = was.get((field, name)), now.get((field, name))
        label = str(_WITH[field] % {"name": name})
        if last is None:
            words = _("%(label)s has no targets of its own any more.") % {"label": label}
            yield Change(_("Agreements"), words)
            continue
        if first is None:
            yield Change(_("Agreements"), _("%(label)s has targets of its own.") % {"label": label})
        for words in _targets(first or {}, last):
            yield Change(_("Agreements"), f"{label}: {words}")
    if list(was) != list(now) and sorted(was) == sorted(now):
        yield Change(_("Agreements"), _("Their order changes: the first that fits wins."))
