"""Dates, hours and spans, and the words that only sound like them."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded, Phrases

DATE = Phrases("""
    #digits of? =may
    =may #digits
    in|during|until|by|mid|early|late|of|next =may !be|have|well|i|we
    by|before|over|at the weekend
    @day|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays
    tomorrow|today|tonight|overmorrow
    @month #digits
    #digits of? @month
    in|by|before|during|until|late|early|mid|end|from|next|of|this|on|through @month
    this|next|every|each|same|coming morning|afternoon|evening|week|weekend|month|quarter|night|lunchtime|noon|term|hour
    =a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|#digits _1 working|business|calendar|full? minute|hour|day|night|week|weekend|fortnight|month|year
    half _1 hour|day
    =an hour
    within|in =a|an|one|the|half _1 minute|hour|day|week|fortnight|month
    within|in _2 #number|couple|few _1 minute|hour|day|week|month
    end|close|start|beginning|middle of _1 @day|day|week|month|quarter|year|business|play|@month|tomorrow
    by|before|at|until|till|from|around|about|after|past|between noon|midday|midnight|lunch|lunchtime|breakfast|nine|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|half|quarter|close|teatime
    #digits am|pm|a.m|p.m|a.m.|p.m.|o'clock|h|uhr
    #clock
    #date
    daily|weekly|hourly|monthly|fortnightly
    every|each _1 morning|day|week|evening|hour|month|@day
    first thing
    by|before christmas|easter|lunchtime|term
    over|during|this|next weekend
    next|this _1 week|month|year|quarter|term|spring|summer|autumn|winter|fall
    the same day|afternoon|morning|evening
    the day|week|morning|month|year _1 after|you|your|they|it
    last|first|second|third|fourth #s? @day|day|week _1 of
    on|by|before|from|until the #ordinal
    #ordinal of
    overnight
    day|week|hour of
    fortnight
    this minute|second
""")

VAGUE = Graded(
    """
    when|once|whenever|as|until|after @we|i|they _2 =know|=hear|=learn|=have _1 more|anything|something|news|word
    when|once|if|whenever|as ..4 has|have|is|there|finds|find|comes|opens _1 a|some|enough? _1 gap|slot|free|time|moment|minute|room|lull|space|van|hand|hands|quiet
    when|once|until|as ..4 =has|=have _1 met|decided|looked|spoken|approved|replied|answered|reported|settled|agreed
    give|given|has|have|gets|get|takes|take _1 priority
    over time
    the moment|minute|second|instant @we|i|it|they|he|she|the|there
    when|once|whenever|until ..5 gets|get|finds|has|have _1 round|around|time|moment to|for|it
    when|once|after the dust
    at a|some|another quieter|quiet|better|later|calmer|convenient|suitable|good|opportune time|moment|date|stage|point|day
    in|over|within the course of? the? next|coming|following weeks|days|months
    in a while|bit
    some time in|next|during|this
    in|over|during the course of
    within|in the statutory|usual|normal|customary|prescribed|legal|appropriate|reasonable|shortest time|period|frame|deadline|timeframe|term
    before _1 very|too|so? long|much
    in due
    in|with _2 shakes|jiffy|tick|ticks
    at the|our|an _1 earliest|first|next
    to come $
    once the|a|an|our|my|his|her|their|this|that|we|i|he|she|it|they ..4 =is|=has|=have|=are|=was _1 #participle|done|ready|in|here|there|through|back|free|over|available
    as soon as the|a|an|our|my|his|her|their|this|that|we|i|he|she|it|they ..5 =is|=has|=have|=are|=was|=can|=could|=know|=gets|=comes|=arrives|=reaches
    the? next time @we be|come|pass|am|are
    next time @we|i
    when|once|as the moment|time|hour be|come|comes right|ripe|comes
    when|once|as|if _1 weather|traffic|season|situation|crane|schedule _1 allows|allow|permits|permit|improves|clears
    when|once|as _5 allows|permits|allow|permit
    when|once _3 is|are|be|becomes|become|falls|fall|comes|come available|vacant|free
    at the|a given|appropriate|right|due|proper time|moment|juncture
    once|when|after the dust _2 settled|settles
    ~ as soon as ..3 be|is|are|has|have back|here|available|ready|free|done|in|finished|returned
    ~ when|once|after|as @we|i|he|she|it|they|that|this|everything|things|the ..3 have|has|be _2 finished|done|completed|closed|concluded|calmed|settled|established|finalised|ready|dry|dries|quiet|through|caught
    ~ upon|after|following|on the? completion|conclusion|receipt|closure
    ~ when|once it be dry|quiet|done|ready|over|finished|possible
    one|some of these days
    in the fullness of
    one day
    ~ as|when soon|and when
    in good time
    swing|pop|drop|stop by when
    should there be _1 room|time|capacity
    ~ when|once|if|as _3 free|spare|next|slot|moment|minute|time|room|capacity|chance|gap|availability|resources|hands _2 permits|permit|allows|allow|available|slot|moment|is|comes|opens|arises|frees|minute|opportunity
    when|once|whenever @we|i|he|she|they _3 time|chance|moment|slot|minute|opportunity|capacity|able|next|free
    next|when @we|i _2 in|near|passing|around|round|over
    <!as|so|too|how|no|sooner <!as soon !after|as|enough|found|found|noticed|learnt|learned|became
    <!very very soon
    shortly !after|before|afterwards|beforehand
    asap
    as|so soon as !#past @we|possible|practicable|practical|feasible|time|it|our|this|they|the|conveniently|reasonably|that|things|an|any|there|details|more|further|new|humanly
    as quickly|swiftly|fast|promptly|rapidly|speedily as
    in due course|time
    in|over|during|within the? coming|next|following|near !#number day|week|month|future
    in the coming|near time
    in the near|foreseeable|not-too-distant|very future|near
    in|within a|the? little|short|wee? while|bit|moment|mo
    when|once|if|as @we _1 can|could|able|may
    when|once|whenever|if|as _1 time|workload|capacity|schedule|resources|staffing|circumstances|things|situation|diary|opportunity|dust _2 allow|permit|settle|calm|arise|improve|allows|permits|quieten
    when|once|as|if _2 things|matters|life|it|dust _2 calm|settle|quieten|quiet|ease
    at|with @our|the|your? _1 earliest|first|next opportunity|convenience|possible|chance
    earliest opportunity|possible|convenience
    quickly|promptly|swiftly|speedily|rapidly|imminently|presently|momentarily|eventually|forthwith
    as|a matter of _1 priority|urgency
    with|at _1 priority|urgency|haste|speed|urgent
    high|top|highest|utmost|first|number priority|urgency
    prioritise
    without _2 delay
    before long|too
    sooner rather
    sooner or later
    the sooner
    in|after|for|within a|some? few|couple|several|number|some of? more? minute|day|week|hour|month
    next|coming|following few|couple|several _1 day|week|hour
    at some|a point|stage|later
    at some time
    sometime|someday
    one of these days
    some time
    any day|moment|minute|time now
    in no time
    down the line|road|track
    the next time @we
    moving|going|move|go forward|forwards
    until further notice
    no later than is
    speedy|prompt|swift|timely|quick resolution|solution|reply|response|answer|manner|fashion|conclusion|refund
    in a timely|prompt|swift|speedy
    right away
    straight|straightaway away
    immediately
    a|some day or two|so
    around the corner
    by and by
    within reasonable
    in|within a reasonable
    by the time
    ~ when|once|after it|this|everything|that|we|i _1 be|have _1 ready|done|available|possible|sorted|complete|completed|clear|convenient|finished|know|hear|more|news|update|reviewed
    all|any haste
    the near|foreseeable future
    later on
    from time to time
    in time
    pretty|fairly soon|quick
    a bit|little later
    not long
    wo be long
    will not be long
    ^ soon
    in|over|during|through|across|for the _1 coming|next|following|weeks|months|days _1 period|time|stretch|while|phase|ahead|months|weeks
    as and when
    pronto
    any moment|minute
    first chance @we
    once _4 has|have been #participle
    usual|normal|standard|customary timescale|timescales|timeframe|timeframes|timeline|timelines
    next time round|around
    when|once|as @we|he|she|they|#name|#colleague|colleague|manager|boss|engineer|director =is|=are|=am|=be|'s back|free|available|here|in|around
    when|once|as @we|he|she|they|#name|#colleague|colleague|manager|boss|engineer|director return|returns|gets|comes _1 back|round
    distant|foreseeable future
    with|without minimum|minimal|least|undue|further|the _2 delay
    when|once|as _1 available|ready|known|appropriate|practicable|feasible|convenient $
    when|once|as _1 available|ready|known|appropriate|practicable|feasible|convenient ,
    as|when things|matters|it|events|work|this _1 develop|develops|progress|progresses|evolve|unfold|go|move
    <!for|a|or later $
    in|within a? matter of !#number day|hour|week|minute|moment|month
    day|week|month ahead $
    in|over|during the day|week|month|time ahead|to
    nearer|closer to? the time|date
    with all _1 possible|due speed|dispatch|haste
    in short order
    before you know
    time|weather|circumstances|workload permitting|allowing
    subject to availability|capacity|workload|demand
    once|when|after|until the _2 backlog|rush|peak|season|holiday|holidays|crisis|storm|stocktake|busy ..5 over|past|clear|cleared|through|ends|behind|up|gone
    ultimately|afterwards
    down the road|line|track
    a little|bit later
    in the long|longer|medium run|term
    in|over the _1 foreseeable
""".replace("    afterwards\n", "")
)

PROMISING = Phrases("""
    given priority
    will|shall|'ll
    be going to
    intend|aim|hope|expect|plan|try|promise|commit|endeavour|strive to
    be|are|is working|looking|arranging|sorting|processing|preparing|doing|aiming|hoping|planning|trying|chasing|dealing|sending|getting|investigating|reviewing|treating|handling|seeking|pursuing|planned|scheduled|due|expected
    should be|have|hear|receive|arrive|get|follow|know|see
    expect @you|@us|the|a|our|to|an|news|delivery
    can expect
    to be|follow
    will|'ll
    hope|promise|aim|plan
    follow !#past
    would like|love|hope
    @we|our|the|a be|being
    @our aim|goal|plan|intention|hope|priority
    in touch
    get back to
    look|looking forward
    @we treat|handle|see|deal|process|consider|make
    @we can expect|send|have|get
    be back|with
""")

NO_DATE = Phrases(
    """
    next|coming|following weeks|months|days
    have|enjoy a|your _2 day|week|weekend|evening|night
    in|over|during|for the _1 day|week|month ahead|to
    #number|a|an|few|some|couple _1 minute|hour|day|week|month|year _1 ago|earlier|previously|before
    <!at last|past @day|week|month|year|night|weekend|spring|summer|autumn|winter !#s? of
    of|every the day
    one|some of these days
    day|night and day|night
    these|those|some|other|busy|all|many|most|early|old|coming|following|next days
    the other day
    for _2 year|years|day|days|week|weeks|month|months|decade|decades
    over|in|of the|all|past|last _3 years|months
    after|since _3 year|years|day|days|week|weeks|month|months
    @number|#number year|years|month|months of|together|with|customer|we|you|as
    next|coming|following few|couple day|days|weeks|week
    may|march|might|second|sat|sun|mon|fri !#number
    few|couple|several|some|many|number _1 of? day|days|week|weeks|month|months|hour|hours|minutes
    @unit|day-to-day
    day|week|month|year|hour|minute of _1 trouble
    in time
    next time
    =now that|on|and
""".replace("    @unit|day-to-day\n", "")
    .replace("    may|march|might|second|sat|sun|mon|fri !#number\n", "")
    .replace("@number|#number", "#number")
)

NOT_OURS = Phrases("""
    thank|thanks|grateful|appreciate ..8 soon|quickly|promptly|swiftly
    so quickly|soon|promptly|swiftly|fast
    welcome|see|greet|host|serve @you|back ..6 soon
    please ..8 soon|possible|earliest|convenience|shortly|promptly
    let|tell @us|me ..6 soon|possible
    @your|you earliest|convenience
    as|so soon as @you
    soon as it|the _2 #past
    ^ reply|call|write|tell|answer _3 soon|quickly
""")
