"""How rules are recited."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases
from incidents.rules.coach.words import words

RULING = words(
    """allow state say permit require provide entitle specify stipulate forbid prevent cover
    exclude oblige dictate apply mean limit restrict set ask expect rely make be foresee
    prescribe prohibit demand call support accept offer let read know"""
)

THIS_TIME = ("=i", "=my", "=me", "=your", "=now", "=today", "=tonight", "=tomorrow", "=yours", "=you",
             "=was", "=were", "=nobody", "=twice")  # fmt: skip
"""What belongs to this letter and this customer."""

_CASES = """orders|refunds|bookings|claims|returns|tickets|deposits|changes|cancellations|deliveries|appointments|seats|reservations|payments|repairs|fees|parcels|requests|complaints|credits|credit|vouchers|sales|prices|slots|times|dates|gifts|items|goods|samples|tenants|passengers|members|guests|customers|patients|residents|applicants|pupils|places|rooms|statements|invoices|certificates|replacements|exchanges|collections|enquiries|applications|compensation|postage|cover|liability|damage|loss|breakages|transfers|withdrawals|alterations|queries|notes|rates|meters|readings|keys|permits|licences|cards|policies|subscriptions|points|miles|offers|discounts|events|classes|lessons|sessions"""

GENERAL = Phrases(
    """
    ^ _4 CASES _5 can|may|must|cannot _1 not|only|be _6 before|after|once|until|unless|within|only|if|when|without|for|by|in|at|to|less|later|more
    ^ _4 CASES _6 =ship|=ships|=lapse|=lapses|=expire|=expires|=close|=closes|=apply|=applies|=rank|=need|=needs|=require|=requires _1 the|on|at|in|from|to|after|within|up|until|for|only|a|an|next|between|no
    ^ _4 CASES _4 =are|=is _1 not|never|non|only|always|strictly|normally|usually|generally|solely _1 returned|returnable|refunded|reimbursed|guaranteed|binding|negotiable|transferable|repaid|accepted|given|made|offered|covered|included|taken|issued|exchangeable|recoverable|kept|replaced|insured
    CASES =are|=is final|capped|limited|restricted|excluded|payable|forfeited|forfeit|conditional|inclusive|exclusive|indicative|provisional
    ^ _4 CASES _5 =are|=is made|processed|handled|paid|issued|dealt|credited|answered|credited|charged|calculated|worked|dispatched|shipped|delivered|taken|booked|held|allocated|released|sent _4 only|within|in|after|before|once|when|by|as|on|strictly|to
    a|an|any booking|refund|claim|order|ticket|deposit|change|cancellation|reservation|complaint|return|appointment|payment|key|parcel|account|card _8 can|cannot|must _2 be? _2 changed|cancelled|refunded|made|accepted|altered|amended|moved|returned|given|only|lodged|submitted|approved|transferred|reopened|reversed
    standard|usual|normal|maximum|minimum|quoted|published|statutory _1 lead|delivery|response|waiting|processing|notice|repair|turnaround|notice|cut-off? time|times|period|rate|fee|charge|term|allowance|deadline|turnaround _3 be|of
    lead|turnaround|processing|cut-off|response time|times be
    cut-off|check-out|check-in|deadline _4 =is|=are at|noon|midnight|#number|#day
    @we _2 only|never|can only =refund|=pay|=deliver|=accept|=open|=exchange|=replace|=reply|=answer|=act _6 if|when|after|once|within|to|against|on|with|between
    nothing|anything|everything|whatever over|above|under|beyond|outside|below _6 =is|=must|=has|=needs|=falls|=requires
    not @our practice|custom|policy|habit to
    no|without _1 receipt|proof|ticket|invoice|booking|signature , no
    first come , first
    need|needs|require|requires _2 approval|authorisation|authorization|sign-off|signature of|by|from _2 head|board|manager|directors|director|office
    subject to availability|approval|contract|change|confirmation|status|survey
""".replace("CASES", _CASES)
)

RECITING = Phrases(
    """
    @we|i can|could|may|will _1 =only _1 =give|=make|=refund|=accept|=pay|=offer|=exchange|=do|=grant|=process|=consider|=take|=replace|=credit|=cover|=allow|=issue|=reimburse|=compensate|=deal
    refunds|repairs|claims|exchanges|credits|payments|returns|replacements|compensation _3 @we|i|can|may =can|only|be|we
    only|not|never possible|available|valid|payable|due|granted|accepted if|when|with|against|within|once|for|upon
    ^ _1 applications|orders|rooms|bookings|claims|refunds|complaints|requests|parcels|returns|tickets|cases|deposits|enquiries|changes|cancellations|deliveries|addresses|appointments|seats|tables|applicants|reservations|damages|payments|repairs|files|documents|invoices|fees|keys|passengers|prescriptions|samples|visits|slots _5 =are|=go|must|=have|may|can|cannot =made|=taken|=processed|=handled|=held|=released|=dealt|=delivered|=issued|=sent|=accepted|=kept|=excluded|=limited|=paid|=only|=out|=to|=treated|=allocated|=assigned|=considered|=answered|=checked|=given|=informed|=charged|=closed|=be|=reach|=left|=refunded|=credited|=forfeited
    ^ damages|losses|costs|claims|fees ..8 be excluded|limited|capped|borne
    liability _3 be? limited|excluded|restricted|capped
    not|n't|cannot|never|hardly _1 able|position to =pay|=refund|=compensate|=cover|=make|=offer|=accept|=change|=give|=comment|=grant|=reimburse
    not|n't _1 cover|covered|insured|included|refundable|transferable|foreseen|eligible
    <!you|your|were|was not|never|no|n't _1 permitted|allowed|authorised|authorized|empowered to
    do|does|will|can|would not|n't|never let|allow|permit @us|me|them|him|her|it to? =go|=make|=pay|=give|=keep|=open|=do|=refund|=change|=exceed|=offer|=spend|=accept|=hold
    those|these|such|that|this be _1 his|her|their|our|my|the instruction|instructions|orders|rules|terms|conditions
    as|what _1 it|the|our _3 =say|=says|=state|=states|=reads|=read _1 on|in|at|under
    @we need|require _6 form|slip|receipt|proof|certificate|signature|invoice _4 within|before|signed|in|no
    clear|stated|stands|written|laid from|in|on|under the|your|our order|contract|form|terms|agreement|lease|booking
    as far as|to the extent ..8 provide|provides|allow|allows|permit|permits
    conditions of carriage|sale|use|service|business|contract
    as @our|the|your _3 statute|statutes|rules|terms|lease|contract|form|bylaws|conditions|agreement|regulations|handbook lay|lays|say|says|require|requires|provide|provides|demand|ask|asks|prescribe|set|put|state|states
    against payment|receipt|proof|presentation|invoice
    not something @we _2 =offer|=do|=can|=pay
    @we do not _1 =offer|=give|=refund|=pay|=compensate|=accept|=exchange|=reimburse|=cover
    be bound by|to
    within the meaning of
    regulation|directive|statute|§ #digits
    no _1 compensation|refund|claim|entitlement|reimbursement|right _2 be|payable|due|possible|exists|arises|applies
    be ..4 subject to _2 deposit|fee|fees|terms|charge|charges|conditions|approval
    page #digits|two|three|four|2 of the form|contract|terms|booklet|brochure
    fixed|set|laid by head|statute|law|the
    confined|limited|restricted to the first|within|a|period
    back of the receipt|ticket|form|invoice|contract
    article|section|paragraph|clause|§ #number ..8 statute|conditions|terms|rules|regulations|act|contract|agreement|code|order
    make|makes no provision
    lay|lays|laid down that|in|by
    @clients ..5 be _1 asked|requested|required|expected|reminded|advised|obliged to
    @clients must|should _3 !not|never be|register|report|submit|check|inform|read|sign|keep
    customers|guests|clients|members|passengers|patients|users|visitors|parents|tenants|everybody|everyone be _1 asked|required|expected|reminded|obliged|requested|advised to
    treat ..4 case|cases|customer|member|differently|equally
    everyone|everybody|anyone|all|customers|members|guests who ..4 sign|signs|join|joins|book|books|tick|ticks|accept|accepts|agree|agrees
    by which ..6 has|have to
    @we be not _1 allowed|permitted|authorised|authorized|obliged|entitled to
    only possible|available|granted|made|given|accepted|issued|paid !aware ..4 within|if|when|with|against|upon|after
    can|could not ..3 exception|exceptions
    as|per per|our|the _2 policy|terms|conditions|contract|agreement|guidelines|procedure|regulations|rules|clause
    in accordance|line|compliance|keeping|conformity with _3 policy|policies|terms|conditions|contract|agreement|guidelines|procedure|procedures|regulations|rules|requirements|standards|clause|process|practice|general|law
    according to _3 policy|policies|terms|conditions|contract|agreement|guidelines|procedure|procedures|regulations|rules|process|conditions|clause|general
    under|pursuant|subject|within|per to? our|the|these|clause|section|paragraph|general _3 policy|policies|terms|term|conditions|contract|agreement|guidelines|rules|regulations|clause|procedure|warranty|arrangements|tariff
    under clause|section|paragraph|article
    policy|terms|conditions|rules|guidelines|regulations|procedure|procedures|policies|contract|agreement|system|process|clause|tariff|warranty|arrangement|framework _4 do|does|did|will|can|cannot|would not|n't|cannot|never _2 allow|permit|provide|cover|let|foresee|include|entitle|accept|support|offer|extend|apply|make
    policy|terms|conditions|rules|guidelines|regulations|procedure|procedures|policies|contract|agreement|clause|standard|tariff|warranty _3 state|states|say|says|allow|allows|permit|permits|require|requires|provide|provides|specify|specifies|stipulate|stipulates|entitle|entitles|forbid|forbids|exclude|excludes|prevent|prevents|oblige|obliges|limit|limits|mean|means|prohibit|prohibits|apply|applies|clear
    company|standard|our|internal|house _1 policy|policies|guidelines|procedure|rule|rules|practice|protocol|terms|regulations !change|changed|was|were|so
    terms and|& conditions
    small print
    t&c|t&cs|ts
    not|n't|cannot|never|no|nor _2 permitted|authorised|authorized|allowed|eligible|entitled|empowered|able|obliged|obligation|liable|required !to|see|find|tell|say|reach _6
    not _1 in a position
    unable|cannot _3 exception|exceptions|refund|refunds|compensate|compensation|reimburse
    no|make|made exception|exceptions
    only|not|never|no _3 refund|refunds|refunded|compensate|compensation|reimburse|exchanged|credited|refundable _6 if|within|when|unless|after|outside|as|under|for
    <!day|week|hour|minute|month outside|exceeded|exceeds|beyond|past !your|my|our|the _4 period|window|deadline|limit|timeframe|cut-off
    #number-days
    return|returns|refund|complaints|cancellation|warranty|guarantee|claims|notice _1 period|policy|window|procedure|terms
    prescribed|mandatory|statutory|applicable|contractual|regulatory _3 period|procedure|process|steps|rules|form|regulations|requirements|terms|rate|notice
    as set out|forth
    set out|down|laid in|down _4 terms|contract|agreement|handbook|conditions|rules|policy|brochure|form
    as _2 agreed|signed|stated|stipulated|specified|described|laid|outlined|noted|printed|published _3 in|by|to|on|under _4 contract|agreement|terms|conditions|form|booking|brochure|website|confirmation|order|handbook|policy|documents
    you|anyone|everyone|who|customers|customer _1 sign|signed|accept|accepted|agree|agreed|agreeing|ticked|acknowledged _5 terms|conditions|contract|agreement|form|rules|policy|clause
    portal|system|software|form|process|computer|machine _2 do|does|will|can|did not|n't _1 let|allow|permit|accept|support
    as|what the|your|our _2 lease|contract|agreement|form|terms|brochure|catalogue _8 say|says|provide|provides|state|states|require|requires
    that|this be how _1 it|things _2 set|done|handled|works|work
    that|this be the rule|arrangement|procedure|system
    rules|regulations be|are _2 rules|same|clear|there
    as|is|which|this|that standard|customary|usual|normal _1 practice|procedure|process
    charge|fee|fees|deposit|rate|penalty|deadline _2 stand|stands|applies|apply|remains|forfeited|non-refundable|retained
    non-refundable|nonrefundable
    must|have|has|need|needs|should _2 be? submit|submitted|lodge|lodged|made|filed|raised|registered|reported|received|complete|completed|quote _3 in|within|via|through|by|on|using _4 writing|form|days|hours|portal|#number|channel|channels|working
    does not allow|permit|provide|entitle
    our hands are
    for|due data|legal|compliance|security|regulatory|insurance|liability|safety protection|reasons|rules
    how @we|things|this do|does|handle|are|is|work|works
""".replace("    #number-days\n", "").replace(
        "    how @we|things|this do|does|handle|are|is|work|works\n", ""
    )
)

OWN_CHANGE = Phrases("""
    so =yours
    , and =i #past
    =rules did not
    used to _1 say|be|require|state|read|demand|mean|allow
    @we have|had no rule|policy|procedure|process|list
    @we|i _3 change|changed|changing|rewrite|rewrote|rewritten|update|updated|replace|replaced|scrap|scrapped|drop|dropped|amend|amended|fix|fixed|add|added|break|broke|broken|ignore|ignored|skip|skipped|break|introduced|introduce|write|wrote|written _5 policy|policies|procedure|procedures|rule|rules|terms|process|guideline|guidelines|practice
    policy|policies|procedure|procedures|rule|rules|process|practice|terms _2 be|was|were|has|have _2 changed|wrong|rewritten|gone|replaced|scrapped|updated|bad|poor|ours|waived|stupid|dropped|missing|amended
    @your|home|household|insurance|life|travel|car|motor|pet|health|building|contents policy
    policy|claim number|holder|documents|schedule|certificate|renewal|premium
    policyholder
    new|changed|better procedure|rule|policy|process|practice
    whatever|regardless|despite|against|no|never|not|n't|rather|instead|contrary|beyond|waive|waived _4 terms|policy|rules|conditions|procedure|contract|rule|print
    @we did|do|does not _1 follow|keep|stick
    should have
""")
