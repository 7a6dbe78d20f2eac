"""Publishing the draft: what it changes, from when it counts, and what may follow."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from incidents.actions.policy import SavedMeanwhile, publish_draft
from incidents.forms.policy.trying import PublishForm
from incidents.models import PolicyVersion
from incidents.queries.policies import to_come, unknown_names
from incidents.rules.policy_diff import changes
from incidents.rules.policy_document import BadPolicy
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


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_change_it
def publish(request):
    """Say from when the draft counts and what is new, look at what it changes, and publish it."""
    found, at = the_draft(), timezone.now()
    if found is None and request.method != "POST":
        messages.warning(request, gettext("There is no draft to publish. Start one here."))
        return redirect("policy")
    form = PublishForm(request.POST if request.method == "POST" else None, at=at)
    warning = ""
    if request.method == "POST" and form.is_valid():
        try:
            version = publish_draft(
                by=request.user, at=at, seen=seen_by(request), **form.cleaned_data
            )
        except SavedMeanwhile as refusal:
            warning = gettext(
                "%(refusal)s Nothing is published. Look at it once more, then publish."
            ) % {"refusal": refusal}
        except Refused as refusal:
            warning = str(refusal)
        else:
            return _published(request, version, at)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return _publish_page(request, found, form, at, warning, status)


def _published(request, version, at):
    done = (
        gettext("Version %(number)s is published; it counts now.")
        if version.effective_from <= at
        else gettext("Version %(number)s is published; it counts from the moment you chose.")
    )
    messages.success(request, done % {"number": version.number})
    return redirect("policy_published", version.number)


def _publish_page(request, found, form, at, warning, status):
    document, current = base(found, at), in_force(at)
    context = desk("publish", found, document, at) | {
        "form": form,
        "warning": warning,
        "current": current,
        "to_come": to_come(at),
        "unknown": [what for _, what in unknown_names(document)],
    }
    context["is_whole"] = not any(tab["problems"] for tab in context["tabs"])
    try:
        context["changes"] = changes(current.document, document)
    except BadPolicy:
        context["is_whole"] = False
    return render(request, "policy/publish.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
@for_who_may_change_it
def published(request, number):
    """After publishing: the new version, and the open incidents that it could be applied to."""
    found = PolicyVersion.objects.published().filter(number=number).first()
    if found is None:
        raise Http404
    is_in_force = found == in_force(timezone.now())
    context = {"version": found, "is_in_force": is_in_force}
    return render(request, "policy/published.html", context)
