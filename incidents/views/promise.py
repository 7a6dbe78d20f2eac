"""Verbs about a running promise: waiting for the customer, and keeping a clock quiet."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.quiet import acknowledge as acknowledge_clock
from incidents.actions.quiet import snooze as snooze_clock
from incidents.actions.wait import end_wait, start_wait
from incidents.forms.promise import SnoozeForm, WaitForm
from incidents.views.shared import incident_or_404
from incidents.views.verbs import then_back, verb


@require_POST
def wait(request, reference):
    """Wait for the customer, until they come back to us."""
    found, at = incident_or_404(request, reference), timezone.now()

    def start(reason, until):
        start_wait(by=request.user, at=at, incident=found, until=until, reason=reason)

    form = WaitForm(request.POST, incident=found, at=at)
    done = _("Noted. The clock stands still; our next word is still due.")
    return verb(request, found, form, start, done)


@require_POST
def stop_waiting(request, reference):
    """Wait no longer for the customer."""
    found = incident_or_404(request, reference)
    return then_back(
        request,
        found,
        lambda: end_wait(by=request.user, at=timezone.now(), incident=found),
        _("The clock runs again."),
    )


@require_POST
def acknowledge(request, reference, pk):
    """Say that an escalation has been seen."""
    found = incident_or_404(request, reference)
    clock = get_object_or_404(found.clocks, pk=pk)
    return then_back(
        request,
        found,
        lambda: acknowledge_clock(by=request.user, at=timezone.now(), clock=clock),
        _("Thank you. It stays quiet for a while; the deadline stays where it is."),
    )


@require_POST
def snooze(request, reference, pk):
    """Keep a clock quiet for a while."""
    found, at = incident_or_404(request, reference), timezone.now()
    clock = get_object_or_404(found.clocks, pk=pk)

    def quiet(until, reason):
        snooze_clock(by=request.user, at=at, clock=clock, until=until, reason=reason)

    form = SnoozeForm(request.POST, clock=clock, at=at)
    return verb(request, found, form, quiet, _("Snoozed. The deadline stays where it is."))
