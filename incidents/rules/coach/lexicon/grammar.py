"""Small words that hold a sentence together, and the kinds of who."""

from incidents.rules.coach.words import words

ME, WE, YOU, COLLEAGUE, OUTSIDER, RULE, OTHER, NONE = (
    "me", "we", "you", "colleague", "outsider", "rule", "other", "none",
)  # fmt: skip

PRONOUNS = {
    "i": ME, "we": WE, "you": YOU, "he": OTHER, "she": OTHER, "they": OTHER, "it": OTHER,
    "this": OTHER, "that": OTHER, "which": OTHER, "who": OTHER, "there": OTHER, "nobody": OTHER,
    "everything": OTHER, "nothing": OTHER, "these": OTHER, "those": OTHER, "what": OTHER,
    "everyone": OTHER, "somebody": COLLEAGUE, "someone": COLLEAGUE, "one": OTHER, "neither": OTHER,
    "none": OTHER, "anyone": OTHER, "anybody": OTHER, "both": OTHER, "all": OTHER, "whoever": OTHER,
}  # fmt: skip
BOUNDS = words(
    """, ; : ( ) – — because since as when while that which who whom whose where if unless until
    till before after although though but and or so then than whether once why how what whereas
    nor"""
)
PREPOSITIONS = words(
    """of in at from with for by on to into onto about over under through during between among
    within without despite against per via like near behind across off out up down towards
    toward around instead except besides"""
)
DETERMINERS = words(
    """a an the this that these those any some our my your its their his her no each every another
    both all one two three four five six new"""
)
RELATIVE = words("who which whom whose")
POINTING = words("a an the our my one another that new night day shift")
PART_OF = words("one some two several member members somebody someone part most many")
BETWEEN = words(
    """not never also just really still already only even ever then simply always therefore again
    too often once actually instead now later accordingly yet all both personally somehow quite
    almost nearly first soon rather either hardly n't sadly perhaps maybe apparently evidently"""
)
