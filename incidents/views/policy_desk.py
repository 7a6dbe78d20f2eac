"""What the pages on which the policy is changed have in common."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from incidents.actions.policy import draft_problems
from incidents.forms.policy.sheet import id_of
from incidents.forms.policy.sheets import SHEETS
from incidents.models import PolicyVersion


def for_who_may_change_it(view):
    """Answer 403 to whoever may read the policy but not change it."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.sees_everything:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def desk(here, found, document, at):
    """What all pages of the draft have in common: its tabs, each with what is to be mended."""
    told = draft_problems(document, at)
    tabs = [
        {
            "slug": sheet.slug,
            "title": sheet.title,
            "url": reverse("edit_policy", args=[sheet.slug]),
            "problems": [
                (f"{reverse('edit_policy', args=[sheet.slug])}#{id_of(name)}", sentence)
                for name, sentence in sheet.problems(told, document)
            ],
        }
        for sheet in SHEETS.values()
    ]
    seen = found.saved_at.isoformat() if found else ""
    return {"here": here, "draft": found, "tabs": tabs, "seen": seen}


def the_draft():
    """The draft with who saved it, or None."""
    return PolicyVersion.objects.select_related("saved_by").draft()


def in_force(at):
    """The version that counts at `at`."""
    return PolicyVersion.objects.in_force(at)


def base(found, at):
    """The document that a sheet is a part of; the one in force when the draft is gone."""
    return found.document if found else in_force(at).document


def seen_by(request):
    """When the draft was saved that the person has been looking at; None where that is unknown."""
    try:
        return parse_datetime(request.POST.get("seen", ""))
    except ValueError:
        return None
