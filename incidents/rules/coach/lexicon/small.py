"""Words that make it small, and words that look like it."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded, Phrases

SMALL = Graded("""
    nobody|no-one _1 =missed|=misses|=noticed|=minded
    it|that|this be , after all , !you|your
    rather|fairly|quite|relatively|comparatively|pretty|reasonably|mercifully|thankfully modest|small|minor|short|low|harmless|trivial|slight|limited|brief|mild|little|few|rare|contained
    here or there
    =happen|=happens|=occurs in this|any|every|the _1 best|trade|business|industry|line|job|office|school|kitchen|household|family|families|profession|of
    dare say =you|your|she|he|they|it|the
    enjoyed|enjoy|like|liked the _2 break|rest|lie-in|walk|fresh|view
    =the extra hour|time|rest|walk
    spot|touch|dash|bit of bother|trouble|confusion|turbulence|delay|excitement
    joking|joke aside|apart|at
    still|perfectly|entirely|quite usable|edible|readable|serviceable|drinkable|legible|wearable|playable
    not|n't _1 really|actually|materially|seriously|unduly|greatly|substantially affect|matter|hurt|harm|cost|change|disturb|affected|mattered
    not|hardly the worst
    a|mere|purely|just technicality|formality|detail|trifle|nuance|bagatelle
    <!not|no a quick|easy|simple fix|remedy
    storms|dust settle|pass|passed|settled
    all|everything ended|turned _1 well|fine|forgiven|okay|alright|sorted _1 now|again|in|by|out $
    some|slight _1 slight|minor|small|little? confusion|awkwardness|discomfort|untidiness
    as _2 delays|mistakes|errors|mix-ups|problems|incidents|complaints go
    hardly|scarcely|barely|not|n't worth|need|needs|deserve|deserves _2 saying|fuss|mention|letter|complaint|drama
    hardly|scarcely|barely any|anyone|anybody|anything|ever
    no|without _2 lasting|permanent|serious|actual|measurable|financial|material _1 damage|harm|loss|effect|consequence|consequences|disadvantage|injury|impact
    there be worse|far
    more than|well made|make|makes up for
    cup of tea
    not|n't|hardly|never cost|costs @you _1 much|a|anything|a|more
    the rest|others|everything _2 else be|was|were|went|worked _1 fine|well|perfect|perfectly|smoothly
    temporary|passing|momentary|short-lived|one-off|mild|modest _1 inconvenience|matter|annoyance|difficulty|problem|dip|loss|effect|hitch
    a mere|trifling|paltry|measly|insignificant|negligible|marginal
    marginally|fractionally|minimally !more|better|cheaper
    sense|bit|degree of proportion|humour|perspective
    mountain out of
    @you will|'ll _1 live|cope|survive
    barely|hardly|scarcely a|any|one _1 scratch|mark|dent|difference|delay|minute|ripple|trace
    nothing _1 was|is|were|has|been _2 lost|taken|stolen|broken|damaged|missing
    anyone|anybody|everyone|everybody can|could|may|might have a|one _2 day|morning|moment|slip|week
    let @us|'s _2 not make|exaggerate|dramatise
    nothing _1 to|that|which|a|we _4 could|can|can't|cannot|not _2 fix|solve|mend|cure|sort|put
    when all is said
    be|was _2 over|back|done|fixed|sorted|running _1 quickly|soon|again in|within|after
    be|was over quickly|soon|fast
    one of those
    small|tiny|limited|low|handful number|handful|proportion|share|minority of
    a|only|tiny handful of
    nobody|no-one =notices|=cares|=minds
    honestly|frankly , nobody
    ^ =happens|=happen
    grow|grows back
    faster|sooner|quicker|quickly than @you|one|people _1 think|expect|know
    would|will|'d ..8 anyway|anyhow|regardless
    nothing _1 came|come|happened|broke|broken|spoiled|spilled _1 of|,|and|.|to
    thank goodness|heaven|heavens
    made|makes|make _1 no|little difference
    the main|important thing
    what counts|count be
    blow|blown|blows over
    @you soon|will|'ll _2 =forget|=laugh|=smile|=survive|=cope|=manage
    keep|put|see it|things|this|matters in|into proportion|perspective
    give or take
    silver lining
    be _1 not|hardly exactly a|the
    purely cosmetic
    got|came|get through|over it|the _2 well|fine|fine
    every now and
    now and then|again
    once in a while
    it be a single
    some|small|little _1 comfort|consolation
    at the|_1 end of it|the|this all|day
    =it|=this|=that be|was|were a|one _3 , no|nothing more|else
    , =nothing|=no =else|=more $
    nothing to _2 =lose|=worry|=cry|=write|=get|=fret|=fear
    can|could be _1 had|bought|found|replaced|got|mended|fixed|repaired anywhere|everywhere|easily|quickly|again|cheaply
    =laughs|=laugh about|at it|later|this|a|one|that|in
    , that|which|this =is|'s|=was _1 all
    slip|mistake|error|lapse that|which|anybody|anyone|everybody|everyone _2 could|can|might|may|makes|make
    nobody|no-one|none|no _5 will|would|'ll _1 =remember|=notice|=mind|=recall|=care|=know|=see|=spot
    not|n't|hardly|little|never _1 matter|mattered _1 much|a|really|too|greatly
    put|set right with|by|in one|a|two|single
    barely|hardly|scarcely|not|little _1 more|longer|later|worse than _2 a|an|one|two|#number|half
    nobody|no-one _3 would|could|will have _1 noticed|known|seen
    as _1 such? things|mistakes|errors|these|delays go|goes
    a matter|question of _1 minutes|seconds|taste
    ~ of course|naturally , $
    the odd|occasional
    mistake|mistakes|misunderstanding|misunderstandings|error|errors|delay|delays|slip|slips|confusion _1 be _1 inevitable|unavoidable|normal|common|natural|bound
    at the end of the day
    so all good|fine|well
    =all good $
    short|brief _1 time|while|period|interruption|moment|spell
    mistake|mistakes|error|errors _1 be _1 human
    human and so are|be
    ~ ^ fortunately|luckily|thankfully|happily|mercifully
    out of #number ..6 =only|just
    =only|just #number|eleven|one ..3 failed|affected|late|missing|wrong|concerned
    all 's|is well that
    =only human
    little|not|hardly|nothing|barely|without _2 harm|damage _1 done|came|come|was
    nobody|no-one|none|noone _4 harmed|hurt|injured|died|die|cent|penny|lost|suffered|worse
    no one _4 harmed|hurt|injured|died|cent|penny|lost|suffered|worse
    a little|bit|tad|touch|shade|fraction|trifle|smidgen _1 late|later|slow|slower|longer|delayed|off|short|behind|wrong|untidy|messy|mixed|bumpy|rough|confusing|careless|disorganised|inconvenient|unfortunate|awkward|muddled|crossed|out|too|over|under|yellow|dark|loud|cold|warm|light|heavy|damp|dusty|tight
    =a touch|tad|trifle
    =mere|merely !in
    grand scheme
    bigger|larger|whole|big picture
    most|many|few people|customers|guests|clients|visitors|users|readers|passengers _4 would|do|did|will _2 not|never|hardly|barely _1 notice|mind|noticed|minded
    bit of a nuisance|pain|bother|blip|mess|mix|muddle|shame|pity
    on the bright|plus|positive side
    the good news
    look on
    luckily|fortunately|thankfully|happily _6 no|nobody|nothing|only|not|little
    everybody|everyone|all|you _4 got|had|found|arrived|reached _6 in the end
    a matter of _2 minutes|seconds|hours|cents|pence|pennies|moments|days
    no more than a|an|one
    no great|big|huge|terrible|serious|real|lasting|permanent|major|significant shakes|deal|matter|loss|harm|drama|tragedy|damage|hardship|problem|issue|inconvenience|effect|impact|consequence|consequences|disaster
    hardly|scarcely|barely _1 a|an|the|worth|noticeable|cause|reason _3 disaster|catastrophe|tragedy|crisis|mention|mentioning|problem|hardship|fuss|reason|fortune|emergency|scandal
    of modest|minor|little|limited|small|no weight|importance|consequence|significance|extent|scale|value
    worked|turned|came|come|went out _1 fine|well|alright|right|okay|good
    rather enjoyed|liked
    no worse|lasting
    survive|survived
    easily _1 missed|done|happens|happen|mistaken|confused|overlooked|made|fixed|corrected
    an easy mistake|slip
    could|can|might|may happen to
    that|it|this be life
    c'est la vie
    shit|stuff|life happens
    <!no|not|never small|minor|slight|little|tiny|trivial|brief|short|mere|modest|marginal|momentary|negligible|insignificant|passing|petty|isolated|simple|routine|cosmetic _1 mistake|error|delay|issue|hiccup|glitch|inconvenience|problem|mix-up|slip|oversight|thing|matter|hitch|detail|mishap|setback|snag|bump|interruption|disruption|discrepancy|imperfection|blemish|confusion|misunderstanding|wait|lapse|difference|incident|flaw|nuisance|blip|disturbance|variation|technicality|outage|amount|sum|upset|trouble|scratch|irregularity|bug|typo|deviation|shortfall|overlap|formality
    hiccup|blip|hiccough
    no _1 real|great|lasting|actual|serious|significant|major|permanent|long-term|material|harm|damage|big|drama|disaster|catastrophe|tragedy|biggie harm|damage|consequence|consequences|deal|disaster|drama|harm|loss|done|impact|issue|matter|disadvantage
    no harm|damage|disaster|drama|biggie|bones
    thing|mistake|error|slip|delay|mix-up|stuff|accident|hiccup|problem _2 do|will|can|may|must|simply|just|always _1 happen|occur|arise !again|to
    these|such|those|this sort|like|kind|things _5 =happen|happens|occur|occurs !again|=to
    such things
    happen to _2 everyone|everybody|anyone|anybody|best|all|any|us
    happens to _1 everyone|everybody|anyone|best|all|us
    ~ part of _1 life|business|trade|game|job|any
    comes with the
    not|hardly|n't _1 the end of the
    not|hardly|no|n't|never _2 big|huge|major|serious|great|a _1 deal|drama|disaster|catastrophe|tragedy|crisis|problem|emergency
    worse things|disasters
    could|might have _1 be|gone|happen _2 worse
    storm in|tempest
    teacup|teapot
    nobody|no one|no-one|none _1 die|died|hurt|harmed|injured|come|came
    one of those things|days
    water under
    bit of a|an|confusion|trouble|delay|mess|hiccup|muddle|mix-up|bother
    =slightly|somewhat !more|better|earlier
    a bit|little|touch|tad _1 late|slow|delayed|off|longer|short|behind|wrong|of|mixed|inconvenient|unfortunate
    it|this|they|which|delay|wait|difference|mistake|error|amount|outage be|take|took|cost|come|came|affected|amounted|concerned|lasted|meant _1 =only|just|merely|barely|hardly|simply|no|little !that|when|because|after|then|by|on|if|in|as|right|once|fair|about|to|how|what|where|not|half
    it|this|that|they|there|delay|wait|difference|problem|error|mistake|order|you|interruption|outage be|lasted|took|affected|came|amounted|meant|cost|was =only|just|merely|barely|hardly !that|when|because|after|then|by|if|as|right|once|about|to|how|what|where|not
    =only|just|merely|barely _1 a|an|one _2 few|minute|minutes|hour|hours|day|days|week|couple|bit|single|matter|question|handful|small|little|misunderstanding|mistake|error|slip|glitch|name|letter|number|detail|box|item|page|word|matter|delay
    =just|only !#past one of|a|an|some|human
    grand scheme
    big|bigger|larger|whole picture
    =luckily|fortunately|thankfully|mercifully|happily
    all's|all well that
    easily|quickly fixed|remedied|corrected|solved|sorted|done|put|resolved|mended
    no _2 need|reason|cause to|for _1 worry|alarm|panic|drama|upset|concern|fuss
    not|n't|hardly _1 worth _3 fuss|getting|worrying|upset|dwelling|fretting|mentioning
    hardly _2 matter|matters|unusual|dramatic|serious|noticeable|catastrophic|critical
    most|many|few people|customers|guests|clients|of|visitors|users|readers _4 would|do|did not|never|hardly|barely notice|mind|noticed|minded
    barely|hardly|scarcely _1 notice|noticeable|noticed|visible|felt|any|affected
    nothing _2 serious|major|dramatic|lost|broken|really|terrible|important|earth-shattering
    at least !#number|once|twice|half|every|two|one|a|an|daily|weekly|monthly|until|an|by|as|let|tell
    came right|good in the end
    worked|turned|came out in|fine|well|alright|right|okay
    in the end|event _2 it|everything|all|you|the|nothing|nobody _5 fine|well|right|good|same|arrive|arrived|got|received|lost
    no more than|a
    not _1 as|so|that|too|very|all bad|serious|dramatic|long|terrible|severe|late|much
    far from|being serious|a
    teething troubles|problems
    teething
    growing pains
    human be|error|nature
    only|be|we all human
    nobody|no|one|person is|be _1 perfect
    to err
    slip|slips through
    small print-size
    blown|blowing|blow _2 proportion
    overreact|overreaction|overreacted
    fuss
    bump in|on the road
    nothing to worry
    minor|trivial|negligible|insignificant !injury|injuries|ailment|child|children
    it|that|this be _1 really? nothing
    never mind
    forgive and forget
    not much|a|the harm|loss|difference|of
    odd|occasional mistake|error|slip|delay|hiccup|glitch|thing|late|hitch
""")

LARGE = Phrases("""
    @you|your|they _4 had|have|get|got _1 just|only
    @your =only
    let|allowed _1 a? little|small|minor|simple thing|matter|problem|mistake|slip|error _1 to? grow|become|turn|run
    little|small|minor thing|matter|mistake|slip _2 that|which ..4 grow|grew|became|cost
    not|n't|never|without _1 really|actually? _2 look|read|check|listen|think|know|see|understand|ask
    hardly|barely|scarcely any|anything|ever ..3 sleep|slept|time|left|ask|asked
    just the|as|like|what
    only|just ..3 to break|lose|destroy|ruin|spoil
    the only one
    must|may not|never happen
    nothing of the
    small|minor|slight|little _2 , @we call|called|thought|said
    minor release|change|update|version|road
    no wonder|excuse|use|surprise|help|comfort|consolation|way|good|joke|doubt|coincidence|accident|answer|solution|home|life|place|number|longer|secret
    @you|your be|are|were|make|made|cause|caused|cost no|not|never|any ..2 fuss|trouble|bother|burden|nuisance
    should|must|ought have
    no|not|never|nothing|n't|isn't|hardly _3 small|minor|slight|little|trivial|only|just|mere|merely|brief|hiccup|blip|simple|detail|trifle
    nothing _2 small|minor|little|trivial|slight
    not|no|never|than _3 a? just|only|merely
    should not|never
    how small|little|minor
    however|whatever|or|and _2 small|minor|slight|brief|little
    big|large|great|both|neither _1 and|or|nor _1 small
    call|called|look|looks|looked|seem|seems|sound|sounds|pretend|say|treat|felt|feel _5 small|minor|little|slight|detail|trivial
    may|might|could _2 look|seem|sound
    but|yet it|that|this|not
""")
