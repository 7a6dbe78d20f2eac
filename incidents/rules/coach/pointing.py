"""Where a sentence points at somebody else: the customer, a colleague, an outsider.

Each function takes a reading and a sentence and gives (first, last + 1) tokens, or None. `trusting`
says how much counts: a letter that owns the mistake gets the benefit of the doubt.
"""

from itertools import pairwise

from incidents.rules.coach.deeds import COLLEAGUE, ME, OUTSIDER, WE, YOU, Deed
from incidents.rules.coach.lexicon import blame as words
from incidents.rules.coach.lexicon import blame_others as others
from incidents.rules.coach.lexicon import verbs
from incidents.rules.coach.lexicon.grammar import BOUNDS
from incidents.rules.coach.mistakes import is_mistake, is_ours
from incidents.rules.coach.phrases import Graded, Phrases
from incidents.rules.coach.reading import HAPPENED, NEXT, WHY, Reading
from incidents.rules.coach.text import Sentence

Place = tuple[int, int]


def graded(table: Graded, trusting: bool) -> Phrases:
    """As much of a table of faults as counts."""
    return table.sure if trusting else table.likely


def at_customer(reading: Reading, sentence: Sentence, *, trusting: bool) -> Place | None:
    """What they did or left undone, given as the cause."""
    if words.NOT_CUSTOMER.within(sentence):
        return None
    place = graded(words.CUSTOMER, trusting).first(sentence)
    if place:
        return place
    if owned_here(reading, sentence):
        return None
    for deed in reading.deeds_of(sentence):
        if deed.subject == YOU and not deed.verb.is_quoted and _is_theirs(deed, trusting):
            return _place(deed)
        if deed.subject not in {ME, WE, YOU} and _had_they_only(deed):
            return _place(deed)
    return None


def owned_here(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence itself tells a mistake of ours: "you rang, and I did not pick up"."""
    return any(is_ours(deed) and is_mistake(deed) for deed in reading.deeds_of(sentence))


def _had_they_only(deed):
    """ "A line from your side would have helped": what did not come from them, as the cause."""
    ahead = deed.sentence.tokens[: deed.first]
    forms = [one.form for one in ahead]
    supposed = deed.sentence.part == HAPPENED and "with" in forms and deed.is_negated
    if not (deed.sentence.part == WHY or supposed) or not _in_vain(deed):
        return False
    to_us = any(pair in {("with", "us"), ("to", "us")} for pair in pairwise(forms))
    theirs = to_us or "you" in forms or "your" in forms
    return theirs and not any(one.keys & words.OWN_LOOKS for one in ahead)


def _in_vain(deed):
    """Whether it is what could have been and was not."""
    forms = set(deed.auxiliaries)
    return "have" in forms and bool({"would", "could", "might", "should", "'d"} & forms)


def _is_theirs(deed: Deed, trusting):
    if deed.is_future or deed.is_passive:
        return False
    is_you = deed.head is not None and deed.sentence.tokens[deed.head].form == "you"
    if deed.is_asked:
        return deed.sentence.part != NEXT and _asks_what_they_did(deed)
    if not is_you and is_mistake(deed):
        return not deed.does(words.LOSSES)  # "your team lost a day": what it cost them
    if deed.does(words.SLIPS_OF_THEIRS) and deed.is_past and not deed.is_negated:
        return not deed.does(words.LOSSES)
    if deed.is_negated and deed.is_past and deed.does(words.DUTIES_OF_THEIRS):
        return True
    if deed.is_condition:
        return "had" in deed.auxiliaries and deed.does(words.DUTIES_OF_THEIRS)
    if not deed.is_past or deed.sentence.part == NEXT or deed.is_negated:
        return False
    if trusting:
        return _consented(deed)
    if "to" in deed.auxiliaries:
        return False  # "you had to sign again": what it cost them
    return deed.does(words.ACTS_OF_THEIRS) and not deed.has("=us", "=me", "trust", "permission")


def _consented(deed):
    """ "You signed the proof", not "the proof you signed was right"."""
    if not deed.does(words.CONSENTS) or deed.sentence.has("right", "correct", "=with"):
        return False
    return not deed.head or deed.sentence.tokens[deed.head - 1].form in BOUNDS - {"that"}


def _asks_what_they_did(deed):
    forms = {*deed.auxiliaries, deed.verb.form}
    asks = bool({"did", "have", "were", "could", "had", "was"} & forms)
    return asks and deed.does(words.DUTIES_OF_THEIRS | {"get", "receive", "see"})


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
            return _place(deed)
        if deed.is_condition or deed.is_passive or (trusting and _tells_a_fact(deed)):
            continue
        botched = deed.sentence.part != NEXT and deed.is_past and deed.does(verbs.BOTCHES)
        if _is_a_remedy(deed):
            continue
        if _went_wrong(deed, trusting) or (botched and not deed.is_negated and not _well(deed)):
            return _place(deed)
    return None


def _let_down(deed):
    """Whether a colleague's doing stands where the cause should stand."""
    if deed.is_condition or deed.is_passive:
        return "had" in deed.auxiliaries or deed.does(others.SUPPOSED)
    if deed.is_future or deed.does(verbs.HELP) or _is_a_remedy(deed) or _well(deed):
        return False
    if _in_vain(deed):
        return "would" not in deed.auxiliaries and not _had_they_only(deed)
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
        if deed.subject != OUTSIDER or deed.is_condition:
            continue
        in_account = deed.sentence.part != NEXT and not _well(deed)
        if in_account and not deed.is_future and not deed.does(verbs.HELP) and (
            not trusting or deed.sentence.part == WHY
        ):  # fmt: skip
            return _place(deed)
        setback = in_account and deed.is_past and deed.does(verbs.SETBACKS) and not deed.is_negated
        if setback or _went_wrong(deed, trusting):
            return _place(deed)
    return None


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
    return deed.has("right", "correct", "nothing", "replacement", "everything", "second",
                    "=us", "=me", "time")  # fmt: skip


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


def _place(deed):
    first = deed.first if deed.head is None else min(deed.head, deed.first)
    return first, deed.last + 1
