"""Which deeds are mistakes, and which sentences own them."""

from incidents.rules.coach.deeds import ME, WE, Deed
from incidents.rules.coach.lexicon import verbs
from incidents.rules.coach.lexicon.ownership import NOT_OWNING, OWNING, SPOILED
from incidents.rules.coach.manner import argues
from incidents.rules.coach.reading import HAPPENED, Reading
from incidents.rules.coach.text import Sentence


def is_mistake(deed: Deed, *, plain: bool = False) -> bool:
    """Whether a deed of the past went wrong.

    plain: a deed that is only told counts too: "we sent you the blue one"
    """
    if deed.is_future or deed.is_modal or not deed.is_past or deed.verb.is_quoted:
        return False
    if deed.is_negated:
        return not deed.does(verbs.NOT_FAULTS) and not deed.has("wrong", "anything")
    if deed.does(verbs.FAULT):
        return True
    if deed.does(verbs.BENIGN) and not (plain and _looked_at(deed)):
        badly = deed.has("nobody", "never", "nowhere", "nothing", "wrong")
        return badly and not deed.does(verbs.FEELING | {"have"})
    if ends_badly(deed):
        return True
    if not plain or "been" in deed.auxiliaries:
        return False
    return deed.does(verbs.DEEDS) or (deed.subject == ME and not deed.does(verbs.STATES))


def _looked_at(deed):
    """ "I only looked at the pen" tells a mistake, "we looked into it" does not."""
    return deed.does({"look", "read"}) and deed.has("=at", "=only")


def ends_badly(deed: Deed) -> bool:
    """Whether what follows the verb tells that it went wrong: "to the old address", "twice"."""
    return any(token.keys & SPOILED for token in deed.rest)


def is_ours(deed: Deed) -> bool:
    """Whether we did it, actively, as a plain statement."""
    return (
        deed.subject in {ME, WE}
        and not deed.is_passive
        and not deed.is_asked
        and not deed.is_condition
        and not deed.verb.is_quoted
    )


def owning(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says plainly that we did it."""
    if OWNING.within(sentence) and not NOT_OWNING.within(sentence):
        return True
    return not argues(sentence) and any(
        is_ours(deed) and (is_mistake(deed) or _should_have(deed) or _did_to_them(deed))
        for deed in reading.deeds_of(sentence)
    )


def _did_to_them(deed):
    """Whether part one tells that we did something to the customer: "we blocked your card"."""
    return (
        deed.sentence.part == HAPPENED
        and deed.is_past
        and not deed.is_negated
        and deed.does(verbs.HARMS)
        and deed.has("=you", "=your")
    )


def _should_have(deed):
    return bool({"should", "ought"} & set(deed.auxiliaries)) and "have" in deed.auxiliaries
