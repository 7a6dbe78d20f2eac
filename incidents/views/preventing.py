"""Verbs of the step “prevent”: a change with its check, and a lesson."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.lesson import keep_lesson, see_lesson_again
from incidents.actions.promise_action import add_action
from incidents.forms.action import PreventForm
from incidents.forms.lesson import LessonForm
from incidents.models import Lesson
from incidents.queries.colleagues import colleagues
from incidents.views.shared import incident_or_404
from incidents.views.verbs import then_back, verb


@require_POST
def prevent_action(request, reference):
    """Promise a change that is to stop it, and when we look whether it has."""
    found, at = incident_or_404(request, reference), timezone.now()

    def add(**given):
        add_action(by=request.user, at=at, incident=found, **given)

    form = PreventForm(request.POST, people=colleagues(found), by=request.user, at=at)
    return verb(request, found, form, add, _("Promised. We look at it again on the day you named."))


@require_POST
def lesson(request, reference):
    """Keep what others can learn from it."""
    found = incident_or_404(request, reference)

    def keep(**given):
        keep_lesson(by=request.user, at=timezone.now(), incident=found, **given)

    form = LessonForm(request.POST)
    return verb(request, found, form, keep, _("Kept. Others find it in the lessons."))


@require_POST
def lesson_again(request, reference, pk):
    """Say that a lesson we have learned before was seen here again."""
    found = incident_or_404(request, reference)
    known = get_object_or_404(Lesson, pk=pk)
    return then_back(
        request,
        found,
        lambda: see_lesson_again(by=request.user, at=timezone.now(), incident=found, lesson=known),
        _("Noted: seen once more."),
    )
