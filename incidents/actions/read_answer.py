"""A lead reads an answer before it goes: asked, and said yes or not yet."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.actions.decision import ask_decision, decide
from incidents.actions.draft_answer import save_draft
from incidents.actions.lock import locked
from incidents.queries.reading_first import readers
from incidents.rules.refusal import Refused


@transaction.atomic
def ask_to_read(*, by, at, incident, asked_of, happened, why, next, seen=None):
    """Keep the letter and ask a lead to read it before it goes; returns the Apology.

    asked_of: a User who leads the team or manages (`queries.reading_first.readers`). Their answer
    is a decision under the decision clock. Asked twice, it is asked once. Raises Refused otherwise,
    for an empty letter and a closed incident, and Overtaken as `save_draft` does.
    """
    incident = locked(incident)
    if not any(part.strip() for part in (happened, why, next)):
        raise Refused(_("There is nothing to read yet. Write it first, then ask."))
    draft = save_draft(
        by=by, at=at, incident=incident, happened=happened, why=why, next=next, seen=seen
    )
    asked = draft.review
    if asked and asked.decided_at is None:
        if asked.asked_of == asked_of:
            return draft
        raise Refused(
            _("%(asked_of)s has it already. Take the question back first.")
            % {"asked_of": asked.asked_of}
        )
    if asked_of == by:
        raise Refused(_("You have read it while you wrote it. Ask somebody else."))
    if asked_of not in readers(incident, by, at):
        raise Refused(
            _("%(asked_of)s does not lead %(team)s. Ask somebody who does.")
            % {"asked_of": asked_of, "team": incident.team}
        )
    draft.review = ask_decision(
        by=by,
        at=at,
        incident=incident,
        question=_("May the answer to %(contact)s go as it is?") % {"contact": draft.contact},
        asked_of=asked_of,
    )
    draft.save(update_fields=["review"])
    return draft


@transaction.atomic
def say_of_answer(*, by, at, incident, is_approved, comment="", **letter):
    """Say whether the answer may go as it stands in the letter; returns the Decision.

    letter: as `save_draft` takes it. What was changed in it is kept first, so that the word is said
    of these very words; a “not yet” says why. Said twice, it is said once. Raises Overtaken when
    the letter was changed while it was read, and Refused when nobody asks any more, or as `decide`
    does.
    """
    incident = locked(incident)
    draft = save_draft(by=by, at=at, incident=incident, **letter)
    asked = draft.review
    if asked is None:
        raise Refused(_("Nobody asks about this letter any more. It was sent, or begun anew."))
    if (asked.decided_by, asked.is_approved) == (by, is_approved):
        return asked
    return decide(by=by, at=at, decision=asked, is_approved=is_approved, reason=comment)
