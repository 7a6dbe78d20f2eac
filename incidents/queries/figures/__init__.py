"""The page of figures: one calm look at how we answer for our mistakes, and how it ends.

It counts one and the same incidents, those that we learned of in a chosen span, and says beside
each figure what it measures and how much it rests on; only what lies still is looked for at any
age, and exemplary moments in the whole company. It counts mistakes and answers, never people.
"""

from dataclasses import dataclass

from incidents.queries.exemplary import Ratio, exemplary_ratio
from incidents.queries.figures.contentment import FIRST, SECOND, Contentment, contentment
from incidents.queries.figures.figure import Figure, length
from incidents.queries.figures.ignored import Ignored, ignored
from incidents.queries.figures.money import Account, accounts
from incidents.queries.figures.scope import DAYS, USUAL_DAYS, Scope
from incidents.queries.figures.times import Times, times_of

__all__ = ["DAYS", "USUAL_DAYS", "Figures", "Scope", "figures"]


@dataclass(frozen=True)
class Figures:
    """All that the page shows.

    n: how many incidents it counts; is_bounded: there may be more, of which these are the newest
    ignored: the longest ignored, of `all_ignored`; first, second: how content they are after a
    first failure, and after a second one
    """

    n: int
    is_bounded: bool
    headline: Figure
    speed: list[Figure]
    openness: list[Figure]
    ignored: list[Ignored]
    all_ignored: int
    exemplary: Ratio
    accounts: list[Account]
    first: Contentment
    second: Contentment


def figures(scope: Scope) -> Figures:
    """The figures of a scope. Seven queries, however much there is."""
    times, content = times_of(scope), contentment(scope)
    still, all_still = ignored(scope)
    return Figures(
        n=times.n,
        is_bounded=times.n >= scope.most,
        headline=_headline(times),
        speed=_speed(times),
        openness=_openness(times),
        ignored=still,
        all_ignored=all_still,
        exemplary=exemplary_ratio(scope.since, scope.at),
        accounts=accounts(scope),
        first=content[FIRST],
        second=content[SECOND],
    )


def _headline(times: Times):
    return Figure(
        "Time to first response",
        length(times.respond.length),
        times.respond.n,
        "have heard from us",
        "From when we learned of it to our first word by a person: a call, a meeting, a message, "
        "or the answer itself. Automatic replies don’t count. The middle one (median), by the "
        "calendar, nights and weekends included.",
        _others(times.n - times.respond.n, "has", "have", "not heard from us yet"),
    )


def _speed(times):
    return [
        Figure(
            "Time to own it",
            length(times.own.length),
            times.own.n,
            "taken in hand",
            "From when it was logged to the first thing that whoever logged it, or owns it now, "
            "did about it. Handing it on or putting it off doesn’t count. Median.",
        ),
        Figure(
            "Time to apologise",
            length(times.apologise.length),
            times.apologise.n,
            "have our answer",
            "From when we learned of it until the answer was delivered. Median.",
        ),
        Figure(
            "Time to fix",
            length(times.fix.length),
            times.fix.n,
            "made right",
            "From when we learned of it until we said what made it right, the time that we waited "
            "for them included; what was opened again counts from its last time. Median.",
            _others(times.n - times.fix.n, "is", "are", "not right yet"),
        ),
    ]


def _openness(times):
    return [
        Figure(
            "Noticed by ourselves",
            _percent(times.ourselves, times.n),
            times.n,
            "incidents",
            "The share that we noticed ourselves, before the customer or anybody else told us.",
            f"{times.ourselves} noticed by us",
        ),
        Figure(
            "From occurred to logged",
            length(times.lag.length),
            times.lag.n,
            "say when it happened",
            "From when it happened until it stood here. What was imported is left out. Median.",
        ),
    ]


def _percent(part, whole):
    """In whole percent: 100 only where it is all of it, 0 only where it is nothing."""
    if not whole:
        return ""
    if part in (0, whole):
        return f"{100 * part // whole} %"
    return f"{min(max(round(100 * part / whole), 1), 99)} %"


def _others(number, one, many, words):
    if not number:
        return ""
    return f"{number} {one if number == 1 else many} {words}"
