"""The composer and the verbs of its one form: what its buttons do with the letter in the boxes."""

from contextlib import suppress

from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from incidents.actions.draft_answer import Overtaken, name_contact, save_draft
from incidents.actions.insights import write_insights
from incidents.actions.presence import be_here
from incidents.forms.answer import CHECK, DRAFT, MERGE, SEND
from incidents.queries.answers import draft_of, letters_of, parts_of, stamp_of
from incidents.queries.insights import written_on
from incidents.rules.refusal import Refused
from incidents.rules.two_texts import merged
from incidents.views.answer_verbs import VERBS, keep_draft
from incidents.views.composer import REFRAME, answer_form, composer, reframe_form
from incidents.views.shared import UNPROCESSABLE, incident_or_404

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, reference):
    """Write the answer to the customer, with the coach beside it."""
    incident = incident_or_404(request, reference)
    be_here(by=request.user, at=timezone.now(), incident=incident)
    if request.method != "POST":
        letters = letters_of(incident)
        form = answer_form(request, incident, letters=letters)
        return composer(request, incident, form, letters=letters)
    act, _, code = request.POST.get("action", DRAFT).partition(":")
    form = answer_form(request, incident, request.POST, sending=act == SEND)
    if act == CHECK:
        return composer(request, incident, form, seen=_seen(form))
    if act == MERGE:
        return _merge(request, incident)
    if not form.is_valid():
        return composer(request, incident, form, seen=_seen(form), status=UNPROCESSABLE)
    return _write(request, incident, form, VERBS.get(act, keep_draft), code)


def _write(request, incident, form, verb, code):
    """Keep the letter, and do what its button says."""
    try:
        with transaction.atomic():
            _write_around(request, incident, form)
            where = verb(request, incident, form, code)
    except Overtaken as other:
        return composer(request, incident, form, theirs=other.theirs, status=CONFLICT)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        # What was named in the form is not the incident’s after all.
        incident = incident_or_404(request, incident.reference)
        seen = _keep_what_was_written(request, incident, form)
        return composer(request, incident, form, seen=seen, status=UNPROCESSABLE)
    return redirect(where) if where else composer(request, incident, form)


def _write_around(request, incident, form):
    """What comes with the letter: whom it goes to, and what was thought before writing it."""
    given, about = form.cleaned_data, {"by": request.user, "at": timezone.now()}
    if given.get("contact") or given.get("email"):
        name = given.get("contact") or incident.contact.name
        name_contact(**about, incident=incident, name=name, email=given.get("email", ""))
    thoughts = reframe_form(request.POST)
    if not thoughts.is_valid():
        raise Refused(
            gettext("What you wrote to yourself is too long to keep. Shorten it a little.")
        )
    sent = {code: text for code, text in thoughts.cleaned_data.items() if code in request.POST}
    before = written_on(incident, REFRAME) if sent else {}
    new = {code: text for code, text in sent.items() if text.strip() != before.get(code, "")}
    if new:
        write_insights(**about, incident=incident, answers=new)


def _keep_what_was_written(request, incident, form):
    """A refusal loses nothing: the letter is the draft, if it can be. Gives the stamp to go on."""
    with suppress(Refused), transaction.atomic():
        _write_around(request, incident, form)
        letter = form.letter | {"seen": _seen(form)}
        return stamp_of(save_draft(by=request.user, at=timezone.now(), incident=incident, **letter))
    return _seen(form)


def _merge(request, incident):
    """Put both texts into the boxes, for a person to make one of them."""
    theirs = draft_of(incident) or incident.apologies.first()
    mine = answer_form(request, incident, request.POST).letter
    data = request.POST.copy()
    for part, text in parts_of(theirs).items():
        data[part] = merged(text, mine[part].strip())
    form = answer_form(request, incident, data)
    return composer(request, incident, form, theirs=theirs, is_merged=True)


def _seen(form):
    return form.data.get("seen", "")
