from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from incidents.forms.figures import FiguresForm
from incidents.queries.figures import Scope, figures


@require_GET
def figures_page(request):
    """How we answer for our mistakes, in figures, of a span of days and of one team or all."""
    form = FiguresForm(request.GET, user=request.user)
    days, team = form.wanted()
    scope = Scope(request.user, timezone.now(), days, team)
    context = {"form": form, "scope": scope, "figures": figures(scope)}
    return render(request, "learning/figures.html", context)
