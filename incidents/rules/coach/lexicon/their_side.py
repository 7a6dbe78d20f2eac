"""What came from the customer's side, brought up as the cause: "the form as submitted"."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases
from incidents.rules.coach.words import words

BLEMISHES = words(
    """wrong wrongly incorrect incorrectly late mistakenly outdated incomplete blank last-minute
    illegible unsigned undated ambiguous"""
)
PASSED_ON = words(
    """give state name quote tell say send write order book ask notify answer reply respond return
    put fill phone apply pay"""
)
"""What the customer tells us with, rightly or wrongly."""

THEIR_SIDE = Phrases("""
    file|files|form|application|order|booking|request|brief|drawing|drawings|artwork|manuscript|specification|data|details|list|information|paperwork|documents|instructions|measurements|spreadsheet|address|template|photo|photos|quantities|figures _1 as|originally submitted|received|supplied|provided|completed|uploaded|sent
    file|files|form|application|order|booking|request|brief|drawing|drawings|artwork|manuscript|specification|data|details|list|information|paperwork|documents|instructions|measurements|spreadsheet|address|template|photo|photos , as submitted|received|supplied|provided|completed|uploaded
    file|files|form|application|brief|drawing|drawings|artwork|manuscript|specification|data|details|list|information|paperwork|documents|instructions|measurements|spreadsheet|template|photo|photos _1 that|which? @we _2 =received|=got|=had|=were _2 given|sent|supplied? ..5 had|lacked|was|were|did|showed|gave|named|contained|carried|came|stopped
    form|application|brief|instructions|paperwork|artwork|file|request|approval|signature|amendment|manuscript|documents|details _3 reached|came|arrived|in us? ..3 without|late|unsigned|incomplete|blank|unreadable
    received|got|had|given @your ..3 only|late|on|at|too|just
    as _2 explained|advised|notified|announced|mentioned|indicated|communicated|outlined|flagged|pointed|stated|described _1 to|out? _1 you? in|by|on|during|via|when _2 @our|the|an|a|earlier|previous
    as @you _1 will|may|might _1 recall|remember ..14 =you|=your
    @we be =only|just _1 told|informed|notified|given|advised
    at @your _2 request|insistence|instruction|instructions|behest
    against @our advice|recommendation|recommendations|better
    it be for the|each|every tenant|customer|client|user|guest|parent|parents|passenger|recipient|buyer|member|applicant|traveller|holder|patient|sender to
    be #participle _1 by the user|customer|client|tenant|recipient|sender|applicant|guest|passenger|holder
    make|made|making|without|no|contain|contained no|any? mention|reference ..6 =your
    @your ..4 make|makes|made no mention|reference
    nothing|nowhere|no _1 line|word|note|sign|hint|one? _1 in|on|from @your ..4 said|say|says|suggested|suggests|mentioned|indicated|showed|told|pointed|stated
    @your|the|these|those last-minute|eleventh-hour|late _1 change|changes|amendment|amendments|booking|request|cancellation|order|alteration|alterations|notice
    <!your|his|her instructions|manual|leaflet|label|confirmation|email|mail|website|ticket|sign|booklet|brochure|invitation|notice|letter|guide|page|form _6 clearly|plainly|explicitly|expressly|specifically _1 say|said|says|state|stated|states|show|showed|shows|ask|asks|asked|mention|mentions|mentioned|warn|warns|warned|marked
    @we _4 tried|attempted|rang|called|phoned|knocked ..9 but|without|in|several|twice|repeatedly|times no|success|vain|nobody|answer|reply|voicemail|times|occasions|response
    @your _1 phone|line|mobile|telephone|voicemail|mailbox ..2 be|was|rang engaged|off|busy|full|out|dead|switched|voicemail|to
    @you may|might _1 not|never _1 have _1 #past|been
    #past|put|chosen|given _2 by _1 =your _1 assistant|office|colleague|department|secretary|agent|developer|builder|architect|contractor|accountant|purchaser|husband|wife|son|daughter|side
    changed|altered|entered|ordered|approved|confirmed|signed|cancelled|moved|booked|specified|supplied|provided|installed|placed|submitted|requested|deleted|switched _2 by _1 =your _1 team|people|staff|crew|side
    how|what were|are|was|is|should|could we|i|anyone|one _1 supposed|meant|expected|to|have ..8 =you|=your
    @you|your _2 knew|know|aware _1 of|about|that ..3 risk|risks|terms|condition|deadline
    @you have|had|'d _2 every|ample|plenty|enough _2 opportunity|chance|chances|time|notice _1 to|for
    it|this|that would|'d have _1 been|be ..8 @you|your had
    @we _2 relied|rely|acted|worked|went|built|based|followed|used|took|printed|copied _2 on|from|by|with? _1 what|the|whatever|this _3 @you|your _1 gave|sent|supplied|provided|wrote|told|entered|stated|submitted
    in|on|from|with @your own words|hand|handwriting|mail|request|signature
    #past|put ..3 by @you|yourself|yourselves $
""")
"""Blame, unless a sentence itself says what we did wrong with it."""

IN_ORDER = Phrases("""
    be|was|were|is|are|had|all|perfectly|quite|entirely right|correct|complete|clear|fine|accurate|perfect|good|full
    nothing|not _1 wrong|missing|unclear
    as @you|your _4 asked|wanted|wrote|said|told|feared
    and|but|yet|while @we|i|nobody|no-one
    which|that|and @we _2 did|had|have|should|never|missed|forgot|ignored|overlooked|lost|misread|then
    correctly|properly|perfectly|rightly
    @our|my own? fault|mistake|job|task|doing|error
""")
"""What came from them was right."""
