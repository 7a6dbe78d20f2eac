"""Ways to thank, and what only sounds like it."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

THANKS = Phrases("""
    cheers for|mate|to
    <!no|not|you|to thank !god|goodness|heaven|heavens|to
    thank @you
    thanks|thankful
    =thanks for|to|again|also|very|so|and
    grateful|gratitude|gratefully
    =appreciate|appreciated|appreciative|appreciation
    much obliged
    obliged to @you
    indebted
    in @your debt
    credit to @you
    kind of @you
    good|kind|generous|decent|gracious|patient|thoughtful|considerate|helpful of @you
    glad|pleased @you _1 tell|told|say|said|write|wrote|call|called|raise|raised|speak|spoke|ring|rang|flag|flagged
    glad that @you _1 tell|say|write|call|raise|speak|ring|flag
""")

NO_THANKS = Phrases("""
    @you|they|he|she|customer _1 thank @us|our|my|him|her
    @you _2 be _1 grateful|thankful
    no thanks
    thanks to !@your|you|everyone|your|all|#name|those|mr|mrs|ms|dr|miss
    would|'d _1 appreciate it|if
    =appreciate that|why !@you
    =appreciate how ..4 @feeling|inconvenient|difficult|hard|important|serious|much
    appreciate your !patience|understanding|help|time|feedback|honesty|business|custom|loyalty|call|message|letter|note|email|e-mail|mail|patient|calm|kindness|kind|trust|candour|candor|frankness|directness|support|telling|being|having|letting|taking|staying|writing|calling|ringing|coming|cooperation|co-operation|bringing|word|words|reply|work|forbearance|grace|goodwill|good|courtesy|tolerance|flexibility|openness|quick|prompt|speaking|giving|reporting|raising|sticking|contacting|flagging|pointing
    understand|realise|realize and appreciate that|how
    fully|can|do|certainly|quite appreciate that|how|your frustration|disappointment|concerns|concern|anger|position
    not _1 appreciate
    do not expect|ask _3 thanks|thank
    expect no thanks
    appreciate it if
    grateful|thankful|appreciate|appreciated if
    nobody|no|never|not _3 thank
""")
