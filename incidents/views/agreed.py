"""Verbs about what we agree among ourselves: decisions and actions."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.actions.decision import ask_decision
from incidents.actions.decision import decide as decide_it
from incidents.actions.promise_action import add_action, finish_action
from incidents.actions.promise_action import check_action as check_it
from incidents.forms.action import ActionForm, CheckForm, DropForm
from incidents.forms.decision import AskForm, DecideForm, WithdrawForm
from incidents.queries.colleagues import colleagues
from incidents.queries.decisions import WITHDRAWS, say_of
from incidents.views.shared import incident_or_404
from incidents.views.verbs import then_back, verb


@require_POST
def ask(request, reference):
    """Ask a colleague for a decision."""
    found = incident_or_404(request, reference)

    def put(question, asked_of):
        ask_decision(
            by=request.user,
            at=timezone.now(),
            incident=found,
            question=question,
            asked_of=asked_of,
        )

    others = [person for person in colleagues(found) if person != request.user]
    form = AskForm(request.POST, people=others)
    return verb(request, found, form, put, _("Asked. They are told when it gets urgent."))


@require_POST
def decide(request, reference, pk):
    """Say yes or no; whoever asked takes the question back."""
    found = incident_or_404(request, reference)
    decision = get_object_or_404(found.decisions, pk=pk)

    def say(is_approved, reason):
        decide_it(
            by=request.user,
            at=timezone.now(),
            decision=decision,
            is_approved=is_approved,
            reason=reason,
        )

    is_own = say_of(request.user, decision, found) == WITHDRAWS
    form = (WithdrawForm if is_own else DecideForm)(request.POST, decision=decision)
    return verb(request, found, form, say, _("Taken back.") if is_own else _("Decided."))


@require_POST
def promise(request, reference):
    """Promise an action."""
    found = incident_or_404(request, reference)

    def add(**given):
        add_action(by=request.user, at=timezone.now(), incident=found, **given)

    form = ActionForm(request.POST, people=colleagues(found), by=request.user)
    return verb(request, found, form, add, _("Promised, under a clock of its own."))


@require_POST
def done(request, reference, pk):
    """Say that an action is done."""
    found = incident_or_404(request, reference)
    action = get_object_or_404(found.actions, pk=pk)
    return then_back(
        request,
        found,
        lambda: finish_action(by=request.user, at=timezone.now(), action=action),
        _("Done. Thank you."),
    )


@require_POST
def drop(request, reference, pk):
    """Drop an action, and say why."""
    found = incident_or_404(request, reference)
    action = get_object_or_404(found.actions, pk=pk)

    def finish(dropped_because):
        finish_action(
            by=request.user, at=timezone.now(), action=action, dropped_because=dropped_because
        )

    form = DropForm(request.POST, action=action)
    return verb(request, found, form, finish, _("Dropped. The timeline says why."))


@require_POST
def check(request, reference, pk):
    """Say whether an action has worked."""
    found = incident_or_404(request, reference)
    action = get_object_or_404(found.actions, pk=pk)

    def look(was_effective, finding):
        check_it(
            by=request.user,
            at=timezone.now(),
            action=action,
            was_effective=was_effective,
            finding=finding,
        )

    form = CheckForm(request.POST, action=action)
    return verb(request, found, form, look, _("Noted. Thank you for looking."))
