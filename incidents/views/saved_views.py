"""Lists with a name: saving one, and looking after those that there are."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.actions.saved_view import drop_view, rename_view, save_view, start_with
from incidents.forms.saved_view import ViewForm
from incidents.models import SavedView
from incidents.queries.filters.filter import is_id
from incidents.queries.saved_views import may_change, views_of
from incidents.rules.refusal import Refused
from incidents.views.queue import wanted_of
from incidents.views.shared import UNPROCESSABLE


@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request):
    """The lists that this person has; one more is saved from its address, `?query=…`."""
    if request.method == "POST":
        form = ViewForm(request.POST, user=request.user)
        if form.is_valid() and (view := _save(request, form)):
            messages.success(request, _("“%s” is saved.") % view.name)
            return redirect(wanted_of(request, QueryDict(view.query)).url())
        return _page(request, form, status=UNPROCESSABLE)
    return _page(request, ViewForm(user=request.user, initial={"query": request.GET.get("query")}))


def _save(request, form):
    at, given = timezone.now(), form.cleaned_data
    query = wanted_of(request, QueryDict(given["query"])).query()
    try:
        view = save_view(by=request.user, at=at, name=given["name"], query=query, **form.audience())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    if given["is_start"]:
        start_with(by=request.user, at=at, view=view)
    return view


def _page(request, form, status=200):
    views = [
        {
            "view": view,
            "url": wanted_of(request, QueryDict(view.query)).url(),
            "may_change": may_change(request.user, view),
        }
        for view in views_of(request.user)
    ]
    has_list = form.is_bound or form["query"].value() is not None
    context = {"form": form if has_list else None, "views": views}
    return render(request, "incidents/saved_views.html", context, status=status)


@require_POST
def rename(request, pk):
    """Call a saved list something else."""
    view, name = _theirs(request, pk), request.POST.get("name", "")
    return _done(
        request,
        lambda: rename_view(by=request.user, at=timezone.now(), view=view, name=name),
        _("The list has its new name."),
    )


@require_POST
def drop(request, pk):
    """Delete a saved list."""
    view = _theirs(request, pk)
    return _done(
        request,
        lambda: drop_view(by=request.user, at=timezone.now(), view=view),
        _("“%s” is deleted. Its incidents stay as they are.") % view.name,
    )


@require_POST
def start(request):
    """Begin the day with one of the lists, or with their own queue."""
    pk = request.POST.get("view", "")
    if pk and not is_id(pk):
        raise Http404
    view = _theirs(request, int(pk)) if pk else None
    return _done(
        request,
        lambda: start_with(by=request.user, at=timezone.now(), view=view),
        _("Your day begins with “%s”.") % (view.name if view else _("My queue")),
    )


def _theirs(request, pk):
    return get_object_or_404(SavedView.objects.for_person(request.user), pk=pk)


def _done(request, act, words):
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect("saved_views")
