"""What sounds like a cause and is none."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases
from incidents.rules.coach.words import words

STOCK = Phrases("""
    due|owing|because|result|down|attributable|caused|led|account|consequence|reason|reasons to|of|by|for|was|is|were _3 unforeseen|unforeseeable|technical|operational|administrative|internal|error|errors|mistake|mistakes|oversight|circumstances|issue|issues|difficulties|reasons|factors|problem|problems|glitch|miscommunication|misunderstanding|mix-up|demand|volume|volumes|human|system|systems|clerical|logistical|organisational|organizational
    an|a|some|technical|internal|administrative|human|system|clerical|certain|various|unfortunate|regrettable|unforeseen|simple error|mistake|oversight|issue|issues|problem|problems|difficulties|glitch|miscommunication|misunderstanding|mix-up|circumstances|irregularity|irregularities|failure|fault|malfunction|hiccup|confusion|lapse|breakdown|incident _3 occurred|occur|happened|happen|arose|arise|was|were|crept|led|caused|resulted|slipped|encountered|experienced
    there was|were|been|be _3 error|mistake|oversight|issue|issues|problem|problems|difficulties|glitch|miscommunication|misunderstanding|mix-up|circumstances|irregularity|failure|fault|confusion|lapse|breakdown
    @we _3 experience|experienced|experiencing|encounter|encountered|faced|had _3 issues|issue|difficulties|problems|problem|volume|volumes|demand|glitch|challenges|circumstances
    something went
    =things|thing go|went
    for|some reasons|reason
    unforeseen|unforeseeable|unexpected|exceptional|extraordinary|special|various|certain|technical|operational circumstances|reasons|factors|difficulties|issues|problems|events
    mistakes|errors|mistake|error was|were made
    human error
    exceptional|unusual|extraordinary|unprecedented|unsettled|turbulent|difficult|challenging times|time|period|year|conditions|season|situation
    factors|circumstances
    a combination|number|variety|series of
    fell|fall|slipped|slip|slid between|through _2 cracks|net
""")

LOOKING = Phrases("""
    pass|passed|hand|handed|refer|referred|forward|forwarded|escalate|escalated|raised|logged ..5 to|with|for ..5 team|department|office|manager|management|review|investigation|colleagues|head|authority|unit|service|attention
    no|not|n't|yet|without _3 explanation|answer|answers
    @we|team|department|colleagues|it|matter|this|staff|engineers|technicians|specialists|cause|technicians|causes be|were|are|is _3 look|looking|investigate|investigating|investigated|review|reviewing|reviewed|examine|examining|examined|analyse|analysing|analyzing|check|checking|trying|working|researching|checked|analysed|clarify|clarifying|clarified|established
    investigation|investigations|review|analysis|inquiry|enquiry|audit|examination|enquiries|inquiries be|has|have|will|ongoing|started|under|continues|into|underway|continue
    under|ongoing review|investigation|analysis|way
    look|looking|looked into
    @we _2 will|shall|'ll _2 look|investigate|review|examine|analyse|analyze|check|find|get|establish|clarify
    =do|=does|can|could|is|are|be not|n't|hard|difficult|unclear|impossible|unknown _2 =know|clear|sure|=say|established|certain|determined|=explain|=tell|=understand|identified|known
    unclear|unknown
    getting|get to the|bottom
""")

CANDIDATES = Phrases("""
    either ..30 or
    may|might|could _3 be|have|come|lie|explain
    possible|possibly|probably|likely|perhaps|suspect|suspected|maybe|think|believe|guess|candidates|candidate|suspicion
    two|three|one|four _1 of? possibilities|candidates|suspects|causes|explanations|things|theories|reasons|places|answers|ideas
    whether ..30 or
    @we suspect|think|believe
    <!day|two|so|more|week or !so|two|three|more
""")

EMPTY = Phrases("""
    make|made _4 mistake|error|slip|blunder|oversight|mess|hash|bad !of|in|when|by
    get|got _3 wrong
    let @you|this|it|everyone|ourselves _3 down
    drop|dropped|fumbled the ball
    fall|fell|fallen|come|came _2 short
    take|took|taken|accept|bear|carry|own _3 responsibility|blame|mistake|error|it|this
    mess|messed|screw|screwed|slip|slipped|mucked|cocked|botched _3 up|badly
    fail|failed @you !to
    be ..5 mistake|error|oversight|blunder|slip|slip-up|failure|failing|lapse|mishap|mix-up|muddle|misunderstanding !to|of|that|not|when|by|between
    be on us|me
    be ..4 fault|doing|responsibility
    something|things|matters|wire|wires|lines|signals ..3 crossed|wrong|amiss|awry|astray
    do|did|done _3 wrong|badly|poorly
    disappoint|disappointed @you
    this|that|it _1 happen|occur|go
    be|was _2 unacceptable|inexcusable|wrong|avoidable|regrettable|careless|sloppy|poor|bad $
    should|ought not|never _6
    not|never _1 do|live|meet|reach|deliver|perform|provide ..4 well|standard|standards|expectations|expected|promised|enough|properly|service
""")
"""Owning words that say nothing of how it came about."""

VALUES = Phrases("""
    @we _3 =strive|=aim|=endeavour|=pride|=try|committed|dedicated|=value|=care|=take|=believe|apologise|=regret|=understand|=appreciate|=hope|=want|=realise|=recognise|=acknowledge|=thank|=assure|=know|=wish|=see|=feel
    quality|service|satisfaction|excellence|standards|commitment|priority|important|care
    rest assured
    learn|learned|learnt _3 from|lesson|lessons
    should|ought not|never _1 have
    not|never|n't _3 good|acceptable|standard|standards|enough|expect|happen|happened|happens
    excuse|excuses
    rare|rarely|unusual|isolated|exception|exceptional
    =happen|=happens
""")

MECHANISM = Phrases("""
    because|since|as|so|after|when|until|while|that's|which ..4 update|script|server|import|label|list|sheet|field|form|sensor|valve|backup|certificate|template|file|table|number|address|date|version|printer|scanner|alarm|setting|rule|queue|job|key|code|database|disk|config|configuration|filter|program|software|tool|cable|fuse|pump|part|bracket|batch|stock|calendar|rota|roster|note|email|ticket
    because !of
    the reason be|is|was
    which meant|caused|led|made|left
    so that|the|it|nobody|no
""")

FILLER = words(
    """use end turn send ship deliver arrive come go get bring put land place late wrong previous
    incorrect incorrectly wrongly mistakenly accidentally inadvertently twice regrettably"""
)
"""Words for the mistake itself, which say nothing new when part one has told it."""
