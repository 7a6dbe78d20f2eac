"""Ways to offer a choice, and what only sounds like it."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

OPTIONS = Phrases("""
    should|if that|it|this|neither|the|one ..3 not|n't _1 suit|work|fit|do|right ..12 there|@we|could|another|also
    should|if neither ..14 there|@we|could|another
    if _4 be|is|are|'s no|not|n't good|use|help|convenient|possible ..14 tell|say|name|@we|could
    elect|decide|choose|say|settle whether ..25 or
    just|simply|equally @you|keep|leave|have ..12 or
    @your call|pick
    @you can|may|could _2 also|instead|equally|alternatively ..6 cancel|return|have|choose|keep|get|take
    if it|that must|has ..10 @we
    if @you want|wish|like|prefer ..20 or
    if @you want|wish|like ..12 tell|say|let|just|otherwise
    ; otherwise
    either ..30 or
    if ..5 easier|better|nicer|suits|preferable|handier
    @you _1 decide|choose|say :
    choose
    =choice|choices
    =pick !up
    prefer
    preference
    =you _1 rather
    would|'d _2 rather
    option|alternative
    whichever|either way
    which|what _3 would|do|will|works|suit|suits|help|is|like|of|best|you|way|one|serves|shall|should|day|time _3 you|better|best|prefer|easier|these|two|helps
    <!it|that|this up|down to @you
    @you|yours decide|decision|call|to|may|can _3 between|which|whether|have|take
    @your decision|call|pick|choosing|say
    would|do|will|can|could|may|might @you ..30 or
    @you _1 can|could|may|might ..30 or
    @we _1 can|could|will|would|may ..30 , or
    @we _1 can|could|would|may ..30 or
    shall|should|may|can|could|do|would @we ..30 or
    want|whether ..30 or
    do @you ..25 or
    or ..12 if @you|that|it
    @you say|choose|decide|pick|name $
    , or|alternatively ..15 , @you|as|whichever|just|tell
    either _1 be
    or|and|, just|simply? let|tell @us|me _1 know|which|what
    by|as|in|with|off|on|for|to|from _6 or by|as|in|with|off|on|for|to|from ..10 easier|prefer|wish|like|say|choose|better|suits|rather|whichever|please
    if @you _1 rather
    if @you _2 prefer|rather|sooner
    if @you _1 would|'d|like|want|wish|choose ..25 , @we _1 will|can|could|'ll
    or , if
    if @you _1 would|'d|like|want|wish|choose ..25 instead
    if not|neither , @we|i
    or ,? alternatively|else|instead|we|i|you|a|the|take|keep|have|let|send|refund
    alternatively
    one|first|a|1 ..30 ; _1 or
    tell|let|say ..8 which
    two|three|several|some|other possibilities|ways|routes|paths|offers|suggestions|solutions|things|proposals|choices|roads
    two|three|four|couple _2 option|choice|possibility|suggestion|proposal
    as @you like|wish|please|prefer
""")

NO_OPTIONS = Phrases(
    """
    whether !@you ..12 or
    or _2 two|three|more|so|later|less|not|anything|other|no|its|both
    #number or #number
    delay|problem|problems|question|questions|concern|concerns|issue|issues|error|errors|mistake|mistakes|doubt|doubts ,? or
    or ,? delay|problem|problems|question|questions|concern|concerns|issue|issues|errors|mistakes|doubts
    by|before|until|within _4 or _2 before|earlier|sooner
    once|again or twice|again
    one or other|another|the
    no|not|without|little|neither _2 option|alternative|choice|choose
    question|questions|concern|concerns|query|queries|doubt|further|anything|problem|problems ..12 or
    call|write|reply|phone|email|ring|text|contact|mail|reach or _1 call|write|reply|phone|email|ring|text|contact|mail|visit|drop|come
    by phone|email|telephone|mail|post or
    whether or not
    more|less or less|more
    one|two|three|a|#number|day|week|hour or _1 two|three|so|four|#number
    sooner|better or later|worse
    any|anything|anyone|anybody|never|nobody|no|not|without|neither _4 or
    or so|anything|other|whatever|more|else
    if @you have|need|notice|find|see|experience|encounter|wish|require|would|want|like|should _3 further|any|question|questions|concern|concerns|more|assistance|help|information|anything|discuss|talk|speak
    instead of
    option|choice be _1 yours|not
    should @you have|need|wish|require
    instead
    rather than|late|more|embarrassing
""".replace("    instead\n", "").replace("    option|choice be _1 yours|not\n", "")
)

ANY_OR = Phrases("""
    or
    whichever
""")
"""In part three an "or" mostly parts two offers; NO_OPTIONS knows the others."""
