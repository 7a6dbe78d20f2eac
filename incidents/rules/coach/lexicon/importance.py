"""Ways to say what the customer and the relationship mean to us."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Graded, Phrases

IMPORTANCE = Graded("""
    hand in hand
    hate|sorry|sad|regret|reluctant|shame|loath ..6 end|last|goodbye|part|leave|over|break|go|lose ..6 work|together|you|us|relationship|business|story|years
    each|every|all|of|our|these customer|client|guest|resident|member|patient|pupil|parent|passenger|reader|citizen|family count|counts|matters|matter
    count|counts|matter|matters to|for @us
    count|counts|depend|depends|rely|relies on you !to
    hate|loath|sorry ..4 #number _2 years ..3 end
    after _1 #number _2 years ..4 you|we|your|our
    @you|your have|'ve come|brought ..2 @us with every|all|each
    proud|glad|honoured|happy|lucky|pleased _1 of|about|to ..4 @you
    @you|your|customer|client ..8 =i|=we be|are|am _2 proud|glad|fond|honoured|grateful
    few|no|none|hardly|rarely|seldom customers|clients|people|guests|families|partners|firms|members|of ..6 @you|yours
    be|stay|become the|a _2 supplier|partner|baker|bank|garage|shop|school|practice|firm|company|landlord|neighbour ..8 @you
    live up to @your|it|that|the
    worthy of @your|you|it|that
    prove _4 worthy|deserve|trust
    @your opinion|view|goodwill|judgement|judgment|feedback|voice|loyalty|visits _3 matter|matters|count|counts|means
    @you _2 special|dear|important|precious to
    loss of|if _3 @you|your|customer|client|account be|were|would
    without @your|you _6 would|could|not
    put @our|your|their|his|her name|reputation _4 for|behind|on @us|me|it
    vouched|recommend|recommended|spoke|put _3 us|me|word
    stake|staked _3 on @us|me
    long|old|first|early|oldest _1 friends|friend|companions
    long history|association|standing
    @you and @we _2 have|go|do|work|been
    come|goes|go back|way ..3 years|long|together
    second home
    heart of @our|what|the|this
    back|behind|beside @us|me ..4 from|since|for|when|through
    =gave|=given @us|me ..3 chance|start|break|order|job|work
    took|take|taken _2 chance|risk|punt|gamble on @us|me
    feel|felt like|part _2 home|family|team
    @your _2 be _1 the|our heart|soul|pride|backbone
    appreciate|value|cherish|treasure @your _2 business|custom|loyalty|trust|friendship|partnership|support|patronage
    ~ like|want|love|hope|wish ..6 with us|me for|again|many
    ~ @you|your _1 and @we|ours|us|i
    ~ think _2 world|highly|much|great|lot of @you
    ~ dear|precious|fond|proud|lucky|honoured|attached|loyal|close|special _1 to|of _3 @us|here|it|that|having|you
    ~ so are|do|is|does you|yours
    ~ and @you|yours _1 do|does|are|is|in|above|most|especially
    ~ gave|give|given|spent ..4 years|summers|winters|seasons|days|evenings|sundays|saturdays|mornings|tuesdays ..6 @our|us|here
    ~ like|as part|one of @our|us|the
    ~ be @our|ours ..6 since
    ~ @you _2 be _2 reason|why|friend|friends|neighbour|neighbours|family|home
    ~ hate|sorry|sad|shame|pity _2 to|if|lose|not _2 lose|see|part|go
    ~ glad|happy|grateful _2 to have|that|you|work
    ~ miss @you|your
    ~ enjoy|love|like working|cooking|playing|seeing|having|being ..2 with|for|you
    ~ half|most|all|much of what @we _1 live|do|know|have|are
    ~ stay|stayed|stuck|stick|stand|stood with|by|beside @us|me
    ~ @you come|came|keep|kept _1 coming|back|here|to|here ..4 @us|because|since|for|when|again
    with which|whom|whose @we have ..8 since|for
    ~ yours be ..3 first|last|only|best|one|kind|oldest
    ~ because|since you told|sent|recommended|brought|came|stayed
    ~ yes to @us
    ~ joy|pleasure|delight|privilege to have|work|teach|look|host|serve|know|cook|play
    ~ @we have|'ve ..8 together
    @your _2 have _1 #participle ..10 #number|many|all year|years|decade|decades|seasons|generations|summers
    @your _2 have _1 #participle ..8 since
    ~ one of the ..3 @we _1 have|know|serve|teach|treat
    ~ @we want|like|love _1 you|her|him|them|your ..2 to
    ~ could|might have gone|chosen|picked _1 anyone|anywhere|else|elsewhere
    ~ like yours|you
    like yours be
    like yours|you _3 reason|why
    be the reason @we|i|this|the
    be what|why|whom @we|this|the _3 for $
    ~ @you =have|'ve _1 !asked|told|said|written|received|waited|lost|been|had|reported|complained|raised|described|experienced|suffered|paid|requested|mentioned|pointed|noticed|seen|found|heard|to|no|the|a|every #participle
    great|greatest|much|real|utmost|high|particular importance|value to
    ~ @you be _1 our|my|the|one|why|part|more _3 best|first|second|third|only|ones|one|reason|most|oldest|favourite|last|people|kind|heart|customer|client|sort|why
    ~ @we|i want|like|love @you !to
    ~ @we work|exist|are|do|bake|cook|drive|print|fly|teach|run|clean|build|farm|brew for @you
    ~ you|ones|one|people|those @we _1 work|exist|do for
    ~ #s like you
    ~ after|for|in|over|of #number year|years|seasons|decades|winters|summers
    ~ ^ #number|many|all years|year|seasons|decades|summers|winters
    ~ one of @our _1 favourites|favourite|best|first|dearest|oldest|loveliest
    ~ do|finish|put _3 well|right|properly by|for @you
    ~ @you take|took|taken ..2 chance|risk|gamble on @us
    ~ @you took|take|taken @us on
    ~ @you pick|picked|choose|chose|chosen|found|recommended|hired|brought|sent|send @us|me
    ~ @you pick|picked|chose|choose ..4 over
    ~ @you could|might have gone|chosen|picked elsewhere|others|another|somebody|any
    ~ belong|belongs to @you
    ~ @you|your belong ..4 here|us|our|this|to
    ~ that|it be why @we
    ~ @you be why @we
    ~ want you|your here|back|happy|safe|glad|to
    ~ keep|keeps|kept @us|the|this|our ..5 alive|going|running|open|afloat|water|light|lights
    matter|mattered _2 to @us|here
    @you|your|client|customer|relationship|trust|business|custom|people|family|partnership _2 matter !was|is|has|being|of|in|and|to|we|i
    =mean|means|meant _4 to @us|here
    @we _2 value @you|your|our|the|this|every|that
    valued|valuable|treasured|loyal|longstanding|long-standing|esteemed customer|client|guest|member|partner|patient|relationship|supporter|subscriber|friend|donor|reader|user
    value _1 @you|your
    you _4 valued|valuable
    important|precious|dear|vital|essential|crucial|special _1 to @us|here
    @your trust|confidence|loyalty|faith !account|fund|deed
    trust|confidence|faith _3 @us|@our
    trust|confidence|faith|goodwill _2 @you _2 have|place|put|show|give|gave|shown|have
    @you _1 trust|count|rely|depend|believe !the|your|it|that
    trusted @us
    win|earn|keep|rebuild|regain|restore|deserve|repair|losing|lose|lost|won|broke|betrayed|betray|bruised|dented|damaged|worth|mend|get|gain|hold|justify _3 trust|confidence|faith
    =lose|losing _1 you|your
    keep|keeping @you as|with|on
    keep|keeping|want|win|retain|deserve|earn|earned|value|cherish|hold|treasure|proud|enjoy _2 @your|your business|custom|account|loyalty|work|order|friendship|goodwill|respect|relationship
    relationship|partnership|friendship|collaboration|cooperation !manager|management
    @you|your|client|customer|guest|member|patient|partner|families|family|account|firm|company|school|people|team _5 be _3 with @us since|for|from|through|all|ever|longer|almost|nearly|over|more|as
    @you _1 be _1 with @us
    @you _2 =are|=were|have|'ve|=been _3 customer|client|guest|member|patient|partner|supporter|reader|subscriber|tenant|donor|regular|friend|neighbour|resident|user|backer
    @you|your have|'ve _2 work|worked|buy|bought|come|came|order|ordered|support|supported|shop|shopped|bank|banked|stay|stayed|use|used|trust|trusted|partner|travel|read|subscribe|subscribed|rent|rented|insure|insured|send|sent|bring|brought|stick|stuck|book|booked|do|done|give|given|choose|chose|dine|eat|eaten|visit|visited|give|gave|fly|flown|return|returned _8 for|since|these|over|every #number|many|so|years|year|all|a
    @we _3 work|worked|do|done|serve|served|look|looked|supply|supplied|clean|cleaned|print|printed|run|bake|baked|deliver|delivered|care|cared|know|known|host|hosted _8 @you|your|together _5 year|years|since|decade|month|months|season|seasons
    year|years|decade|decades|months|seasons|season|generation|generations|long _3 together
    @we have|'ve _2 #past|been|done|known ..8 @you|your ..6 #number|many|some|all year|years|decade|decades|seasons|summers|winters|months
    @we have|'ve _2 #past|been|done|known ..8 @you|your ..6 since
    @you|your have|'ve _2 #past|been|done|given|known|come ..10 #number|many|all|these year|years|decade|decades|seasons|summers|winters|times
    @you|your have|'ve _2 #past|been|done|given|known|come ..10 since
    have _2 #past|been ..6 with|by|from|through @us ..6 year|years|decade|decades|seasons|since|summers|winters
    earn|deserve|have|want|like|reach|for|be _3 seventh|eighth|ninth|tenth|twelfth|thirteenth|fourteenth|fifteenth|twentieth|thirtieth|next|another|second|third|fourth|fifth|sixth year|one|season|summer|winter|decade|time|order|$
    earn|deserve the _1 next|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|twentieth
    @we miss|missed you !on|by
    customer|client|customers|people|clients|guests|families|patients|members|doctors|teams|partners|friends|those like you
    do|manage|be|go without you
    poorer|lost|nothing without
    part|third|half|quarter|share of @our year|work|business|turnover|life|story|family|house|street|town|day
    together _2 year|years|decade|decades|since|month|months
    year|years|decade|decades|seasons|winters|summers _3 with @us|you
    year|years|decade|decades _2 of custom|business|loyalty|trust|working|partnership|support|cooperation|friendship
    since|for|after|over|in|through|of|all _4 year|years|decade|decades @you|we|i _2 have|'ve|work|be|trust|come|bring|buy|order|send
    first|oldest|earliest|longest|best|biggest|most|favourite|dearest|favorite|largest|finest|loyal|loyalest|regular customer|client|guest|member|supporter|patient|partner|donor|user|tenant|reader|account|order|standing|loyal|important|valued
    one|some|among _1 of? @our _2 first|oldest|earliest|longest|best|regular|closest|biggest|largest customer|client|guest|account|supporter|member|partner|friend|regular|patient|customers|clients|guests|accounts|supporters|members|partners|friends|regulars|patients
    what @we owe you
    count|rely|depend|lean|counted|relied|depended|rest|build|plan _1 on|upon|around @us|@our|it
    @you _3 count|rely|depend on|upon
    care _2 about _1 @you|your
    @we care
    think the world|highly
    privilege|honour|honor|proud|pleasure _2 serve|work|have|be|host|look|count|call|welcome|care|to|that
    glad|proud|lucky|fortunate|happy|pleased|honoured|grateful|privileged _2 have|count|call|be|having|that|work|to|serve|supply _4 @you|your
    good|great|real|big deal|lot _1 to @us
    @you be _4 dear|important|special|precious|worth|much|central|everything to
    worth _1 more|far|much|a|everything|keeping _3 us|than|to
    @your _1 business|custom|patronage|loyalty|trust|support|friendship _1 matter|matters|mean|means|be
    loyalty|trust|business|custom|support , which be
    your account|work _1 be|matters|means _3 us
    more than a|an|just|number|order|account|invoice|customer|another
    reason|why @we _2 exist|here|are|do|open|get
    @we exist|are|be here for|to|because
    what|who @we _2 be here|for
    ~ want|like|hope|love|glad _3 keep|stay|remain|have|continue|go|see|welcome|earn|be _2 @you|your|working|with|customer|supplier|partner|next|yours
    to stay|remain|be your|a|the supplier|partner|printer|bank|home|hotel|garage|school|plumber|baker|dentist|choice
    set _1 store by
    hold _3 in high|esteem|regard
    do not|never take _3 for granted
    no|not|never|hardly take|taken|taking _3 for granted
    mean a great|lot|much|the|more|something
    want _3 your|to back
    worth keeping
    belong|part of the|our|us family
    @you be|are _2 family|friends|friend
    @we be|are _1 neighbours|neighbors
    @we _3 need @you|your
    without @you|your|customers|clients|people|families|guests
    because of @you
    recommend @us
    recommended|chose|choose|chosen|picked|hired|invited|welcomed|brought|entrusted|trusted @us
    in @our care|hands
    your recommendation|referral
    look|looked|looking up|forward to _2 many|next|future|years|working
    earn _2 back
    highly regard|respect|esteem|value|rate
    admire
    good faith|will|name|relations|standing between
    first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|#ordinal _1 year|season|summer|winter _2 with|we|together|you
""")

NO_IMPORTANCE = Phrases("""
    ^ @our? quality|punctuality|safety|privacy|security|service|standards|reliability|hygiene|cleanliness|accuracy|transparency|honesty _2 be|is|are|matter|matters ..4 us|me|here
    @you can|may|will|could _1 rely|count|depend on !@us
    @you _1 be|are|were with us|me on|in|at|by|from
    trust|hope|confident that
    @we trust
    value of|for
    regain|restore access|service|power
    matter of
    in the matter
    matter|matters have|has|will|be|is|was|are
    @we _2 do not _1 value|care
    with respect to|for
    no|not|never|hardly _2 matter|important|care
    in|this regard
    with regard
    regard to
""")
