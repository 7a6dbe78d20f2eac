"""Who does something, and who is only there."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases
from incidents.rules.coach.words import words

IDLE = words(
    """hope be apologise apologize regret understand know think believe wish want thank appreciate
    look trust feel like love see realise realize assure would mean remain reach"""
)
REMEDIED = words(
    """cover receive get hear arrive find reach need deserve pay ask book owe expect ring call
    write tell say want prefer like choose wait lose miss know see go rest hold keep read send"""
)
"""What is said of them when a remedy, not the relationship, is the matter."""

REMEDIES = words(
    """refund credit send book order pay replace repair fix reserve transfer post ship reissue change
    add block arrange cancel return correct reverse stop hire move take put set start"""
)
"""What we may already have done for them: "I refunded you this morning" is a day, too."""

OWNER = Phrases(
    """
    @we|i|=i =i
    =i _2 will|shall|'ll
    =i be going
    =i have|'ve|had _2 #past
    =me will|personally
    =i would|'d _2 like|love|be like|love|want|happy|glad? to !apologise|apologize|thank|assure|express|say|stress|point|add|know|see|hear
    let me !know|apologise|assure|say|have|add|thank|be
    #name _3 will|'ll|shall
""".replace("    @we|i|=i =i\n", "")
)
THEIRS = Phrases("""
    @you be _2 asked|requested|required|advised|invited
    payment|receipts|claims|form|claim|invoice|receipt|rent|fee|request|complaint|complaints|objections be _2 due|submitted|lodged|filed|returned|made|payable
    can|must|may|should be _1 submitted|lodged|filed|returned|claimed|paid
    @you be _2 welcome|free|entitled|able to
    @you _1 can|may|could _2 reach|call|contact|ring|find|write|phone|email|visit|get
    reach|contact|available|reachable|call @us|me|on|from|between|weekdays|daily|monday|during
    @we _2 available|open|reachable|here
    office|opening|business hours
    hotline|lines|line|office|phones|desk|team be _2 open|available|staffed|reachable
    @you must|have|need _4 by|until|before|within
    @you _2 until|till
    please|kindly ..14 by|until|before|within !@we
    should @you ..14 by|until|before|within !@we
    ^ simply|=do ..14 by|until|before|within !@we
    @you _1 can|may|could|must|should|need|have _3 appeal|object|claim|apply|submit|lodge|complain|respond|reply|return|request|file|withdraw|cancel|confirm|contest|dispute|challenge|pay|write|decide|answer
    @we _2 need|require|await|expect|ask|want|must _4 @your|you ..8 by|until|before|within|on|no
    @your _2 deadline|right|rights|reply|answer|response|form|claim|confirmation|objection|appeal be|must|should|by|has
    deadline|closing
    if @you _4 by|before|within|until
    please let|tell|call|reply|send|confirm|return|come|choose
    let|tell @us|me ..10 by|until|before|within|on
    ^ reply|confirm|call|tell|let|send|choose|answer|return ..10 by|until|before|within
    after|when|since|from|of|between|on _3 @your _2 call|letter|mail|email|message|order
    @your _2 call|letter|mail|email|message|order|invoice|visit|stay|booking of|from|on|dated
""")
"""Times that are theirs or past, not a time for something that we will do."""
