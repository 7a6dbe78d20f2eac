"""The sample company: letting it in, seeing what is in it, and taking it out again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from incidents.actions.roll_up import roll_up
from incidents.actions.sample import take_sample_out
from incidents.demo.sample import let_sample_in
from incidents.queries.sample import is_house_empty, parting, sample_here
from incidents.rules.refusal import Refused
from incidents.rules.words import listed

ROLL_UP_FOR = 3.0
"""So many seconds of the request go into bringing the figures up; a worker does the rest."""


@require_GET
def sample(request):
    """What is in the sample, and what would stay of it; or, where it is not in here, the offer."""
    _admins_only(request)
    here = sample_here()
    context = {
        "sample": here,
        "parting": parting(here) if here else None,
        "is_empty": here is None and is_house_empty(),
    }
    return render(request, "sample/sample.html", context)


@require_POST
def fill(request):
    """Let the sample company in, and show its queue."""
    _admins_only(request)
    try:
        let_sample_in(by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("sample")
    roll_up(at=timezone.now(), longest=ROLL_UP_FOR)
    messages.success(
        request, _("The sample company is in. Try whatever you like: it can be taken out again.")
    )
    return redirect("queue")


@require_POST
def remove(request):
    """Take the sample company out, and say what went and what stayed."""
    _admins_only(request)
    gone = take_sample_out(by=request.user, at=timezone.now())
    roll_up(at=timezone.now(), longest=ROLL_UP_FOR)
    if gone is None:
        messages.success(request, _("The sample company is out; nothing of it is left."))
    else:
        messages.success(request, _said(gone))
    return redirect("sample")


def _said(gone):
    went = ngettext(
        "The sample company is out: %(count)s incident went, with all that was written about it.",
        "The sample company is out: %(count)s incidents went, with all that was written about "
        "them.",
        len(gone.going),
    ) % {"count": len(gone.going)}
    stayed = [incident.reference for incident in [*gone.others, *gone.led_to]]
    if not stayed:
        return went
    kept = ngettext(
        "%(names)s stays, with the customer and the team it needs.",
        "%(names)s stay, with the customers and the team they need.",
        len(stayed),
    )
    return f"{went} {kept % {'names': listed(stayed)}}"


def _admins_only(request):
    if not request.user.is_admin:
        raise PermissionDenied
