from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from incidents.forms.backtest import BacktestForm
from incidents.queries.backtest_page import readable, side_by_side
from incidents.queries.policy_choices import Choices
from incidents.views.shared import UNPROCESSABLE


@require_GET
def backtest(request):
    """Our past under another policy, beside today's; what is asked for stands in the address."""
    if not request.user.sees_everything:
        raise PermissionDenied
    at = timezone.now()
    choices = Choices(at)
    form = BacktestForm(request.GET, choices=choices)
    context = {"form": form, "choices": choices}
    status = 200
    if form.is_valid():
        context |= _replayed(form, at)
    elif form.is_bound:
        status = UNPROCESSABLE
    return render(request, "policy/backtest.html", context, status=status)


def _replayed(form, at):
    policies, troubles = readable(form.chosen)
    if troubles:
        return {"troubles": troubles}
    return {"found": side_by_side(form.chosen, policies, at, *form.period_at(at))}
