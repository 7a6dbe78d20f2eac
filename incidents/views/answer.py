from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from incidents.actions.answer import PARTS, name_contact, save_draft, send_answer
from incidents.forms.answer import SEND, AnswerForm
from incidents.models import Apology, Clock
from incidents.queries.incident_page import current_answer
from incidents.queries.queue import clock_face
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE, incident_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, reference):
    """Write the answer to the customer: save it as a draft, or send it."""
    incident, at = incident_or_404(request, reference), timezone.now()
    sending = request.POST.get("action") == SEND
    last = current_answer(incident)
    form = AnswerForm(
        request.POST or None,
        incident=incident,
        sending=sending,
        ask_address=bool(last and last.state == Apology.State.FAILED),
        initial=_begun(incident, last),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and _write(request, incident, form, at, sending)
    ):
        return redirect(incident)
    clock = incident.clocks.filter(kind=Clock.Kind.ANSWER).order_by("-cycle").first()
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"incident": incident, "form": form, "face": clock and clock_face(clock, at)}
    return render(request, "incidents/answer.html", context, status=status)


def _begun(incident, last):
    """The parts of the draft, or else of an answer that did not arrive."""
    begun = incident.apologies.filter(state=Apology.State.DRAFT).first()
    if begun is None and last and last.state == Apology.State.FAILED:
        begun = last
    return {part: getattr(begun, part) for part in PARTS} if begun else {}


def _write(request, incident, form, at, sending):
    given = dict(form.cleaned_data)
    letter = {part: given[part] for part in PARTS}
    act = send_answer if sending else save_draft
    try:
        with transaction.atomic():
            if given.get("contact") or given.get("email"):
                name_contact(
                    by=request.user,
                    at=at,
                    incident=incident,
                    name=given.get("contact") or incident.contact.name,
                    email=given.get("email", ""),
                )
            act(by=request.user, at=at, incident=incident, **letter)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    said = "On its way. The clock stops when it has been delivered." if sending else "Draft kept."
    messages.success(request, said)
    return True
