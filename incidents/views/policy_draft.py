"""The draft of what we will promise: for managers and admins to work on, together."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from incidents.actions.policy import (
    SavedMeanwhile,
    draft_problems,
    drop_draft,
    save_draft,
    start_draft,
)
from incidents.forms.policy.sheet import Boxes
from incidents.forms.policy.sheets import SHEETS
from incidents.forms.policy.trying import TryForm
from incidents.forms.policy.typed import typed_in
from incidents.queries.policies import known, profile, unknown_names
from incidents.queries.policy_trial import trial
from incidents.rules.policy_document import BadPolicy, read_policy
from incidents.rules.refusal import Refused
from incidents.views.policy_desk import (
    base,
    desk,
    for_who_may_change_it,
    in_force,
    seen_by,
    the_draft,
)
from incidents.views.shared import UNPROCESSABLE

IN_FORCE = "in-force"
DRAFT = gettext_lazy("the draft")


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_change_it
def draft(request):
    """Go on with the draft; posted, start one from a shipped policy or the one in force."""
    if request.method != "POST":
        return redirect("edit_policy", "targets")
    at, wanted = timezone.now(), request.POST.get("from", IN_FORCE)
    document = profile(wanted)
    if document is None and wanted != IN_FORCE:
        messages.warning(request, _("We don’t know that one. Choose again; nothing was changed."))
        return redirect("policy")
    try:
        start_draft(by=request.user, at=at, document=document or in_force(at).document)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("policy")
    messages.success(request, _("Here is the draft. Nothing counts before you publish it."))
    return redirect("edit_policy", "targets")


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_change_it
def edit(request, tab):
    """One sheet of the draft: shown, kept, or shown again with a row more or less."""
    sheet, at = _sheet_or_404(tab), timezone.now()
    if request.method == "POST":
        return _press(request, sheet, at) if request.POST.get("do") else _keep(request, sheet, at)
    found = the_draft()
    if found is None:
        messages.warning(request, _("There is no draft. Start one here."))
        return redirect("policy")
    typed = sheet.typed(found.document)
    problems = sheet.problems(draft_problems(found.document, at), found.document)
    return _page(request, sheet, typed, problems, at, found.document, found)


def _press(request, sheet, at):
    """A button that changes the form and keeps nothing yet."""
    found = the_draft()
    typed, warning, start = typed_in(request.POST, sheet.roots), "", ""
    try:
        typed, start = sheet.press(typed, request.POST["do"])
    except Refused as refusal:
        warning = str(refusal)
    status = UNPROCESSABLE if warning else 200
    more = {"warning": warning, "start": start, "status": status, "is_typed": True}
    more["seen"] = request.POST.get("seen", "")
    return _page(request, sheet, typed, [], at, base(found, at), found, **more)


def _keep(request, sheet, at):
    """Keep what was typed, whole or not; only what no document can hold stands in the way."""
    found = the_draft()
    typed = sheet.whole(typed_in(request.POST, sheet.roots))
    document, unkept = sheet.fold(typed, base(found, at))
    unkept += sheet.too_many(typed)
    problems = unkept + sheet.problems(draft_problems(document, at), document)
    problems = list(dict.fromkeys(problems))
    more = {"status": UNPROCESSABLE, "is_typed": True}
    if unkept:
        return _page(request, sheet, typed, problems, at, document, found, **more)
    try:
        save_draft(by=request.user, at=at, document=document, seen=seen_by(request))
    except SavedMeanwhile as refusal:
        more["warning"] = (
            _(
                "%(refusal)s What you typed is still here and not saved. Compare it with theirs "
                "in another tab; saving again puts yours in place of theirs, on this tab only."
            )
            % {"refusal": refusal}
            if found
            else _(
                "%(refusal)s What you typed is still here. Start a new draft in another tab, "
                "then save here again."
            )
            % {"refusal": refusal}
        )
        return _page(request, sheet, typed, problems, at, document, found, **more)
    if problems:
        messages.warning(
            request, _("Kept as you typed it. Before it can count, look at what is below.")
        )
    else:
        messages.success(request, _("Kept. Nothing counts before you publish it."))
    return redirect("edit_policy", sheet.slug)


def _page(request, sheet, typed, problems, at, document, found, **more):
    status, start = more.pop("status", 200), more.pop("start", "")
    boxes = Boxes(typed, problems, start)
    names = known()
    context = desk(sheet.slug, found, document, at) | {
        "sheet": sheet,
        "parts": sheet.boxes(boxes, names),
        "summary": boxes.summary,
        "known": names,
        "unknown": [what for where, what in unknown_names(document) if where in sheet.parts],
        "try": TryForm(None, at=at, user=request.user),
        "try_url": reverse("try_draft"),
    }
    context |= more
    context["trial"] = _trial(_shown_document(sheet, typed, document), context["try"])
    return render(request, "policy/edit.html", context, status=status)


def _shown_document(sheet, typed, document):
    return sheet.fold(sheet.whole(typed), document)[0]


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_change_it
def try_draft(request):
    """What the draft would promise in a case; posted, with a sheet as it stands unsaved."""
    found, at = the_draft(), timezone.now()
    if found is None:
        messages.warning(request, _("There is no draft to try out. Start one here."))
        return redirect("policy")
    posted = request.method == "POST"
    form = TryForm(request.POST if posted else request.GET, at=at, user=request.user)
    if posted and not request.POST:
        form = TryForm({"logged_at": ""}, at=at, user=request.user)
    document = found.document
    if sheet := SHEETS.get(request.POST.get("sheet", "")):
        document = _shown_document(sheet, typed_in(request.POST, sheet.roots), document)
    context = desk("try", found, found.document, at) | {
        "try": form,
        "try_url": reverse("try_draft"),
        "known": known(),
        "trial": _trial(document, form),
    }
    status = 200 if form.is_valid() else UNPROCESSABLE
    template = "policy/_trial.html" if request.htmx else "policy/try_draft.html"
    return render(request, template, context, status=status)


def _trial(document, form):
    if not form.is_valid():
        return None
    try:
        return trial(read_policy(document), DRAFT, **form.case)
    except BadPolicy as problem:
        number = len(problem.problems)
        words = ngettext(
            "One thing has to be mended before it can be tried out.",
            "%(count)s things have to be mended before it can be tried out.",
            number,
        )
        return {"promises": [], "problem": words % {"count": number}}


@require_POST
@for_who_may_change_it
def drop(request):
    """Throw the draft away."""
    try:
        drop_draft(by=request.user, seen=seen_by(request))
    except Refused as refusal:
        messages.warning(
            request, _("%(refusal)s Look at it first; nothing was dropped.") % {"refusal": refusal}
        )
    else:
        messages.success(request, _("The draft is gone. What is published stays as it was."))
    return redirect("policy")


def _sheet_or_404(tab):
    if tab not in SHEETS:
        raise Http404
    return SHEETS[tab]
