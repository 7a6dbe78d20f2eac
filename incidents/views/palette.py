from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from incidents.queries.palette import palette as ways
from incidents.rules.search_words import MOST_LETTERS


@require_GET
@vary_on_headers("HX-Request")
def palette(request):
    """Where one can go from here; the palette asks with htmx, and everybody else sees a page."""
    text = request.GET.get("q", "").replace("\0", "")[:MOST_LETTERS]
    groups, found = ways(request.user, timezone.now(), text, request.GET.get("on", ""))
    template = "palette/_found.html" if request.htmx else "palette/palette.html"
    return render(request, template, {"groups": groups, "found": found, "text": text})
