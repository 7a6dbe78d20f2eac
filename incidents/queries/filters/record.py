"""By what the record tells: what figures count, each as the list behind its number.

A number of the analytics page is the length of its filter's list, since both look into the same
rows (`queries.measures`).
"""

from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Incident, Remedy
from incidents.queries.filters.among import among
from incidents.queries.filters.filter import Filter, Reads, Takes, choices, one_of
from incidents.queries.measures import MEASURES, again, causes, money, promises, times, voices
from incidents.rules.money import CURRENCIES
from incidents.rules.taxonomy import CAUSE_KINDS
from incidents.rules.weeks import Weeks

ANY = "any"
NOT = "no-"
GROUP = "record"
SHORT = 4
"""So many weeks are gathered before they are put in order; in more, a page is soon full."""

_FIGURES = {
    times.MISTAKES: _("Counted in figures"),
    times.RESPOND: _("Heard from us"),
    NOT + times.RESPOND: _("Not heard from us yet"),
    times.OWN: _("Taken in hand"),
    times.APOLOGISE: _("Has our answer"),
    times.FIX: _("Made right"),
    NOT + times.FIX: _("Not right yet"),
    times.LAG: _("Says when it happened"),
}
_AGAIN = {
    again.SECOND: _("A second failure within 90 days, or opened again"),
    again.REPEAT: _("The same mistake with them within 90 days"),
    again.REOPENED: _("Opened again"),
}
_PREVENTION = {
    again.AGAIN: _("Changed, and it came back"),
    again.NOT_SO_FAR: _("Changed, and it has not come back so far"),
}
_OUTCOMES = {promises.KEPT: _("kept"), promises.MISSED: _("missed")}
_PROMISES = {
    promises.key_of(kind, outcome): format_lazy("{}, {}", label, words)
    for kind, label in Clock.Kind.choices
    for outcome, words in _OUTCOMES.items()
}
_ALL = voices.CHANGES, {}
_MORE, _LESS = (range(1, 5), {"after__gt": F("before")}), (range(-4, 0), {"after__lt": F("before")})
_CONTENT = {
    voices.FIRST: (_("After a first failure"), *_ALL),
    f"{voices.FIRST}-more": (_("More content, after a first failure"), *_MORE),
    f"{voices.FIRST}-less": (_("Less content, after a first failure"), *_LESS),
    voices.SECOND: (_("After a second failure"), *_ALL),
    f"{voices.SECOND}-more": (_("More content, after a second failure"), *_MORE),
    f"{voices.SECOND}-less": (_("Less content, after a second failure"), *_LESS),
}
_SIDES = {
    voices.OUTCOME: _("How right the result is for them"),
    voices.PROCESS: _("How easy it was for them"),
    voices.TREATMENT: _("How we spoke to them"),
}
_RATINGS = [str(rating) for rating in voices.RATINGS]
_GIVEN = {
    money.key_of(kind, currency): format_lazy("{}, {}", label, currency)
    for kind, label in Remedy.Kind.choices
    for currency in CURRENCIES
}


def _in_weeks(value, lens):
    weeks = Weeks.parse(value)
    learned = lens.field("learned_at")
    within = Q(**{f"{learned}__gte": weeks.begin, f"{learned}__lt": weeks.end})
    if lens.only_open or len(weeks) > SHORT:
        return within
    # In another order than this PostgreSQL might go through all years until it finds a week.
    found = Incident.objects.filter(within).order_by()
    if lens.only_closed:
        found = found.filter(status=Incident.Status.CLOSED)
    return among(found.values("pk"))


def _figure(value, lens):
    one_of(_FIGURES, value)
    met = _met(value.removeprefix(NOT), lens, in_turn=lens.only_open)
    if not value.startswith(NOT):
        return met
    return ~met if lens.only_open else ~met & Q(merged_into__isnull=True)


def _again(value, lens):
    is_looked_up = one_of(_AGAIN, value) == again.REOPENED
    return _met(value, lens, in_turn=lens.only_open and not is_looked_up)


def _content(value, lens):
    which = one_of(_CONTENT, value).partition("-")[0]
    _label, changes, said = _CONTENT[value]
    keys = [voices.key_of(which, change) for change in changes]
    return _met(voices.CHANGE, lens, keys, in_turn=not lens.only_open, **said)


def _rated(side):
    """The condition that they gave it this rating, or any."""

    def meets(value, lens):
        if value == ANY:
            return _met(side, lens)
        return _met(side, lens, **{side: one_of(_RATINGS, value)})

    return meets


def _key_of(measure, known):
    """The condition that it is counted under the value as its key, or under any."""

    def meets(value, lens):
        keys = None if value == ANY else [one_of(known, value)]
        return _met(measure, lens, keys)

    return meets


def _currency(text):
    if not (len(text) == len("EUR") and text.isascii() and text.isupper()):
        raise ValueError(text)
    return text


def _given(value, lens):
    kind, _dash, currency = value.partition("-")
    said = {"kind": one_of(Remedy.Kind.values, kind), "currency": _currency(currency)}
    return _met(money.GIVEN, lens, **said)


def _kept(value, lens):
    return _met(money.KEPT, lens, None if value == ANY else [_currency(value)])


def _met(measure, lens, keys=None, **said):
    return MEASURES[measure].met(lens.at, keys, only_open=lens.only_open, **said)


def _some(name, label, options, meets, **rest):
    return Filter(name, label, choices(options), meets, group=GROUP, **rest)


def _keyed(name, label, options, measure):
    options = [*options, (ANY, _("Any"))]
    meets = _key_of(measure, [value for value, _label in options])
    return _some(name, label, options, meets, reads=Reads.BESIDE)


FILTERS: tuple[Filter, ...] = (
    Filter(
        "week",
        _("Learned of in weeks"),
        meets=_in_weeks,
        group="dates",
        takes=Takes.NAME,
        reads=Reads.BESIDE,
    ),
    _some("figure", _("Record"), _FIGURES.items(), _figure, reads=Reads.BESIDE),
    _keyed("promise", _("Promise"), _PROMISES.items(), promises.PROMISE),
    _keyed("cause", _("Confirmed cause"), CAUSE_KINDS.items(), causes.CAUSE),
    _keyed("missed", _("Missed because"), CAUSE_KINDS.items(), causes.MISSED),
    _some("again", _("Again"), _AGAIN.items(), _again, reads=Reads.BESIDE),
    _keyed("changed", _("Prevention"), _PREVENTION.items(), again.PREVENTION),
    _some(
        "content",
        _("Satisfaction against before"),
        [(value, label) for value, (label, *_rest) in _CONTENT.items()],
        _content,
        reads=Reads.BESIDE,
    ),
    *(
        _some(
            side,
            label,
            [*((one, one) for one in _RATINGS), (ANY, _("Any"))],
            _rated(side),
            reads=Reads.BESIDE,
        )
        for side, label in _SIDES.items()
    ),
    _some("given", _("What they had"), _GIVEN.items(), _given, reads=Reads.BESIDE),
    _some(
        "kept",
        _("Value kept"),
        [*((one, one) for one in CURRENCIES), (ANY, _("Any"))],
        _kept,
        of_closed=True,
    ),
)
