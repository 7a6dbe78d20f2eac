"""Whether a lead reads an answer before it goes, and who that may be."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from incidents.models import Apology, Decision, Incident, User
from incidents.queries.colleagues import leads_for
from incidents.queries.parts import Part
from incidents.rules.big_picture import LATELY


@dataclass(frozen=True)
class Reading:
    """How far the reading of a draft is.

    why: the policy's reason for it, or empty; decision: the last question to a lead, or None
    is_stale: the letter was changed since they answered
    """

    why: str
    decision: Decision | None
    is_stale: bool

    @property
    def is_open(self) -> bool:
        """Whether a lead has it, and has not said anything yet."""
        return self.decision is not None and self.decision.decided_at is None

    @property
    def has_yes(self) -> bool:
        """Whether a lead has said yes to these words."""
        return bool(self.decision and self.decision.is_approved and not self.is_stale)

    @property
    def blocks(self) -> str:
        """Why it can't be sent yet, and the way on; empty when it can."""
        if self.is_open:
            return _("%(asked_of)s is reading it. Wait for their word, or take it back.") % {
                "asked_of": self.decision.asked_of
            }
        if not self.why or self.has_yes:
            return ""
        return f"{self.why} {self._way_on}"

    @property
    def _way_on(self):
        decision = self.decision
        if decision is None:
            return _("Ask one to read it.")
        if decision.is_approved:
            return _("The text has changed since %(decided_by)s said yes. Ask again.") % {
                "decided_by": decision.decided_by
            }
        return _("%(decided_by)s said “not yet”. Change it, and ask again.") % {
            "decided_by": decision.decided_by
        }


def reading_of(incident, draft: Apology | None, sender: User) -> Reading:
    """How far the reading of this draft is, if `sender` sends it.

    Up to two queries; the draft is loaded as `queries.answers.draft_of` does it.
    """
    return reading_with(why_read(incident, sender), draft)


def reading_with(why: str, draft: Apology | None) -> Reading:
    """The same, when it is known why a lead reads it, of `why_read`; no query."""
    decision = draft.review if draft else None
    answered = decision.decided_at if decision else None
    return Reading(
        why=why,
        decision=decision,
        # Only another text moves `saved_at`: not another contact, other options, or an undo.
        is_stale=bool(answered and draft.saved_at > answered),
    )


def why_read(incident, sender: User) -> str:
    """Why the policy wants a lead to read what this person sends, in a sentence, or empty.

    Two queries.
    """
    return why_read_by(leads_for(incident), incident, sender, failed_lately(incident))


def why_read_by(leads: list[User], incident, sender: User, has_failed_lately: bool) -> str:
    """The same, when it is known who leads and whether it is a second failure; no query.

    Who could read it for others has read it when they send it. A difficult conversation always has
    two pairs of eyes on it (practice P87). The value at risk is compared as a number, whatever its
    currency: rather one reading too many than one too few.
    """
    rule = incident.rules.review
    may_read = sender.sees_everything or sender.leads(incident.team_id)
    why = rule.asks(
        is_difficult=incident.is_difficult,
        is_second_failure=has_failed_lately and not may_read,
        value=None if may_read else incident.value_at_risk,
    )
    # Where there is nobody to ask, nobody is kept waiting for them.
    return why if why and any(person != sender for person in leads) else ""


def failed_lately(incident) -> bool:
    """Whether it is a second failure: we failed the same customer not long before (P64)."""
    return _lately(incident.pk, incident.customer_id, *lately_before(incident)).exists()


def lately_before(incident) -> tuple[datetime, datetime]:
    """The time in which another failure makes this one the second: from when, and until when."""
    return incident.learned_at - LATELY, incident.learned_at


def failed_lately_part(incident: int, lately: datetime, learned_at: datetime) -> Part:
    """The same, to be read along with others.

    incident: its id; lately, learned_at: as `lately_before` gives them
    """
    return Part(Exists(_lately(incident, OuterRef("customer"), lately, learned_at)))


def _lately(incident, customer, lately, learned_at):
    others = Incident.objects.filter(customer=customer).exclude(pk=incident)
    return others.filter(learned_at__range=(lately, learned_at))


def readers(incident, by: User, at: datetime) -> list[User]:
    """Who may be asked to read it, other than `by`; one query."""
    return readers_of(leads_for(incident), incident, by, at)


def readers_of(leads: list[User], incident, by: User, at: datetime) -> list[User]:
    """The same, when it is known who leads the team or manages (`leads`); no query.

    Whoever is in comes before who is away, and of them who leads the team before who manages.
    """
    others = [person for person in leads if person != by]
    return sorted(
        others, key=lambda one: (one.is_away(at), not one.leads(incident.team_id), one.name)
    )
