"""More ways to argue: corrections, rhetorical questions, hard work and good figures brought up."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded

MORE_ARGUING = Graded("""
    as it happens|happened
    for the avoidance of doubt
    hardly|scarcely|far|not _1 from? typical|characteristic|representative|usual|normal|uncommon of|for @us|@our|the
    un-typical|atypical|uncharacteristic|unrepresentative|out of character
    @our _1 team|people|staff|crew|colleagues|engineers|drivers|technicians|nurses|cooks|volunteers _3 =worked|=working|=stayed|=gave|=put|=pulled|=did|=spent _6 hard|night|clock|weekend|overtime|tirelessly|flat|late|wonders|miracles|hours|midnight|best|utmost|everything|stops|shifts
    have|had|has|was|were been? working|worked|running|going flat out
    =worked|=working|=been|=toiled _2 around|round the clock
    bend|bent|bending over backwards
    pull|pulled|pulling out all
    move|moved heaven and
    extra mile
    in business|operation|existence|trade since|for|now|over|longer
    know|knew|knows what @we|they be doing
    know|knows @our|their|the business|trade|craft|job inside|well|thoroughly
    would|must|should|may|might|can|could _2 respectfully|merely|politely suggest|submit|say|observe|ask|note|add|remind|point|mention
    beg to differ
    agree|have to disagree|differ
    no system|process|company|firm|method|software|organisation|organization|machine|business|procedure|service be foolproof|infallible|immune|perfect|watertight|flawless|without
    @our _1 complaint|complaints|error|failure|accident|satisfaction|success|delivery|approval|recommendation rate|record|score|rates|figures|scores
    be|is|are|among _1 the|our lowest|highest|best|fastest|cheapest|safest|cleanest in|of|on the|our|any
    take|taken|treat _1 such|these|those|all ..4 seriously
    @you will|'ll|must|can _2 =appreciate|=understand|=agree|=accept|=recognise|=concede|=admit|=realise !how|you|your|the
    @our peak|busiest|high|busy _1 season|period|time|month|months|weeks|week|days|day
    few|no|not|hardly|which|what|any|other _2 other|many|any? firm|firms|company|companies|shop|shops|supplier|suppliers|business|businesses|landlord|landlords|hotel|hotels|school|schools|airline|airlines|bank|banks|garage|garages|restaurant|restaurants _2 would|could|can|might|will|do|does
    @we resent|dispute|contest|rebut|refute
    @we take|took|must|have issue|exception|object with|to
    @we _1 object to|that
    @our ..3 be _1 fully|highly|well|properly|thoroughly|carefully|regularly _1 trained|qualified|vetted|experienced|equipped|insured|certified|maintained|serviced|tested|inspected|screened|audited
    facts|truth|reality|picture|situation|matter be _3 different|otherwise|complicated|complex|simple|nuanced
    that|this|it be|is not|hardly _1 quite|entirely|strictly|altogether|wholly _2 how|what|true|accurate|correct|fair|case|right|just
    @your account|version|description|recollection|portrayal ..5 not|differ|differs|different|omits|ignores|exaggerated|unfair|inaccurate
    what|how else|more|on|were|was|are|is|should|could|can _1 earth? could|should|can|were|was|are|we|i|anyone|one _1 we|i|anyone|one? _1 supposed|meant|expected|to|have|do|known|done|foreseen|guessed
    ^ and? who|whom has|have|does|can|could not|never
    ^ and? show|find|name me|us a|one|any
    be|was|were|are _1 confident|satisfied|convinced _1 that @we|our|all|the|every|everything
    @our records|logs|files|data|figures|statistics|system|notes _2 clearly|plainly? show|shows|indicate|indicates|prove|proves|confirm|confirms|suggest|suggests ..2 that|the|our|no|nothing
    despite|notwithstanding @your|the _3 complaint|claims|allegations|assertions|tone
    so-called|alleged|allegedly|supposed|purported|perceived error|delay|mistake|fault|failure|problem|damage|complaint|incident|shortcomings
    @we had|have every|good|no reason|reasons|right|cause to|for _2 believe|assume|expect|think|suppose|suspect|doubt
    quite|perfectly|entirely|understandably|justifiably reasonable|reasonably|understandable|understandably|justified|natural|naturally|proper|properly to|for|assumption|mistake|decision
    as|like any|every|all _1 reasonable|professional|responsible|decent|other _2 would|do|does
    on the contrary
    by any standard|measure|yardstick
    credit where
    in|with the greatest|all|due respect
    let @us _1 not forget|exaggerate
    @we _1 are|am known|famous
    above all|any reproach|criticism|suspicion
    be|was|were _1 carried|done|performed|executed|completed|fitted|installed|made|delivered|handled _1 out? _1 correctly|properly|professionally|flawlessly|faultlessly|impeccably|punctually
    themselves|itself be|was|were _1 flawless|perfect|faultless|fine|correct|excellent|sound|impeccable|first-class|good|right|delicious
    normal|usual|standard|expected|acceptable|typical range|limits|tolerance|tolerances|variation for|of
    within the normal|usual|standard|expected|acceptable
    at the|that time of
    a favour to|for you
    as a favour|courtesy|goodwill
    not|n't _1 our|the first|only _3 complaint
""")
