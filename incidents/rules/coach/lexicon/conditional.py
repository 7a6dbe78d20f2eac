"""Apologies with an if: they leave open whether there is anything to be sorry for."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

CONDITION = Phrases("""
    in the event
    in case
    sorry that? it|this|that _1 bother|bothers|bothered|annoyed|annoys|offended|disappointed|troubled you
    sorry|apologise|apology|regret ..2 @you _1 see|view|took|read it|this|things|that so|like|that|as|differently
    for|about any @trouble|upset|and|of|@feeling|such|shortcoming|shortcomings|failure|failings|impression|concern|disruption|possible|potential|resulting
    any|whatever @trouble
    for whatever
    may|might|could _1 have cause|experience|upset|feel|be|suffer|inconvenience|offend|lead|leave|give|put|do|fall|seem|come|encounter|appear|hurt|find|disappoint !anything|done|avoided|prevented|sooner|better
    may|might|could cause|upset|feel|seem|be|offend|appear
    to anyone|anybody|those|everyone|all|customers|whoever who|affected|impacted|feeling|upset|concerned|inconvenienced
    to anyone|anybody
    should this|that|it|there|we|you|anything|anyone have|be|feel|cause
    sorry|apologise|apology|regret _2 @you _2 feel|felt
    sorry|apologise|apology|regret _3 feel
    sorry|apologise|apology|regret _2 =you|=your|team|staff|guests|experience _2 be _3 @feeling
    sorry|apologise|apology|regret for|about|regarding|of your _2 @feeling
    sorry|apologise|apology|regret for|about how @you _2 feel
    sorry|apologise|apology|regret _3 @you _1 perceive|find|found|think|consider|view|interpret
    sorry|apologise|apology|regret _3 @you be|were|are _2 @feeling
    if|where|wherever|in|insofar _2 applicable|appropriate|necessary|need
    to the extent that|@we|this
    insofar as
    that|which|who _2 perceive|feel|felt _2
    perceived
    be|come _3 as|across|over rude|as|offensive|wrong
    if and when
    @sorry _5 for|about any #word
    @sorry _5 for|about anything|whatever|whichever
    @we _3 regret any|anything|whatever
    @sorry _5 to any|whoever|whomever|whichever
    for how ..4 came|come|comes across|over
    for|about how it|this|that|they|we|i|my|our|things _2 =sounded|=seemed|=appeared|=landed|=read|=looked
    it|this|that|message|letter|email|reply|words|tone|remark|comment|joke|meaning|intention|intentions _3 taken|understood|interpreted|received|read|construed _2 wrong|wrongly|way|manner|badly|amiss|personally|as|differently|so|such|like|in
    it|this|that|message|letter|email|reply|words|tone|remark|comment|joke|meaning|intention|intentions _3 misunderstood|misinterpreted|misconstrued|misread
    in so far as
    inasmuch as
    to the|whatever|any|what extent|degree
    ^ supposing|assuming|presuming|provided|granted
    @sorry _1 supposing|assuming|provided
    ^ where|wherever|whenever @we|our|this|anyone|there|things|mistakes|you
    ^ should|were anybody|somebody|everybody|any|anything|someone|anyone|our|your|the|my|this|that|it|there|we|you|i
    @sorry _2 should any|anything|someone|anyone|our|your|the|my|this|that|it|there|we|you|i
    @sorry _1 that? @you do|did|have|had not|n't|never _1 have|get|find|receive|feel _1 good|best|pleasant|great|positive|better|what|everything
    @sorry _3 @your _2 experience|impression|perception _8 not|n't|less|short|below|hoped|expected|negative|bad|poor|unsatisfactory|disappointing
    ^ if|should|were|assuming|supposing ..18 , then? @we _3 sorry|apologise|regret|apology
    may|might|could _1 have _1 go|gone|went|fallen|contributed|arisen|resulted
    @sorry ..6 possible|potential|perceived|apparent|alleged @trouble|failing|shortcoming|mistake|offence
    @sorry that? @you|your|some|people _1 consider|think|thought|believe|believed|see|saw|felt|feel|regard _4 that|this|it|so|us|badly|differently
    @sorry that? @you|your|some|people _1 take|took|taken _1 it|offence|offense|exception|issue|umbrage
    @sorry ..4 at|for|about your|the upset|frustration|disappointment|dissatisfaction|annoyance|displeasure|unhappiness you
    <!how|long|must|would that be|was|is|has how @you
    sorry|apologise|apology|regret _1 that? you|your _2 not|n't|never enjoy|like|enjoyed|liked|happy|satisfied|appreciate
    if|whether _1 so
    if _8
    whether
""")
"""What leaves open whether there is anything to be sorry for; used beside an apology only."""

INNOCENT_IF = Phrases("""
    how|which|that|it must|would _1 have? feel|felt
    how that|it|this feel|felt|feels
    if @you _2 would|want|prefer|like|need|choose|wish|decide|rather|agree|allow|can|could|will|call|reply|say|tell|let|give|take|have|wanted|liked
    if that|this|it|these|those|neither|either|none|any|both|saturday|friday _3 suit|be|help|work|do|fit|easier|better|useful|not
    if @we can|could|may|might
    if anything|something|nothing ,
    as if
    even if
    if only
    if @we be|were in|you|to
    if i were
    what if
    ask|see|check|know|wonder|asked|sure|tell|look|test|verify|out|question|care _3 if|whether
    for|about not|never _6 if|whether
    if somebody|someone|anybody _2 do|did|treat|treated|had|kept|sent
    if not
    if possible|necessary
""")
