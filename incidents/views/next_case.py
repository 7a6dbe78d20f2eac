"""“Save and next”: from one case to the next on one’s desk."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from incidents.actions.hand_out import hand_out
from incidents.models import Incident
from incidents.queries.next_case import desk_of

NEXT = "next"
"""What a form says with `then`, to go there once it is done."""


def next_case_url(after: Incident) -> str:
    """The address that leads on from this one."""
    return f"{reverse('next_case')}?{urlencode({'after': after.reference})}"


@require_GET
def next_case(request):
    """Lead to the next case on their desk that nobody else has open; else to the queue, saying so.

    `after` in the address is the reference of the one that they leave.
    """
    at = timezone.now()
    left = Incident.objects.visible_to(request.user).referenced(request.GET.get("after", ""))
    left = left.first()
    incident = hand_out(by=request.user, at=at, after=left)
    if incident:
        return redirect(incident)
    messages.success(request, _nothing_left(request.user, left, at))
    return redirect(f"{reverse('queue')}?owner=me")


def _nothing_left(user, left, at):
    others = desk_of(user, at).exclude(pk=left.pk if left else 0).count()
    if not others:
        return _("That was the last one on your desk. Thank you – take a breath.")
    return ngettext(
        "The one left on your desk is open at a colleague’s just now.",
        "The %(n)s left on your desk are open at colleagues’ just now.",
        others,
    ) % {"n": others}
