"""What this company does when one kind of thing goes wrong: to read, and for leads to write."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from incidents.actions.playbook import PlaybookOvertaken, drop_playbook, save_playbook
from incidents.forms.playbook import PlaybookForm
from incidents.library.playbooks import PARTS
from incidents.library.playbooks import playbooks as shipped
from incidents.queries.lessons import lessons_on
from incidents.queries.playbooks import (
    as_it_holds,
    may_write_playbooks,
    own_playbook,
    spines,
    texts_of,
)
from incidents.rules.letter_template import VARIABLES, skeleton
from incidents.rules.refusal import Refused
from incidents.rules.taxonomy import INCIDENT_KINDS
from incidents.views.shared import UNPROCESSABLE

LESSONS = 3
HEADINGS = {
    "happened": gettext_lazy("Here’s what happened"),
    "why": gettext_lazy("Here’s why"),
    "next": gettext_lazy("Here’s what’s next"),
}


def for_who_may_write(view):
    """Answer 403 to whoever may only read playbooks, and 404 where there is none."""

    @wraps(view)
    def guarded(request, kind):
        _known_or_404(kind)
        if not may_write_playbooks(request.user):
            raise PermissionDenied
        return view(request, kind)

    return guarded


@require_GET
def playbooks(request):
    """All playbooks."""
    return render(request, "learning/playbooks.html", {"spines": spines()})


@require_GET
def playbook(request, kind):
    """One playbook, to read."""
    _known_or_404(kind)
    own = own_playbook(kind)
    held = as_it_holds(kind, own)
    context = {
        "kind": kind,
        "label": INCIDENT_KINDS[kind],
        "playbook": held,
        "own": own,
        "seen": _stamp(own),
        "letter": _letter(held),
        "lessons": lessons_on(kind, LESSONS),
        "may_write": may_write_playbooks(request.user),
    }
    return render(request, "learning/playbook.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_write
def edit(request, kind):
    """Write a playbook; nobody overwrites what a colleague has saved meanwhile."""
    if request.method != "POST":
        own = own_playbook(kind)
        return _page(request, kind, PlaybookForm(initial=texts_of(kind, own)), _stamp(own))
    form = PlaybookForm(request.POST)
    if not form.is_valid():
        return _page(request, kind, form, request.POST.get("seen", ""))
    about = {"by": request.user, "at": timezone.now(), "kind": kind, "seen": _seen(request)}
    try:
        save_playbook(**about, **form.cleaned_data)
    except PlaybookOvertaken as overtaken:
        return _overtaken(request, kind, form, overtaken)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, kind, form, request.POST.get("seen", ""))
    messages.success(request, _("Kept. Everybody reads this one from now on."))
    return redirect("playbook", kind)


@require_POST
@for_who_may_write
def drop(request, kind):
    """Go back to the playbook that came with Recovery."""
    try:
        drop_playbook(by=request.user, kind=kind, seen=_seen(request))
    except Refused as refusal:
        messages.warning(
            request, _("%(refusal)s Read it first; nothing was dropped.") % {"refusal": refusal}
        )
    else:
        messages.success(request, _("The playbook that came with Recovery holds again."))
    return redirect("playbook", kind)


def _overtaken(request, kind, form, overtaken):
    """The form as it was sent, and beside each text that differs the one that holds now."""
    form.add_error(
        None,
        _(
            "%(overtaken)s What holds now stands below what you wrote; saving again puts "
            "yours in its place."
        )
        % {"overtaken": overtaken},
    )
    now = texts_of(kind, overtaken.theirs)
    theirs = {name: text for name, text in now.items() if text != form.cleaned_data.get(name)}
    return _page(request, kind, form, _stamp(overtaken.theirs), theirs)


def _page(request, kind, form, seen, theirs=None):
    context = {
        "kind": kind,
        "label": INCIDENT_KINDS[kind],
        "form": form,
        "seen": seen,
        "boxes": [(form[name], (theirs or {}).get(name)) for name in form.fields],
        "variables": VARIABLES.items(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "learning/edit_playbook.html", context, status=status)


def _letter(playbook):
    """The parts of its letter that are written: (heading, pieces as `skeleton` gives them)."""
    parts = ((HEADINGS[part], playbook.letter[part]) for part in PARTS)
    return [(heading, skeleton(text)) for heading, text in parts if text]


def _stamp(own):
    """What `_seen` reads again: when the company's own was saved; empty for Recovery's."""
    return own.saved_at.isoformat() if own else ""


def _seen(request):
    """`saved_at` of what somebody made it from. What nobody can have seen counts as Recovery's."""
    try:
        return parse_datetime(request.POST.get("seen", ""))
    except ValueError:
        return None


def _known_or_404(kind):
    if kind not in shipped():
        raise Http404
