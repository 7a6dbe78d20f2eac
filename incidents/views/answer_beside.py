"""What happens beside the letter: the coach, keeping it while somebody writes, preview, undo."""

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from incidents.actions.draft_answer import Overtaken, save_draft, set_advice_aside
from incidents.actions.presence import be_here
from incidents.actions.undo_answer import undo_answer
from incidents.forms.answer import AGAIN, ASIDE
from incidents.models import Message
from incidents.queries.answers import stamp_of
from incidents.queries.letter_preview import letter_preview
from incidents.queries.reading_first import reading_of
from incidents.rules.refusal import Refused
from incidents.views.answer_verbs import composer_url
from incidents.views.composer import answer_form, coach_panel
from incidents.views.shared import incident_or_404


@require_POST
def coach(request, reference):
    """What the coach says of the letter in the boxes; nothing is kept but what is set aside."""
    incident = _at_hand(request, reference)
    form = answer_form(request, incident, request.POST)
    act, _, code = request.POST.get("action", "").partition(":")
    if act not in (ASIDE, AGAIN):
        return coach_panel(request, incident, form)
    letter = _letter(request, incident, form)
    try:
        saved = set_advice_aside(**letter, code=code, again=act == AGAIN)
    except Refused as refusal:
        return coach_panel(request, incident, form, refusal=str(refusal))
    return coach_panel(request, incident, form, saved=saved)


@require_POST
def autosave(request, reference):
    """Keep the letter in a pause of writing, and say when, or why not."""
    incident = _at_hand(request, reference)
    letter = _letter(request, incident, answer_form(request, incident, request.POST))
    try:
        saved = save_draft(**letter)
    except Overtaken as other:
        context = {"overtaken": str(other)}
    except Refused as refusal:
        context = {"refusal": str(refusal)}
    else:
        context = {
            "draft": saved,
            "new_seen": stamp_of(saved),
            "reading": reading_of(incident, saved, request.user),
        }
    return render(request, "answer/_saved.html", context)


@require_GET
@xframe_options_sameorigin
@csp({"default-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"], "sandbox": True})
def preview(request, reference):
    """The mail that the draft would be now, for a sandboxed frame: its styles stand in it."""
    incident = incident_or_404(request, reference)
    ticked = [int(pk) for pk in request.GET.getlist("remedies") if pk.isdecimal()]
    mail = letter_preview(incident, request.user, ticked, timezone.now())
    return HttpResponse(mail.html)


@require_POST
def undo(request, reference, pk):
    """Take an answer back before it leaves."""
    incident = incident_or_404(request, reference)
    message = get_object_or_404(incident.messages, pk=pk, kind=Message.Kind.APOLOGY)
    try:
        undo_answer(by=request.user, at=timezone.now(), message=message)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(incident)
    messages.success(
        request, gettext("Taken back. Nothing has left, and your text is the draft again.")
    )
    return redirect(composer_url(incident))


def _at_hand(request, reference):
    """The incident, at whose answer this person is seen."""
    incident = incident_or_404(request, reference)
    be_here(by=request.user, at=timezone.now(), incident=incident)
    return incident


def _letter(request, incident, form):
    return {
        "by": request.user,
        "at": timezone.now(),
        "incident": incident,
        **form.letter,
        "seen": form.data.get("seen", ""),
    }
