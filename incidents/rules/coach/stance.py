"""Whether the letter owns the mistake: what else it says is read in that light."""

from incidents.rules.coach.lexicon import apology, conditional
from incidents.rules.coach.manner import argues, belittles
from incidents.rules.coach.mistakes import is_mistake, is_ours, owning
from incidents.rules.coach.phrases import says
from incidents.rules.coach.pointing import at_anybody, at_customer
from incidents.rules.coach.reading import HAPPENED, Reading


def owns(reading: Reading) -> bool:
    """Whether the account holds an active first-person statement of the mistake."""
    return reading.once(_owns)


def is_sincere(reading: Reading) -> bool:
    """Whether the letter owns the mistake, or says sorry without an if and argues nowhere."""
    return owns(reading) or (reading.once(_apologises) and not reading.once(_argues))


def _argues(reading):
    return any(
        argues(one) or belittles(one) or at_anybody(reading, one, trusting=False)
        for one in reading.body(*reading.account)
    )


def _owns(reading):
    account = list(reading.body(*reading.account))
    if any(owning(reading, sentence) for sentence in account):
        return True
    # Who says sorry and tells what they did owns it, even if the next line points elsewhere.
    if reading.once(_apologises):
        if _tells_plainly(reading, HAPPENED):
            return True
        fights = any(argues(one) or at_customer(reading, one, trusting=True) for one in account)
        if not fights and _tells_plainly(reading, *reading.account):
            return True
    # "We sent you the blue one" owns the mistake, unless the letter is out to prove us right.
    if any(argues(one) or at_anybody(reading, one, trusting=True) for one in account):
        return False
    return _tells_plainly(reading, *reading.account)


def _apologises(reading):
    """Whether it says sorry without an if."""
    return any(
        says(one, apology.SORRY, apology.NO_APOLOGY) and not conditional.CONDITION.within(one)
        for one in reading.sentences()
    )


def _tells_plainly(reading, *parts):
    return any(is_ours(deed) and is_mistake(deed, plain=True) for deed in reading.deeds(*parts))
