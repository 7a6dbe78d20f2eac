"""What has gone wrong at Tidewell lately. Times are minutes before the demo is loaded."""

from dataclasses import dataclass

HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True)
class Mishap:
    """One incident of the story; every time is minutes before now, None where it has not come.

    call: what was said on the first contact; next_word: in so many minutes from now they hear from
    us next, as we told them then; letter: the three parts of the answer; right: what made it right
    """

    customer: str
    owner: str | None
    team: str
    urgency: str
    learned: int
    happened: str
    promised: str
    noticed_by: str = "customer"
    impact: str = ""
    called: int | None = None
    call: str = ""
    next_word: int | None = None
    answered: int | None = None
    letter: tuple[str, str, str] | None = None
    made_right: int | None = None
    right: str = ""
    closed: int | None = None


STORY = [
    Mishap(
        "Brightwater Foods", "mara", "Customer care", "critical", 5 * HOUR + 14,
        "38 of 212 deliveries were missing from this morning’s plan, with no warning.",
        "The full delivery plan by 06:00 every working day, with the number of stops confirmed.",
        impact="Nine stores got their chilled goods after opening.",
        called=5 * HOUR + 3,
        call="“I have nine store managers ringing me. I need to know tomorrow will be whole.”",
        next_word=95,
    ),
    Mishap(
        "Vega Retail", "mara", "Customer care", "high", 24 * HOUR + 17,
        "Two pallets went to the wrong depot.",
        "Delivery to the Getafe depot on Friday before noon.",
        called=23 * HOUR,
        call="Pablo was calm. He needs a time that he can pass on to his depot.",
    ),
    Mishap(
        "Hollis & Daughters", "mara", "Customer care", "high", 75,
        "The label printer was not set up when their shift began.",
        "A working label printer before the early shift on Monday.",
    ),
    Mishap(
        "Petrel Marine", "jonas", "Customer care", "high", 21 * HOUR,
        "The customs form went out with last year’s tariff code.",
        "Customs papers checked against this year’s list.",
        impact="One container waited two days in Ålesund.",
        called=20 * HOUR,
        call="Anders has spoken with the broker. The fee is about 900 euros.",
    ),
    Mishap(
        "Lumen Ceramics", "sam", "Onboarding", "normal", 2 * DAY,
        "We missed the onboarding call; they waited for 25 minutes.",
        "A first call on Thursday at 10:00 with the whole team.",
        noticed_by="us",
        called=2 * DAY - 40,
        call="Chiara moved it to Friday and was kind about it.",
        next_word=DAY,
    ),
    Mishap(
        "Ostrava Parts", "bea", "Billing", "normal", 6 * DAY,
        "The invoice went to the wrong legal entity.",
        "Invoices to Ostrava Parts Trade s.r.o. since July.",
        called=6 * DAY - 3 * HOUR,
        call="Petr had to stop a payment run. He asks for a corrected invoice by Wednesday.",
        answered=4 * DAY,
        letter=(
            "Last Thursday I sent your November invoice to Ostrava Parts a.s. instead of Ostrava "
            "Parts Trade s.r.o. You had to stop a payment run because of it, and on your "
            "closing day. You have every reason to be annoyed, and I am sorry.",
            "In July you told us about the new entity. I changed it in your contract and not in "
            "the billing address, and nothing compares the two before an invoice goes out.",
            "The corrected invoice is in your inbox, dated today, with a new due date of "
            "15 December. From Monday our system will not send an invoice when contract and "
            "address differ. I will call you on Wednesday at 10:00 to hear that all is well. Thank "
            "you for telling us the same day.",
        ),
        made_right=3 * DAY,
        right="The corrected invoice went out, and Petr has started his payment run with it.",
        closed=2 * DAY,
    ),
    Mishap(
        "Orchard Street Books", "jonas", "Customer care", "low", 20 * HOUR,
        "The return labels were printed in the wrong language.",
        "Return labels in English.",
        noticed_by="referral",
    ),
    Mishap(
        "Norrland Timber", "rui", "Billing", "high", 23 * HOUR,
        "A credit of 3,140 euros was promised in September and never booked.",
        "A credit note within ten days of 12 September.",
        impact="Their auditors asked about it.",
        called=22 * HOUR,
        call="Lars wants it booked before the month ends, and a word to his auditor.",
    ),
    Mishap(
        "Alder & Sons", "tomas", "Customer care", "normal", 4 * DAY,
        "Their two account numbers were merged, and every driver saw the wrong addresses.",
        "Two accounts, kept apart.",
        called=4 * DAY - 2 * HOUR,
        call="George was short with us, then thanked us for ringing first.",
        answered=DAY + 6 * HOUR,
        letter=(
            "On Tuesday morning we merged your two accounts, and for four hours your drivers saw "
            "each other’s addresses. Eleven parcels were late, and your people took the calls "
            "for it. That must have been a miserable morning, and we are sorry.",
            "We clean up double accounts once a quarter. Yours look alike to our tool, and I "
            "approved the list without checking it against your contract.",
            "Both accounts are as they were since Tuesday at 12:10. You can choose: we pay the "
            "eleven deliveries back, or we take them off the December invoice and add a week of "
            "priority slots. Tell me by Friday which you prefer. Thank you for your patience.",
        ),
    ),
    Mishap(
        "Greenway Health", "aiko", "Integrations", "critical", 2 * DAY + 3 * HOUR,
        "Pallet labels carried the old lot numbers for one day.",
        "Lot numbers as in your system, updated every hour.",
        noticed_by="us",
        impact="Forty pallets had to be labelled again at the clinic’s store.",
        called=2 * DAY + 2 * HOUR + 45,
        call="Amara was glad that we rang before her people noticed.",
        answered=DAY + 23 * HOUR,
        letter=(
            "On Thursday we printed 40 of your pallet labels with the lot numbers of the day "
            "before. Your store had to label them again by hand, which is tiring work when "
            "patients are waiting. I am sorry that we caused it.",
            "Our import stopped at 02:14 when the connection to your system was renewed, and our "
            "alarm watches whether it runs, not whether it brings anything.",
            "Since Friday the alarm goes off when an hour brings no lot numbers. I check it "
            "myself at 07:00 every morning until 18 December, and send you a line when I have. "
            "Thank you for the list your team sent us so quickly.",
        ),
        made_right=DAY + 20 * HOUR,
        right="All forty pallets carry the right lot numbers, and we paid the hours it took.",
        closed=DAY,
    ),
    Mishap(
        "Castellan Pharma", "jonas", "Integrations", "critical", 7 * HOUR + 52,
        "The temperature log of a cooled transport is missing for six hours.",
        "A gapless temperature log within two hours of arrival.",
        impact="The batch is on hold until they have it.",
        called=7 * HOUR + 31,
        call="Martin holds the batch. He needs the raw data, not a summary.",
    ),
    Mishap(
        "Kestrel Parts", "rui", "Billing", "high", 2 * HOUR + 41,
        "A credit note is not booked yet although we said Monday.",
        "The credit note booked by Monday.",
    ),
    Mishap(
        "Tarn Outdoor", None, "Onboarding", "high", 111,
        "The go-live was moved by a week without asking them.",
        "Go-live on 1 December, agreed in writing.",
    ),
    Mishap(
        "Quay 9", "sam", "Onboarding", "high", 23 * HOUR + 39,
        "The training room was double-booked and eight people stood outside.",
        "A room for ten from 09:00 to 16:00.",
        called=23 * HOUR,
        call="Yusuf sent his people home. He asks who pays the day.",
    ),
    Mishap(
        "Brightwater Foods", "tomas", "Customer care", "normal", 80 * DAY,
        "Invoices came two days late, after their closing day.",
        "Invoices on the first working day of the month.",
        called=80 * DAY - 3 * HOUR,
        call="Elena asked for a fixed day and got one.",
        answered=79 * DAY,
        letter=(
            "We sent your August invoices on the third instead of the first, after you had closed "
            "your books. You had to open them again, and I am sorry for that extra evening.",
            "I was away and my stand-in did not have your date on the list.",
            "Your date is in the system now, not on a list. The October invoices will be with you "
            "on 1 October before 12:00, and I will ring you that afternoon. Thank you for your "
            "patience with us.",
        ),
        made_right=78 * DAY,
        right="Their first invoice with a fixed date arrived on the day we had named.",
        closed=75 * DAY,
    ),
    Mishap(
        "Night shift (internal)", "bea", "Billing", "low", 9 * HOUR,
        "The print labels were changed without a word to the night shift.",
        "Two days’ notice before a label changes.",
        noticed_by="us",
        called=8 * HOUR,
        call="Bo would like a picture of the new label on the board.",
    ),
    Mishap(
        "Vega Retail", "aiko", "Integrations", "normal", 7 * HOUR + 10,
        "Yesterday’s tracking links led to an empty page.",
        "A tracking link that works from the moment of dispatch.",
    ),
]  # fmt: skip
