"""What the coach says to each finding: why it matters, what to write instead, whose practice."""

from dataclasses import dataclass

from incidents.rules.coach import codes
from incidents.rules.language import gettext_lazy as _


@dataclass(frozen=True)
class Advice:
    """message: why; suggestion: words to use; practice: its number in docs/practices."""

    message: str
    suggestion: str
    practice: str


ADVICE = {
    codes.EMPTY_PART: Advice(
        _(
            "This part is still empty. People follow a letter best when it says what "
            "happened, why, and what’s next."
        ),
        _("Two plain sentences are enough to begin with."),
        "P98",
    ),
    codes.PLACEHOLDER: Advice(
        _(
            "Here is a blank from a template. A letter shows that it is meant when it names "
            "what happened to this one customer."
        ),
        _("Put in the real name, date or number, or take the blank out."),
        "P8",
    ),
    codes.NO_APOLOGY: Advice(
        _(
            "The letter does not say sorry yet. Being honest about a mistake begins with "
            "saying that we regret it."
        ),
        _("“I am sorry that we …”, once, in the first part."),
        "P11",
    ),
    codes.OVER_APOLOGY: Advice(
        _(
            "One apology that is meant does more than several. The solution helps them more "
            "than how bad we feel."
        ),
        _("Keep the apology in the first part and use this room for what you will do."),
        "P96",
    ),
    codes.APOLOGY_IN_NEXT: Advice(
        _(
            "What’s next is about the way ahead. An apology here turns them back to what "
            "went wrong."
        ),
        _("Say sorry in the first part; here say who does what by when."),
        "P96",
    ),
    codes.CONDITIONAL_APOLOGY: Advice(
        _(
            "This leaves open whether there is anything to be sorry for. A sincere apology "
            "names what we did, without an if."
        ),
        _("“I am sorry that we …” and then the thing itself."),
        "P8",
    ),
    codes.BUT_AFTER_SORRY: Advice(
        _("What follows takes the apology back. Arguing never won a customer over."),
        _("End the sentence after the apology. The cause has its own part, told as ours."),
        "P70",
    ),
    codes.NO_OWNERSHIP: Advice(
        _(
            "Nobody says “we did this” yet. Owning it, soon and in plain words, is what "
            "calms people."
        ),
        _("“We sent …”, “I forgot …”, “We did not check …”: first person, active."),
        "P94",
    ),
    codes.PASSIVE_MISTAKE: Advice(
        _(
            "The mistake is told as if it had made itself. Being honest about it means to "
            "say who did it, and that is us."
        ),
        _("Turn it round: “we sent it to the wrong address” for “it was sent …”."),
        "P11",
    ),
    codes.BLAMES_CUSTOMER: Advice(
        _(
            "This points at the customer. They read it as blame, even where it is true, and "
            "stop listening."
        ),
        _("Say what we could have done to notice in time, or leave it out."),
        "P10",
    ),
    codes.BLAMES_COLLEAGUE: Advice(
        _(
            "This points at one of us. To the customer we are one company, and pointing "
            "looks like hiding."
        ),
        _("Write “we”: “We did not pass it on.” Name a colleague for the help they give."),
        "P10",
    ),
    codes.BLAMES_THIRD_PARTY: Advice(
        _("This hands it on to somebody outside. They bought from us, so to them it is ours."),
        _("“We chose this courier, so this is ours to put right.”"),
        "P10",
    ),
    codes.POLICY: Advice(
        _("Reciting rules to somebody upset wins the point and loses the customer."),
        _("Say what you can do, and why it makes sense for them."),
        "P45",
    ),
    codes.DEFENSIVE: Advice(
        _("This defends us. They hear that we weigh our record against their trouble."),
        _("Leave it out, or ask: “Can you help me understand what it was like for you?”"),
        "P45",
    ),
    codes.MINIMISING: Advice(
        _(
            "This makes it small. How big it was is theirs to say, and they are right to "
            "feel how they feel."
        ),
        _("Give the plain fact (“two days late”) and what it meant for them."),
        "P100",
    ),
    codes.NO_THANKS: Advice(
        _("There is no thank-you yet. Gratitude often does as much as sorry."),
        _("“Thank you for telling us”, “for waiting”, “for sending the photographs”."),
        "P9",
    ),
    codes.NO_IMPORTANCE: Advice(
        _("Nothing says yet what they mean to us. Remind them that they matter here."),
        _("“You have been with us for six years, and I want to earn the seventh.”"),
        "P12",
    ),
    codes.NO_VALIDATION: Advice(
        _(
            "The first part does not show yet that we see what it did to them. People "
            "listen once their trouble has been named."
        ),
        _(
            "Say what it cost them, and that they are right to be annoyed: “You stood there "
            "for an hour.”"
        ),
        "P100",
    ),
    codes.NOT_SPECIFIC: Advice(
        _("This could be sent to anybody. Details show that the letter is meant for them."),
        _("Name the thing, the day, the number: what exactly went wrong."),
        "P8",
    ),
    codes.NO_CAUSE: Advice(
        _(
            "It does not say yet why it happened. Where we don’t know, the candidates and a "
            "day when we will know are an answer too."
        ),
        _("“It was because we …” or “It is either … or …; I will know on Thursday.”"),
        "P101",
    ),
    codes.ABSOLUTE_PROMISE: Advice(
        _("Nobody can keep this for ever, and a promise that breaks hurts more than none."),
        _("Say what you changed and how you will notice if it happens again."),
        "P24",
    ),
    codes.VAGUE_TIME: Advice(
        _(
            "This leaves them waiting without an end. A time that we keep is what builds "
            "trust again."
        ),
        _("Give a day or an hour: “by Thursday at noon”, even if only for the next word."),
        "P39",
    ),
    codes.NO_DATE: Advice(
        _("What’s next has no date. People relax when they know when they will hear from us."),
        _("“I will call you on Thursday at ten.”"),
        "P104",
    ),
    codes.NO_OWNER: Advice(
        _(
            "What’s next names nobody who does it. A letter comes from a person, and so "
            "does a promise."
        ),
        _("“I will …”, or the name of the colleague who does it."),
        "P66",
    ),
    codes.NO_OPTIONS: Advice(
        _("There is nothing to choose from yet. A choice gives them back some say in it."),
        _("“Would you rather have … or …?”"),
        "P103",
    ),
    codes.COPY_PASTE: Advice(
        _(
            "This is largely the text of an earlier apology. Sincerity can’t be copied, and "
            "people compare."
        ),
        _("Tell this incident in your own words, even if it gets shorter."),
        "P69",
    ),
    codes.UNBACKED_PROMISE: Advice(
        _("It says that this won’t happen again, and no preventive action stands behind it yet."),
        _("Add the preventive action first, then say what you changed; or leave the promise out."),
        "P68",
    ),
    codes.HARD_TO_READ: Advice(
        _("This is hard work to read for somebody who is upset. Clear letters sound honest."),
        _("Cut it into shorter sentences, in the words that you would use on the phone."),
        "P106",
    ),
}
