"""How a letter points at a colleague or at somebody outside, and how it owns that instead."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded, Phrases
from incidents.rules.coach.words import words

SUPPOSED = words("mean suppose expect")
SINCE = words("today since already now meanwhile tonight overnight yesterday") | {"=this"}
SHORTCOMINGS = words("short-ship short-change fail leave overcharge mislead misinform drop")
FAIR = words(
    """see catch hear join visit spot trace bring carry share repair replace mend fix ask warn tell ring say call help suggest offer remind want write work look sign need notice
    wait answer reply cover drive take-over understand know think believe hope learn compare count
    measure test"""
)
"""What a colleague may be told to have done without a finger pointed."""

COLLEAGUE_BLAME = Phrases("""
    @staff|colleague|person|man|woman who|that =took|=handled|=dealt|=processed|=packed|=booked|=answered|=prepared|=entered|=loaded|=wrote|=sent|=served|=checked|=drove|=did|=made|=keyed
    @staff covering|standing|filling for|in|that|the|her|his
    colleague|#colleague|@staff|@department|someone|somebody have? assured|promised|misinformed|misled|misadvised @us|you
    nobody|no-one|none|neither|somebody|someone in|at|from|on the? _1 @department _1 have? told|mentioned|warned|passed|informed|said|thought|spotted|noticed|looked|checked|bothered
    #past by the|a|our|one new|junior|night|weekend|temporary|relief|inexperienced|agency|trainee
    by|from a|the|our member of staff|team
    the new girl|boy|lad|man|guy|woman|starter|recruit|hire|kid
    our|the _1 @department|people|team _2 say|says|insist|insists|claim|claims|maintain|maintains|swear|swears _1 that|it|they|this
    an? internal department|team|breakdown _1 failed|did|between
    drawing-office|office|@department|@staff ..4 #person|#colleague keep|keeps
    #colleague|@staff|@department , _1 who|which|whose be _3 a|an|new|young|student|covering|standing|learning|inexperienced|temporary|only|still|meant|supposed
    it be #colleague|#person who|that
    @we had _1 asked|told|instructed|left|given|trusted ..3 #colleague ..3 to|with
    the|our people|team|ladies|lads|girls|men|folk|staff|colleagues in|at|from _1 @department ..2 not|never|do|did|always
    #colleague|@staff _5 be _1 a|an|her|his _1 stand-in|trainee|newcomer|student|beginner|apprentice|temp|replacement|novice
    #colleague be #colleague|like|that
    #past by our|the _2 team|department|desk|people|crew|ward|colleagues|branch|office !error
    the|our _1 @department|ward|team|branch _1 did|does|do|has|had not ..2 get|got|manage|bother|find|pass|read|tell|react|notice|reply
    #colleague|@staff|@department be _1 meant|supposed|expected|asked|told|due|reminded to|of
    #colleague have|has been told|spoken|reminded|warned
    #colleague|@staff|@department 's|' _2 absence|holiday|inexperience|carelessness|handwriting|habit
    post|mail room hands|handed|did|does|has
    <!on|at|in|from|to the _1 shift|desk|office|branch|kitchen|warehouse _1 did|does|do|has not|n't|never
    case|file|letter handler|clerk|officer who
    it be our|the|a|my ..3 girl|boy|lad|man|woman|temp|student|@staff ..8 who
    fault|mistake|error|oversight|slip|failure|negligence|carelessness|omission|blunder|inattention of|by|on|in|made|from|with _3 #colleague|@staff|@department
    #colleague|@staff|@department 's|' _2 fault|mistake|error|oversight|slip|failure|negligence|carelessness|omission|blunder|part|inexperience|doing|absence|inattention
    #past by _3 #colleague|trainee|intern|apprentice|temp|driver|clerk|receptionist|technician|dispatcher|bookkeeper
    #past by our|the|a _1 @staff|@department !error|mistake|fault|issue|problem|failure|system|outage
    #colleague 's|' area|job|department|task|desk|inbox|watch|decision|call|idea
    because|due|owing|down of|to our|a|the|an|one? _2 #colleague|@staff
    because|due|owing|down of|to our|the _1 @department team|department|people|staff|desk|crew
    mistake|error|fault|slip|oversight ..6 be _2 @staff|#colleague 's
    #colleague|@staff|@department _2 be|has|had|have _2 disciplined|reprimanded|dismissed|fired|careless|inexperienced|distracted|reminded|warned|spoken|blame|fault|sacked|cautioned|sloppy|lazy|retrained|suspended|forgetful|overlooked
    she|he be _2 new|inexperienced|young|junior|learning|careless|distracted|temporary
    human|staff|employee|operator|clerical error|mistake|shortage|turnover
    @we _2 spoken|spoke|discipline|disciplined|reminded|reprimanded|warned|dismissed|fired _1 to|with|off? the|our|that _2 @staff|person|individual|responsible|concerned|involved|people|those
    @we _2 disciplined|reprimanded|warned|dismissed|fired #colleague|him|her|them
    responsible|concerned|involved|guilty|question employee|colleague|person|individual|staff|member|trainee|driver|agent
    employee|colleague|person|individual|staff|member|trainee|driver|agent|those _1 responsible|concerned|involved|question|blame
    heads will roll
""")

ON_TOP = Phrases("""
    ^ _1 then|also|besides|moreover|furthermore|additionally|anyway
    @outsider then|also|too
    to make it|things|matters worse
    in addition
    on top
    too|well $
    as @outsider|they|these do|will|are
""")
"""What adds somebody else's share to a mistake that was owned before."""

OUTSIDER_BLAME = Graded("""
    <!not upstream
    further up|along|down the chain|line|network
    at|on their end|side
    ^ _1 blame _1 @outsider
    faulty|defective|bad|contaminated|poor|substandard batch|part|parts|component|components|material|materials|workmanship|firmware ..4 from|by|supplied|at|sold
    @outsider ..6 faulty|defective|bad|contaminated|wrong batch|part|parts|component|components|material|product|firmware|version|data|figures
    manufacturing|manufacturer's|factory|supplier's fault|defect|error
    @outsider _3 =be|is|was|were|are not|never _1 able|available|unable|up|ready|willing
    @outsider _3 unable|unavailable|unreachable|overloaded|overwhelmed|bankrupt|insolvent|closed|shut|blocked|down|late
    in|with the hands of _2 @outsider|others
    bank's|council's|carrier's|supplier's|landlord's|courier's|airline's|provider's|host's|insurer's|railway's|registry's|manufacturer's|contractor's _1 cut-off|change|changes|decision|systems|servers|delay|staff|people|system|instructions|timetable|strike|closure|refusal|silence
    =sourced|=bought|=made|=manufactured|=printed|=produced abroad|overseas|elsewhere
    @us|we|i _1 be let down by
    ~ spare? parts ..6 be made|ordered|shipped
    what|whatever the @outsider _1 sent|gave|told|supplied|delivered
    took its|their time
    held|hold|caught|delayed|stopped up|by|in by|at|in? air|traffic|customs|weather|storms|thunderstorms|control|strikes|authorities|police|snow|fog
    air traffic
    be freelance|freelancers|self-employed|independent|subcontracted|external
    @outsider|firm|house|shop|company|dealer|maker _2 gave|sold|supplied|delivered|lent|promised|assured|rented @us
    to make it|things|matters worse
    with|had a|an|another _1 better|different|other|proper? @outsider ..8 would|could|might
    @outsider , _3 be|were|was|'s
    @outsider _1 we|i|you _2 #past ..4 could|should|might have
    the|a|an|our _1 men|people|programmers|engineers|drivers|agency|company|firm|workers|crew|outfit|shop @we|who|that|which
    ~ had the|our|a ..10 #participle ..12 would have
    had the people|firm|company|men|carrier|yard|driver who ..10 #participle
    ~ because|due|owing|moved|changed|caused|fault ..6 @outsider 's|'
    ~ ^ the|a|our _1 @outsider 's|'
    technology|logistics|service|delivery|external partner|partners
    without _1 telling|warning|informing|notice|notifying @us
    ~ nobody|they|never|not|n't _2 tell|told|warn|warned|inform|informed @us
    someone|somebody|people|staff|man|woman|driver|lady|guy at|from|in the|their venue|hotel|hall|airport|depot|printers|restaurant|studio|shop|station|clinic|plant|port|terminal|agency|garage|supplier|factory
    ^ traffic|weather|snow|fog|rain|roadworks|wind|venues|suppliers|couriers
    the|a|an|our firm|company|people|shop|yard|business|outfit ..4 who|that|which|@we _2 hire|hired|use|used|buy|bought|order|rent|sell|engaged|contract|commissioned
    by|through|from _2 external|outside|third-party|hired|contracted|appointed firm|company|provider|bureau|contractor|partner|service
    by the|our|a|an|its|another _2 @outsider
    ~ by the|our|a|an _3 company|firm|contractor|handler|handlers|agency|bureau
    ~ prices|costs|rates have|has|had _2 risen|gone|increased|rise
    an|a matter for them
    wind|weather , _3 be
    fault|mistake|error|failure|negligence|doing|problem|problems|issue|issues|outage|delay|delays|oversight|backlog|trouble|disruption|strike of|by|on|at|with|from|in|caused _3 @outsider
    @outsider 's|' _2 fault|mistake|error|failure|negligence|part|end|delay|side|system|doing|outage|backlog|responsibility|driver|problem
    because|due|owing|down|thanks|caused|attributable|result|consequence|traced|cause|blame|lies|lie|lay|rests|rest|responsibility|fault of|to|by|at|with|on _4 @outsider
    outside|external|third-party|third factor|factors|party|parties|provider|supplier|circumstances|events|causes|force|forces
    let|leave|left|failed @us down|in|hanging
    @we be let|left|failed|misinformed|misled|assured|told|promised|given|assured|at _2 by|down|from|mercy _4 @outsider
    @outsider _6 let @us|@you
    hands tied|are
    force majeure
    act of god
    supply-chain|supply chain
    global|worldwide|national|industry-wide|nationwide shortage|shortages|outage|situation|crisis|chip|event|events
""")

OWNED_BLAME = Phrases("""
    @our choice|job|responsibility|duty|fault|mistake|doing|problem|task|failing|business|part|error|call|decision|to
    <!not =ours|mine
    be|is|was|stays|rests|sits on @us
    @we _2 choose|chose|chosen|picked|hired|appointed|selected|pick|own
    @we _2 answer|answerable|responsible|accountable for|to
    should|could|ought|would _1 to? have _6 @we|i
    @we|i should|could|ought|must
    no|not|neither|hardly _3 excuse|excuses|alibi|hide|hiding|defence|explain
    with @us , not
    @you _2 paid|booked|bought|hired|chose|trusted|pay|ordered|dealt|contract|signed|deal|agreed @us|with
    @we _2 did|do|had|have not|n't|never|nobody|no
    @we never|failed|forgot|missed|ignored|overlooked|assumed|relied|skipped|trusted|waited|sat|let
""")
