"""The page of one incident: where it stands, what is best done next, and its story."""

from django.shortcuts import render
from django.utils import timezone

from incidents.forms.assign import AssignForm
from incidents.forms.close import CloseForm
from incidents.forms.first_word import FirstWordForm
from incidents.forms.promise import SnoozeForm, WaitForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.models import Apology, Clock
from incidents.queries.answers import on_its_way
from incidents.queries.big_picture import big_picture
from incidents.queries.clock_cards import clock_cards
from incidents.queries.colleagues import colleagues
from incidents.queries.customer_links import links_of
from incidents.queries.decisions import decisions_of
from incidents.queries.first_word import first_word
from incidents.queries.incident_page import current_answer, facts, guides_of, waits_on
from incidents.queries.next_step import next_step
from incidents.queries.promised_actions import promised_actions
from incidents.queries.standing import standing_of
from incidents.queries.timeline import timeline
from incidents.rules.lifecycle import close_blockers
from incidents.rules.path import steps
from incidents.views.actions_shown import action_shown, decision_shown
from incidents.views.sent import Sent

WHOLE_TIMELINE = 1000


def incident_page(request, incident, *, sent=None, status=200):
    """Show the page. sent: a form that was sent and came back with what is wrong in it."""
    at = timezone.now()
    sent = Sent(sent)
    waits, standing = waits_on(incident), standing_of(incident)
    wait = next((wait for wait in waits if not wait.ended_at), None)
    whole = "all" in request.GET
    entries, has_more = timeline(incident, at, *([WHOLE_TIMELINE] if whole else []))
    context = {
        "incident": incident,
        "path": steps(standing),
        "picture": big_picture(incident, at),
        "clocks": [_clock(card, sent, at) for card in clock_cards(incident, at, waits)],
        "facts": facts(incident, at),
        "next_step": next_step(incident, standing, wait, at),
        "timeline": entries,
        "timeline_more_url": f"{incident.get_absolute_url()}?all" if has_more else None,
        "wait": wait,
        "close_blockers": close_blockers(standing),
        "apology": current_answer(incident),
        "waiting": on_its_way(incident) if standing.letter == Apology.State.QUEUED else None,
        "decisions": [
            decision_shown(one, sent) for one in decisions_of(incident, request.user, at)
        ],
        "actions": [action_shown(one, sent) for one in promised_actions(incident, at)],
        "links": links_of(incident, at),
        **_help(request.user, incident),
    }
    if incident.is_open:
        people = [person for person in colleagues(incident) if person.in_team]
        context |= {
            "touchpoint_form": sent.or_new(
                TouchpointForm, lambda: TouchpointForm(at=at, incident=incident)
            ),
            "assign_form": AssignForm(incident=incident, people=people),
            "wait_form": sent.or_new(WaitForm, lambda: WaitForm(incident=incident, at=at)),
            "close_form": sent.or_new(CloseForm, CloseForm),
            "can_wait": Clock.Kind.RESOLVE in standing.running and not wait,
        }
        context |= _first_word(incident, standing, sent, at)
    context["astray"] = sent.astray
    return render(request, "incidents/incident.html", context, status=status)


def _first_word(incident, standing, sent, at):
    if Clock.Kind.CONTACT not in standing.running:
        return {}
    return {
        "first_word": first_word(incident, at),
        "first_word_form": sent.or_new(FirstWordForm, lambda: FirstWordForm(at=at)),
    }


def _clock(card, sent, at):
    clock, form = card.clock, None
    if card.snoozes_left:
        form = sent.or_new(SnoozeForm, lambda: SnoozeForm(clock=clock, at=at), clock.pk)
    return {"card": card, "snooze_form": form}


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
