"""How the verbs of an incident end: back on the page that they were done from.

A form may say with `back` which step's page that is, or that it is the dashboard; else it is the
incident's own. Once it is done, `then` may lead on to the next case instead ("Save and next").
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from incidents.rules.path import DIAGNOSE, FOLLOW_UP, MAKE_RIGHT, PREVENT
from incidents.rules.refusal import Refused
from incidents.views.incident_page import incident_page
from incidents.views.next_case import NEXT, next_case_url
from incidents.views.shared import UNPROCESSABLE
from incidents.views.steps.diagnose import diagnose_page
from incidents.views.steps.follow_up import follow_up_page
from incidents.views.steps.make_right import make_right_page
from incidents.views.steps.prevent import prevent_page

DASHBOARD = "dashboard"
_PAGES = {
    DIAGNOSE: diagnose_page,
    MAKE_RIGHT: make_right_page,
    PREVENT: prevent_page,
    FOLLOW_UP: follow_up_page,
}


def verb(request, incident, form, act, done):
    """Do a verb of an incident with what its form holds, and return to where it was done from.

    act: a function of the form's values by name, which may raise Refused; done: the sentence when
    it worked. What is wrong shows in the form, with all that was written in it.
    """
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _done(request, incident, done)
    if request.POST.get("back") == DASHBOARD:
        # A row of it has no place for what is wrong; a notice has.
        messages.warning(request, " ".join(_what_is_wrong(form)))
        return redirect(_where_from(request, incident))
    page = _PAGES.get(request.POST.get("back"), incident_page)
    return page(request, incident, sent=form, status=UNPROCESSABLE)


def then_back(request, incident, act, done):
    """Do a verb of an incident that has no form, and return to where it was done from.

    act: a function without arguments that may raise Refused; done: the sentence when it worked,
    else the notice says why not
    """
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        return _done(request, incident, done)
    return redirect(_where_from(request, incident))


def _done(request, incident, done):
    """Say so, and go on to where the form says."""
    if request.POST.get("then") == NEXT:
        # Said on the page of another one, so it names this one.
        messages.success(request, f"{incident.reference}: {done}")
        return redirect(next_case_url(incident))
    messages.success(request, done)
    return redirect(_where_from(request, incident))


def _where_from(request, incident):
    step = request.POST.get("back")
    if step == DASHBOARD:
        teams = urlencode({"team": request.POST.getlist("team")}, doseq=True)
        return reverse("dashboard") + (f"?{teams}" if teams else "")
    if step not in _PAGES:
        return incident.get_absolute_url()
    return reverse(f"step_{step.replace('-', '_')}", args=[incident.reference])


def _what_is_wrong(form):
    return [str(problem) for problems in form.errors.values() for problem in problems]
