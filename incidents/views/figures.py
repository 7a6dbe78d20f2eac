"""The page of figures, and the same figures as files."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from openpyxl import Workbook

from incidents.forms.figures import FiguresForm
from incidents.queries.figures import figures
from incidents.queries.figures.sheets import heads, sheets
from incidents.queries.rollups.state import state_of_rollups
from incidents.rules.spreadsheet import defused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"
"""By which spreadsheets know that a CSV file is UTF-8."""


@require_GET
def figures_page(request):
    """How we answer for our mistakes, in figures, of some weeks, of one team or all."""
    form = FiguresForm(request.GET, user=request.user, at=timezone.now())
    scope, as_of = form.scope(), state_of_rollups().as_of
    context = {
        "form": form,
        "scope": scope,
        # What is written is kept under this, and what is kept asks for no figures.
        "kept_under": f"{as_of} {scope.named} {get_language()} {timezone.get_current_timezone()}",
        "figures": SimpleLazyObject(lambda: figures(scope, as_of)),
        "query": request.GET.urlencode(),
    }
    return render(request, "learning/figures.html", context)


@require_GET
def figures_csv(request):
    """The same as one table, for programs."""
    scope, told = _told(request)
    response = _file(scope, "csv", "text/csv; charset=utf-8")
    response.write(BOM)
    rows = csv.writer(response)
    rows.writerow([_("Table"), *heads()])
    for sheet in told:
        rows.writerows(
            [defused(cell) for cell in [sheet.name, *line.cells]] for line in sheet.lines
        )
    return response


@require_GET
def figures_xlsx(request):
    """The same as a workbook with a sheet for each table."""
    scope, told = _told(request)
    book = Workbook(write_only=True)
    for sheet in told:
        page = book.create_sheet(sheet.name)
        page.append(heads())
        for line in sheet.lines:
            page.append([defused(cell) for cell in line.cells])
    response = _file(scope, "xlsx", XLSX)
    book.save(response)
    return response


def _told(request):
    scope = FiguresForm(request.GET, user=request.user, at=timezone.now()).scope()
    return scope, sheets(figures(scope))


def _file(scope, ending, content_type):
    name = f"recovery-figures-{str(scope.weeks).replace('..', '-to-')}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content_type=content_type, headers=headers)
