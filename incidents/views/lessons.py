"""What the company has learned: to search and read, and to add moments in which somebody shone."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers

from incidents.actions.lesson import keep_lesson
from incidents.forms.exemplary import ExemplaryForm
from incidents.forms.library import LibraryForm
from incidents.queries.exemplary import exemplary_ratio
from incidents.queries.lesson_library import MOMENTS, customer_named, shelf
from incidents.rules.refusal import Refused
from incidents.rules.taxonomy import INCIDENT_KINDS
from incidents.views.shared import UNPROCESSABLE

RATIO_OF = timedelta(days=90)


@require_GET
@vary_on_headers("HX-Request")
def lessons(request):
    """The library of lessons; asked for by htmx, only what changes on it."""
    form = LibraryForm(request.GET)
    wanted, at = form.wanted(), timezone.now()
    found = shelf(request.user, wanted)
    context = {
        "shelf": found,
        "page": {
            "previous_url": _with(request, page=wanted.page - 1) if wanted.page > 1 else "",
            "next_url": _with(request, page=wanted.page + 1) if found.has_next else "",
        },
        "tabs": [
            {"label": label, "url": _with(request, of=of), "current": of == wanted.of}
            for of, label in form.fields["of"].choices
        ],
        "tags": [
            {"tag": tag, "number": number, "url": _with(request, tag=tag)}
            for tag, number in found.tags
            if tag != wanted.tag
        ],
        "chips": _chips(request, wanted),
        "filter_form": form,
    }
    if request.htmx:
        return render(request, "learning/_shelf.html", context)
    context["ratio"] = exemplary_ratio(at - RATIO_OF, at)
    return render(request, "learning/lessons.html", context)


def _with(request, **changes):
    """This page's address with some of its parameters changed; an empty one is taken out."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = value
        if value == "":
            del query[name]
    return f"{reverse('lessons')}?{query.urlencode()}" if query else reverse("lessons")


def _chips(request, wanted):
    """What narrows the library down, each with the address of the library without it."""
    chips = [
        (_("Search"), wanted.words, "q"),
        (_("About"), INCIDENT_KINDS.get(wanted.kind, ""), "kind"),
        (_("Tag"), wanted.tag, "tag"),
        (_("With"), customer_named(wanted.customer), "customer"),
    ]
    return [
        {"label": label, "value": value, "remove_url": _with(request, **{name: ""})}
        for label, value, name in chips
        if value
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def log_exemplary(request):
    """Keep what somebody did beyond what was asked."""
    sent = request.method == "POST"
    form = ExemplaryForm(request.POST if sent else None)
    if sent and form.is_valid() and _kept(request, form):
        messages.success(request, _("Kept, for everybody to see. Have you told them, too?"))
        return redirect(f"{reverse('lessons')}?of={MOMENTS}")
    status = UNPROCESSABLE if sent else 200
    return render(request, "learning/exemplary.html", {"form": form}, status=status)


def _kept(request, form):
    try:
        keep_lesson(by=request.user, at=timezone.now(), is_exemplary=True, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
