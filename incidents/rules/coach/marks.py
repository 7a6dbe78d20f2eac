"""Six marks for a letter: fast, clear, organized, human, thankful, generous.

They speak of the letter, never of who wrote it; each says what it rests on.
"""

from incidents.rules.coach import codes
from incidents.rules.coach.checks.apology import apologies
from incidents.rules.coach.checks.plan import offers
from incidents.rules.coach.checks.presence import thanks
from incidents.rules.coach.letter import HAPPENED, Mark, Marks
from incidents.rules.coach.lexicon.giving import AGENDA, GIVING, STOCK_THANKS
from incidents.rules.coach.mistakes import owning
from incidents.rules.coach.reading import Reading
from incidents.rules.language import gettext as _

SOON = 3
"""Sentences within which a letter has got to the point."""

_BLAME = {codes.BLAMES_CUSTOMER, codes.BLAMES_COLLEAGUE, codes.BLAMES_THIRD_PARTY}
_COLD = _BLAME | {codes.POLICY, codes.DEFENSIVE, codes.MINIMISING, codes.COPY_PASTE,
                  codes.CONDITIONAL_APOLOGY, codes.BUT_AFTER_SORRY}  # fmt: skip


def marks(reading: Reading, found: frozenset[str]) -> Marks:
    """The marks of a letter in which these codes were found."""
    if not reading.filled:
        return Marks(*[Mark(0, _("There is nothing to read yet."))] * 6)
    return Marks(
        fast=_fast(reading, found),
        clear=_clear(found),
        organized=_organized(reading, found),
        human=_human(found),
        thankful=_thankful(reading),
        generous=_generous(reading, found),
    )


def _fast(reading, found):
    """To the point at once, and a time for the next word: "the speed of the response is …"."""
    opening = list(reading.body(HAPPENED))[:SOON]
    direct = any(apologies(one) or owning(reading, one) for one in opening)
    timed = not found & {codes.NO_DATE, codes.VAGUE_TIME, codes.EMPTY_PART}
    if direct and timed:
        return Mark(2, _("It gets to the point at once and says when they will hear next."))
    if direct:
        return Mark(1, _("It gets to the point at once; a time for the next word would help."))
    if timed:
        return Mark(
            1, _("It says when they will hear next; the mistake could stand nearer the top.")
        )
    return Mark(0, _("Name the mistake in the first lines, and give the next word a time."))


def _clear(found):
    """One reading is enough to know what went wrong and why."""
    if codes.HARD_TO_READ in found:
        return Mark(0, _("The sentences are long or stiff: shorter ones would be heard."))
    gaps = found & {codes.NOT_SPECIFIC, codes.PASSIVE_MISTAKE, codes.NO_CAUSE, codes.PLACEHOLDER}
    if not gaps:
        return Mark(2, _("It says in plain words what went wrong and why."))
    if len(gaps) == 1:
        return Mark(1, _("It reads easily; one thing about what went wrong or why is still open."))
    return Mark(0, _("It does not say yet what exactly went wrong and why."))


def _organized(reading, found):
    """What happened, why, what’s next, each in its place, with a plan of who does what by when."""
    gaps = found & {codes.EMPTY_PART, codes.APOLOGY_IN_NEXT, codes.NO_CAUSE, codes.NO_OWNER,
                    codes.NO_DATE}  # fmt: skip
    announced = any(AGENDA.within(one) for one in reading.body(HAPPENED))
    if codes.EMPTY_PART in gaps or len(gaps) > 2:
        return Mark(0, _("Give what happened, why and what’s next a part each, with who and when."))
    if gaps and not announced:
        return Mark(1, _("The three parts are there; who does what by when is not complete."))
    return Mark(2, _("What happened, why and what’s next stand in order, with a plan."))


def _human(found):
    """Somebody owns it and sees the other side."""
    cold = found & _COLD
    gaps = found & {codes.NO_OWNERSHIP, codes.NO_VALIDATION, codes.NO_APOLOGY}
    if not cold and not gaps:
        return Mark(2, _("Somebody speaks who owns it and sees what it meant for them."))
    if len(cold) + len(gaps) == 1:
        return Mark(1, _("It sounds like a person, with one place that keeps its distance."))
    return Mark(0, _("It keeps its distance: own it, and say what it meant for them."))


def _thankful(reading):
    """Thanks, and for something that they did."""
    thanking = list(thanks(reading))
    if not thanking:
        return Mark(0, _("There is no thank-you yet."))
    if all(STOCK_THANKS.within(one) for one in thanking):
        return Mark(1, _("It thanks them; thanks for something that they did would be warmer."))
    return Mark(2, _("It thanks them for something that they did."))


def _generous(reading, found):
    """A choice, and something given."""
    chosen = any(offers(one) for one in reading.body())
    given = any(GIVING.within(one) for one in reading.body()) and codes.POLICY not in found
    if chosen and given:
        return Mark(2, _("It gives something, and leaves them the choice."))
    if chosen or given:
        return Mark(
            1,
            _("It makes an offer; something on top would show that they matter.")
            if chosen
            else _("It makes an offer; a choice would show that they matter."),
        )
    return Mark(0, _("Offer two things to choose from, one of them more than is owed."))
