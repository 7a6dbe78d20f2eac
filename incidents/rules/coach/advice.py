"""What the coach says to each finding: why it matters, what to write instead, whose practice."""

from dataclasses import dataclass

from incidents.rules.coach import codes


@dataclass(frozen=True)
class Advice:
    """message: why; suggestion: words to use; practice: its number in docs/practices."""

    message: str
    suggestion: str
    practice: str


ADVICE = {
    codes.EMPTY_PART: Advice(
        "This part is still empty. People follow a letter best when it says what happened, why, "
        "and what's next.",
        "Two plain sentences are enough to begin with.",
        "P98",
    ),
    codes.PLACEHOLDER: Advice(
        "Here is a blank from a template. A letter shows that it is meant when it names what "
        "happened to this one customer.",
        "Put in the real name, date or number, or take the blank out.",
        "P8",
    ),
    codes.NO_APOLOGY: Advice(
        "The letter does not say sorry yet. Being honest about a mistake begins with saying that "
        "we regret it.",
        "“I am sorry that we …”, once, in the first part.",
        "P11",
    ),
    codes.OVER_APOLOGY: Advice(
        "One apology that is meant does more than several. The solution helps them more than "
        "how bad we feel.",
        "Keep the apology in the first part and use this room for what you will do.",
        "P96",
    ),
    codes.APOLOGY_IN_NEXT: Advice(
        "What's next is about the way ahead. An apology here turns them back to what went wrong.",
        "Say sorry in the first part; here say who does what by when.",
        "P96",
    ),
    codes.CONDITIONAL_APOLOGY: Advice(
        "This leaves open whether there is anything to be sorry for. A sincere apology names what "
        "we did, without an if.",
        "“I am sorry that we …” and then the thing itself.",
        "P8",
    ),
    codes.BUT_AFTER_SORRY: Advice(
        "What follows takes the apology back. Arguing never won a customer over.",
        "End the sentence after the apology. The cause has its own part, told as ours.",
        "P70",
    ),
    codes.NO_OWNERSHIP: Advice(
        "Nobody says “we did this” yet. Owning it, soon and in plain words, is what calms people.",
        "“We sent …”, “I forgot …”, “We did not check …”: first person, active.",
        "P94",
    ),
    codes.PASSIVE_MISTAKE: Advice(
        "The mistake is told as if it had made itself. Being honest about it means to say who did "
        "it, and that is us.",
        "Turn it round: “we sent it to the wrong address” for “it was sent …”.",
        "P11",
    ),
    codes.BLAMES_CUSTOMER: Advice(
        "This points at the customer. They read it as blame, even where it is true, and stop "
        "listening.",
        "Say what we could have done to notice in time, or leave it out.",
        "P10",
    ),
    codes.BLAMES_COLLEAGUE: Advice(
        "This points at one of us. To the customer we are one company, and pointing looks like "
        "hiding.",
        "Write “we”: “We did not pass it on.” Name a colleague for the help they give.",
        "P10",
    ),
    codes.BLAMES_THIRD_PARTY: Advice(
        "This hands it on to somebody outside. They bought from us, so to them it is ours.",
        "“We chose this courier, so this is ours to put right.”",
        "P10",
    ),
    codes.POLICY: Advice(
        "Reciting rules to somebody upset wins the point and loses the customer.",
        "Say what you can do, and why it makes sense for them.",
        "P45",
    ),
    codes.DEFENSIVE: Advice(
        "This defends us. They hear that we weigh our record against their trouble.",
        "Leave it out, or ask: “Can you help me understand what it was like for you?”",
        "P45",
    ),
    codes.MINIMISING: Advice(
        "This makes it small. How big it was is theirs to say, and they are right to feel how they "
        "feel.",
        "Give the plain fact (“two days late”) and what it meant for them.",
        "P100",
    ),
    codes.NO_THANKS: Advice(
        "There is no thank-you yet. Gratitude often does as much as sorry.",
        "“Thank you for telling us”, “for waiting”, “for sending the photographs”.",
        "P9",
    ),
    codes.NO_IMPORTANCE: Advice(
        "Nothing says yet what they mean to us. Remind them that they matter here.",
        "“You have been with us for six years, and I want to earn the seventh.”",
        "P12",
    ),
    codes.NO_VALIDATION: Advice(
        "The first part does not show yet that we see what it did to them. People listen once "
        "their trouble has been named.",
        "Say what it cost them, and that they are right to be annoyed: “You stood there for an "
        "hour.”",
        "P100",
    ),
    codes.NOT_SPECIFIC: Advice(
        "This could be sent to anybody. Details show that the letter is meant for them.",
        "Name the thing, the day, the number: what exactly went wrong.",
        "P8",
    ),
    codes.NO_CAUSE: Advice(
        "It does not say yet why it happened. Where we don't know, the candidates and a day when "
        "we will know are an answer too.",
        "“It was because we …” or “It is either … or …; I will know on Thursday.”",
        "P101",
    ),
    codes.ABSOLUTE_PROMISE: Advice(
        "Nobody can keep this for ever, and a promise that breaks hurts more than none.",
        "Say what you changed and how you will notice if it happens again.",
        "P24",
    ),
    codes.VAGUE_TIME: Advice(
        "This leaves them waiting without an end. A time that we keep is what builds trust again.",
        "Give a day or an hour: “by Thursday at noon”, even if only for the next word.",
        "P39",
    ),
    codes.NO_DATE: Advice(
        "What's next has no date. People relax when they know when they will hear from us.",
        "“I will call you on Thursday at ten.”",
        "P104",
    ),
    codes.NO_OWNER: Advice(
        "What's next names nobody who does it. A letter comes from a person, and so does a "
        "promise.",
        "“I will …”, or the name of the colleague who does it.",
        "P66",
    ),
    codes.NO_OPTIONS: Advice(
        "There is nothing to choose from yet. A choice gives them back some say in it.",
        "“Would you rather have … or …?”",
        "P103",
    ),
    codes.COPY_PASTE: Advice(
        "This is largely the text of an earlier apology. Sincerity can't be copied, and people "
        "compare.",
        "Tell this incident in your own words, even if it gets shorter.",
        "P69",
    ),
    codes.UNBACKED_PROMISE: Advice(
        "It says that this won't happen again, and no preventive action stands behind it yet.",
        "Add the preventive action first, then say what you changed; or leave the promise out.",
        "P68",
    ),
    codes.HARD_TO_READ: Advice(
        "This is hard work to read for somebody who is upset. Clear letters sound honest.",
        "Cut it into shorter sentences, in the words that you would use on the phone.",
        "P106",
    ),
}
