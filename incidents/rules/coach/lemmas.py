"""Word forms to the words they may be forms of."""

from functools import lru_cache

from incidents.rules.coach.lexicon.forms import IRREGULAR, NOT_PAST, PAST_ONLY, PAST_TOO
from incidents.rules.coach.words import words

_BASES: dict[str, frozenset[str]] = {}
for _line in IRREGULAR.strip().splitlines():
    _base, *_forms = _line.split()
    for _form in _forms:
        _BASES[_form] = _BASES.get(_form, frozenset()) | {_base}
_PARTICIPLES = frozenset(
    form
    for line in IRREGULAR.strip().splitlines()
    for form in line.split()[1:]
    if form.endswith(("en", "wn", "ne", "un", "ung", "orn", "um"))
) | words("""been done gone come become begun run rung""")


@lru_cache(maxsize=20_000)
def lemmas(form: str) -> frozenset[str]:
    """Every word that a form, in lower case, may be a form of; itself among them.

    Without a dictionary one can't know whether "hoped" comes from "hope" or from "hop": both are
    given, and a phrase finds the one it looks for.
    """
    return frozenset({form}) | _BASES.get(form, frozenset()) | frozenset(_regular(form))


def _regular(form):
    if len(form) < 4 or not form.isalpha():
        return
    if form.endswith("ies"):
        yield form[:-3] + "y"
    if form.endswith("es") and not form.endswith("ees"):
        yield form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        yield form[:-1]
    for ending in ("ed", "ing"):
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) > 1 and form not in NOT_PAST:
            yield stem
            yield stem + "e"
            if ending == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=20_000)
def is_past(form: str) -> bool:
    """Whether a form can be a past tense."""
    form = form.rpartition("-")[2]
    if form in PAST_ONLY or form in PAST_TOO:
        return True
    return len(form) > 3 and form.endswith("ed") and form not in NOT_PAST and form.isalpha()


def is_surely_past(form: str) -> bool:
    """Whether a form is no present tense either: "sent", not "put"."""
    return is_past(form) and form not in PAST_TOO


def is_participle(form: str) -> bool:
    """Whether a form can follow "have" or "be": "taken", "sent", "missed"."""
    return form in _PARTICIPLES or is_past(form)
