"""What each button of the composer does with a letter that is in order.

Each takes (request, incident, form, code), may raise Refused, and says where to go from there:
something to redirect to, or None for the composer with the form as it is.
"""

from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.actions.answer import send_answer
from incidents.actions.draft_answer import save_draft, set_advice_aside
from incidents.actions.read_answer import ask_to_read, say_of_answer
from incidents.forms.answer import (
    AGAIN,
    ASIDE,
    ASK,
    DRAFT,
    KEEP_MINE,
    MAY_GO,
    NOT_YET,
    PLAYBOOK,
    PREVIEW,
    SEND,
)  # fmt: skip
from incidents.forms.reading_first import AskToReadForm, SayForm
from incidents.queries.answers import PARTS
from incidents.queries.letter_values import letter_values
from incidents.queries.playbooks import playbook_of
from incidents.queries.reading_first import readers
from incidents.rules.letter_template import fill, without_greeting
from incidents.rules.refusal import Refused
from incidents.views.next_case import NEXT, next_case_url


def composer_url(incident, anchor=""):
    """Where the letter is written."""
    return reverse("answer", args=[incident.reference]) + anchor


def letter_in(request, incident, form) -> dict:
    """What every verb is given: who, when, which incident, the three parts and their stamp."""
    given = form.cleaned_data
    return {
        "by": request.user,
        "at": timezone.now(),
        "incident": incident,
        **{part: given[part] for part in PARTS},
        "seen": given["seen"],
    }


def keep_draft(request, incident, form, code):
    """Keep it for later."""
    save_draft(**letter_in(request, incident, form))
    messages.success(request, _("Draft kept."))
    return incident


def _send(request, incident, form, code):
    send_answer(**letter_in(request, incident, form), remedies=form.cleaned_data["remedies"])
    seconds = settings.UNDO_SECONDS
    done = _("On its way. The clock stops when it has been delivered.")
    if seconds:
        done = ngettext(
            "On its way. It leaves in %(count)s second; until then you can take it back. The clock "
            "stops when it has been delivered.",
            "On its way. It leaves in %(count)s seconds; until then you can take it back. The "
            "clock stops when it has been delivered.",
            seconds,
        ) % {"count": seconds}
    if code == NEXT:
        messages.success(request, f"{incident.reference}: {done}")
        return next_case_url(incident)
    messages.success(request, done)
    return incident


def _keep_mine(request, incident, form, code):
    save_draft(**letter_in(request, incident, form))
    messages.success(request, _("Your text is the draft now."))
    return composer_url(incident)


def _preview(request, incident, form, code):
    save_draft(**letter_in(request, incident, form))


def _start_from_playbook(request, incident, form, code):
    playbook = playbook_of(incident.kind)
    if playbook is None:
        raise Refused(_("There is no playbook for this. Say first what kind of mistake it was."))
    letter = letter_in(request, incident, form)
    values = letter_values(incident, letter["at"])
    for part in PARTS:
        if not letter[part].strip():
            letter[part] = fill(without_greeting(playbook.letter[part]), values)
    save_draft(**letter)
    messages.success(
        request, _("The empty boxes hold the playbook’s words now. Fill their [gaps].")
    )
    return composer_url(incident)


def _set_aside(request, incident, form, code):
    set_advice_aside(**letter_in(request, incident, form), code=code)
    return composer_url(incident, "#coach")


def _look_again(request, incident, form, code):
    set_advice_aside(**letter_in(request, incident, form), code=code, again=True)
    return composer_url(incident, "#coach")


def _ask(request, incident, form, code):
    ask_form = AskToReadForm(request.POST, people=readers(incident, request.user, timezone.now()))
    if not ask_form.is_valid():
        raise Refused(_("Say who reads it; somebody who leads the team, or a manager."))
    asked_of = ask_form.cleaned_data["asked_of"]
    ask_to_read(**letter_in(request, incident, form), asked_of=asked_of)
    messages.success(
        request,
        _("%(asked_of)s is asked to read it. You find their word here.") % {"asked_of": asked_of},
    )
    return composer_url(incident)


def _say(request, incident, form, *, is_approved):
    say_form = SayForm(request.POST)
    if not say_form.is_valid():
        raise Refused(_("Your word is too long to keep. Shorten it a little."))
    comment = say_form.cleaned_data["comment"]
    letter = letter_in(request, incident, form)
    decision = say_of_answer(**letter, is_approved=is_approved, comment=comment)
    messages.success(
        request,
        _("Thank you. %(asked_by)s finds your word here.") % {"asked_by": decision.asked_by},
    )
    return composer_url(incident)


def _may_go(request, incident, form, code):
    return _say(request, incident, form, is_approved=True)


def _not_yet(request, incident, form, code):
    return _say(request, incident, form, is_approved=False)


VERBS = {
    DRAFT: keep_draft,
    SEND: _send,
    KEEP_MINE: _keep_mine,
    PREVIEW: _preview,
    PLAYBOOK: _start_from_playbook,
    ASIDE: _set_aside,
    AGAIN: _look_again,
    ASK: _ask,
    MAY_GO: _may_go,
    NOT_YET: _not_yet,
}
"""`action` → what it does; anything else keeps the draft."""
