"""Each kind of event in words, as the timeline says it.

TELL: kind → a function of (event, telling) that gives icon, headline, and maybe text and tone
"""

from incidents.queries.told import (
    case,
    clocks,
    contact,
    customer,
    diagnosis,
    notes,
    path,
    remedies,
    together,
    work,
)

TELL = (
    case.TELL
    | clocks.TELL
    | contact.TELL
    | diagnosis.TELL
    | work.TELL
    | notes.TELL
    | path.TELL
    | remedies.TELL
    | customer.TELL
    | together.TELL
)
