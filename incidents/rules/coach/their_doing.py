"""Where a sentence points at the customer.

`trusting` says how much counts: a letter that owns the mistake gets the benefit of the doubt.
"""

from incidents.rules.coach.deeds import ME, WE, YOU, Deed
from incidents.rules.coach.finger import Place, graded, had_they_only, owned_here, place_of
from incidents.rules.coach.lexicon import blame as words
from incidents.rules.coach.lexicon import their_side
from incidents.rules.coach.lexicon.grammar import BOUNDS
from incidents.rules.coach.mistakes import is_mistake
from incidents.rules.coach.reading import NEXT, WHY, Reading
from incidents.rules.coach.text import Sentence


def at_customer(reading: Reading, sentence: Sentence, *, trusting: bool) -> Place | None:
    """What they did or left undone, given as the cause."""
    if words.NOT_CUSTOMER.within(sentence):
        return None
    place = graded(words.CUSTOMER, trusting).first(sentence)
    if place:
        return place
    if owned_here(reading, sentence):
        return None
    if sentence.part != NEXT and not their_side.IN_ORDER.within(sentence):
        place = their_side.THEIR_SIDE.first(sentence)
        if place:
            return place
    return next(
        (
            place_of(deed)
            for deed in reading.deeds_of(sentence)
            if _is_their_cause(reading, deed, trusting)
        ),
        None,
    )


def _is_their_cause(reading, deed, trusting):
    if deed.subject != YOU:
        return deed.subject not in {ME, WE} and had_they_only(deed)
    if not deed.verb.is_quoted and _is_theirs(deed, trusting):
        return True
    after = reading.after(deed.sentence)
    owned_next = after is not None and owned_here(reading, after)
    return deed.is_past and _reported(deed) and not owned_next


def _is_theirs(deed: Deed, trusting):
    if deed.is_future or deed.is_passive:
        return False
    is_you = deed.head is not None and deed.sentence.tokens[deed.head].form == "you"
    if deed.is_asked:
        return deed.sentence.part != NEXT and _asks_what_they_did(deed)
    if not is_you and is_mistake(deed):
        # "your team lost a day" is what it cost them; "told us twice" was no mistake
        return not deed.does(words.LOSSES) and (not _said(deed) or _blemished(deed))
    return _did(deed, trusting, is_you)


def _did(deed, trusting, is_you):
    if is_you and deed.is_past and _did_badly(deed):
        return True
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


def _reported(deed):
    """ "Your assistant told us that any hall would do"."""
    tells = deed.sentence.part == WHY and deed.does({"tell", "assure", "say"})
    is_you = deed.head is not None and deed.sentence.tokens[deed.head].form == "you"
    return tells and not is_you and not deed.is_negated and deed.has("=that") and _promised(deed)


def _promised(deed):
    return deed.sentence.has("=would", "=could", "=fine", "=any", "=ready", "=enough")


def _said(deed):
    return deed.does(their_side.PASSED_ON) and not deed.is_negated


def _blemished(deed):
    return any(token.keys & their_side.BLEMISHES for token in deed.rest)


def _did_badly(deed):
    """ "You gave us the wrong street", "you booked late"."""
    can_be = deed.does(words.ACTS_OF_THEIRS | their_side.PASSED_ON) and deed.sentence.part == WHY
    return can_be and not deed.is_negated and _blemished(deed)


def _consented(deed):
    """ "You signed the proof", not "the proof you signed was right"."""
    if not deed.does(words.CONSENTS) or deed.sentence.has("right", "correct", "=with"):
        return False
    return not deed.head or deed.sentence.tokens[deed.head - 1].form in BOUNDS - {"that"}


def _asks_what_they_did(deed):
    forms = {*deed.auxiliaries, deed.verb.form}
    asks = bool({"did", "have", "were", "could", "had", "was"} & forms)
    return asks and deed.does(words.DUTIES_OF_THEIRS | {"get", "receive", "see"})
