from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from incidents.context import shell_of
from incidents.forms.queue import filter_form
from incidents.models import SavedView
from incidents.queries.chips import chips
from incidents.queries.filters import Lens, list_url
from incidents.queries.filters.case import ALL
from incidents.queries.listed import total_of
from incidents.queries.queue import queue_page
from incidents.queries.saved_views import heading, tabs
from incidents.queries.wanted import WORDS, Wanted, read_wanted
from incidents.views.shared import local_midnight

TOTAL = "total"


def wanted_of(request, query: QueryDict) -> Wanted:
    """What a query asks for, from whoever is signed in, now."""
    at = timezone.now()
    return read_wanted(query, Lens(request.user, at, local_midnight(at)))


@require_GET
@vary_on_headers("HX-Request")
def queue(request):
    """A list of incidents: what the address says, or where this person begins the day."""
    wanted = wanted_of(request, request.GET)
    if not request.GET and (begins := _begins_with(request.user)):
        return redirect(wanted_of(request, QueryDict(begins.query)).url())
    if not request.htmx and not wanted.problems and _has_blanks(request.GET):
        # An address worth sharing holds what was chosen, not every field that was left empty.
        return redirect(wanted.url())
    shell, page = shell_of(request), queue_page(wanted)
    if page.total is None:
        shell.count_too({TOTAL: total_of(wanted)})
    listed = tabs(wanted, shell)
    total = page.total or shell.words(TOTAL)
    context = {
        "queue": {
            "heading": heading(wanted, listed),
            "rows": page.rows,
            "total": total,
            # As far as they were counted: a plural goes by it.
            "number": int(total.rstrip("+")),
            "found": page.found,
            "next_url": wanted.url(after=page.next) if page.next else "",
            "first_url": wanted.url() if wanted.after is not None else "",
        },
        "wanted": wanted,
        "tabs": listed,
        "chips": chips(wanted),
        "kept": kept(wanted),
        "everywhere_url": _everywhere(wanted),
        "filters_url": f"{reverse('queue_filters')}?{wanted.query()}",
        "views_url": _views_url(wanted, listed),
    }
    template = "incidents/_queue_live.html" if request.htmx else "incidents/queue.html"
    response = render(request, template, context)
    if request.htmx:
        response["HX-Push-Url"] = wanted.url()
    return response


@require_GET
@vary_on_headers("HX-Request")
def filters(request):
    """All that a list can be narrowed by; asked for by htmx, only the fields."""
    wanted = wanted_of(request, request.GET)
    context = {"wanted": wanted, "form": filter_form(wanted)}
    template = "incidents/_queue_fields.html" if request.htmx else "incidents/queue_filters.html"
    return render(request, template, context)


def kept(wanted: Wanted) -> list[tuple[str, str]]:
    """The parameters that searching and sorting leave as they are, name and value."""
    asked = {"owner": wanted.asked("owner")} | wanted.given
    return [(name, value) for name, values in asked.items() for value in values]


def _everywhere(wanted):
    return list_url(status=ALL, **{WORDS: wanted.said.words})


def _views_url(wanted, listed):
    save = "" if listed.current else f"?{urlencode({'query': wanted.query()})}"
    return reverse("saved_views") + save


def _begins_with(user):
    if not user.default_view_id:
        return None
    return SavedView.objects.for_person(user).filter(pk=user.default_view_id).first()


def _has_blanks(query):
    return any(not value for _, values in query.lists() for value in values)
