"""Whether the letter carries what makes it whole: thanks, their worth to us, their side."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.checks.plan import offers, time_places
from incidents.rules.coach.deeds import YOU
from incidents.rules.coach.letter import HAPPENED, NEXT
from incidents.rules.coach.lexicon import effect, importance
from incidents.rules.coach.lexicon import thanks as wording
from incidents.rules.coach.lexicon.generic import COMMON, GENERIC
from incidents.rules.coach.lexicon.owner import REMEDIED
from incidents.rules.coach.phrases import Phrases, says
from incidents.rules.coach.reading import Reading, Spot, missing
from incidents.rules.coach.stance import is_sincere, owns
from incidents.rules.coach.text import Sentence
from incidents.rules.coach.words import words

_NAMED_DAYS = Phrases("""
    @day
    january|february|june|july|august|september|october|november|december|april
    in|for|of|since|until|by march|may
    last|on|that|over|this night|weekend|morning|evening
    last week|month
    christmas|easter
""")
_COUNTED = Phrases("#number !year|years|or|per|percent|of")
_SAYS_NOTHING = GENERIC | COMMON | {"#name", "#ly"}
_ABSTRACT = tuple(
    words(
        """tion tions sion ment ments ity ities ance ence ness ism ing ive ally able ible ised ized
    ated ful cies"""
    )
)
"""Endings of words that any office may use of anything."""

RARE_ENOUGH, RARE_OF_OTHERS = 5, 9
"""Words outside the stock of stock letters that make a letter belong to its incident: where it is
owned, and where it is not, since officialese knows many words for nothing."""


def thanks(reading: Reading) -> Iterator[Sentence]:
    """The sentences that thank the customer."""
    return (
        sentence
        for sentence in reading.sentences()
        if says(sentence, wording.THANKS, wording.NO_THANKS)
    )


def no_thanks(reading: Reading) -> Iterator[Spot]:
    """Nobody thanks the customer."""
    if next(thanks(reading), None) is None:
        yield missing(codes.NO_THANKS)


def no_importance(reading: Reading) -> Iterator[Spot]:
    """Nothing says what they mean to us."""
    if not any(matters(reading, sentence) for sentence in reading.body()):
        yield missing(codes.NO_IMPORTANCE)


def matters(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says what the customer or the relationship means to us."""
    table = importance.IMPORTANCE
    if says(sentence, table.sure, importance.NO_IMPORTANCE):
        return True
    if not owns(reading):
        return False
    return says(sentence, table.likely, importance.NO_IMPORTANCE) or _relates(reading, sentence)


def _relates(reading, sentence):
    """Whether a letter that owns the mistake tells in part three how they and we belong together.

    There are too many ways to say it for any list: it is what neither plans nor offers anything,
    and is about them and us.
    """
    if sentence.part != NEXT or sentence.is_question or time_places(sentence) or offers(sentence):
        return False
    if not sentence.has("=us", "=me", "=we", "=our", "=my", "=i", "=here", "=this"):
        return False
    return any(_binds(deed) for deed in reading.deeds_of(sentence))


def _binds(deed):
    if deed.is_future or deed.is_modal or deed.is_condition or deed.is_passive or deed.is_asked:
        return False
    tokens = deed.sentence.tokens
    head = deed.head if deed.head is not None else deed.first
    before = {one.form for one in tokens[deed.start : head]}
    theirs = deed.subject == YOU or "your" in before
    if before & {"my", "our"} and any(one.form == "your" for one in deed.rest):
        return not deed.is_negated  # "my children grew up on your bread"
    return theirs and not deed.does(REMEDIED) and not deed.has("#digits")


def no_validation(reading: Reading) -> Iterator[Spot]:
    """Part one tells neither what it did to them nor how it must feel."""
    if reading.is_blank(HAPPENED):
        return
    if not any(validates(reading, sentence) for sentence in reading.body(HAPPENED)):
        yield missing(codes.NO_VALIDATION, HAPPENED)


def validates(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells the effect on them or how it must feel."""
    if says(sentence, effect.SURE, effect.NO_EFFECT):
        return True
    if any(deed.subject == YOU and _has_to(deed) for deed in reading.deeds_of(sentence)):
        return True
    return is_sincere(reading) and says(sentence, effect.LIKELY, effect.NO_EFFECT)


def _has_to(deed):
    return "to" in deed.auxiliaries and bool({"had", "have"} & set(deed.auxiliaries))


def not_specific(reading: Reading) -> Iterator[Spot]:
    """Nothing in the letter belongs to this incident alone."""
    rare = set()
    for sentence in reading.body():
        if sentence.part != NEXT:
            if sentence.has("#digits", "yesterday") or _NAMED_DAYS.within(sentence):
                return
            if sentence.part == HAPPENED and _COUNTED.within(sentence):
                return
            if any(_is_proper(sentence, index) for index in range(len(sentence.tokens))):
                return
        rare.update(rare_words(sentence))
    if len(rare) < (RARE_ENOUGH if owns(reading) else RARE_OF_OTHERS):
        yield missing(codes.NOT_SPECIFIC)


def _is_proper(sentence, index):
    token = sentence.tokens[index]
    return "#name" in token.keys and not token.keys & {"#sender", "#recipient"}


def rare_words(sentence: Sentence) -> Iterator[str]:
    """The words of a sentence that are outside the stock of stock letters."""
    for token in sentence.tokens:
        if not token.is_word or len(token.form) < 3 or token.keys & _SAYS_NOTHING:
            continue
        if not token.form.endswith(_ABSTRACT):
            yield token.form


CHECKS = (no_thanks, no_importance, no_validation, not_specific)
