"""Changing many incidents at once: chosen in a list, looked at before, done by a worker."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from incidents.actions.batch import CAN_UNDO, MOST, ask_batch, undo_batch, work_on_batches
from incidents.forms.bulk import BULK_FORMS
from incidents.models import Batch
from incidents.queries.bulk.chosen import all_of, chosen
from incidents.queries.bulk.preview import preview
from incidents.queries.bulk.progress import lately, progress_of
from incidents.rules.refusal import Refused
from incidents.views.queue import wanted_of
from incidents.views.shared import UNPROCESSABLE

AT_ONCE = 0.7
"""Seconds for which the request itself works: a few incidents are done when their page comes."""
MOST_TICKED = 200
"""So many fit into an address; a page of a list has fewer."""


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def bulk(request):
    """What a change would do to those that were chosen in a list; a POST asks for it.

    GET takes `verb`, and `id` (several) or `all` with `list`, the query of a list’s address; and
    what the verb’s form needs. POST takes `verb`, the fields, `ids` as the page has counted them,
    and `once`.
    """
    given, at = request.POST if request.method == "POST" else request.GET, timezone.now()
    verb = given.get("verb") if given.get("verb") in BULK_FORMS else ""
    ids = _ids_in(request, given)
    about = {"user": request.user, "ids": ids, "at": at}
    if request.method == "POST" and verb:
        form = BULK_FORMS[verb](given, **about)
        batch = _asked(request, verb, form, at)
        if batch:
            return redirect("batch", batch.pk)
        return _page(request, verb, form, status=UNPROCESSABLE)
    if not verb:
        return _page(request, verb, None, UNPROCESSABLE if request.method == "POST" else 200)
    form_class = BULK_FORMS[verb]
    # The first look has no value yet: nothing is wrong with that.
    has_value = any(name in given for name in form_class.base_fields)
    return _page(request, verb, form_class(given if has_value else None, **about))


def _ids_in(request, given):
    if "ids" in given:
        # One more than may be: whoever asks for too many is told so.
        return chosen(request.user, _numbers(given["ids"].split(",", MOST + 1)[: MOST + 1]))
    if given.get("all"):
        return all_of(wanted_of(request, QueryDict(given.get("list", ""))), MOST + 1)
    return chosen(request.user, _numbers(given.getlist("id")[:MOST_TICKED]))


def _numbers(texts):
    return [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 18]


def _asked(request, verb, form, at):
    """The Batch that the form asks for, or None with what is wrong in the form."""
    if not form.is_valid():
        return None
    try:
        batch = ask_batch(
            by=request.user,
            at=at,
            verb=verb,
            value=form.value | {"list": request.POST.get("list", "")[:2000]},
            ids=form.ids,
            once=_uuid(request.POST.get("once", "")),
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    work_on_batches(at=at, longest=AT_ONCE, only=batch)
    return batch


def _uuid(text):
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _page(request, verb, form, status=200):
    given = request.POST if request.method == "POST" else request.GET
    is_all = bool(given.get("all"))
    context = {
        "verb": verb,
        "verbs": Batch.Verb.choices,
        "form": form,
        "list": given.get("list", ""),
        "is_all": is_all,
        "most": MOST,
    }
    if form:
        context |= {
            "count": len(form.ids),
            "ticked": [] if is_all else form.ids[:MOST_TICKED],
            "too_many": len(form.ids) > MOST,
        }
    else:
        context["lately"] = lately(request.user)
        context["ticked"] = [] if is_all else _numbers(given.getlist("id")[:MOST_TICKED])
    if form and form.ids and form.is_bound and form.is_valid() and len(form.ids) <= MOST:
        shown = preview(verb, form.value, form.ids, request.user, form.at)
        context |= {
            "preview": shown,
            "deed": form.deed(shown.changed),
            "sent": [(name, one) for name in form.fields for one in form.data.getlist(name)],
            "ids": ",".join(map(str, form.ids)),
            "once": given.get("once") or uuid4(),
        }
    template = "bulk/_ask.html" if request.htmx else "bulk/ask.html"
    return render(request, template, context, status=status)


@require_GET
@vary_on_headers("HX-Request")
def batch(request, pk):
    """How far it is, what became of each, and the way back."""
    found, at = _own(request, pk), timezone.now()
    context = {"progress": progress_of(found, at, CAN_UNDO), "batch": found}
    template = "bulk/_progress.html" if request.htmx else "bulk/batch.html"
    return render(request, template, context)


@require_POST
def undo(request, pk):
    """Take it back."""
    found, at = _own(request, pk), timezone.now()
    try:
        undo_batch(by=request.user, at=at, batch=found)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        work_on_batches(at=at, longest=AT_ONCE, only=found)
    return redirect("batch", found.pk)


def _own(request, pk):
    found = Batch.objects.filter(pk=pk, by=request.user).select_related("by").first()
    if found is None:
        raise Http404(_("There is no such change among yours."))
    return found
