"""The page of one incident, which each of its verbs leads back to."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from incidents.forms.action import ActionForm, CheckForm, DropForm
from incidents.forms.assign import AssignForm
from incidents.forms.decision import AskForm, DecideForm, WithdrawForm
from incidents.forms.promise import MakeRightForm, SnoozeForm, WaitForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.models import Clock
from incidents.queries.clock_cards import clock_cards
from incidents.queries.colleagues import colleagues
from incidents.queries.decisions import DECIDES, WITHDRAWS, decisions_of
from incidents.queries.incident_page import (
    current_answer,
    facts,
    guides_of,
    running_kinds,
    waits_on,
)
from incidents.queries.next_step import next_step
from incidents.queries.promised_actions import promised_actions
from incidents.queries.timeline import timeline
from incidents.rules.lifecycle import close_blockers
from incidents.rules.refusal import Refused
from incidents.views.shared import UNPROCESSABLE

WHOLE_TIMELINE = 1000


def incident_page(request, incident, *, sent=None, status=200):
    """Show the page. sent: a form that was sent and came back with what is wrong in it."""
    at = timezone.now()
    sent = _Sent(sent)
    waits, running = waits_on(incident), running_kinds(incident)
    wait = next((wait for wait in waits if not wait.ended_at), None)
    whole = "all" in request.GET
    entries, has_more = timeline(incident, at, *([WHOLE_TIMELINE] if whole else []))
    blockers = close_blockers(running)
    context = {
        "incident": incident,
        "clocks": [_clock(card, sent, at) for card in clock_cards(incident, at, waits)],
        "facts": facts(incident, at),
        "next_step": next_step(incident, running, wait, at),
        "timeline": entries,
        "timeline_more_url": f"{incident.get_absolute_url()}?all" if has_more else None,
        "wait": wait,
        "close_blockers": blockers,
        "can_close": incident.is_open and not blockers,
        "apology": current_answer(incident),
        "decisions": [_decision(one, sent) for one in decisions_of(incident, request.user, at)],
        "actions": [_action(one, sent) for one in promised_actions(incident, at)],
        **_help(request.user, incident),
    }
    if incident.is_open:
        context |= _forms(request.user, incident, sent, at)
        context["can_wait"] = Clock.Kind.RESOLVE in running and not wait
    context["astray"] = sent.astray
    return render(request, "incidents/incident.html", context, status=status)


def verb(request, incident, form, act, done):
    """Do a verb of an incident with what its form holds, and return to the incident's page.

    act: a function of the form's values by name, which may raise Refused; done: the sentence when
    it worked. What is wrong shows in the form, with all that was written in it.
    """
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(incident)
    return incident_page(request, incident, sent=form, status=UNPROCESSABLE)


class _Sent:
    """A form that was sent and came back, until its place on the page is found.

    What it was about may be settled meanwhile; then it is `astray`, and shown by itself.
    """

    def __init__(self, form):
        self.astray = form

    def or_new(self, kind, new, number=None):
        """The form that was sent, if it is of this kind, or else a new one.

        number: tells several of a kind apart
        """
        form = self.astray
        if not isinstance(form, kind) or number not in (None, form.number):
            return new()
        self.astray = None
        return form


def _forms(user, incident, sent, at):
    people = colleagues(incident)
    team = [person for person in people if person.in_team]
    others = [person for person in people if person != user]
    return {
        "touchpoint_form": sent.or_new(TouchpointForm, lambda: TouchpointForm(at=at)),
        "assign_form": AssignForm(incident=incident, people=team),
        "right_form": sent.or_new(MakeRightForm, MakeRightForm),
        "wait_form": sent.or_new(WaitForm, lambda: WaitForm(incident=incident, at=at)),
        "ask_form": sent.or_new(AskForm, lambda: AskForm(people=others)),
        "action_form": sent.or_new(ActionForm, lambda: ActionForm(people=people, by=user)),
    }


def _clock(card, sent, at):
    clock, form = card.clock, None
    if card.snoozes_left:
        form = sent.or_new(SnoozeForm, lambda: SnoozeForm(clock=clock, at=at), clock.pk)
    return {"card": card, "snooze_form": form}


def _decision(line, sent):
    kind = {DECIDES: DecideForm, WITHDRAWS: WithdrawForm}.get(line["say"])
    if kind is None:
        return line
    decision = line["decision"]
    return line | {"form": sent.or_new(kind, lambda: kind(decision=decision), decision.pk)}


def _action(line, sent):
    kind = {"do": DropForm, "check": CheckForm}.get(line["open"])
    if kind is None:
        return line
    action = line["action"]
    return line | {"form": sent.or_new(kind, lambda: kind(action=action), action.pk)}


def _help(user, incident):
    guides = guides_of(incident)
    joined = {guide.person_id for guide in guides if guide.joined_at}
    owns = incident.owner_id == user.pk
    return {
        "guides": guides,
        "can_guide": incident.is_open and not owns and user.pk not in joined,
        "can_take_over": incident.is_open
        and incident.owner is not None
        and not owns
        and incident.team_id in user.team_ids,
    }
