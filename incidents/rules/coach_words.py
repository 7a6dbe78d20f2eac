"""What stands behind the coach’s advice, and words with which a finding can be met at once."""

from dataclasses import dataclass

from incidents.rules.coach import codes
from incidents.rules.coach.letter import HAPPENED, NEXT, WHY
from incidents.rules.language import gettext_lazy as _

PRACTICES = {
    "P8": _("Be genuine and very sincere."),
    "P9": _("Show our gratitude."),
    "P10": _("Never blame or finger point."),
    "P11": _("Be honest about our mess up."),
    "P12": _("Remind our precious customers of their importance."),
    "P24": _("Never let this happen again (and it will)."),
    "P39": _("Trust grows when they know who has it, and when they hear next."),
    "P42": _("Let them win right off the bat."),
    "P45": _("No defence, no neutral tone, no reciting of policy."),
    "P66": _("Show people your human side."),
    "P68": _("Assure them that it doesn’t happen again, once something is done about it."),
    "P69": _("Don’t try faking sincerity."),
    "P70": _("Nobody ever wins an argument with a customer."),
    "P94": _("Own it, as quickly as you can."),
    "P96": _("Don’t over-apologise."),
    "P97": _("The solution is more important than you feeling bad."),
    "P98": _("Here’s what happened, here’s why, and here’s what’s next."),
    "P99": _("Tell them upfront that you’ll discuss those three things."),
    "P100": _("Echo their frustration: they have a right to feel how they feel."),
    "P101": _("Name the potential causes that you’re looking into."),
    "P103": _("Give your client options."),
    "P104": _("They just want to know that you have a plan."),
    "P106": _("Be fast, be clear, be organised, be human, be thankful."),
    "P108": _("Grace, gratitude and generosity."),
}
"""The practices behind the advice, close to the words of the five articles they come from."""


@dataclass(frozen=True)
class Words:
    """Words to put in, a template of `letter_template` with [gaps] for what only a writer knows.

    text: in English, like the letters that the coach reads, whatever language its reader speaks
    part: where they are added when something is missing; those that take the place of marked words
    go there
    """

    text: str
    part: str


IN_PLACE = {
    codes.CONDITIONAL_APOLOGY: Words("I am sorry that we [what we did]", HAPPENED),
    codes.VAGUE_TIME: Words("by {{next_word}}", NEXT),
}
"""For findings with a place: what can stand there instead, whatever the sentence around it."""

ADDED = {
    codes.NO_APOLOGY: Words("I am sorry that we [what we did].", HAPPENED),
    codes.NO_OWNERSHIP: Words("We [what we did, or did not do].", HAPPENED),
    codes.NO_VALIDATION: Words(
        "You had to [what it cost them], and you are right to be annoyed.", HAPPENED
    ),
    codes.NO_CAUSE: Words("It happened because we [what we did, or did not do].", WHY),
    codes.NO_THANKS: Words("Thank you for [what they did: telling us, waiting].", NEXT),
    codes.NO_IMPORTANCE: Words("{{customer}} matters to us, and so does your trust.", NEXT),
    codes.NO_DATE: Words("You hear from me by {{next_word}}.", NEXT),
    codes.NO_OWNER: Words("I will [what you do] by [day and hour].", NEXT),
    codes.NO_OPTIONS: Words("Would you rather have [one thing], or [another]?", NEXT),
}
"""For what is missing: a sentence to begin with, and the part it belongs to."""
