"""Where a sentence points at somebody else: a colleague, an outsider.

Each function takes a reading and a sentence and gives (first, last + 1) tokens, or None. `trusting`
says how much counts: a letter that owns the mistake gets the benefit of the doubt.
"""

from incidents.rules.coach.deeds import COLLEAGUE, OUTSIDER
from incidents.rules.coach.finger import (
    Place,
    graded,
    had_they_only,
    in_vain,
    owned_here,
    place_of,
)
from incidents.rules.coach.lexicon import blame_others as others
from incidents.rules.coach.lexicon import verbs
from incidents.rules.coach.mistakes import is_mistake, is_ours
from incidents.rules.coach.reading import HAPPENED, NEXT, WHY, Reading
from incidents.rules.coach.text import Sentence
from incidents.rules.coach.their_doing import at_customer

__all__ = ["at_anybody", "at_colleague", "at_customer", "at_outsider", "is_owned"]


def at_colleague(reading: Reading, sentence: Sentence, *, trusting: bool) -> Place | None:
    """A colleague or a department of ours, by somebody who speaks of others."""
    place = others.COLLEAGUE_BLAME.first(sentence)
    if place:
        return place
    named = False
    for deed in reading.deeds_of(sentence):
        # "Finn had the sheet, and he went by memory": he is Finn.
        if deed.subject != COLLEAGUE and not (named and _is_he_or_she(deed)):
            continue
        named = named or _is_named(deed)
        if _is_awaited(deed):
            continue
        if deed.sentence.part == WHY and _let_down(deed) and not owned_here(reading, sentence):
            return place_of(deed)
        if deed.is_condition or deed.is_passive or (trusting and _tells_a_fact(deed)):
            continue
        if not _is_named(deed) and not deed.does(verbs.FAULT) and owned_here(reading, sentence):
            continue
        botched = deed.sentence.part != NEXT and deed.is_past and deed.does(verbs.BOTCHES)
        if _is_a_remedy(deed):
            continue
        if _went_wrong(deed, trusting) or (botched and not deed.is_negated and not _well(deed)):
            return place_of(deed)
    return None


def _let_down(deed):
    """Whether a colleague's doing stands where the cause should stand."""
    if deed.is_condition or deed.is_passive:
        return "had" in deed.auxiliaries or deed.does(others.SUPPOSED)
    if in_vain(deed):
        return "would" not in deed.auxiliaries and not had_they_only(deed)
    if deed.is_future or deed.does(verbs.HELP) or _is_a_remedy(deed) or _well(deed):
        return False
    if deed.is_modal:
        return False
    if deed.is_negated or deed.has("whatever", "never", "without"):
        return True
    is_known = _is_named(deed) or _is_he_or_she(deed)
    return is_known and deed.is_past and not deed.does(verbs.STATES | others.FAIR)


def _is_a_remedy(deed):
    """ "Piotr switched it off this morning": what is done about it since."""
    return deed.has(*others.SINCE)


def _is_awaited(deed):
    """ "When Peter has compared the files": what is still to come."""
    ahead = deed.sentence.tokens[max(0, deed.start - 2) : deed.first]
    waits = any(one.form in {"when", "once", "until", "after"} for one in ahead)
    return waits and bool({"has", "have"} & set(deed.auxiliaries))


def _is_he_or_she(deed):
    return deed.head is not None and deed.sentence.tokens[deed.head].form in {"he", "she"}


def _is_named(deed):
    head = deed.sentence.tokens[deed.head] if deed.head is not None else None
    return head is not None and bool(head.keys & {"#person", "#colleague"})


def _tells_a_fact(deed):
    """ "Our technician left the gate open" in part one, and then "that is on me": no finger."""
    return deed.sentence.part == HAPPENED and not _is_named(deed)


def at_outsider(reading: Reading, sentence: Sentence, *, trusting: bool) -> Place | None:
    """An outsider's failing, given as the cause; whether we own it near by is asked elsewhere."""
    place = graded(others.OUTSIDER_BLAME, trusting).first(sentence)
    if place:
        return place
    for deed in reading.deeds_of(sentence):
        if deed.subject != OUTSIDER or deed.is_condition or deed.has("=involved", "=blame"):
            continue
        if _on_our_word(reading, deed):
            continue
        in_account = deed.sentence.part != NEXT and not _well(deed)
        if in_account and not deed.is_future and not deed.does(verbs.HELP) and (
            not trusting or deed.sentence.part == WHY
        ):  # fmt: skip
            return place_of(deed)
        setback = in_account and deed.is_past and deed.does(verbs.SETBACKS) and not deed.is_negated
        if setback or _went_wrong(deed, trusting):
            return place_of(deed)
    return None


def _on_our_word(reading, deed):
    """ "The carrier drove to the address I had written": nothing went wrong on their side."""
    if is_mistake(deed) or deed.does(verbs.FAULT | verbs.SETBACKS - {"deliver", "come", "take"}):
        return False
    return any(
        is_ours(one) and (is_mistake(one, plain=True) or one.does(verbs.DEEDS))
        for one in reading.deeds_of(deed.sentence)
    )


def is_owned(reading: Reading, sentence: Sentence) -> bool:
    """Whether we own it in the same breath: in this sentence, the one before or the next."""
    if owned_here(reading, sentence):
        return True
    if others.ON_TOP.within(sentence):
        return False  # "Besides, the glue was bad": shifting what was owned just now
    near = (sentence, reading.after(sentence), reading.before(sentence))
    return any(other is not None and others.OWNED_BLAME.within(other) for other in near)


def at_anybody(reading: Reading, sentence: Sentence, *, trusting: bool) -> bool:
    """Whether a sentence is about somebody else's doing."""
    if at_customer(reading, sentence, trusting=trusting):
        return True
    if at_colleague(reading, sentence, trusting=trusting):
        return True
    outside = at_outsider(reading, sentence, trusting=trusting)
    return bool(outside) and not is_owned(reading, sentence)


def _well(deed):
    """Whether it is told as done well."""
    if deed.has("right", "correct", "nothing", "replacement", "everything", "second", "time",
                "fine", "exactly", "=involved"):  # fmt: skip
        return True
    return deed.has("=us", "=me") and not deed.does(others.SHORTCOMINGS)


def _went_wrong(deed, trusting):
    """Where nobody owns the mistake, what others did is told as the mistake."""
    if deed.sentence.part == NEXT:
        return deed.does(verbs.FAULT) and deed.is_past and not deed.is_negated
    habit = deed.subject != COLLEAGUE and deed.does(verbs.FAULT)
    if is_mistake(deed) or (habit and not deed.is_negated and not deed.is_future):
        return True
    if trusting or deed.sentence.part == NEXT or not deed.is_past:
        return False
    return not deed.does(verbs.HELP)
