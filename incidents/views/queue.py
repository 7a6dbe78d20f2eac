from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from incidents.context import shell_of
from incidents.forms.queue import QueueForm
from incidents.models import User
from incidents.queries.queue import queue_page, wanted_incidents
from incidents.views.shared import local_midnight


@require_GET
@vary_on_headers("HX-Request")
def queue(request):
    """A list of incidents: mine unless the URL asks for others."""
    at = timezone.now()
    form = QueueForm(request.GET, user=request.user)
    wanted = form.wanted()
    found = wanted_incidents(request.user, wanted, at, local_midnight(at))
    number = form.cleaned_data.get("page") or 1
    page = queue_page(found, number, request.user, at)
    context = {
        "queue": {
            "heading": _heading(wanted),
            "rows": page.rows,
            "first": page.first,
            "last": page.last,
            "total": page.total,
            "previous_url": _with(request, page=number - 1) if number > 1 else "",
            "next_url": _with(request, page=number + 1) if page.has_next else "",
        },
        "tabs": _tabs(request, wanted),
        "chips": _chips(request, form, wanted),
        "filter_form": form,
    }
    template = "incidents/_queue_rows.html" if request.htmx else "incidents/queue.html"
    return render(request, template, context)


def _with(request, *, without=None, **changes):
    """This page's address with some of its parameters changed, or one value taken out."""
    query = request.GET.copy()
    query.pop("page", None)
    if without:
        name, value = without
        query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    for name, value in changes.items():
        query[name] = value
    return f"{reverse('queue')}?{query.urlencode()}"


def _heading(wanted):
    if wanted.clock == "breached":
        return "Past our promise"
    if wanted.owner == "me":
        return "My queue"
    if wanted.owner == "nobody":
        return "Nobody owns these yet"
    return "Team queue" if wanted.owner == "anyone" and wanted.teams else "Everyone’s incidents"


def _tabs(request, wanted):
    """The lists everybody needs; the one that this list is, or is a part of, is current."""
    shell, mine = shell_of(request), sorted(request.user.team_ids)
    here = wanted.owner, sorted(wanted.teams), wanted.clock
    tabs = [
        ("My queue", reverse("queue"), shell.mine, ("me", [], "")),
        ("My team", shell.team_queue_url, shell.team, ("anyone", mine, "")),
        (
            "Past our promise",
            f"{reverse('queue')}?owner=anyone&clock=breached",
            shell.breached,
            ("anyone", [], "breached"),
        ),
        ("Unowned", f"{reverse('queue')}?owner=nobody", "", ("nobody", [], "")),
    ]
    if request.user.sees_everything:
        everyone = f"{reverse('queue')}?owner=anyone"
        tabs.append(("Everyone", everyone, "", ("anyone", [], "")))
    return [
        {"label": label, "url": url, "count": count, "current": which == here}
        for label, url, count, which in tabs
    ]


def _chips(request, form, wanted):
    """What narrows this list down, each with the address of the list without it."""
    chips = []
    if wanted.words:
        chips.append(("Search", wanted.words, "q", request.GET.get("q")))
    if wanted.clock:
        label = dict(form.fields["clock"].choices)[wanted.clock]
        chips.append(("Clock", label, "clock", wanted.clock))
    labels = dict(form.fields["urgency"].choices)
    chips += [("Urgency", labels[one], "urgency", one) for one in wanted.urgencies]
    chips += [
        ("Team", team.name, "team", str(team.pk)) for team in form.cleaned_data.get("team", ())
    ]
    if wanted.status != "open":
        label = dict(form.fields["status"].choices)[wanted.status]
        chips.append(("Status", label, "status", wanted.status))
    if wanted.owner.isdecimal():
        owner = User.objects.filter(pk=wanted.owner).first()
        chips.append(("Owner", str(owner or "nobody"), "owner", wanted.owner))
    return [
        {"label": label, "value": value, "remove_url": _with(request, without=(name, raw))}
        for label, value, name, raw in chips
    ]
