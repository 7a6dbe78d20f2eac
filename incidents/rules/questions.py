"""The questions along the path: one catalogue, from which each step takes its few.

A question is asked where its answer helps, never demanded before its time; what is left blank stays
blank. What somebody writes is kept under the question's code (`models.insight`).
"""

from dataclasses import dataclass

from incidents.rules.language import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """One question.

    ask: what it asks; hint: a line of help; rows: how much room it gets; practice: where it comes
    from, such as "P4", or several
    """

    code: str
    ask: str
    hint: str = ""
    rows: int = 2
    practice: str = ""


SHEETS: dict[str, tuple[Question, ...]] = {
    "diagnosis": (
        Question(
            "where",
            _("Where did it go wrong?"),
            _("the place in our work, not the person"),
            2,
            "P4",
        ),
        Question(
            "how", _("How did it happen?"), _("step by step, as far as we know today"), 2, "P4"
        ),
        Question(
            "missed", _("What made it easy to miss?"), _("why nobody caught it in time"), 2, "P4"
        ),
    ),
    "whys": (
        Question("why-1", _("Why did it happen?"), "", 1, "P4"),
        Question("why-2", _("And why was that?"), "", 1, "P4"),
        Question("why-3", _("And why was that?"), "", 1, "P4"),
        Question("why-4", _("And why was that?"), "", 1, "P4"),
        Question(
            "why-5", _("And why was that?"), _("a person is never the last answer"), 1, "P4 P26"
        ),
    ),
    "accounts": (
        Question("our-account", _("What happened, as we see it"), "", 3, "P28"),
        Question(
            "their-account", _("What happened, as they see it"), _("in their words"), 3, "P28"
        ),
        Question(
            "evidence",
            _("What do we know for certain?"),
            _("a log, a time, a photograph"),
            2,
            "P28",
        ),
    ),
    "no-cause": (
        Question(
            "no-cause",
            _("Why can no cause be known?"),
            _("what was looked at, and why it leads no further"),
            2,
            "P6",
        ),
    ),
    "responsibility": (
        Question(
            "responsibility",
            _("Whose was it to prevent, theirs or ours?"),
            _("for later, and for us alone; the apology has not waited for this"),
            2,
            "P43 P44",
        ),
    ),
    "reframe": (
        Question(
            "sad",
            _("If they were not angry but sad, and asked you for help: what would you do?"),
            "",
            2,
            "P58",
        ),
        Question(
            "opportunity",
            _("What could this become?"),
            _("a chance to show how much you care"),
            2,
            "P81",
        ),
        Question(
            "set-aside",
            _("What have you put aside for this?"),
            _("so that nobody waits unawares"),
            1,
            "P16",
        ),
    ),
    "delivered": (
        Question(
            "delivered", _("What did they get instead?"), _("beside what we had promised"), 2, "P84"
        ),
    ),
    "wishes": (
        Question("asked-for", _("What do they ask for?"), _("in their words"), 2, "P31"),
        Question(
            "unwanted",
            _("What do they not want?"),
            _("turn it round: what would be its opposite?"),
            2,
            "P56",
        ),
    ),
    "beyond": (
        Question("helpful", _("What would be most helpful to them right now?"), "", 2, "P18"),
        Question("services", _("Which other services of ours could help them?"), "", 2, "P19"),
        Question("came-for", _("What brought them to us in the first place?"), "", 2, "P20"),
        Question("talents", _("Which talents of ours could we bring to this?"), "", 2, "P21"),
    ),
    "fairness": (
        Question(
            "golden-rule",
            _("In their place, and sure that you were right: what would you want?"),
            "",
            2,
            "P50",
        ),
        Question(
            "our-rule", _("Which rule of ours stands in the way of the right thing?"), "", 2, "P49"
        ),
        Question("makes-sense", _("What makes sense for them and for us?"), "", 2, "P51"),
    ),
    "resources": (
        Question(
            "resources",
            _("What or whom do you need for this?"),
            _("ask for it; you will not have to do it alone"),
            2,
            "P37",
        ),
    ),
    "call": (
        Question(
            "call-open",
            _("How do you begin?"),
            _("with their name, what happened, and that it is ours"),
            2,
            "P82 P99",
        ),
        Question("call-know", _("What do we know, and what not yet?"), "", 2, "P82"),
        Question(
            "call-feel", _("How do they feel, and what will you say to that?"), "", 2, "P82 P100"
        ),
        Question("call-offer", _("What can you offer, and until when?"), "", 2, "P82 P103"),
        Question("call-next", _("When do they hear next, and from whom?"), "", 1, "P82 P67"),
    ),
    "debrief": (
        Question("salvage", _("How did we go from owning up to putting it right?"), "", 2, "P88"),
        Question(
            "unpleasant",
            _("What was unpleasant about serving them less well than we can?"),
            "",
            2,
            "P88",
        ),
        Question(
            "systems", _("Which way of working did we leave, and what is it for?"), "", 2, "P88"
        ),
        Question("hurt", _("Why did it hurt them, and what of their trust?"), "", 2, "P88"),
        Question("regain", _("How did we regain their trust?"), "", 2, "P88"),
    ),
    "reflection": (
        Question(
            "more-important",
            _("Which solution is more important than feeling bad about it?"),
            _("for yourself"),
            2,
            "P109",
        ),
        Question("goodwill", _("What are you thankful for in how this went?"), "", 2, "P90"),
    ),
}

QUESTIONS: dict[str, Question] = {
    question.code: question for sheet in SHEETS.values() for question in sheet
}
