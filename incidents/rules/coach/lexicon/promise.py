"""Promises that it will not happen again, and those that nobody can keep."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

NOT_AGAIN = Phrases(
    """
    will|shall|'ll|be _3 only ever
    @you will|wo|shall|'ll not|never|n't have to ..10 twice|again|more
    nothing of the|this|that kind|sort ..6 @you|your|next|await|awaits|happen
    as long as ..8 never|no
    will|wo|shall not|never|n't ..4 =face|experience|encounter|suffer|endure
    no _1 occasion|need|reason|cause|room|chance|possibility|place ..5 second|another|repeat|further|again|such|more
    not|never|n't|no|nothing|nobody|wo ..8 a? second|another|more time|letter|mistake|error|mishap|complaint|occasion|incident|reason|cause
    belong|belongs|consign|consigned|confined to the past|history
    a thing of the past
    @you will|'ll not|never hear ..6 again|after|any|more
    leave nothing to be desired
    nothing to be desired
    will|shall|'ll _3 be _2 last|only time|one|letter|such|occasion|of
    no-one|nobody|none|no _4 will|shall _2 ever|again
    see|hear|know|experience no more
    not|never|nothing|no|nobody|n't|cannot|impossible ..8 happen|recur|occur|repeat|repeated|arise|reoccur|re-occur !until|before|on
    will|shall|wo|'ll ..3 not|never|n't|no|nobody|nothing|none ..12 again !until|before
    no|nobody|none|nothing|never ..5 will|shall ..8 again !until|before
    be not|n't? going ..8 again !until|before
    so that|sure|certain|that|nobody|nothing ..10 not|never|no|nobody|nothing ..8 again !until|before
    sure|certain|see|ensure|prevent|keep|care ..12 not|never|no|n't|nobody ..8 again !until|before
    prevent|stop|avoid|preclude|exclude|eliminate|rule|guard|protect|keep|stops|keeps|forestall|head ..8 again|recurrence|repeat|repetition|repeats|recur|recurring|future|reoccurrence|re-occurrence|happening
    no|zero|without|avoid|any|against|a|further repeat|repetition|recurrence|recurrences|reoccurrence|repeats !booking|order|customer|offender
    last time|such|of _6 happen|this|you|will|see|mistake|its|ever|kind
    be the last _1 time|such|of|late|wrong|mistake|you
    one-off
    ever|never again
    once and for all
    only time
    @you _1 will|wo|shall not|never|n't _6 experience|see|have|face|encounter|be|get|find|hear|wait|need|again _8 again|like|such|this|mistake|problem|error|disappointed|let
    thing|things|mistake|mistakes|mishap|error|errors|this|past|it of the past
    consigned to history
    free from|of error|errors|mistakes
    learn|learned|learnt|lesson !what|why|about|how|that|of|from|on|at
    @you can|may|will _2 rely|count|trust|depend|be _2 on|sure|certain|assured|confident|us _6 not|never|flawless|without|always
    from now|here|today|then|this on|onwards|forward|onward|point|day _10 every|always|never|right|correct|time|flawless|smooth|perfect|arrive|no
    future|next|coming|further|all deliveries|orders|invoices|bookings|visits|calls|appointments|delivery|order|invoice|shipments|stay|booking|time _4 will|are|is|shall|'ll _3 right|correct|flawless|smooth|smoothly|perfect|perfectly
    do better|it|this|right better|in|next|time|properly|future|from
    be better
""".replace("    only time\n", "")
    .replace("    one-off\n", "")
    .replace(
        "    do better|it|this|right better|in|next|time|properly|future|from\n    be better\n", ""
    )
    .replace("    learn|learned|learnt|lesson !what|why|about|how|that|of|from|on|at \n", "")
)

NO_PROMISE = Phrases("""
    it|that|this can|could not _1 happen !again
    if _1 this|it|that ..2 last
    rather never|not ..4 again
    should|ought|must not|never _2 have
    should never
    not|never _4 ask|asked|want|wish|expect|like|blame|deserve|=say|said|told|called|heard|checked|looked|saw
    not|never|n't|no _3 yet|enough
    @you do|did|need|must|please not? _8 again
    try|tried|trying|call|called|ask|asked|write|wrote|happened|check|checked|send|sent|again|went|did again
    =happened|=happens|=failed|=fails|=broke|=came _1 again
    if|should|were|unless|case|whenever|when _4 happen|happens|recur|recurs|fail|occur|fails|again
    not|n't|never _2 repeat|repeating myself|ourselves|excuse|excuses|them|it
""")

ABSOLUTE = Phrases(
    """
    on @our _2 grave|life|honour|soul|head
    until|till the _2 cows|house|end|sky|world|hell|roof ..2 comes|come|of|falls|freezes
    will|shall|'ll|be _3 only ever
    from here|now|then|today _1 on|onwards|forward? ..2 every|all|each|any ..6 will|shall _3 time|correct|right|perfect|flawless|smooth|smoothly|punctual|arrive|reach|never|always
    without _2 exception|exceptions
    like clockwork
    as long as ..8 never|always
    as long as ..8 will|shall _2 no|not
    no _6 will ..8 not one|any|for
    every|all|each ..3 perfect|flawless|faultless
    next time|one|order|visit|event ..4 everything|all ..3 perfect|flawless|right|smoothly|smooth
    everything|all will|shall be _1 perfect|flawless
    100 % !refund|of|off|discount|cotton|wool|recycled|organic|refunded|back|credit|reimbursement|money
    nothing|no|nobody ..6 ever again|happen
    not once
    bet @your|our|my|the house|life|bottom|boots|shirt
    leave|leaves nothing to be desired
    be|you|rest _1 certain|sure that ..8 nothing|never|no|not|always|all|every
    not|never|n't ..8 , ever
    once bitten
    a hundred per|percent
    one hundred per|percent
    mark @our|my words
    take @our word
    take it from me
    never|ever again !i|we
    will|shall|'ll|can|going|must|wo _3 never
    never _2 will|shall
    will|shall|'ll|can|going ..6 not _6 ever
    not _4 ever|under|any|whatever again|happen|circumstances|circumstance|repeat|recur|occur
    will|shall|'ll always
    always _1 will|be|arrive on|correct|in|perfect|right|punctual|there
    @we|i|can|hereby|fully|you|that|absolutely|our|personal|a|this|full _1 guarantee|guaranteed !#past|period|claim|certificate|card|repair|covers|expired|case
    guarantee|guaranteed !period|claim|certificate|card|repair|covers|expired _2 that|you|this|it|no|not|never|error-free|delivery|success|from
    =guaranteed $
    #hundred-percent
    100% !refund|of|off|discount|cotton|wool|recycled|organic|refunded|back|credit|reimbursement|money|cashback|compensation
    hundred per|percent cent|!refund
    one|a hundred percent|per
    completely|absolutely|totally|entirely|quite|utterly|fully|simply|physically|technically impossible|excluded|certain|sure|rule|ruled|prevented|secure|safe|error-free|foolproof|fail-safe|watertight
    impossible _3 for|to|this|it|again|happen
    =impossible $
    rule|rules|ruling _2 out ..4 repeat|repetition|recurrence|future|again|any|mistake|error|such|possibility|risk|kind|sort
    ruled out $
    rule it|this|that _1 out
    eliminate|eliminated|exclude|excluded|eradicate|banish|banished _6 once|entirely|completely|altogether|forever|all|totally|ever|possibility|risk|chance|any
    once and for all
    under|in no circumstance|circumstances|condition|conditions
    @we|i not|never _4 under|in any circumstance|circumstances|condition|conditions
    no matter what|how|who|the
    @our|you word|oath|solemn|life !processor|document|file|on|was|that
    have|give @our|my|our|you _2 word|oath|solemn
    on @our _1 life|honour|honor|word
    swear
    cross @our heart
    not|never|no|n't _1 a? _1 single|one _3 ever|more|future
    every single|last _2 time|order|delivery|call|email|one|day|parcel|letter|invoice|visit|detail
    every time
    without _1 fail|exception|exceptions
    each and every
    =flawless|flawlessly|infallible|foolproof|bulletproof|fail-safe|failsafe|error-free|watertight|perfection|unfailing|unfailingly
    zero mistakes|errors|risk|defects|chance|tolerance|delays|problems|doubt
    no more|further mistakes|errors|delays|problems|mix-ups|surprises
    beyond any|all|a doubt|question
    forever|evermore
    for ever
    last _4 mistake|error|time|problem|disappointment|delay|complaint _6 ever|you|see|us
    very last
    rest assured that|it|this|you|we|nothing|never|no _4 never|no|always|nothing|cannot
    certain|certainty|sure|confident ..5 never|always|ever
    at all times
    come what may
    whatever happens
    from now|today|here|then|this on|onwards|forward|day _8 always|never|perfect|flawless
    all _3 future _3 will|be|are _3 time|correct|perfect|right|flawless|early
    in any|all case|cases|event _2 always|never
    permanently|definitively !closed|deleted|moved|lost|damaged|gone
    =always
""".replace("    #hundred-percent\n", "")
    .replace("    every time\n", "")
    .replace("    each and every\n", "")
    .replace("    =always\n", "")
    .replace("    forever|evermore\n", "")
    .replace("    at all times\n", "")
    .replace("    permanently|definitively !closed|deleted|moved|lost|damaged|gone\n", "")
)

SWORN = Phrases("""
    guarantee|guaranteed|word|swear|swore|promise|promised|impossible|once|oath|certain|sure|secure|safe|excluded|ruled|ensured|forever|eliminated|eradicated
""")
"""What promises even where all that is told is past: "we have ruled it out"."""

NOT_ABSOLUTE = Phrases("""
    will|shall|'ll never _1 forget|know
    @you|door|line|number|phone|@we will|'ll|can always _1 reach|find|call|ring|write|open|here|there|welcome|free|talk|speak|ask
    @you|door|line|number|phone|@we will|'ll|can always be welcome|open|here|there|yours|free|available
    @our word _1 that? @we will|'ll !never|always|not|make|ensure|do|see|avoid
    have|'ve|has|had|did|do _2 #past|read|check|go|been|look|count ..4 every single|last
    @you|they _1 do|did|have|had _1 not|n't once
    not once did|have|had
    not|n't|until|when|once|if|whether|am|are|was|were|being _3 certain|sure !that|it|this|you|we|i|nothing|no|never
    certain|sure what|why|how|which|whether|if|of|about|where|when
    not|n't|never|cannot _1 rule|ruled|exclude|excluded
    ruled|rule out the|a|an|that|this|either|two|one !repeat|repetition|recurrence|possibility|risk
    =always =been|=had|=was|=were|liked|enjoyed|valued|trusted|treated|paid|kept|stood
    not|n't _3 =always
    if|unless|until ..6 @our word
    =ever|=never seen|heard|met|known|thought|meant|wanted|intended
    no matter what|how|who _3 be|was|were|reason|cause|busy
    hold|keep|rely|trust|believe|count|break|doubt|go|back|on|doubted|honour|stand _3 @our word
    =gave|=given|had|=broke _3 @our word|oath
    @our =words
    if @you ..6 never|always
    rather never|not
    never|always|n't|not _1 #past
    @we never|always have|had|was|were|do|did
    should|ought|must never|always
    never be|have|has|had|was|were|do|did|again have
    @you|it|they|that|which never|always !have|happen|recur
    have|had|has|was|were|is|am|are|been never|always
    =as always
    not always
    two-year|year|month|lifetime|money-back|years|months guarantee
    under guarantee
    @your guarantee
    never mind|want|ask|expect|like|blame
""")

UNPROMISED = Phrases("""
    can|could|will|would|do|dare|shall not|never|n't _4 promise|guarantee|swear|say|pretend|claim|assure|undertake
    nobody|no|none|never _3 promise|guarantee|honest|can
""")
"""Whatever follows is expressly not promised."""
