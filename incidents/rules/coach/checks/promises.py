"""Whether promises can be kept: in time, and that it won't happen again."""

from collections.abc import Iterator

from incidents.rules.coach import codes
from incidents.rules.coach.checks.plan import dated, time_places
from incidents.rules.coach.lexicon import promise, time
from incidents.rules.coach.reading import HAPPENED, NEXT, Reading, Spot, spot


def vague_time(reading: Reading) -> Iterator[Spot]:
    """A promise of ours with a word for time that holds no time."""
    # "Once he has finished in Poole" is a time only where the letter gives no better one.
    has_date = any(dated(reading, sentence) for sentence in reading.sentences(NEXT))
    table = time.VAGUE.sure if has_date else time.VAGUE.likely
    for sentence in reading.body():
        place = table.first(sentence)
        if sentence.part != NEXT and _is_over(reading, sentence):
            continue  # "it was over quickly"
        if not place or time_places(sentence) or time.NOT_OURS.within(sentence):
            continue
        if time.PROMISING.within(sentence) or _is_ahead(reading, sentence):
            yield spot(codes.VAGUE_TIME, sentence, *place)


def _is_over(reading, sentence):
    deeds = reading.deeds_of(sentence)
    return bool(deeds) and all(deed.is_past for deed in deeds)


def _is_ahead(reading, sentence):
    """Whether part three says it of something to come, in the present tense."""
    deeds = reading.deeds_of(sentence)
    return sentence.part == NEXT and bool(deeds) and not any(deed.is_past for deed in deeds)


def absolute_promise(reading: Reading) -> Iterator[Spot]:
    """A promise that nobody can keep."""
    for sentence in reading.body():
        if sentence.part == HAPPENED and not sentence.has(
            "again", "happen", "guarantee", "promise"
        ):
            continue  # "You will never have that day back" tells the effect
        if _is_over(reading, sentence) and not promise.SWORN.within(sentence):
            continue
        excused = promise.NO_PROMISE.find(sentence) + promise.NOT_ABSOLUTE.find(sentence)
        place = _promise(sentence, promise.ABSOLUTE, excused)
        if place:
            yield spot(codes.ABSOLUTE_PROMISE, sentence, *place)


def unbacked_promise(reading: Reading) -> Iterator[Spot]:
    """It won't happen again, says the letter, and nothing was done so that it doesn't."""
    if reading.letter.has_preventive_action:
        return
    for sentence in reading.body():
        excused = promise.NO_PROMISE.find(sentence) + _told(reading, sentence)
        place = _promise(sentence, promise.NOT_AGAIN, excused)
        if place:
            yield spot(codes.UNBACKED_PROMISE, sentence, *place)


def _told(reading, sentence):
    """What only tells what we left undone: "I did not look a second time"."""
    deeds = reading.deeds_of(sentence)
    if any(deed.is_future for deed in deeds):
        return []
    return [(one.first, one.end) for one in deeds if one.is_past and one.is_negated]


def _promise(sentence, promises, excused):
    unpromised = promise.UNPROMISED.first(sentence)
    for first, last in promises.find(sentence):
        if unpromised and unpromised[0] < last:
            continue
        if not any(begin < last and first < end for begin, end in excused):
            return first, last
    return None


CHECKS = (vague_time, absolute_promise, unbacked_promise)
