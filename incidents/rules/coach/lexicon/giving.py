"""What a letter gives: something made good, something on top."""

# ruff: noqa: E501 – a phrase is one line

from incidents.rules.coach.phrases import Phrases

GIVING = Phrases("""
    refund|refunded|credit|credited|reimburse|reimbursed|voucher|compensation|compensate|discount|replacement|repay
    free|gift|bonus|complimentary|waive|waived !to
    free of charge
    pay|paying|cover|covering|bear _3 your|for|back|the
    off @your|the _2 bill|invoice|rent|fee|price|account
    on us|me|house
    @our expense|cost|treat
    bring|bringing|deliver|come|collect _4 myself|personally|ourselves
    without charge|cost|fee
    no charge|extra|cost
    extra|additional _2 day|month|week|hour|night|visit|session|copy|support
    take _3 off
    gesture
    half price
""")
STOCK_THANKS = Phrases("""
    thank|thanks|appreciate|grateful|gratitude _2 @you|your? ..3 understanding|patience|cooperation|co-operation|business|custom|feedback|loyalty
""")
AGENDA = Phrases("""
    here be _2 what|how
    what happened , why
    what happened ..8 why ..10 next|do|doing|change
    three things|parts|questions|points|answers
    tell|explain|say|go|set @you ..6 happened ..8 why
    first ..10 then ..10 then|finally|last
""")
