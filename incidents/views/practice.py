"""The practice room: scenarios to try words on, and what becomes of a try."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from incidents.actions.practice import (
    assign_practice,
    debrief_try,
    drop_suggestion,
    keep_try,
    share_try,
)
from incidents.forms.practice import DebriefForm, SuggestForm, TryForm
from incidents.library.scenarios import PARTS, scenarios
from incidents.models import Practice
from incidents.queries.practice import (
    MOST_TRIES,
    coach_on,
    for_lead,
    leads_of,
    marked,
    open_suggestions,
    people_led_by,
    readable_try,
    room_of,
    suggestions,
    teams_led_by,
    tries_of,
)
from incidents.rules.questions import QUESTIONS
from incidents.rules.refusal import Refused
from incidents.rules.words import listed
from incidents.views.shared import UNPROCESSABLE

REFRAME = QUESTIONS["sad"]


@require_GET
def practice_room(request):
    """The scenarios, and what was suggested or shown."""
    leads = bool(teams_led_by(request.user))
    context = {
        "room": room_of(request.user),
        "leads": leads,
        "shown": for_lead(request.user),
    }
    return render(request, "practice/room.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def practice(request, code):
    """One scenario, and three boxes to answer it in."""
    scenario = _scenario_or_404(code)
    if request.method != "POST":
        return _scenario_page(request, scenario)
    form = TryForm(request.POST)
    if form.is_valid():
        try:
            kept = keep_try(by=request.user, at=timezone.now(), scenario=code, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("practice_try", kept.pk)
    return _scenario_page(request, scenario, form=form, status=UNPROCESSABLE)


def _scenario_or_404(code):
    scenario = scenarios().get(code)
    if scenario is None:
        raise Http404
    return scenario


def _scenario_page(request, scenario, *, form=None, suggest_form=None, status=200):
    """form: a try that came back; suggest_form: a suggestion that came back."""
    user = request.user
    tries = list(tries_of(user, scenario.code)[:MOST_TRIES])
    suggested = suggestions(user, scenario.code).order_by("pk").first()
    last = {part: getattr(tries[0], part) for part in PARTS} if tries else {}
    people = people_led_by(user)
    context = {
        "scenario": scenario,
        "reframe": REFRAME,
        "form": form or TryForm(initial=last),
        "tries": tries,
        "suggested": suggested,
        "leads": _named(leads_of(user)),
        "suggest_form": suggest_form or (people and SuggestForm(people=people)),
        "advice": coach_on(scenario, last, timezone.now()) if tries else None,
    }
    return render(request, "practice/scenario.html", context, status=status)


def _named(people):
    """“Tomás”, or “Tomás and Rui”; empty for nobody."""
    return listed([person.get_short_name() for person in people])


@require_GET
def practice_try(request, pk):
    """One try: what the coach says, and a good answer to compare."""
    return _try_page(request, _try_or_404(request, pk))


def _try_or_404(request, pk):
    try:
        return readable_try(request.user, pk)
    except Practice.DoesNotExist as unknown:
        raise Http404 from unknown


def _try_page(request, found, *, debrief_form=None, status=200):
    user, scenario = request.user, scenarios()[found.scenario]
    parts = {part: getattr(found, part) for part in PARTS}
    is_mine = found.person_id == user.pk
    advice = coach_on(scenario, parts, timezone.now())
    context = {
        "practice": found,
        "scenario": scenario,
        "is_mine": is_mine,
        "compared": [
            (
                TryForm.base_fields[part].label,
                marked(parts[part], part, advice),
                scenario.answer[part],
            )
            for part in PARTS
        ],
        "advice": advice,
        "leads": is_mine
        and _named(lead for lead in leads_of(user) if lead.pk != found.assigned_by_id),
        "debrief_form": debrief_form or _debrief_form(user, found),
    }
    return render(request, "practice/try.html", context, status=status)


def _debrief_form(user, found):
    if found.person_id == user.pk or found.debriefed_by_id not in (None, user.pk):
        return None
    return DebriefForm(initial={"text": found.debrief})


@require_POST
def share(request, pk):
    """Let one's leads read a try, or keep it to oneself again."""
    mine = get_object_or_404(Practice, pk=pk, person=request.user, written_at__isnull=False)
    is_shared = request.POST.get("shared") == "yes"
    share_try(by=request.user, practice=mine, is_shared=is_shared)
    leads = _named(leads_of(request.user))
    if is_shared:
        done = (
            _("%(leads)s can read it now.") % {"leads": leads}
            if leads
            else _("Whoever leads your team can read it.")
        )
    else:
        done = _("It is yours alone again.")
    messages.success(request, done)
    return redirect("practice_try", pk)


@require_POST
def debrief(request, pk):
    """Write to somebody about the try they showed."""
    found = _try_or_404(request, pk)
    if found.person_id == request.user.pk:
        raise Http404
    form = DebriefForm(request.POST)
    if form.is_valid():
        try:
            debrief_try(by=request.user, at=timezone.now(), practice=found, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("%(person)s finds it beside the try.")
                % {"person": found.person.get_short_name()},
            )
            return redirect("practice_try", pk)
    return _try_page(request, found, debrief_form=form, status=UNPROCESSABLE)


@require_POST
def suggest(request, code):
    """Suggest a scenario to somebody of a team that one leads."""
    scenario, people = _scenario_or_404(code), people_led_by(request.user)
    if not people:
        raise Http404
    form = SuggestForm(request.POST, people=people)
    if form.is_valid():
        person = form.cleaned_data["person"]
        try:
            assign_practice(by=request.user, at=timezone.now(), scenario=code, person=person)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("%(person)s finds it in the practice room.")
                % {"person": person.get_short_name()},
            )
            return redirect("practice", code)
    return _scenario_page(request, scenario, suggest_form=form, status=UNPROCESSABLE)


@require_POST
def drop(request, pk):
    """Put away a suggestion that was not tried yet."""
    found = open_suggestions(request.user).filter(pk=pk).first()
    if found:
        drop_suggestion(by=request.user, practice=found)
        messages.success(request, _("Put away."))
    else:
        messages.warning(request, _("There is nothing to put away any more."))
    return redirect("practice_room")
