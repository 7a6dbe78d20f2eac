"""Ways to say sorry, and ways to take it back."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

SORRY = Phrases("""
    matter|source|cause of regret
    <!not|never sorry !state|sight|excuse|to|for
    <!not|never sorry for !yourself|ourselves|myself
    <!not|never sorry to !say|inform|tell|disappoint|bother|note|find|hear|read|learn|see
    apologise
    apology
    apologetic
    forgive =us
    forgive us|me|our|my
    @your forgiveness
    ask|beg|hope _3 forgive|forgiveness|pardon
    forgiveness
    forgivable
    @we _3 =regret !to|that|=saying
    @we _3 =regret that @we !can|cannot|must|be
    @we _3 =regret that !@we
    @we _3 =regret it|this|my|our|the|how|having|every
    =regretted
    @our _2 regret
    =regrets
    beg your pardon
    mea culpa
""")

HEARSAY = Phrases("""
    <!not|never sorry to hear|read|learn|see
""")
"""Sorry for what the customer says, not for what we did: an apology that leaves it open."""

NO_APOLOGY = Phrases("""
    apology in writing|person|public
    #name|#colleague|he|she|they _2 will|can|wants|would|has _2 apologise
    no|not need|reason|cause|call|point _3 apologise|apologize|apology|sorry
    need not|never _2 apologise|sorry
    @you|nobody|nothing _3 apologise for
    nothing to be sorry
    @you|he|she|they be|do|need|must|should|have not? _1 to|have apologise|be|sorry
    @you be not|n't? _1 sorry
    without _2 apology
    @your _2 apology
    =you|they|he|she|colleague|team apologise
    @you _1 be _2 sorry
    sorry to lose|trouble
    make no apology
    do not|never _2 apologise
    not _1 apologise !enough
    would|wo be _2 sorry
    safe than sorry
""")

GROVELLING = Phrases("""
    sorry , _3 sorry , _3 sorry
    can|could not|never|hardly _2 apologise enough|sufficiently
    apologise _3 thousand|million
    thousand|million|endless|countless|profuse|profusely|grovelling|abject apology
    apologise _2 profusely|abjectly|endlessly
    =mortified
    beg _1 @you|your
    =beg|begging for
    =unforgivable
    =inexcusable
    unforgivable|disgraceful|appalled|appalling
    ashamed|shame beyond|to
    @we be|feel _1 deeply|so|utterly|thoroughly ashamed
    no words _6 sorry|ashamed|express|describe|apologise|apologize|terrible
    words can not|never
    not deserve your|forgiveness|a
    how|too|so _1 terrible|awful|dreadful|wretched|miserable|guilty|ashamed @we
    @we _2 feel absolutely|utterly|so|truly|completely terrible|awful|dreadful|sick|wretched|miserable
    have not|n't _2 slept
    on @our knee
    throw @us _3 mercy
    heartbroken|devastated|distraught
    bottom of @our heart
    hang @our head
    sleepless|sleep night
    with all @our heart
    words fail @us
    sorry , so|very|truly|deeply|really sorry ,
    so , so sorry
    very , very sorry
    so|very|truly so|very|truly so|very|truly sorry
    sorrier than
""")

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
    while @we
    =mind you
""")

OWNING_TURN = Phrases("""
    but that|this|it|sorry|apology|word|an|saying _2 do|will|can|be|would not|never|hardly|no|little
    but that|this|it|sorry|apology|word|an _2 be|do not|no|only|cheap|little
    but sorry|apology|word|saying
    but @we _1 know|also|owe|should|do|did|ought|can|could not
    but @we _1 know|also|owe|should|ought
    but @we fail|forget|miss|lose|let|get|leave|send|keep|make
    but @we _1 would|will|want|can|have|rather|prefer
    but @you _1 deserve|need|should|still|be|ask|have|want
    but what _6
    but here|now|more|most|first|not|nor|never
    but the|a|my|our _2 fix|answer|cheque|refund|solution|plan|money|work|point|thing|repair
    but for
    but still|nobody|none|no
    but mine|ours|our|my
    but nothing|neither
    no|not|any ..2 but
    nothing but
    all|anything|everything|nobody|none but
    not only|just .. but
    cannot|can not help but
    but let @us
    but sorry
    but it be|should|will|must|do _2 mine|ours|us|me|not|never
    but ours|mine
""")

CONDITION = Phrases("""
    in the event
    in case
    sorry that? it|this|that _1 bother|bothers|bothered|annoyed|annoys|offended|disappointed|troubled you
    sorry|apologise|apology|regret ..2 @you _1 see|view|took|read it|this|things|that so|like|that|as|differently
    for|about any @trouble|upset|and|of|@feeling|such|shortcoming|shortcomings|failure|failings|impression|concern|disruption|possible|potential|resulting
    any|whatever @trouble
    for whatever
    may|might|could _1 have cause|experience|upset|feel|be|suffer|inconvenience|offend|lead|leave|give|put|do|fall|seem|come|encounter|appear|hurt|find|disappoint !anything|done|avoided|prevented|sooner|better
    may|might|could cause|upset|feel|seem|be|offend|appear
    to anyone|anybody|those|everyone|all|customers|whoever who|affected|impacted|feeling|upset|concerned|inconvenienced
    to anyone|anybody
    should this|that|it|there|we|you|anything|anyone have|be|feel|cause
    sorry|apologise|apology|regret _2 @you _2 feel|felt
    sorry|apologise|apology|regret _3 feel
    sorry|apologise|apology|regret _2 =you|=your|team|staff|guests|experience _2 be _3 @feeling
    sorry|apologise|apology|regret for|about|regarding|of your _2 @feeling
    sorry|apologise|apology|regret for|about how @you _2 feel
    sorry|apologise|apology|regret _3 @you _1 perceive|find|found|think|consider|view|interpret
    sorry|apologise|apology|regret _3 @you be|were|are _2 @feeling
    if|where|wherever|in|insofar _2 applicable|appropriate|necessary|need
    to the extent that|@we|this
    insofar as
    that|which|who _2 perceive|feel|felt _2
    perceived
    be|come _3 as|across|over rude|as|offensive|wrong
    if and when
    sorry|apologise|apology|regret _1 that? you|your _2 not|n't|never enjoy|like|enjoyed|liked|happy|satisfied|appreciate
    if|whether _1 so
    if _8
    whether
""")
"""What leaves open whether there is anything to be sorry for; used beside an apology only."""

INNOCENT_IF = Phrases("""
    how|which|that|it must|would _1 have? feel|felt
    how that|it|this feel|felt|feels
    if @you _2 would|want|prefer|like|need|choose|wish|decide|rather|agree|allow|can|could|will|call|reply|say|tell|let|give|take|have|wanted|liked
    if that|this|it|these|those|neither|either|none|any|both|there|saturday|friday _3 suit|be|help|work|do|fit|easier|better|useful|not
    if @we can|could|may|might
    if anything|something|nothing _3
    as if
    even if
    if only
    if @we be|were in|you|to
    if i were
    what if
    ask|see|check|know|wonder|asked|sure|tell if
    if not
    if possible|necessary
""")
