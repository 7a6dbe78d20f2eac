"""What a mail says of a clock of each kind: what is waited for, and what to do about it."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock

_WAITED_FOR = {
    Clock.Kind.CONTACT: _("{customer} has not heard from a person yet."),
    Clock.Kind.ANSWER: _("{customer} has no answer yet."),
    Clock.Kind.UPDATE: _("{customer} waits for the word that we promised."),
    Clock.Kind.DECISION: _("A decision is waited for: {about}"),
    Clock.Kind.RESOLVE: _("For {customer} it has not been made right yet."),
    Clock.Kind.ACTION: _("We said that we would do this: {about}"),
    Clock.Kind.CHECK: _("Nobody has looked yet whether this worked: {about}"),
}
_TO_DO = {
    Clock.Kind.CONTACT: (
        _(
            "Call {contact}, even without an answer yet: say that we know, that we are "
            "sorry, and when they will hear from us again."
        )
    ),
    Clock.Kind.ANSWER: (
        _(
            "Write the answer: what happened, why, and what’s next. If the cause is not "
            "known yet, say what we are looking into, and when they will hear more."
        )
    ),
    Clock.Kind.UPDATE: (
        _(
            "Call or write to {contact}, even if there is nothing new: say where it stands, "
            "and when they hear from us next. Then note it on its page."
        )
    ),
    Clock.Kind.DECISION: (
        _("Say yes or no on its page. A no needs a reason, so that they can find another way.")
    ),
    Clock.Kind.RESOLVE: (
        _(
            "Do what we owe them, and say on its page what made it right. If you wait for "
            "{contact}, say so there: then this clock stands still."
        )
    ),
    Clock.Kind.ACTION: (
        _(
            "Finish it and say so on its page. If it is not needed any more, drop it there "
            "and say why."
        )
    ),
    Clock.Kind.CHECK: (
        _(
            "Look whether it has worked, and say on its page what you saw. If it has not, "
            "promise another action."
        )
    ),
}


def waited_for(clock: Clock) -> str:
    """What is still waited for, in a sentence. The clock comes with its incident."""
    customer = clock.incident.customer.name
    return _WAITED_FOR[clock.kind].format(customer=customer, about=_about(clock))


def to_do(clock: Clock) -> str:
    """What to do about it now, in a sentence or two."""
    contact = clock.incident.contact
    return _TO_DO[clock.kind].format(contact=contact.name if contact else gettext("them"))


def _about(clock):
    """What a decision, an action or a check is about, quoted; one query for these kinds."""
    part = {Clock.Kind.DECISION: "decision", Clock.Kind.ACTION: "action",
            Clock.Kind.CHECK: "checked_action"}.get(clock.kind)  # fmt: skip
    subject = part and getattr(clock, part, None)
    return f"“{subject}”" if subject else gettext("see its page.")
