"""Ways to say sorry, and what only sounds like it."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

SORRY = Phrases("""
    regret|regrets|apology|apologies be|is|are _2 expressed|offered|tendered|extended
    matter|source|cause of regret
    <!not|never sorry !state|sight|excuse|to|for
    <!not|never sorry for !yourself|ourselves|myself
    <!not|never sorry to !say|inform|tell|disappoint|bother|note|find|hear|read|learn|see
    apologise
    apology
    apologetic
    forgive =us
    forgive us|me|our|my
    @your forgiveness
    ask|beg|hope _3 forgive|forgiveness|pardon
    forgiveness
    forgivable
    @we _3 =regret !to|that|=saying
    @we _3 =regret that @we !can|cannot|must|be
    @we _3 =regret that !@we
    @we _3 =regret it|this|my|our|the|how|having|every
    =regretted
    @our _2 regret
    =regrets
    beg|ask your pardon
    pardon us|me
    mea culpa
    my bad
    soz|apols
    <!much <!some deeply|sincerely|truly|bitterly|very regret !to|that
""")

HEARSAY = Phrases("""
    <!not|never sorry to hear|read|learn|see
""")
"""Sorry for what the customer says, not for what we did: an apology that leaves it open."""

NO_APOLOGY = Phrases("""
    apology in writing|person|public
    #name|#colleague|he|she|they _2 will|can|wants|would|has _2 apologise
    no|not need|reason|cause|call|point _3 apologise|apologize|apology|sorry
    need not|never _2 apologise|sorry
    @you|nobody|nothing _3 apologise for
    nothing to be sorry
    @you|he|she|they be|do|need|must|should|have not? _1 to|have apologise|be|sorry
    @you be not|n't? _1 sorry
    without _2 apology
    @your _2 apology
    @you _2 ask|demand|expect|request|await|insist _4 apology
    =you|they|he|she|colleague|team apologise
    @you _1 be _2 sorry
    sorry to lose|trouble
    make no apology
    do not|never _2 apologise
    not _1 apologise !enough
    would|wo be _2 sorry
    safe than sorry
""")

GROVELLING = Phrases("""
    sorry , _3 sorry , _3 sorry
    can|could not|never|hardly _2 apologise enough|sufficiently
    apologise _3 thousand|million
    thousand|million|endless|countless|profuse|profusely|grovelling|abject apology
    apologise _2 profusely|abjectly|endlessly
    =mortified
    beg _1 @you|your
    =beg|begging for
    =unforgivable
    =inexcusable
    unforgivable|disgraceful|appalled|appalling
    ashamed|shame beyond|to
    @we be|feel _1 deeply|so|utterly|thoroughly ashamed
    no words _6 sorry|ashamed|express|describe|apologise|apologize|terrible
    words can not|never
    not deserve your|forgiveness|a
    how|too|so _1 terrible|awful|dreadful|wretched|miserable|guilty|ashamed @we
    @we _2 feel absolutely|utterly|so|truly|completely terrible|awful|dreadful|sick|wretched|miserable
    have not|n't _2 slept
    on @our knee
    throw @us _3 mercy
    heartbroken|devastated|distraught
    bottom of @our heart
    hang @our head
    sleepless|sleep night
    with all @our heart
    words fail @us
    sorry , so|very|truly|deeply|really sorry ,
    so , so sorry
    very , very sorry
    so|very|truly so|very|truly so|very|truly sorry
    sorrier than
""")
