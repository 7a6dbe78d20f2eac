"""How letters greet and sign."""

from incidents.rules.coach.phrases import Phrases

GREETING = Phrases("""
    ^ dear|hello|hi|hallo|hey
    ^ good morning|afternoon|evening|day
    to whom it may concern
""")
CLOSING = Phrases("""
    ^ best|kind|warm|warmest|with regards|wishes|regard|wish
    ^ with best|kind|warm|warmest
    ^ yours|sincerely|respectfully|faithfully _1 sincerely|faithfully|truly? $
    ^ regards
    ^ yours _2 $
    ^ all the best
    ^ take care $
    ^ cheers
    ^ #name #name? $
    ^ #sender
    ^ #name #name , _4 $
""")
