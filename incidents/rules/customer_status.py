"""Where things stand, in plain words for the customer: what is true of it, and no more.

Of what we found out they read that we know it, not what it is: that is for a person to tell them.
"""

from dataclasses import dataclass

from incidents.rules import kinds
from incidents.rules.language import gettext as _
from incidents.rules.lifecycle import CONFIRMED, MERGED, SILENCE
from incidents.rules.path import Standing

_TITLES = {"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "herr", "frau", "sir", "madam"}


@dataclass(frozen=True)
class Status:
    """now: how it is, in a sentence; then: what comes next, in another."""

    now: str
    then: str


def status(
    standing: Standing, keeper: str, *, is_put_right: bool = False, closed_on: str = ""
) -> Status:
    """How it stands for the customer.

    keeper: who looks after it, as the customer would call them; is_put_right: whether we have said
    what made it right; closed_on: on what it was closed (`rules.lifecycle`), if it is
    """
    if not standing.is_open:
        return _closed(keeper, closed_on)
    if is_put_right:
        return Status(
            _("As far as we can see, this is put right."),
            _("Is it so for you, too? Please tell us below, whatever your answer is."),
        )
    if standing.has_answer:
        return _answered(standing, keeper)
    if standing.confirmed:
        return Status(
            _("We know what went wrong, and %(keeper)s is making it right.") % {"keeper": keeper},
            _("Next you get the whole answer: what happened, why, and what’s next."),
        )
    if standing.suspected or {"where", "how", "why-1"} & standing.answered:
        return Status(
            _("We are finding out how this happened."),
            _("%(keeper)s writes to you what happened, why, and what’s next.") % {"keeper": keeper},
        )
    return Status(
        _("We know that this went wrong, and %(keeper)s looks after it.") % {"keeper": keeper},
        _("Next we find out how it happened, and write to you what we do about it."),
    )


def _closed(keeper, closed_on):
    if closed_on == MERGED:
        return Status(
            _("This was the same as something else that you have told us, and it goes on there."),
            _("Do you want to know how it stands? Ask below: %(keeper)s tells you.")
            % {"keeper": keeper},
        )
    now = {
        CONFIRMED: _("You told us that it is right now, so we have closed this."),
        SILENCE: _("We have asked you and heard nothing, so we have closed this for now."),
    }.get(closed_on, _("We have closed this."))
    return Status(
        now,
        _("If anything is not right after all, tell us below: %(keeper)s hears of it.")
        % {"keeper": keeper},
    )


def _answered(standing, keeper):
    if standing.undecided:
        return Status(
            _("You have our answer, and there is something for you to choose."),
            _("Tell us below which would help you more; then %(keeper)s gets it done.")
            % {"keeper": keeper},
        )
    if standing.owed or standing.offered or kinds.RESOLVE in standing.running:
        return Status(
            _("You have our answer, and %(keeper)s is making it right.") % {"keeper": keeper},
            _("What we do, and by when, stands below."),
        )
    return Status(
        _("You have our answer."),
        _("Is something missing? Tell us below; %(keeper)s reads it.") % {"keeper": keeper},
    )


def called(name: str) -> str:
    """What to call somebody: “Elena” for Elena Marsh, and “Dr. Marsh” where that is the name."""
    words = name.split()
    if len(words) < 2 or words[0].lower().rstrip(".") in _TITLES or words[0].endswith("."):
        return name
    return words[0]
