"""Words that argue, or praise us, and words that look like it."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded, Phrases

ARGUING = Graded("""
    @we would|'d have thought|expected|hoped
    it|they|he|she|that|this|all|everything did =arrive|=reach|=get|=work|=ring|=come|=go|=run|=leave|=hold|=call|=last|=fit|=open|=start|=taste|=look|=pass
    not|hardly|n't _1 a|any|the? given|matter in|with|for|these|of|course
    =you =try
    few|none|hardly|rarely|seldom ..5 with|contain|contains|have|has|without _1 mistake|error|complaint|problem|fault
    @we _2 =write|=make|=book|=sell|=bake|=cook|=check|=build|=post _4 #number|hundred|hundreds|thousand|thousands _5 a|an|every|each|per day|week|month|year|quarter|season
    at no time|point|moment
    than @we|they found
    hard|difficult|easy|tricky|impossible to ..6 anyone|anybody|everyone|everybody|any
    this|that|it|such|something|nothing ..4 never _2 =happened|=occurred
    one can|could|might|must|has|cannot|may|should _2 =see|=look|=say|=ask|=expect|=understand|=argue|=forget|=check|=be|=have|=everything|=do|=keep|=wonder
    nobody|no-one|anybody|anyone|everybody|everyone|one|who|whoever can|could|might|may|does|cannot _1 have? =misread|=missed|=overlooked|=made|=happened|=done|=mistaken|=see|=check|=foresee|=watch|=think|=forget|=know|=everywhere|=everything
    the only|one one _3 wrong|late|failed|lost|affected|missing|went
    anybody|anyone|everybody|everyone|most would|'d have _1 =missed|=made|=done|=misread|=thought|=assumed|=believed|=read|=taken|=gone
    in @our place|position|shoes ..4 would|might|could|did|does
    anybody|anyone|everybody|everyone|nobody|most _6 would have #participle
    <!your|you|a busiest|hardest|busy season|month|week|time|weeks|months|weekend|days|year|quarter|period
    as @you _1 may|might|will|surely|probably|doubtless|certainly|well _1 =know|=imagine|=recall|=remember
    rest|others|everything|remaining|other else? _6 was|were|went|ran|arrived|worked|came|is|run|runs|go _2 well|fine|smooth|smoothly|perfect|perfectly|faultless|faultlessly|punctual|punctually|minute|plan|time|right
    goes|went|go|going|run|runs|ran _1 to plan
    not|hardly|never|scarcely|n't ..2 find|found|finding another|other|many|a|any|one|anybody|anyone|somebody _4 firm|company|shop|who|that|place|supplier|house
    the only ones|one|firm|company|shop who|that|to|in _1 could|can|offer|answer|do|deliver|had|still
    on paper ,
    not|n't|never _2 =happened _2 before|once|in|to me|us|my
    tone of @your _3 be|seemed|seems
    letter|tone|words|mail|message|reaction|criticism ..4 =harsh|unkind|uncalled-for|overblown|excessive|heavy-handed|sharp
    it be|'s _1 also|equally|just _1 true
    true that
    rather proves
    many|all|other times|occasions|orders|years ..4 went|worked|go|well|right|smoothly
    not|n't the only|first|last|worst ones|one|firm|company|to|people
    by the way , @we|i
    @we did =ring|=write|=tell|=ask|=call|=warn|=try ..8 more than once
    which|that|something be more than
    give|giving _2 credit
    resounding success|triumph
    otherwise|overall|altogether _2 be? _2 great|success|well|smooth|good|triumph
    shorter|better|higher|longer|lower of the two
    keep _1 in view|sight
    one should _1 keep|bear|remember|note|consider|not
    @we|i did !not =try|ring|phone|remind|offer|ask|leave|mention|explain|check
    have|has to stand|be|happen|go somewhere|done|sometime
    consider|regard|treat|deem _2 matter|case|file closed|settled
    unfair|unreasonable|exaggerated|unjustified|one-sided to @us
    high|large|heavy|considerable|huge|enormous|great _1 volume|volumes|number|numbers|amount of _2 orders|requests|calls|enquiries|inquiries|bookings|parcels|cases|customers|letters|mails|emails|guests|patients|passengers|claims
    one of @our _1 most|best experienced|reliable|best|people|capable|competent|conscientious|valued|senior|careful|trusted|engineers|drivers|staff
    without _1 fault|problem|problems|complaint|complaints|incident|interruption|error|errors|hitch|failure|accident ..4 year|years|decade|months|since
    out of #number ..6 =only|just
    @our _2 experienced|qualified|trained|skilled staff|team|engineers|people|colleagues|drivers
    other|most|many companies|providers|suppliers|firms|businesses|shops|hotels|banks|schools|clinics|garages|landlords|airlines|hospitals _1 take|do|would|charge|have|are|need|offer|can|will
    this|that|it|such|something|nothing ..4 never _2 =happened|=occurred _1 before|in|to|until
    this|that|it|such|something ..4 not _2 =happened|=occurred _1 before|in|to
    do|does not _1 usually|normally|often|generally|ordinarily _1 happen|occur
    our record|reputation|results|reviews|figures|numbers|statistics speak|speaks|show|shows|prove
    customers|clients|guests|patients|parents _2 praise|praised|love|rate|recommend|appreciate @us|our
    @we|our|service|team|staff _2 be|have _2 usually|normally|generally|ordinarily|typically|otherwise|exceptionally|consistently|extremely|rarely|seldom|always|ever _4 reliable|punctual|good|careful|accurate|excellent|fast|quick|prompt|fine|praised|proud|on|known|delivered|done|met|happy|smooth|smoothly|conscientious|thorough|dependable|been|exemplary
    @we|our|service|team|staff usually|normally|generally|ordinarily|typically|otherwise|always|consistently =deliver|arrive|go|goes|work|works|answer|reply|run|runs|perform|performs|do|does|strive|keep|keeps|receive|get|check|checks|meet|take|make|try|aim
    as a rule
    @we|i do|does|can|could|would not|hardly _1 accept|recognise|recognize|admit|acknowledge|share _5 responsibility|liability|fault|blame|criticism|accusation|version|claim|account|allegation|view|complaint
    @we|i do|does|can|could|would not|hardly _1 see|think|believe|consider|feel|find _2 @we|i|this|that|it|how|what _6 wrong|fault|blame|unreasonable|different|differently|mistake
    can not|hardly _1 blame|fault|hold|accuse _1 @us
    blame @us for
    @we _1 =dispute|=contest|=reject|=refute|=maintain|=deny|=contend|=insist|=object
    well|quite|comfortably|still within _3 tolerance|limits|limit|target|range|norm|norms|margin|standard
    within _2 tolerance|rights|norm|norms
    @we|i|one|nobody|anyone could not|hardly|possibly have _1 know|known|foresee|foreseen|predict|predicted|prevent|prevented|avoid|avoided|expect|expected|anticipate|anticipated|done|guessed|imagined
    nobody|no-one|one could have _1 know|known|foreseen|predicted|prevented|expected|anticipated|guessed
    compared|comparison|compare _1 to|with _2 other|others|industry|competitor|competitors|most|last|average|rest|elsewhere
    strive ..6 excellence|quality|best|highest|perfection|perfect
    @our high|highest|exacting|strict|rigorous|usual|excellent standard|standards|quality
    satisfied|happy|delighted|loyal|content customers|clients|guests|patients|parents|users
    vast|overwhelming|great|large majority
    most of @our|whom|them|the _2 customers|clients|guests|patients|orders|users|deliveries|find|are|have
    #number _3 of|in|out|from _3 #number|hundred|ten|thousand ..8 glowing|satisfied|content|happy|punctual|faultlessly|correctly|reach|reached|praise|delighted|perfect|faultless|flawless|smoothly
    #number ..2 orders|deliveries|customers|clients|guests|parcels|patients|letters|calls|flights|users|families|cards|bookings|meals|parents|people|others|pupils|tickets ..6 without|glowing|happy|satisfied|delighted|praised|smoothly|flawlessly|correctly|content|problem
    @we get|handle|process|receive|deal|serve|close|ship|deliver|answer|carry|move|print|treat|see|take _6 #number|hundred|hundreds|thousand|thousands|million|millions _5 a|an|every|each|per day|week|month|year|hour|night|morning
    ~ @we have been ..12 since|for
    nobody|none|no-one|one _2 else ..8 complain|complained|mind|minded|object|objected|notice|noticed|trouble|problem
    no other _2 customer|client|guest|patient|parent|user|tenant|passenger|member|complaint
    not _1 one|a|single|any _2 complaint|complaints|grumble
    first|only|single _1 complaint|grumble|time|such|case _6 ever|years|this|received|had|heard|kind|decade|decades
    who among|of us
    ^ but|and|yet|still? who would|could|can|does|among|of not|us
    on one hand|finger|fingers
    all|every|each|other @our _2 other customers|clients|guests|patients
    others|else _4 satisfied|happy|content|pleased|praised|coped|enjoyed|complained|complain
    second|next to none
    five|four|three-star|stars|star _1 rating|reviews|review|hotel
    out of @our|my hands
    nothing to do with @us
    @we _1 stand by _2 our|decision|work|quality|price|what|account
    within @our rights
    as agreed|instructed|requested|ordered $
    under no obligation
    not obliged|required|bound to
    go|went|gone out of _1 way
    went|go|goes|going above|beyond
    is|was|are|were perfectly|entirely|quite|completely|absolutely|technically legal|correct|reasonable|legitimate|proper|right|normal
    even though @we
    to be _1 fair|precise|clear|exact|correct
    ~ to be _1 honest|frank|blunt
    can|could not _2 be _2 ruled|excluded|avoided|prevented|guaranteed|foreseen|helped
    with any technology|machine|system|software|business|product
    consider|regard|treat it|this|that _1 closed|settled
    from @our _2 point|side|perspective|standpoint|angle|experience
    in @our view|opinion|eyes|experience|judgement|judgment
    surprised|disappointed|saddened|hurt|puzzled|astonished|taken by|at|that|aback _2 @your|you
    look|see|consider it|this|things|matters from @our|both|the
    in|with all? fairness
    in @our|own defence|defense
    in mitigation
    with _2 respect !to|for
    strictly|technically|objectively|legally|properly|generally|statistically speaking
    =technically !#past
    for the record
    for what it
    as @you _3 know|aware|appreciate|understand|imagine|see|be _8 @we|our|company|us
    @we _1 pride|prided @us
    pride|proud|renowned|famous|respected|reputation|known|recognised|recognized|award|awards|award-winning|certified|accredited|rated|praised|trusted _5 quality|service|reliability|reliable|accuracy|standard|standards|care|record|punctuality|excellence|customers|clients|years|industry|region|winning|speed|attention|precision|iso|safety
    track record
    award-winning
    excellent|outstanding|exemplary|impeccable|proven|spotless|unblemished|good|solid|strong|enviable|high|perfect _1 record|reputation|reviews|ratings|rating|feedback|results|track|score|scores|marks|reliability
    =pride ourselves|ourself|myself
    #percent of
    nine|ninety|ninety-nine|ninety-eight|ninety-five|99|98|97|95 out? _1 of|in|per _2 ten|hundred|our|all|orders|every|them
    this|it|which|mistake|mistakes|error|errors|thing|things|delay|delays|such _1 be|happen|occur _1 rare|rarely|unusual|exceptional|exceptionally|seldom|uncharacteristic|atypical|exception|isolated|untypical|extremely|one-off|never
    one-off|isolated
    rare|isolated|exceptional|unusual|unprecedented|extraordinary case|incident|occurrence|event|exception|circumstances|occasion
    @we|i _3 do|did|done have? nothing wrong|amiss
    nothing wrong|improper|unusual|out
    do|did|done|doing|tried|try _1 everything|all|best|utmost|most|what _4 can|could|possible|power|reasonably|humanly|under|given|were|was|circumstances
    @we|i _2 actually|indeed|clearly|certainly|repeatedly|did|explicitly|plainly !not|#past  reply|send|tell|inform|call|warn|write|answer|deliver|inform|notify|answered|replied|sent|told|informed|called|warned|wrote|delivered|notified|mention|mentioned|say|said|state|stated|explain|explained|fact|point|pointed|confirm|confirmed|ask|asked|advise|advised
    in fact|actuality
    @you must|should|need|have|will|'ll|can|may _2 understand|appreciate|realise|realize|accept|agree|admit|bear|acknowledge|recognise|grant|concede !how|you|your|the
    @you must|should|will|'ll _1 see|know|remember that|we
    please _1 understand|appreciate|bear|keep|remember|note|realise|consider !how _3 we|our|this|that|us|in|it
    bear|keep|borne in mind
    @we|i|one can|could|should hardly|scarcely|not _1 be expected
    @you|one can|could not|hardly _1 expect
    fairness to @us
    please|kindly _1 be? mindful|aware _1 that|of
    ask|hope|trust|appreciate _2 @you|your _2 understand|appreciate|accept|see|agree|understanding _2 that|we|our|the|how|of|for
    @we _1 =stand by|behind !you|your
    industry|market|sector|national|international|usual average|standard|norm|practice|benchmark|leader|leading|best
    industry-leading|market-leading|world-class|state-of-the-art|best-in-class
    leading provider|supplier|company|firm|specialist
    better|worse|faster|cheaper|less|more|lower|higher|slower than _2 most|other|competitor|competitors|average|others|elsewhere|rivals|many|comparable|industry
    competitors|competition|rivals
    @we must|should|would|need|have|want|wish|feel|also _2 to? =point|stress|emphasise|emphasize|underline|clarify|add|note|remind|mention|insist|state !@your
    let @us _1 point|remind|clarify|be|stress|assure|add|also
    worth|important|fair|should|must|only _2 note|noting|saying|pointing|remembering|mention|mentioning|say|point|remember|noted|mentioned|said|remembered|stressed|emphasised|pointed|add !sorry|thank|thanks
    contrary to @your|what|popular|the
    tirelessly
    satisfied|happy|delighted customers|clients|guests|patients
    normally|usually|ordinarily|typically|generally _3 reliable|good|excellent|smooth|smoothly|well|flawlessly|works|fine|punctual|perfectly|without|accurate|careful|outstanding|work|run|go|deliver|arrive
    acted|behaved|proceeded|handled|followed|performed|done|did|processed|executed _3 correctly|properly|appropriately|lawfully|professionally|rightly|good|accordance|instructed|agreed|instructions|reasonably|promptly|fully|correct
    two sides|wrongs
    side of the story
    takes two
    no fault of
    not _2 @our fault|responsibility|doing|intention|mistake|making|liability
    beyond|outside|out _1 of? @our control|influence|hands|reach|power|remit
    outside _1 our|my
    circumstances beyond
    force majeure
    nothing _2 @we can|could
    no way of|to _1 know|knowing|foresee|predict
    could not|hardly have _1 be|foresee|foreseen|predict|predicted|avoid|know|known|avoided
    unforeseeable|unavoidable|inevitable
    despite all|our|the|every _2 effort|efforts|care|best|checks|precautions|attention
    every effort|care|precaution
    under the circumstances
""")

NOT_ARGUING = Phrases("""
    to be clear|honest|fair|precise|exact|blunt|frank :|,|–? this|that|it|the|and|we|i ..6 @our|mine|we|i _2 @mistake|mine|wrong|failed|did|forgot|missed|should
    in fact , =i|=we !did|=have|=are|=do|were
    @we did =ring|=write|=tell|=ask|=call|=warn|=try|=leave|=offer|=check|=mention|=remind ..9 but|and @we|i|the|not|never
    how @we|i could|can|should
    how could @we have? =missed|=forgotten|=overlooked|=let|=done|=failed
    no reason|right|excuse|cause
    i|we _2 had|have no
    nothing @we can|could say|do|write|offer ..3 make|makes|bring|brings|undo|undoes|change|changes|replace|replaces|give|gives
    =has|=had known
    no|not|never|nothing|n't|without|nor _3 excuse|defence|defense|excuses
    @you _3 trust|trusted|rely|relied|count|counted
    trust|trusted|relied|rely|stay|stayed|come|been @us|on|with|me|to|here|our ..4 years
    @you _1 do|did|have done? everything|nothing|all
    no _2 fixed|point|second
    excuse|excuses|nothing|not _2 true|excuses|matter
    @you|your _5 true|right
    not compare|compared
    who notice|noticed|told|saw|asked
    @you be not
    would|'d have? be|been|felt|feel|hated|upset|cried|given|walked|left
    @you|your _2 always|usually|normally be
    take @your _2 seriously
    take|took|taken _2 too|not|n't seriously
    thank|thanks|grateful
    =we|=i _2 appreciate
    we|i should|must|ought _1 have
    <!firm|firms|companies|shops|competitors|suppliers|hotels|landlords|banks|others|schools|people would|'d _1 be|feel|have
    less than|reliable
    not|n't|hardly|anything _2 reliable|standard|quality
""")
