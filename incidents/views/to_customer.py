"""Verbs about what the customer gets from us besides the answer: a first word, and their page."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.acknowledge import acknowledge_incident
from incidents.actions.customer_link import make_link, revoke_link
from incidents.forms.first_word import FirstWordForm
from incidents.views.incident_page import incident_page
from incidents.views.shared import UNPROCESSABLE, incident_or_404
from incidents.views.verbs import then_back


@require_POST
def acknowledge(request, reference):
    """Send the customer the first word."""
    found, at = incident_or_404(request, reference), timezone.now()
    form = FirstWordForm(request.POST, at=at)
    if not form.is_valid():
        return incident_page(request, found, sent=form, status=UNPROCESSABLE)
    return then_back(
        request,
        found,
        lambda: acknowledge_incident(by=request.user, at=at, incident=found, **form.cleaned_data),
        _("On its way. The contact clock stops when it has been delivered."),
    )


@require_POST
def open_page(request, reference):
    """Open the customer's page for the incident's contact."""
    found = incident_or_404(request, reference)

    def make():
        make_link(by=request.user, at=timezone.now(), incident=found)

    return then_back(request, found, make, _("Their page is open. Its address stands beside it."))


@require_POST
def close_page(request, reference, pk):
    """Close the page that one link opens."""
    found = incident_or_404(request, reference)
    link = get_object_or_404(found.links, pk=pk)

    def revoke():
        revoke_link(by=request.user, at=timezone.now(), link=link)

    return then_back(request, found, revoke, _("Closed. Its address opens nothing any more."))
