"""How quickly we answered, and how openly."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Incident
from incidents.queries.figures.figure import Figure, Number, length, percent, percent_of
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.totals import Totals
from incidents.queries.measures import times

MINUTES, PERCENT = "minutes", "%"


def incidents(scope: Scope, totals: Totals) -> Number:
    """All that are counted."""
    n = totals.n(times.MISTAKES)
    words = ngettext("%(n)d incident", "%(n)d incidents", n) % {"n": n}
    return Number(n, words, scope.list_url(figure=times.MISTAKES))


def headline(scope: Scope, totals: Totals) -> Figure:
    """The time to our first word (practice P105)."""
    n = totals.n(times.RESPOND)
    silent = totals.n(times.MISTAKES) - n
    return _figure(
        scope,
        totals,
        times.RESPOND,
        _("Time to first response"),
        ngettext("%(n)d has heard from us", "%(n)d have heard from us", n),
        _(
            "From when we learned of it to our first word by a person: a call, a meeting, a "
            "message, or the answer itself. Automatic replies don’t count. The middle one "
            "(median), by the calendar, nights and weekends included."
        ),
        _others(
            scope,
            f"no-{times.RESPOND}",
            silent,
            ngettext("%(n)d has not heard from us yet", "%(n)d have not heard from us yet", silent),
        ),
    )


def speed(scope: Scope, totals: Totals) -> list[Figure]:
    """How long until somebody had it in hand, until they had our answer, and until it was right."""
    n = {name: totals.n(name) for name in (times.OWN, times.APOLOGISE, times.FIX)}
    not_yet = totals.n(times.MISTAKES) - n[times.FIX]
    return [
        _figure(
            scope,
            totals,
            times.OWN,
            _("Time to own it"),
            ngettext("%(n)d taken in hand", "%(n)d taken in hand", n[times.OWN]),
            _(
                "From when it was logged to the first thing that whoever logged it, or owns it "
                "now, did about it. Handing it on or putting it off doesn’t count. Median."
            ),
        ),
        _figure(
            scope,
            totals,
            times.APOLOGISE,
            _("Time to apologise"),
            ngettext("%(n)d has our answer", "%(n)d have our answer", n[times.APOLOGISE]),
            _("From when we learned of it until the answer was delivered. Median."),
        ),
        _figure(
            scope,
            totals,
            times.FIX,
            _("Time to fix"),
            ngettext("%(n)d made right", "%(n)d made right", n[times.FIX]),
            _(
                "From when we learned of it until we said what made it right, the time that we "
                "waited for them included; what was opened again counts from its last time. Median."
            ),
            _others(
                scope,
                f"no-{times.FIX}",
                not_yet,
                ngettext("%(n)d is not right yet", "%(n)d are not right yet", not_yet),
            ),
        ),
    ]


def openness(scope: Scope, totals: Totals) -> list[Figure]:
    """The share that we noticed ourselves, and how soon it stood here (practice P36)."""
    n, ours = totals.n(times.MISTAKES), totals.n(times.NOTICED, Incident.NoticedBy.US)
    told = totals.n(times.LAG)
    noticed = _others(
        scope,
        times.MISTAKES,
        ours,
        ngettext("%(n)d noticed by us", "%(n)d noticed by us", ours),
        noticed=Incident.NoticedBy.US,
    )
    return [
        Figure(
            _("Noticed by ourselves"),
            percent(ours, n),
            percent_of(ours, n),
            PERCENT,
            incidents(scope, totals),
            _("The share that we noticed ourselves, before the customer or anybody else told us."),
            noticed,
        ),
        _figure(
            scope,
            totals,
            times.LAG,
            _("From occurred to logged"),
            ngettext("%(n)d says when it happened", "%(n)d say when it happened", told),
            _("From when it happened until it stood here. What was imported is left out. Median."),
        ),
    ]


def _figure(scope, totals, measure, label, counted, definition, more=()):
    n, middle = totals.n(measure), totals.median(measure)
    rests_on = Number(n, counted % {"n": n}, scope.list_url(figure=measure))
    return Figure(label, length(middle), middle, MINUTES, rests_on, definition, list(more))


def _others(scope, figure, n, words, **wanted):
    return [Number(n, words % {"n": n}, scope.list_url(figure=figure, **wanted))] if n else []
