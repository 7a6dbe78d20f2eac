"""Why it happened, why it was missed, and whether it happens again."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.queries.figures.figure import Figure, Number, percent, percent_of
from incidents.queries.figures.scope import Scope
from incidents.queries.figures.times import incidents
from incidents.queries.figures.totals import Totals
from incidents.queries.measures import again
from incidents.queries.measures.causes import CAUSE, MISSED
from incidents.queries.measures.times import KIND, MISTAKES
from incidents.rules.charts import Bar, ParetoChart, pareto
from incidents.rules.taxonomy import CAUSE_KINDS, INCIDENT_KINDS


def paretos(scope: Scope, totals: Totals) -> list[ParetoChart]:
    """What goes wrong, why it happened, and why it was missed."""
    told = _("A bar for each, the most frequent first, and a line of what they make up together.")
    return [
        pareto(
            title,
            [
                Bar(
                    kinds.get(key, key),
                    totals.n(measure, key),
                    str(totals.n(measure, key)),
                    scope.list_url(**{name: key}, **rest),
                )
                for key in totals.keys(measure)
            ],
            description=told,
            of=_("Incidents"),
        )
        for title, measure, kinds, name, rest in (
            (_("What goes wrong"), KIND, INCIDENT_KINDS, "kind", {"figure": MISTAKES}),
            (_("Why it happened"), CAUSE, CAUSE_KINDS, "cause", {}),
            (_("Why it was missed"), MISSED, CAUSE_KINDS, "missed", {}),
        )
    ]


def recurrence(scope: Scope, totals: Totals) -> list[Figure]:
    """How much of it was not for the first time (practices P24 and P64)."""
    return [
        _share(
            scope,
            totals,
            _("Second failures"),
            again.SECOND,
            _(
                "The share in which we had failed the same customer within the 90 days before, or "
                "that had to be opened again after we had said that it was right."
            ),
        ),
        _share(
            scope,
            totals,
            _("The same mistake again"),
            again.REPEAT,
            _("The share with the same kind of mistake, with the same customer, within 90 days."),
        ),
        _share(
            scope,
            totals,
            _("Opened again"),
            again.REOPENED,
            _("The share that was opened again after it had been closed."),
        ),
        _came_back(scope, totals),
    ]


def _share(scope, totals, label, measure, definition):
    n, all_ = totals.n(measure), incidents(scope, totals)
    return Figure(
        label,
        percent(n, all_.n),
        percent_of(n, all_.n),
        "%",
        all_,
        definition,
        _more(n, _("%(n)d of them"), scope.list_url(again=measure)),
    )


def _came_back(scope, totals):
    """Of what was to be prevented, the share that was not."""
    n = totals.n(again.PREVENTION, again.AGAIN)
    changed = n + totals.n(again.PREVENTION, again.NOT_SO_FAR)
    words = ngettext(
        "%(n)d incident after which something was changed",
        "%(n)d incidents after which something was changed",
        changed,
    )
    return Figure(
        _("Came back after prevention"),
        percent(n, changed),
        percent_of(n, changed),
        "%",
        Number(changed, words % {"n": changed}, scope.list_url(changed="any")),
        _(
            "Of those after which a preventive change was done: the share whose kind of "
            "mistake was made again in the same team within 90 days after it."
        ),
        _more(n, _("%(n)d came back"), scope.list_url(changed=again.AGAIN)),
    )


def _more(n, words, url):
    return [Number(n, words % {"n": n}, url)] if n else []
