"""Sets of words that phrases name with an @."""

# ruff: noqa: E501 – a set is one line

from incidents.rules.coach.lexicon.feelings import FEELING, IMPACT_NOUNS
from incidents.rules.coach.lexicon.who import DEPARTMENTS, OUTSIDERS, STAFF
from incidents.rules.coach.words import words

SETS = {
    "we": words("=we =i"),
    "us": words("=us =me =ourselves =myself"),
    "our": words("=our =my =ours =mine"),
    "you": words("=you =yourself =yourselves"),
    "your": words("=your =yours"),
    "det": words(
        "=a =an =the =this =that =these =those =any =some =our =my =your =its =their =his =her"
    ),
    "neg": words("not never no nobody nothing none neither nor hardly without cannot"),
    "adv": words(
        """#ly just really also very so truly too again still already then therefore ever now even
    quite most more all always never often soon once rather much simply only actually well
    indeed perhaps maybe almost first personally"""
    ),
    "will": words("will shall =going"),
    "modal": words("will would shall should can could may might must"),
    "be": words("be"),
    "day": words(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    ),
    "month": words(
        """january february march april june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec"""
    ),
    "unit": words("second minute hour day night week weekend fortnight month quarter year working"),
    "mistake": words(
        """mistake error fault slip failure failing blunder oversight omission lapse mix-up mixup bug
    misunderstanding muddle gap wrong mess confusion doing blame botch"""
    ),
    "trouble": words(
        """inconvenience trouble distress upset frustration disappointment offence offense annoyance
    delay confusion discomfort difficulty problem issue misunderstanding error mistake harm hurt
    worry concern stress hassle disruption bother anxiety dissatisfaction embarrassment nuisance
    shortcoming"""
    ),
    "bad": words(
        """wrong incorrect late missing incomplete twice double instead without too old previous
    another other earlier broken faulty outdated duplicate false empty blank"""
    ),
    "sorry": words("sorry apologise apologize apology regret"),
    "turn": words("but yet however though although still whilst while nevertheless nonetheless"),
    "feeling": FEELING,
    "impact": IMPACT_NOUNS,
    "staff": STAFF,
    "department": DEPARTMENTS,
    "outsider": OUTSIDERS,
    "clients": words(
        """customers clients guests people patients users passengers parents residents tenants members
    applicants visitors students riders subscribers participants travellers viewers readers
    employees cardholders policyholders pupils neighbours shoppers buyers"""
    ),
}
