"""How people own a mistake, and how they tell it as if it had made itself."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases
from incidents.rules.coach.words import words

OWNING = Phrases("""
    @our _2 mistake|error|fault|slip|failure|oversight|omission|doing|blunder|carelessness|lapse|responsibility|negligence|mess|error|muddle|typo|bug|decision
    <!not|n't|never =ours|mine $
    be|is|was _2 =ours|mine
    lies|lie|rests|is|was|lay|sits|fell|falls|stays|remains|all _2 with|on us|me
    this|that|it|blame|responsibility be _2 on us|me
    on us|me $
    all me|us
    @we _2 take|took|accept|bear|carry|assume|have|own _3 responsibility|blame
    @we own
    @we _1 be|were|am _2 responsible|wrong|careless|negligent|accountable|late|slow|sloppy|blame|silent|distracted|inattentive|hasty|lazy|overconfident|asleep
    @we _1 be to blame
    @we have|had|'d no|forgotten|never|nobody|not|wrongly|overlooked|missed
    @we get|got|did|made _3 wrong|mistake|mistakes|mess|error|errors|badly|slip
    @we let @you|down|it|this|the|them
    @we fail|failed|fell|messed|screwed|dropped|slipped|goofed|bungled|botched
    nobody|none of us|here|at|in|had|checked|noticed|read
    @we should|ought _1 to? have
    #past _1 by us|me
    because @we|i !be|were|value|care|want|know|take
    @we ..6 on our|my part
    down to us|me
    @we did not|nothing|it
    never crossed|occurred _2 @our|me|us
""")
NOT_OWNING = Phrases("""
    not|no|never|n't|nothing|hardly _3 @our|ours|mine|us _2 mistake|error|fault|doing|responsibility|side|part|end|decision|failure
    not _3 ours|mine
    @we did|have done? nothing|no wrong
    beyond|outside @our
    if @we|it|this|there
    no|any mistake|error|fault _2 on|of|at|by
    @our responsible
""")

EVENT = Phrases("""
    was|were|been|got|get inadvertently|accidentally|erroneously|mistakenly|unintentionally|wrongly|incorrectly|prematurely|regrettably|unfortunately #past
    may|might have be _1 accessed|affected|exposed|lost|seen|disclosed|damaged|mixed
    something|things|matters|everything _4 not|n't _1 right|working|work|correct|function
    contain|contained|had|showed|show ..2 error|errors|mistake|mistakes
    unavailability|non-delivery|non-execution|non-availability|lateness|malfunction|cancellation of
    temporary unavailability|outage|interruption
    =was|were|is|came|arrived _2 late|wrong|missing|incomplete|delayed|broken|damaged|faulty|cold|empty|down|unavailable|unanswered|double-booked|overbooked|lost|stale|mouldy|dirty|leaking|leaning
    there be|was|were|has|have|had _4 @mistake|delay|problem|issue|failure|misunderstanding|miscommunication|breakdown|interruption|outage|discrepancy|shortage|difficulty|difficulties|glitch|inconsistency|irregularity|complication|lack|leak|hold-up|backlog|disruption
    @mistake|delay|problem|issue|failure|misunderstanding|miscommunication|breakdown|interruption|outage|discrepancy|glitch|irregularity|difficulties _4 occurred|occur|happened|arose|arisen|crept|was|were|has|resulted|led|came|appeared|took|had|meant|caused|made|slipped
    something|things|matters|it|this _2 go|went|gone _2 wrong|awry|astray|missing|amiss
    mistakes|errors were|was|have
    @mistake in|of|during|at|with the|our|your|processing
    fell|fall|slipped|slip through|between
    get|got lost|misplaced|mixed|stuck|forgotten|overlooked|damaged|delayed|broken|left
    due|owing to _3 @mistake|delay|problem|issue|issues|difficulties|circumstances
    go|went|gone missing|astray|unanswered|wrong|unnoticed|twice|awry|amiss|out
    late|delayed|wrong|missing|incomplete delivery|arrival|invoice|item|order|parcel|shipment|reply|response
    @your _3 experience|experienced
    delay|interruption|shortfall|discrepancy|lateness|absence|loss|omission|non-delivery of|in|to|with
    failed|failure|unsuccessful
""")

GONE_WRONG = words(
    """fail crash stop break occur happen arise vanish disappear go come arrive run fall slip
    bounce leak freeze burst drop take reach appear miss expire lapse overlap collapse stall
    arrive remain stay turn end show land leave contain double duplicate lose cost fell get"""
)
SPOILED = words(
    """nowhere mess wrong wrongly incorrect incorrectly late later twice missing without instead
    too incomplete damaged broken faulty badly nobody never unanswered unread unsigned unopened
    unchecked mistakenly carelessly mistake astray old outdated duplicate double blank empty
    before nothing unlocked untested unpaid undone unlabelled"""
)
