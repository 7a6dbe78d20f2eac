"""What the pages of the six steps have in common, and how their verbs end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from incidents.queries.big_picture import big_picture
from incidents.queries.standing import standing_of
from incidents.rules.lifecycle import close_blockers
from incidents.rules.path import LABELS, steps
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE


def step_page(request, incident, slug, context, *, template="", status=200):
    """Show the page of one step (`rules.path`): its own `context` beside what all of them show.

    template: the name of another page that belongs to this step
    """
    standing = standing_of(incident)
    shown = {
        "incident": incident,
        "step": slug,
        "step_label": LABELS[slug],
        "path": steps(standing),
        "standing": standing,
        "close_blockers": close_blockers(standing),
        "picture": big_picture(incident, timezone.now()),
    }
    return render(request, f"steps/{template or slug}.html", shown | context, status=status)


def step_verb(request, incident, slug, form, act, done, show):
    """Do a verb of a step with what its form holds, and return to the step's page.

    act: a function of the form's values by name, which may raise Refused; done: the sentence when
    it worked; show: a function of the form that came back with what is wrong in it, and of the
    status, which shows the page again
    """
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(f"step_{slug.replace('-', '_')}", incident.reference)
    return show(form, UNPROCESSABLE)
