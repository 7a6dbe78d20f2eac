"""Verbs with their auxiliaries, found without a dictionary."""

from dataclasses import dataclass

from incidents.rules.coach.lemmas import is_participle, is_past
from incidents.rules.coach.lexicon.grammar import (
    BETWEEN,
    BOUNDS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from incidents.rules.coach.lexicon.verbs import AUXILIARIES, NOT_VERBS, PRESENT_VERBS

_OPENERS = BOUNDS | {"nor", "only", "did", "not"}
_NEVER_VERBS = NOT_VERBS | DETERMINERS | PREPOSITIONS | BETWEEN


@dataclass(slots=True)
class Group:
    first: int
    last: int
    auxiliaries: tuple[str, ...]
    is_negated: bool
    inverted: int | None = None  # the subject between auxiliary and verb


def group_at(tokens, index):
    """The verb group that starts at a token, if one does."""
    form = tokens[index].form
    if not tokens[index].is_word:
        return None
    if form in AUXILIARIES and not (form == "'s" and _is_possessive(tokens, index)):
        return _auxiliary_group(tokens, index)
    if _is_finite(tokens, index):
        return Group(index, index, (), _not_before(tokens, index))
    return None


REACH = 9
"""Tokens within which a verb group ends."""


def _auxiliary_group(tokens, index):
    auxiliaries, negated, inverted = [], _not_before(tokens, index), None
    last = index
    for at in range(index, min(len(tokens), index + REACH)):
        token = tokens[at]
        if token.form in AUXILIARIES and not (token.form == "'s" and at > index):
            auxiliaries.append(token.form)
            last = at
        elif token.form in {"not", "never", "no"}:
            negated = negated or token.form != "no"
            if token.form == "no":
                break
        elif token.form in BETWEEN or "#ly" in token.keys:
            pass
        elif inverted is None and _is_inverted(tokens, index, at, negated):
            inverted = at
        elif _leads_on(tokens, at):
            auxiliaries.append(token.form)
        elif _follows(auxiliaries, tokens, at):
            return Group(index, at, tuple(auxiliaries), negated, inverted)
        else:
            break
    return _own_verb(tokens, index, last, auxiliaries, negated, inverted)


def _own_verb(tokens, index, last, auxiliaries, negated, inverted):
    if not auxiliaries:
        return None
    # The auxiliary is the verb itself: "we had no list", "it was late", "we did it twice".
    main = last
    rest = list(auxiliaries)
    if tokens[main].form in AUXILIARIES and rest:
        rest.pop(len(rest) - 1 - rest[::-1].index(tokens[main].form))
    return Group(index, main, tuple(rest), negated, inverted)


def _is_inverted(tokens, index, at, negated):
    """Whether the subject stands behind its auxiliary: "did you", "had you not"."""
    is_pronoun = tokens[at].form in {"i", "we", "you", "he", "she", "they", "it"}
    is_near = at == index + 1 or (at == index + 2 and negated)
    return is_pronoun and is_near and _opens(tokens, index)


def _leads_on(tokens, at):
    if tokens[at].form not in {"to", "going", "about", "able", "supposed", "meant"}:
        return False
    form = tokens[at].form
    after = tokens[at + 1].form if at + 1 < len(tokens) else ""
    if form == "to":
        return tokens[at - 1].form in {
            "going",
            "have",
            "had",
            "has",
            "able",
            "supposed",
            "meant",
            "about",
        }
    return after == "to"


def _follows(auxiliaries, tokens, at):
    """Whether the token can be the main verb behind these auxiliaries."""
    token = tokens[at]
    if not token.is_word or token.form in NOT_VERBS or token.form in DETERMINERS:
        return False
    last = auxiliaries[-1] if auxiliaries else ""
    if last in {"am", "is", "are", "was", "were", "be", "been", "being", "'s", "get", "got"}:
        return is_participle(token.form) or "#ing" in token.keys
    if last in {"have", "has", "had", "'ve", "having"}:
        return is_participle(token.form)
    if last == "'d":
        return True
    return "#word" in token.keys and token.form not in PREPOSITIONS


def _is_finite(tokens, index):
    """Whether a token without an auxiliary is the verb of its clause."""
    token = tokens[index]
    if token.form in _NEVER_VERBS or "#ly" in token.keys:
        return False
    before = index - 1
    while before >= 0 and (tokens[before].form in BETWEEN or "#ly" in tokens[before].keys):
        before -= 1
    previous = tokens[before] if before >= 0 else None
    if previous is not None and previous.form in {"i", "we", "they", "he", "she", "you", "who"}:
        return token.form not in BOUNDS
    if previous is None or not previous.is_word:
        return is_past(token.form) and index > 0 and previous is not None
    if is_past(token.form):
        return (
            previous.form not in DETERMINERS
            and not previous.form.endswith("ly")
            and (previous.form not in PREPOSITIONS)
        )
    if "#person" in previous.keys and token.form.endswith("s") and "'" not in token.form:
        return "#person" not in token.keys
    if previous.form in {
        "it",
        "that",
        "which",
        "this",
        "nobody",
        "someone",
        "somebody",
        "everyone",
    }:
        return token.form.endswith("s") and not token.form.endswith("ss")
    if previous.form in {"and", "but", "or", "then"}:
        return bool(PRESENT_VERBS & token.keys) and before > 0 and index - before == 1
    return (
        bool(PRESENT_VERBS & token.keys)
        and previous.form not in DETERMINERS
        and (previous.form not in PREPOSITIONS and "#number" not in previous.keys)
    )


def _not_before(tokens, index):
    return index > 0 and (
        tokens[index - 1].form in {"never", "hardly"}
        or (index > 1 and tokens[index - 2].form == "never")
    )


def _opens(tokens, index):
    """Whether an inversion may stand here: at the start of a clause."""
    return index == 0 or not tokens[index - 1].is_word or tokens[index - 1].form in (_OPENERS)


def _is_possessive(tokens, index):
    """Whether "'s" is a possessive: a name or noun before it, no verb or adverb after it."""
    before = tokens[index - 1].form if index else ""
    if before in PRONOUNS or before in {"let", "here", "where", "how"}:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or not after.is_word:
        return True
    return not (
        after.form in DETERMINERS | {"not", "been", "going", "on", "in"} or "#ing" in after.keys
    )
