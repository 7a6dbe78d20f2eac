"""What we promise: for everybody to read."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from incidents.forms.policy.trying import TryForm
from incidents.models import PolicyVersion
from incidents.queries.policies import in_words, known, profiles, to_come, versions
from incidents.queries.policy_trial import trial
from incidents.rules.policy_diff import changes
from incidents.views.shared import UNPROCESSABLE


@require_GET
def policy(request):
    """The policy in force, in words; what is to come, and all that has been."""
    at, number = timezone.now(), _page_number(request)
    version = _in_force(at)
    rows, has_next = versions(number)
    address = reverse("policy")
    context = _shown(version) | {
        "try": TryForm(None, at=at, user=request.user),
        "try_url": reverse("try_policy"),
        "known": known(),
        "to_come": to_come(at),
        "versions": rows,
        "pages": {
            "previous_url": f"{address}?page={number - 1}#versions" if number > 1 else "",
            "next_url": f"{address}?page={number + 1}#versions" if has_next else "",
        },
    }
    if request.user.sees_everything:
        draft = PolicyVersion.objects.select_related("saved_by").draft()
        context |= {"draft": draft, "profiles": [] if draft else profiles()}
    context["trial"] = _trial(version, context["try"])
    return render(request, "policy/policy.html", context)


@require_GET
def policy_version(request, number):
    """One published version, and what it changed."""
    found = get_object_or_404(
        PolicyVersion.objects.published().select_related("published_by"), number=number
    )
    before = PolicyVersion.objects.published().filter(number=number - 1).first()
    context = _shown(found) | {
        "before": before,
        "changes": changes(before.document, found.document) if before else [],
    }
    return render(request, "policy/version.html", context)


@require_GET
@vary_on_headers("HX-Request")
def try_policy(request):
    """What the policy in force would promise in a case; asked for by htmx, only that."""
    at = timezone.now()
    version = _in_force(at)
    form = TryForm(request.GET, at=at, user=request.user)
    context = {
        "version": version,
        "try": form,
        "try_url": reverse("try_policy"),
        "known": known(),
        "trial": _trial(version, form),
    }
    status = 200 if form.is_valid() else UNPROCESSABLE
    template = "policy/_trial.html" if request.htmx else "policy/try.html"
    return render(request, template, context, status=status)


def _in_force(at):
    try:
        return PolicyVersion.objects.select_related("published_by").in_force(at)
    except PolicyVersion.DoesNotExist as none:
        raise Http404 from none


def _shown(version):
    return {"version": version, "words": in_words(version)}


def _trial(version, form):
    return trial(version.policy, str(version), **form.case) if form.is_valid() else None


def _page_number(request):
    number = request.GET.get("page", "1")
    return max(1, min(int(number), 1000)) if number.isdecimal() and len(number) < 5 else 1
