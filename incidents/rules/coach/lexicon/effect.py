"""What it cost the customer, and how it must feel.

SURE says so in any letter; LIKELY only where the letter owns the mistake: who owns nothing tells
what befell the customer to argue about it.
"""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

SURE = Phrases("""
    =you _1 =missed|=miss !our|my|the|that|it|this
    =you _1 =checked|=waited|=looked|=rang|=called|=queued ..4 every|again|seven|weeks|hours|days
    nothing to tell|say|show|give|offer them|her|him|anybody|anyone|people|you|your|their
    when|after|because|since @you _1 arrived|came|turned|got|opened|reached|went|returned|called|rang ..8 no|nobody|nothing|closed|locked|dark|not|n't|shut|empty|gone|wrong|broken|missing|stood|left|alone
    no|not|hardly _2 fun|joke|picnic|pleasure|joy
    took|take|taken|taking _2 time|day|morning|afternoon|week|leave off|out|from|for
    @you ..10 saved|planned|prepared|practised|trained|waited|worked _3 for
    nobody|no-one|one|you|anyone|anybody|customer|family|child|parent|patient|guest should|ought _2 have _1 to
    nobody|no-one|one|none|people|they could|can _2 sit|eat|work|sleep|open|play|start|get|move|leave|enter|pay|see|drive|print|read|park
    @you|your|guests|people|children|crew|staff|customers|team ..3 nothing|nowhere|nobody|no to|left|in|for|one|where
    had|have no|nothing|nowhere|neither ..4 to|for _1 sit|eat|sleep|go|turn|work|wear|show|sell|offer|serve|drive|live|cook
    put|put|threw|thrown|knocked|throw @you|your ..4 out|behind|back|off|course|late
    rightly|understandably|justifiably|quite so|right|reasonably
    rightly|understandably|justifiably|justly !say|said|point|pointed
    @your anger|annoyance|frustration|disappointment|worry|complaint|patience|irritation _2 be|is|are|was _2 fair|justified|right|understandable|earned|deserved|entirely|fully|completely|tested
    entirely|fully|completely|perfectly|wholly|quite understandable|justified|reasonable|fair
    what a|an way|start|end|day|morning|night|welcome|mess|shame|blow|time
    no way to|for start|spend|treat|begin|end|customer|anyone|you
    @you|your|guests|they|people ..4 to|and do nothing
    made|make @you|your ..3 look|feel|late|wait|miss|seem|pay
    pay|paid|paying _2 twice|double|for|people|staff|crew ..4 nothing|idle|wait|stand|it|again
    last|only|least thing @you|anyone _3 need|needed|want|wanted
    more to|for @you ..3 do|worry|deal|carry|think
    on top of everything|all|it
    lost|lose|losing _2 faith|patience|confidence|face|income|earnings|business|sales|trade
    had enough|to of|put
    ordeal|nightmare|misery|agony|torment|hardship|humiliation
    what ..2 through you|your
    not|hardly _2 want|dare|bear|like _1 to? imagine|think
    some|many|several|all|half of you
    @you _1 came|come|travelled|drove|walked|cycled all the way
    beside yourself|himself|herself|themselves
    nothing can|could|will _1 replace|bring|undo|make
    it|this|that|you must ..1 have _1 felt|feel|been|seemed|looked|hurt|cost|come|taken
    it|this|that|you must ..1 feel|be|seem|look|hurt
    @you _1 in tears
    @you drove|drive|walked|carried|climbed|slept|cried|fasted|froze ..8 mile|miles|night|morning|home|hours|flights|stairs|back|pyjamas|rain|dark|cold|alone|floor|through|evening
    =nuisance
    @feeling
    @you|your|yours|she|he|they|who|people|guests|families _5 had to !do
    have|having to _6 @you|your
    cost|costs|costing _1 you|your|their|her|him|them
    @you _2 right|entitled|reason|cause|every to _2 be|feel|expect|complain|ask|@feeling
    @you have|had|'d every|a|all|good right|reason|cause
    no wonder
    in|into trouble
    left|kept|keeping|leaving you|your !with|impression|the
    left you with
    @you be _1 left|kept|stranded|stuck
    waited|stood|queued|standing|waiting ..6 hour|hours|minutes|morning|afternoon|rain|cold|queue|phone|line|weeks|days|nothing
    @you|your|people|guests|families|boys|girls|children|customers|patients|passengers|who|they _3 waited|stood|queued|sat
    spent|lost|missed|wasted|spend|lose ..4 hour|hours|day|days|morning|afternoon|evening|weekend|night|money|sale|sales|week|weeks|wages|pay|lunch|train|flight|sleep|customers|clients|business|order|orders
    in front of @your|your|his|her|their|everyone|guests|customers|a
    @your _2 morning|afternoon|evening|weekend|holiday|sleep|evenings|patience !be
    took|take|taken|taking time off|out|from
    day|morning|afternoon|hours off work
    i _1 would|'d _1 have? be|been|feel|felt|hated|screamed|cried
    i _1 would|'d _2 be|feel
    for nothing
    in vain
    out of pocket
    @you deserved|deserve _1 better|more
    trouble|work|cost|expense|effort|strain|burden|pressure ..4 you|your|household|them
    caused|gave|given|put|giving you|your|them ..3 @trouble|work|strain|cost|expense|through|under
    extra|additional|unnecessary|double work|effort|cost|costs|trip|journey|calls|trouble|hours
    rotten|lousy|miserable|wretched|terrible|horrible|awful|bitter|hard|nasty _3 way|thing|sight|feeling|moment|day|night|morning|start|end|position|place|shock|time|news|experience|surprise
    imagine|know|see|understand|picture how|what|why|the ..6 you|it|that|must|would|felt|feel|meant|means|mood|office
    nobody|customers|clients|guests|callers|people could|were _2 ring|reach|call|order|work|pay|unable|able ..3 you|your
    hunting|searching|chasing|looking for|through
    up until|all|till|most dawn|night|midnight|two|three
    for nothing|free
    twice over
    borrow|borrowed|lend|rented|hire|hired|hiring taxi|taxis|a
    taxi|taxis|overdrawn|overtime|overdraft
""")

LIKELY = Phrases("""
    @you|he|she|they =saw|=signed|=finished|=sang|=played|=opened|=walked|=travelled|=saved|=trusted|=believed|=hoped|=looked
    @you|your|yours|she|he|they _5 have to !do|contact|inform|apologise|say|admit
    they|who|he|she _3 =stood|waited|waiting|sat|lost|missed|paid|slept|cried|queued|shivered|panicked|feared
    @you|your|yours|people|guests|families _4 =stood|noticed|waited|wait|waiting|stand|standing|sat|sit|spent|spend|lost|lose|paid|pay|missed|miss|drove|chased|chasing|chase|cancelled|canceled|rang|phoned|slept|worked|rebooked|queued|cried|explained|apologised|apologise|apologising|struggled|suffered|queued|held|carried|cleaned|walked|travelled|traveled|borrowed|bought|rescheduled|searched|postponed|redid|redo|repeated|argued|begged|queue|chasing|arguing|explaining|searching|stranded|stuck|shivered|worried|feared|sacrificed|gave|wrote|telephoned|emailed|arrived|turned|came|faced|stayed|washed|cooked|hunted|froze|panicked|learned|found|discovered|heard|hear
    @you be left|kept|stuck|stranded|charged|locked|forced|obliged|made|unable|put|let|without|told|sent|ignored|passed|standing|waiting|sitting|turned|given|entitled|expecting|counting|relying|right|owed|late|short|asked|thrown|shut|cold|alone
    @you can|could not
    @you have|had|'d|ve no|neither|nothing|only|every|planned|guests|customers|people|twenty|thirty|forty|#number|a|an|your|every|good|already|taken|booked|told|promised|counted|relied|set|asked|arranged|invited
    left|leave|leaving|kept|keep|keeping|made|make|making|put|force|forced|obliged|cost|costs|costing|caused|cause|causing|robbed|deprived|held|dragged|embarrassed|worried|meant|means|shut|locked|stranded|exposed|saddled|frightened|upset|hurt|humiliated|turned|drove|threw|denied|stole|wasted|ruined|spoiled|spoilt|delayed|stopped|interrupted|disrupted|broke _2 @you|your !an|the|this|that|this|some|everything
    cost|costs|costing _4 hour|hours|day|days|morning|afternoon|evening|time|money|sale|sales|night|weekend|week|pounds|euros|dollars|fee|job|work|order|contract
    meant|means|mean|result|resulted|so _3 @you|your|people|guests|children|customers|patients|families|nobody|that|someone
    in front of @your|your|his|her|their|the|a|other|everyone|all|people
    @your _2 @impact|people's|team's|day's _4 be|stood|waited|was|were|had|lost|spent|paid|missed|could|went|got|sat|ran|stopped|came|worked|did|have|slept|left|without|fell|cancelled|arrived|turned|faced|needed|walked|queued|waiting|standing|found|would
    @your|whole|entire|half _2 morning|afternoon|evening|weekend|day|night|week|holiday|sleep|time|patience|sunday|saturday|monday|tuesday|wednesday|thursday|friday|nerves|money|deadline|wedding|birthday|opening|launch|event|meeting|presentation|funeral|line|kitchen|plans|trip|reputation|lunch|dinner|journey|season
    @you|anyone|anybody|i would|'d|must|might|will have|be|feel _3 @feeling
    @you _2 right|entitled|reason|cause|every to _2 be|feel|expect|complain|ask|@feeling
    right|reason|cause|entitled to be|feel|complain|expect
    hear|see|read|understand|imagine|know how|why|what @you|it|that|this
    no wonder
    how @you|it|that _1 must|feel|felt|would
    @we _4 in @your shoes|place|position
    instead of _1 a|the|your|being|having|going|eating|sleeping|working|doing|enjoying
    without heating|water|power|heat|light|internet|phone|phones|access|electricity|medicine|medication|money|lunch|dinner|food|a|an|any|your|hot|knowing
    @impact|people|somebody|someone|whoever|nobody|staff|pickers|shops|stores|drivers|cooks|fitters|builders|line|shift _3 =waited|wait|waiting|stood|standing|queued|sat|idle|lost|missed|stranded|stuck|cancelled|late|overtime|stayed|sleep|slept|went|stopped|without|cold|hungry
    no|had no|not _2 way to|of
    @you|your deserved|deserve _1 better|more
    trouble|distress|pain|cost|expense|embarrassment|worry|stress|anxiety|loss @you|your|that|this|to|we|for|it
    in|into trouble
    out of pocket
    for nothing
    in vain
    on hold
    chase|chasing|chased @us|me
    three|two|four|five|several _1 calls|trips|phone|attempts !of
    overtime
    late for|to|home
    @your own pocket|money|time|expense|account|hands|customers|clients|guests
    worse _2 @you|for
    wasted|lost|ruined|spoiled|spoilt _1 time|journey|trip|day|morning|evening|afternoon|hours|sleep|work|sale|sales|trust|order|wedding|holiday|birthday|earnings|wages|income|business|production
    rely|relied|counted|count|depend|depended|planned|trusted _2 on|upon|around|us|it
    idle|stranded|overdraft|penalty|penalties
    to explain
""")
NO_EFFECT = Phrases("""
    if that|this|it|anything|we _6 put|cause|upset|hurt|make|leave|cost|lose ..4 @you|your|out
    any|no|not|never|without _2 @trouble|@feeling
    no @trouble
    may|might|could _1 have _4 @feeling|@trouble|upset
    if @you|we ..5 @feeling|inconvenienced
    @you _2 not|nobody|no _4 harm|harmed|affected|lost
    sorry|apologise|apology|regret _2 @you|your _2 feel|felt|be|were|are ..3 @feeling
    hear|heard|gather|gathered|informed|note|noted|told that? ..3 @you|your _3 not? _1 @feeling|happy
    nobody|no-one|none _1 lost|waited|missed
    @we =am|=are|=was|=were|=feel|have _3 @feeling
    @our _3 @feeling
    @feeling of|customers|to @us
    cost me|us
""")
