"""Whether part three is a plan: who does what by when, and a choice."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.deeds import ME, OUTSIDER, WE, YOU
from incidents.rules.coach.letter import NEXT, PARTS
from incidents.rules.coach.lexicon import options, time
from incidents.rules.coach.lexicon.owner import IDLE, OWNER, REMEDIES, THEIRS
from incidents.rules.coach.lexicon.verbs import STATES
from incidents.rules.coach.phrases import says
from incidents.rules.coach.reading import Reading, Spot, missing
from incidents.rules.coach.text import Sentence


def no_date(reading: Reading) -> Iterator[Spot]:
    """Part three holds no time for anything that we will do."""
    if reading.is_blank(NEXT):
        return
    if not any(dated(reading, sentence) for sentence in reading.sentences(NEXT)):
        yield missing(codes.NO_DATE, NEXT)


def dated(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence gives a time for a deed of ours."""
    theirs = THEIRS.find(sentence)
    deeds = reading.deeds_of(sentence)
    for first, _ in time_places(sentence):
        if any(begin <= first and not _we_act(deeds, begin, end, first) for begin, end in theirs):
            continue
        around = [deed for deed in deeds if deed.start <= first < deed.end]
        if any("might" in deed.auxiliaries for deed in around):
            continue
        if around and all(_is_told(deed, first) for deed in around):
            continue
        if not any(deed.subject == YOU and deed.is_condition for deed in around):
            return True
    return False


def _is_told(deed, time):
    """Whether it only tells what was at that time: not "I have booked the van for Monday"."""
    if not deed.is_past or {"have", "has", "'ve", "'s"} & set(deed.auxiliaries):
        return False
    if deed.does(STATES):
        return True
    if deed.subject in {ME, WE} and deed.does(REMEDIES):
        return False
    between = deed.sentence.tokens[deed.last + 1 : time + 1]
    return not any(one.form in {"for", "to", "until", "by", "from"} for one in between)


def _we_act(deeds, begin, end, until):
    """Whether a deed of ours holds the words that begin as theirs do, or starts behind them."""
    ours = [deed for deed in deeds if deed.subject in {ME, WE} and not deed.is_condition]
    return any(end <= one.start <= until or one.start < begin <= one.last for one in ours)


def time_places(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence gives a date, an hour or a span."""
    excused = time.NO_DATE.find(sentence)
    return [
        (first, last)
        for first, last in time.DATE.find(sentence)
        if not any(begin < last and first < end for begin, end in excused)
    ]


def no_owner(reading: Reading) -> Iterator[Spot]:
    """Part three names nobody who does something."""
    if reading.is_blank(NEXT):
        return
    if not any(owned(reading, sentence) for sentence in reading.sentences(NEXT)):
        yield missing(codes.NO_OWNER, NEXT)


def owned(reading: Reading, sentence: Sentence) -> bool:
    """Whether a named person or "I" does something in this sentence."""
    if OWNER.within(sentence):
        return True
    for deed in reading.deeds_of(sentence):
        if deed.is_condition or deed.is_passive or deed.does(IDLE):
            continue
        if deed.is_asked:
            if deed.subject == ME and time_places(sentence):
                return True  # "May I bring it on Monday?"
            continue
        head = sentence.tokens[deed.head] if deed.head is not None else None
        if deed.subject == ME and not deed.is_modal and not deed.is_negated:
            return True
        if head is not None and "#name" in head.keys and deed.subject not in {YOU, OUTSIDER}:
            return True
    return False


def no_options(reading: Reading) -> Iterator[Spot]:
    """There is nothing to choose from."""
    if reading.is_blank(NEXT):
        return
    if not any(offers(sentence) for part in PARTS for sentence in reading.body(part)):
        yield missing(codes.NO_OPTIONS, NEXT)


def offers(sentence: Sentence) -> bool:
    """Whether a sentence lets the customer choose."""
    if says(sentence, options.OPTIONS, options.NO_OPTIONS):
        return True
    return sentence.part == NEXT and says(sentence, options.ANY_OR, options.NO_OPTIONS)


CHECKS = (no_date, no_owner, no_options)
