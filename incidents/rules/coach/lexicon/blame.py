"""How a letter points at somebody else."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded, Phrases
from incidents.rules.coach.words import words

DUTIES_OF_THEIRS = words(
    """reply answer respond tell inform let provide supply give fill complete confirm check read
    mention specify notify contact call ring collect sign send submit return update follow use
    open pay state notice look wait write enter type forward attach include indicate book
    cancel approve instruct warn raise report request renew click press choose select log
    register pick speak turn bring show keep make set activate verify install label pack store
    close leave try test unplug charge consider restart respond react advise upload save chase flag arrive come attend"""
)
"""What a customer could be told not to have done."""

LOSSES = words("lose miss wait suffer waste stand pay drop cancel fall go")
"""What befalls a customer."""

ACTS_OF_THEIRS = words(
    """enter type provide supply submit fill leave let choose select click sign agree approve
    accept change amend cancel use install delete decide insist opt park switch remove run press
    tick upload confirm place key spell word describe measure specify request pick skip forward
    store connect configure set scan copy"""
)
"""What a customer did, told where nobody owns the mistake: then it is told as the cause."""

CONSENTS = words("sign approve agree accept insist opt skip waive tick decline refuse")
"""What a customer said yes to, brought up when it went wrong."""

OWN_LOOKS = words("look glance check reading comparison test question word")
"""What we could have done ourselves: "a look at your note would have shown me"."""

SLIPS_OF_THEIRS = words(
    """forget fail neglect omit overlook ignore misread misunderstand mistake misplace lose miss
    mistype misspell mishear mix confuse refuse decline delay"""
)

CUSTOMER = Graded(
    """
    which|that|whom _1 @your _2 =only|late|finally|eventually|just _1 #past
    @you|your _3 =only|finally _1 sent|gave|passed|told|supplied|handed|provided|confirmed|answered|replied|ordered|booked|signed|submitted|let
    =only|late|finally|eventually _2 #past ..4 from|by @you|your
    leave|left|give|gave|leaving|giving =us|=me ..3 little|no|hardly|barely|scarcely|short|less|two|one|three|few ..3 time|room|notice|chance|days|hours|day|hour|scope|leeway
    on|at such? short notice
    @you did =sign|approve|confirm|agree|accept|choose|pick|get|receive|read|opt|tick|insist
    it _1 do|did not|n't help that|when ..12 =you|=your
    not|n't|hardly _1 make|made _3 easy|easier !to
    @your own plan|plans|drawing|drawings|file|form|list|page|site|website|records|notes|order|mail|contract|document|sheet|system|calendar|floor ..6 #past|say|says|state|states|show|shows|have|has|carry|carries|give|gives
    would|might|could|'d|does|also _1 help|helps|helped|helpful|easier|wise|wiser|useful ..4 if|when @you|your|@clients
    would|might|'d _1 help|helped @us ..3 if
    somebody|someone|anybody|anyone|nobody|no-one on|at|from|in|of @your _2 side|end|team|office|people|house|company|hall|place|staff|family ..4 could|might|would|should|did|had|has|was|picked|answered|told|knew|saw|open|opened|signed
    that nobody ..3 @your
    were|was|are @you not _1 told|informed|asked|sent|given|aware|there|shown
    did|had|have|has nobody|no-one|noone|anyone|anybody|someone|somebody ..4 @you|your
    most|other|some|many @clients _2 =tell|=let|=ring|=call|=write|=send|=check|=inform|=confirm|=read|=ask|=know|=book|=order|do|manage|keep
    went|going|go|relied|rely|relying by|on|off ..4 @your ..4 #past
    @clients ..6 usually|normally|generally|mostly|tend|always _2 =let|=tell|=ask|=check|=ring|=inform|=mention|=say|=read|=book|=come|=call|=bring
    if the|a|there _4 were|was|had ..6 it|this|that|none|nothing might|would|could not? have
    be the|your _1 owner|customer|buyer|client|tenant|user|guest|parent's|recipient 's|' _1 business|job|task|duty|responsibility
    only as good as
    only _2 =work|=act|=go|=use with|on|by what _4 get|given|told|have|know
    @you|your leave|left _2 it|this|things _2 late|last
    so|very|rather|too late in the
    ~ @we be not|never _1 told|informed|made|given|notified
    confirmed|approved|requested|specified|accepted|ordered|stated|named|agreed|passed|checked by _1 you|your|yourself !later|afterwards
    number|phone|telephone|mobile ..8 nobody|no-one|none
    please|kindly make|be|ensure ..8 =this|next time
    could|would|might have _1 be _1 spotted|noticed|seen|caught|found|avoided|prevented ..6 @you|your
    @your _2 do|did|does not _1 carry|contain|include|mention|show|state|bear|name|quote|specify|say
    the way @you|your !feel|felt|are|were|see|want|like|wanted
    please|must|should|always|do|kindly =always|remember|double-check|ensure
    advisable|sensible|wise|prudent _1 to
    pays|helps to
    <!not because|since @you|your _3 change|changed|booked|ordered|moved|switched|left|gave|cancelled|entered|asked _1 late|last|at|after|on|two|twice|too|only|so|the
    @you|your _2 insist|insisted on|that
    ~ did|have @you ..3 look|glance|peek
    common sense
    @we do|must|can|cannot _1 wonder|ask why|whether|how
    ~ @clients ..5 be _1 asked|requested|required|expected|reminded|advised|supposed to
    ~ nobody|no-one|noone had _1 confirmed|replied|answered|responded|signed|registered|asked|told|objected|called
    ~ perhaps|maybe|possibly ..8 for|of|on you|your
    ~ is|was|could|might it _2 possible|conceivable|likely
    @your _3 number|details|data|address|email|contact|card|licence|passport|account ..4 out of date
    @your _3 number|details|data|address|email|contact|card|licence|passport ..3 no longer|outdated|expired|invalid
    @we never|not ..2 receive|received|get|got|hear|heard|have|had ..4 from your|you
    @your missing|absent|incorrect|wrong|incomplete|late|unclear|outdated|expired|illegible signature|form|reply|answer|details|data|information|payment|documents|address|approval|postcode|number|response|confirmation
    nowhere|missing|absent|lacking ..6 in|on|from your order|form|mail|email|letter|request
    if|did|do|does|had|was|is|might|could nobody|anybody|anyone|somebody|someone _1 at|in|on|from your
    anyone|anybody|somebody|someone|nobody in|at|on|from your ..8 notice|noticed|check|checked|look|looked|read|tell|told|say|said|raise|raised
    ~ why|wonder|surprised|surprising|puzzled|curious ..6 it took|takes ..8 you|your
    why @you do|did|have|had not|n't|never
    from home|you _3 would|might|could have
    a|one|quick _2 call|word|line|note|message|question|look|glance|signature|bucket|email|mail ..8 would|could|might have _1 #participle
    ~ would|could|might have _2 saved|spared|avoided|prevented|helped
    no _1 answer|reply|response|confirmation|word|feedback|objection|form|signature|order|instruction ..10 was|were|came|has|had _1 received|from|you|arrived|come ..3 you|your
    without|lacking|absent an|a|any answer|reply|response|confirmation|signature ..3 @you|your|the|user
    rather|quite|very|too|somewhat|so hard|difficult|impossible|unclear to|handwriting read|decipher|make|understand
    @your handwriting
    illegible|indecipherable
    parents|customers|clients|guests|users|passengers|patients|members|tenants|residents|people|those|anyone who ..10 would|will|could have
    in future _2 @you might|may|could|should|can|will
    @you might|may|could|can _1 give|like|want|wish|care|consider|remember|try|note ..8 next|future|before|earlier|sooner|first
    might|could|may it be that ..10 not|n't|never
    @you|your|she|he|they|daughter|son|child|wife|husband not _1 listening|listen|paying
    perhaps|maybe @you would|could|might|should
    ~ @you must|may|might|could have !felt|been|had|wondered|thought|worried|waited ..3 overlooked|missed|misread|forgotten|given|put|left
    <!after|before|that|which|what|whom|who|sheet|form|until|when @you had|'d #ly|not? let|left|chosen|entered|ticked|approved|picked|failed|omitted|neglected|forgotten|changed !@us|me
    it was you who
    @you will _1 recall|remember that|from ..8 you|your
    <!i|we had @you|your|she|he|they|somebody|anyone _2 #past|been|stayed|asked|told|let|read|given|come|taken|left|kept|rung|written|chosen
    ~ had the|a|an|it|this|that|your _3 been|reached|arrived|come|contained|carried|stated|given|borne|mentioned
    ~ once|until|unless|when|as|if a|the|your _2 correct|valid|complete|signed|completed|proper _4 has|have|is|was|had been|be|supplied
    because|since|as _1 of? @you|your _3 late|wrong|incorrect|incomplete|missing|unclear|old|outdated|change|changed|delay|error|mistake|last-minute|short|unusual
    due|owing|down to _1 @your !account|contract
    because of @your !patience|understanding|help|call|message|trust
    =result|consequence of _2 your|you !business|account|booking|order
    fault|mistake|error|oversight|misunderstanding of|on|at|by|from _2 your|you !account|invoice|bill|booking|order|delivery|statement|file|card|contract|site|behalf|business|patience|being|having|order|trip
    error|mistake|fault|problem|issue|delay|misunderstanding|lies|lay|cause|failure|oversight|confusion _2 on|at @your end|side|part
    from @your side|end
    user|customer|client|customer's|operator|input error|mistake|fault
    address|detail|details|information|number|data|form|email|name|date|instructions|order|measurement|measurements|file|drawing|specification|time|code|brief|card _1 that|which? _1 @you _1 give|gave|given|provide|provided|enter|entered|supply|supplied|submit|submitted|type|typed|fill|filled|put|choose|chose|sent _10 wrong|incorrect|incomplete|old|outdated|unclear|mismatch|mistyped|missing|error|not|illegible|different
    as provided|supplied|given|entered|submitted by|in you|your
    provided|supplied|given|entered|submitted|chosen|selected by you|your|yourself
    wrong|incorrect|incomplete|outdated|old|unclear|illegible|missing|misspelled|mistyped|inaccurate|expired _3 @you _1 give|gave|given|provide|provided|enter|entered|supply|supplied|submit|submitted|type|typed|fill|filled|put
    @your _3 be|was|were|came|come|arrived|arrive|did|had _2 wrong|incorrect|incomplete|outdated|unclear|illegible|expired|unreadable|too late|missing|inaccurate|blank|unsigned|out-of-date|ambiguous|unusual|unusually|late|overdue|full|blocked|offline|switched
    @your _2 form|application|address|instruction|instructions|order|request|email|message|password|postcode|brief|details|information|data|payment|card|reply|response|signature|paperwork|document|documents|specification|drawing|letter|phone|mailbox|inbox|account _4 be|did|lacked|lack|contained|contain|had|bounced|bounce|omitted|omit|failed|fail|didn't _2 wrong|incorrect|incomplete|missing|not|an|late|several|unclear|no|error|errors|illegible|blank|never|expired|ambiguous|outdated|unreadable|two|the !new|right|correct|number|address|date|code|full|top
    @you seem|appear to
    @you _2 may|might|must|could have overlooked|missed|misread|misunderstood|forgotten|mistyped|given|chosen|selected|entered|deleted|confused|mixed|clicked|put|left|read
    =you|team|office|assistant|staff|people|colleague|colleagues|department _1 should|could|might|ought _1 to? have !by|on|it|them|tomorrow|today|in|be|been|have|had|receive|received|hear|heard|get|gotten|see|seen|find|found|never|not|expect|expected|know|known|learn|learned|learnt|to|feel|felt|lose|lost|reach|reached|come|arrive|arrived|enjoy|enjoyed|chosen|got|experienced|the|a|your|it|my|our|gone|chosen|picked|walked|hung|shouted
    @you|your be supposed|meant|required|expected|asked|advised|told|reminded|informed|warned|notified|invited|requested to|that|about|of|twice|in|several|repeatedly
    ~ @you need|needed|have|had to have
    it be @you|your who|that|assistant|team|office|colleague|staff
    responsibility|up|down|duty _1 of? lie|lies|is|was|rest|rests|to _1 with you|your|customer|recipient|yourself
    @your responsibility|duty|obligation|choice|decision _2 to
    had @you !been|had|a|an|to|wait|not|our|waited|the|every|no|any|your|expect|planned|good
    had @you not
    had @we|it|they|this be told|informed|notified|made|given|advised|contacted|asked|raised|reported|mentioned|flagged
    had @we know|received|had|heard
    if @you have !any|time|question|questions|a|further|the|not|more|already|to|another|no|received|had|lost|concerns|still|anything|other|two
    if @you|your|you _2 have _1 only|just|simply|first
    if @you|your had|have not|n't _1 #past|been|left|changed|given|let
    if only @you
    <!as if _4 have been|be|come|arrive|arrived|reached _2 complete|completed|correct|earlier|clear|clearer|legible|correctly|sooner|time|told|notified|informed|aware|given|filled|checked
    without @your _2 form|signature|approval|confirmation|reply|answer|details|documents|consent|number|feedback|instructions
    next time ,? please|do|kindly
    next time|occasion ..6 @you might|could|should|can|may|please
    in|for future ,? please|kindly|you|we|do|make _3 you|remember|ensure|check|tell|let|send|sure|call
    please|kindly|do ensure|remember|make|take|remind _6 in|for|next|always|future future|time
    @we be waiting for|on @you|your
    @we _2 =waited for _2 you|your
    @we _3 never|not receive|received|hear|heard|get|got|have|had|see|seen|given|told|informed|notified|find _4 from|your|you|any|a|the reply|you|confirmation|response|answer|signature|form|payment|instruction|instructions|notice|feedback|approval|your
    none|nothing _1 of _3 from @you
    misunderstanding|confusion|mistake|error|oversight|misreading on|at _1 @your
    @your misunderstanding|misreading|oversight|failure|reluctance|unwillingness|insistence|refusal|absence|neglect|silence|hesitation|negligence|inaction|lack|error|mistake
    @your late|incomplete|delayed|belated reply|answer|payment|response|order|booking|form|change|request|confirmation|arrival|approval|return|feedback
    despite|although|though|even|after _2 @we|our|several|repeated|two|reminder|reminders _5 remind|reminded|reminders|request|requests|warn|warned|told|tell|asked|ask
    @you|your be|were|was _1 not|n't|nobody|out|away|absent _1 at|available|reachable|home|present|there|contactable|answering
    no|no-one|one|nobody _1 answered|opened|was|available|came|responded|picked _2 at|the|to|your|in|up|there|door _2 your|door|home|you
    @you choose|chose|decided|opted|selected|picked|insisted|preferred|elected|went|left|declined|refused _8 rather|instead|against|cheaper|cheapest|economy|blank|unticked|without
    @you clicked|entered|ticked|typed|filled|selected|gave|provided|supplied|put|pressed|deleted|signed|approved|ordered|agreed|accepted|left|uploaded|booked|changed|misread|overlooked|forgot|neglected|omitted _5 wrong|wrongly|incorrect|incorrectly|mistake|accident|late|blank|too|accidentally|incomplete|old|twice|different|without
    @you|your|you'd|customer|client _2 change|changed|amended|altered|moved|revised|updated _4 mind|order|address|brief|date|time|twice|several|requirements|plans|late|last|at|after|specification|delivery
    perhaps|maybe|possibly|presumably|probably @you
    ~ perhaps|maybe|possibly|presumably|probably _1 your|it|the message|email|mail|mailbox|spam|reply
    ~ @you|your _1 perhaps|maybe|possibly|presumably|probably|apparently|evidently|clearly|obviously|simply
    spam|junk|clutter folder|filter|mail|filters
    #your-side
    could|is|was it be? _1 possible|that|likely _1 that? @you|your
    @your firewall|browser|spam|inbox|device|router|settings|mailbox|server ..6 block|blocked|filter|filtered|reject|rejected|full|swallowed|old|outdated|set|not|caught|ate
    ~ from|on|by|for somebody|someone|people|customers|clients|whoever|those|a|client|customer who book|order|fill|wait|leave|type|choose|ignore|read
    customers|clients|guests|people|patients|users|passengers _2 often|sometimes|frequently|tend|should|must|need|are expected|forget|overlook|misread|to|fail|do|check|read|responsible|required|supposed|asked|advised
""".replace("    #your-side\n", "")
)

NOT_CUSTOMER = Phrases("""
    @your _3 be|was|were not|never _2 carried|processed|sent|delivered|dispatched|forwarded|registered|executed|entered|shipped|answered|placed|recorded|passed|read|opened|dealt|handled|transferred|booked|honoured|followed|updated|made
    @you|your _5 do|did|have|were|be _2 everything|nothing|all _2 right|wrong|properly
    @you _1 do|did|have done? everything|nothing|all
    will|shall|'ll _1 wait|be
    you|your should|ought not|never
    @you|your should have be|have|had|receive|received|hear|heard
    no|not|none|never|nothing _3 your|you|yours _1 fault|mistake|doing|error|responsibility|job|problem|side
    @you|your _3 not|never _1 have to
    @we should|ought
    @we|i ignored|overlooked|missed|forgot|lost|misread|failed|left|let|put|filed|deleted|read
    and|but @we|i never|did|have|had
    without @your _1 call|help|patience|kindness|message|mail|email|letter|note ..4 i|we would|might|could|never
    if @you had|have not|n't !changed|moved|left|given|entered|signed|cancelled|let _1 #participle ..10 i|we
    should|ought|need not|never|hardly _2 your|you
    thank|thanks|grateful|glad
    that be right|fair|true
    instead of
""")
