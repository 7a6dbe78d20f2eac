"""Whose deed it is: the subject in front of a verb, and who stands behind a noun."""

from collections.abc import Iterator

from incidents.rules.coach.lemmas import is_past
from incidents.rules.coach.lexicon import who
from incidents.rules.coach.lexicon.grammar import (
    BETWEEN,
    BOUNDS,
    COLLEAGUE,
    DETERMINERS,
    ME,
    NONE,
    OTHER,
    OUTSIDER,
    PART_OF,
    POINTING,
    PREPOSITIONS,
    PRONOUNS,
    RULE,
    WE,
    YOU,
)
from incidents.rules.coach.lexicon.verbs import AUXILIARIES
from incidents.rules.coach.tokens import Token

_TIMES = frozenset({"week", "day", "night", "morning", "evening", "shift", "afternoon", "weekend"})
_SUBJECTS = frozenset({"i", "we", "you", "he", "she", "they", "it"})
_BEFORE_NOUNS = frozenset({"one", "this", "that", "these", "those", "all", "both"})


def subject_of(
    tokens: list[Token], floor: int, first: int, found: list
) -> tuple[int, str, int | None]:
    """(start, who, head) of the subject in front of a verb group.

    floor: where the last deed ends; first: where the verb group starts; found: the deeds so far
    """
    start = first
    # "The haulier then took …": right in front of its verb, "then" parts nothing.
    start -= int(start > floor and tokens[start - 1].form == "then")
    while start > floor and (tokens[start - 1].form not in BOUNDS or _points(tokens, start - 1)):
        start -= 1
    beside = first - 1
    while beside > start and (tokens[beside].form in BETWEEN or "#ly" in tokens[beside].keys):
        beside -= 1
    if beside >= start and tokens[beside].form in {"i", "we", "you", "he", "she", "they"}:
        return start, PRONOUNS[tokens[beside].form], beside
    head = _head(tokens, start, first)
    if head is not None:
        return start, who_is(tokens, head), head
    return _further_back(tokens, floor, start, found)


def _points(tokens, at):
    """Whether a "that" points at a time: "covering that week"."""
    return tokens[at].form == "that" and bool(tokens[at + 1].keys & _TIMES)


def _further_back(tokens, floor, start, found):
    """The subject of a verb that has none of its own beside it."""
    before = tokens[start - 1].form if start else ""
    if before in {"and", "but", "or", ",", "then"} and found:
        # "The nurse who can … and forgot": what follows "and" belongs to the main clause.
        same = next((one for one in reversed(found) if not one.is_relative), found[-1])
        return start, same.subject, same.head
    if before in {"who", "which", "that"}:
        back = _noun_before(tokens, start - 1)
        return start - 1, OTHER if back is None else who_is(tokens, back), back or start - 1
    if found and before not in BOUNDS and start == floor:
        # "The printers we use for statements mixed the sheets": back over a clause.
        outer = found[-1].head
        if outer and tokens[outer].form in PRONOUNS and _is_noun(tokens[outer - 1]):
            return start, who_is(tokens, outer - 1), outer - 1
        return start, found[-1].subject, outer
    return start, NONE, None


def _is_noun(token):
    return token.is_word and token.form not in BOUNDS | PREPOSITIONS | BETWEEN | DETERMINERS


def _noun_before(tokens, at):
    """The index of the noun that a relative pronoun refers to."""
    while at > 0:
        at -= 1
        if tokens[at].form == ",":
            continue
        return at if tokens[at].is_word and tokens[at].form not in BOUNDS else None
    return None


def _head(tokens, start, stop):
    """The index of the subject's noun between two places: the last word before any preposition."""
    at = start
    while at < stop:
        form = tokens[at].form
        if form in PRONOUNS and tokens[at].text != "IT" and form not in _BEFORE_NOUNS:
            return at
        if form in PREPOSITIONS or form == "not" or not tokens[at].is_word:
            at = _after_phrase(tokens, at, stop)
            continue
        if form in BETWEEN or "#ly" in tokens[at].keys:
            at += 1
            continue
        end = at
        while end + 1 < stop and _continues(tokens, end + 1):
            if "#ing" in tokens[end + 1].keys and tokens[end].keys & (who.STAFF | who.OUTSIDERS):
                break  # "a temp covering that week"
            end += 1
        return end
    return None


def _continues(tokens, at):
    token = tokens[at]
    return (
        token.is_word
        and token.form not in PREPOSITIONS | BETWEEN
        and (token.form not in _SUBJECTS or token.text == "IT")
        and "#ly" not in token.keys
    )


def _after_phrase(tokens, at, stop):
    """The index behind a preposition and what belongs to it."""
    at += 1
    while at < stop:
        form = tokens[at].form
        if form in {"i", "we", "he", "she", "they", "it"}:
            return at
        if (
            form in {"our", "my", "the", "your", "a", "an"}
            and tokens[at - 1].form not in PREPOSITIONS
        ):
            return at
        if (
            "#name" in tokens[at].keys
            and "#name" not in tokens[at - 1].keys
            and (tokens[at - 1].form not in PREPOSITIONS | DETERMINERS)
        ):
            return at
        if form in PREPOSITIONS:
            return at
        at += 1
    return at


def who_is(tokens: list[Token], head: int) -> str:
    """Who stands behind a noun."""
    token = tokens[head]
    if token.form in {"someone", "somebody"}:
        return _somebody(tokens, head)
    if token.form in PRONOUNS and token.form != "one":
        return PRONOUNS[token.form]
    if token.form in PART_OF and head + 2 < len(tokens) and tokens[head + 1].form == "of":
        end = _end_of_phrase(tokens, head + 2)
        return COLLEAGUE if tokens[end].form == "staff" else who_is(tokens, end)
    phrase = list(_phrase(tokens, head))
    forms = {word.form for word in phrase}
    if "#sender" in token.keys:
        return ME
    if "#recipient" in token.keys:
        return YOU
    if "your" in forms:
        # "Your assistant" stands on their side; "your parcel" is only the thing it happened to.
        return YOU if token.keys & who.CUSTOMER_SIDE else OTHER
    if _is_outsider(tokens, head):
        return OUTSIDER
    return _one_of_us(token, phrase, forms)


def _one_of_us(token, phrase, forms):
    if forms & {"our", "my"} and token.keys & who.WE_NOUNS and len(phrase) == 2:
        return WE
    if token.keys & who.RULES and forms & {"our", "the", "company", "standard", "my"}:
        return RULE
    is_named = "#person" in token.keys or any("#colleague" in word.keys for word in phrase)
    pairs = {f"{before.form}:{token.form}" for before in phrase[1:2]}
    is_department = (
        token.keys & who.DEPARTMENTS
        or pairs & who.DEPARTMENT_PAIRS
        or (token.keys & who.WE_NOUNS and forms & (who.DEPARTMENTS | who.SHIFTS))
    )
    is_staff = token.keys & who.STAFF and forms & POINTING
    if is_named or is_department or is_staff or ("our" in forms and _is_a_trade(token)):
        return COLLEAGUE
    return OTHER


def _is_a_trade(token):
    """Whether a word names people by what they do: "painter", "projectionist"."""
    return token.form.endswith(who.TRADE_ENDINGS) and token.form not in who.NO_TRADES


def _somebody(tokens, head):
    """Somebody is one of us, unless they are "at the venue"."""
    after = tokens[head + 1 : head + 3]
    if len(after) == 2 and after[0].form in {"at", "from", "in", "on", "of"}:
        there = who_is(tokens, _end_of_phrase(tokens, head + 2))
        return OUTSIDER if there == OTHER else there
    return COLLEAGUE


def _end_of_phrase(tokens, at):
    """The last word of the noun phrase that starts here."""
    end = at
    while end + 1 < len(tokens) and _continues(tokens, end + 1) and end - at < 4:
        if is_past(tokens[end + 1].form) or tokens[end + 1].form in AUXILIARIES:
            break
        end += 1
    return end


def _phrase(tokens, head) -> Iterator[Token]:
    """The words of a noun's phrase, from the noun backwards."""
    at = head
    while at >= 0 and head - at < 6 and tokens[at].is_word and tokens[at].form not in PREPOSITIONS:
        if at != head and tokens[at].form in BOUNDS:
            return
        yield tokens[at]
        if tokens[at].form in {"a", "an", "the", "our", "my", "your"}:
            return
        at -= 1


def _is_outsider(tokens, head):
    if tokens[head].keys & who.OUTSIDERS:
        return True
    before = tokens[head - 1].form if head else ""
    pair = {f"{before}:{key}" for key in tokens[head].keys}
    return bool(pair & who.OUTSIDE_PAIRS)
