"""Ways to take an apology back, and a "but" that adds to it."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

TURNING_PHRASES = Phrases("""
    but
    however !long|much|small|many|hard|often|little|late|you|it
    , although|though
    ^ although|though
    , yet
    ^ yet
    ^ still ,
    ; still
    nevertheless|nonetheless
    even so
    even though
    that said
    that be|have say|said|=being
    having said
    all the same
    at the same time
    then again
    on the other hand
    in|to fairness|fair
    while|whilst @we|the|it|this|there
    =mind you
    , only !#number|a|the|for|to|because|one|two|three
    , only the|we|our|it|that _3 be|was|were|had
    albeit|notwithstanding
    , despite|notwithstanding having|being
    bear|bearing|keep|keeping _4 in mind
    @you _1 have|must|need|should|will _1 to? _1 see|understand|remember|appreciate|realise|consider|admit|allow|agree|grant
    ^ please|do|kindly|but|just _2 bear|keep in mind
    but as you|@we _1 =know|see|said|mentioned|explained
    ^ please|do|kindly|but|just _2 understand|remember|consider|appreciate|note|bear|realise|recognise that|how|we|it|our
    in @our defence|defense
    if truth be
    to be honest|frank|clear
    as it happens
    for what it
    ^ it be not|n't as if|though
    ^ it|that do not _1 mean
""")

MIDDLE = Phrases("""
    , however|though|nevertheless|nonetheless ,
    , though $
    must|do|did|have|has|had|be|is|was|were|would|may|can nevertheless|nonetheless|however
    =mind you $
    all the same $
""")
"""What turns the next sentence round from within it: "we did, however, send a text"."""

LEADING = Phrases("""
    ^ although|though|while|whilst @we _5 sorry|apologise|regret|apology
    ^ much as @we _5 sorry|apologise|regret|apology
    ^ sorry|apologetic though|as @we be
    ^ sorry as @we be
""")
"""An apology that is only the run-up to what follows."""


OWNING_TURN = Phrases("""
    @turn ,? that|this|it|sorry|apology|word|an|saying _2 do|will|can|be|would not|never|hardly|no|little
    @turn ,? that|this|it|sorry|apology|word|an _2 be|do not|no|only|cheap|little
    @turn ,? sorry|apology|word|saying
    @turn ,? @we do not _1 expect|ask|want|blame|deserve|hope|mind|take|need
    @turn ,? @we can|could not _2 undo|turn|give|bring|take|change|make|expect|ask|blame
    @turn ,? @we _1 know|also|owe|should|ought
    @turn ,? @we fail|forget|miss|lose|let|get|leave|send|keep|make
    @turn ,? @we _1 would|will|want|can|rather|prefer _2 !point|stress|remind|note|add|say|explain
    @turn ,? @we have _2 fixed|changed|since|now|already|found|learnt|learned|stopped|put|made|no
    @turn ,? @you _1 deserve|still|be|ask|want|also
    @turn ,? @you _1 need|have !to
    @turn ,? @you should not|never|know|hear|get
    @turn ,? above|most|mainly|mostly|rather|instead|then|first|today|there
    @turn ,? what _6
    @turn ,? @you do|did not _3 for|to !us|me|the
    @turn ,? here|now|more|most|first|not|nor|never
    @turn ,? the|a|my|our _2 fix|answer|cheque|refund|solution|plan|money|work|point|thing|repair
    @turn ,? for
    @turn ,? still|nobody|none|no
    @turn ,? mine|ours|our|my
    @turn ,? the _2 truth|fact _3 @we
    @turn ,? nothing|neither
    no|not|any ..2 but
    nothing but
    all|anything|everything|nobody|none but
    not only|just .. but
    cannot|can not help but
    however #word @we|it|the|you|this|that be|was|were|may|might|seem|feel
    @turn ,? let @us
    @turn ,? sorry
    @turn ,? it be|should|will|must|do _2 mine|ours|us|me|not|never
    @turn ,? ours|mine
""")

FAR = Phrases("""
    ^ that said
    ^ having said that|so
    ^ even so
    ^ in|to _1 fairness|fair
    ^ all the same
""")
"""What takes it back even with a sentence in between."""
