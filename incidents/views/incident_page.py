"""The page of one incident: where it stands, what is best done next, and its story."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from incidents.forms.around import RelationForm, TagForm
from incidents.forms.assign import AssignForm
from incidents.forms.close import CloseForm
from incidents.forms.first_word import FirstWordForm
from incidents.forms.notes import NoteForm
from incidents.forms.promise import SnoozeForm, WaitForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.models import Clock, Event
from incidents.queries.answers import on_its_way
from incidents.queries.around_it import around, around_parts
from incidents.queries.big_picture import picture_of, picture_parts
from incidents.queries.clock_cards import clock_cards, clocks_of, emails_on
from incidents.queries.customer_links import usable
from incidents.queries.decisions import decisions_of
from incidents.queries.first_word import first_word
from incidents.queries.incident_page import current_of, facts, guides_first, page_parts
from incidents.queries.next_step import next_step
from incidents.queries.people_around import PeopleAround
from incidents.queries.promised_actions import promised_actions
from incidents.queries.standing import standing_with
from incidents.queries.timeline import events_of, people_in, place_of, timeline
from incidents.rules.lifecycle import close_blockers
from incidents.rules.path import steps
from incidents.views.actions_shown import action_shown, decision_shown
from incidents.views.sent import Sent

UNDO_SHOWN = timedelta(minutes=2)
"""So long after it was done a click takes it back; then it is changed where it stands."""
UNDOABLE = {Event.Kind.ASSIGNED, Event.Kind.CLOSED, Event.Kind.TOOK_IN}


def incident_page(request, incident, *, sent=None, status=200):
    """Show the page. sent: a form that was sent and came back with what is wrong in it."""
    at = timezone.now()
    sent = Sent(sent)
    standing, found = standing_with(
        incident,
        **picture_parts(incident, at),
        **page_parts(incident, at),
        **around_parts(request.user, at),
    )
    beside = around(incident, found, request.user)
    wait = next((wait for wait in found["waits"] if not wait.ended_at), None)
    shows_all, before = request.GET.get("timeline") == "all", request.GET.get("before", "")
    events, has_more = events_of(incident, story=not shows_all, before=before)
    clocks = clocks_of(incident)
    people = PeopleAround(incident, at, emails=emails_on(clocks), ids=people_in(events))
    chats = {room.name: room.pk for room in found["rooms"]}
    cards = clock_cards(clocks, people, chats, found["waits"], at)
    links, answer = usable(found["links"], at), current_of(found["answers"])
    context = {
        "incident": incident,
        "path": steps(standing),
        "picture": picture_of(incident, at, found),
        "clocks": [_clock(card, sent, at) for card in cards],
        "facts": facts(incident, at),
        "next_step": next_step(incident, standing, wait, at),
        "timeline": timeline(events, at, people.names, {pk: name for name, pk in chats.items()}),
        "shows_all": shows_all,
        "is_earlier": bool(before),
        "timeline_more_url": _earlier(incident, events, shows_all) if has_more else None,
        "undoable": None if before else _undoable(events, request.user, at),
        "around": beside,
        "watches": request.user in beside.watchers,
        "came_from": _came_from(request, beside),
        "note_form": sent.or_new(NoteForm, NoteForm),
        "tag_form": sent.or_new(TagForm, TagForm),
        "relation_form": sent.or_new(RelationForm, lambda: RelationForm(user=request.user)),
        "wait": wait,
        "close_blockers": close_blockers(standing),
        "apology": answer,
        "waiting": on_its_way(found["leaving"], answer),
        "decisions": [
            decision_shown(one, sent) for one in decisions_of(incident, request.user, at)
        ],
        "actions": [action_shown(one, sent) for one in promised_actions(incident, at)],
        "links": links,
        **_help(request.user, incident, guides_first(found["guides"])),
    }
    if incident.is_open:
        team = [person for person in people.colleagues if person.in_team]
        context |= {
            "touchpoint_form": sent.or_new(
                TouchpointForm, lambda: TouchpointForm(at=at, leads=people.leads)
            ),
            "assign_form": sent.or_new(
                AssignForm, lambda: AssignForm(incident=incident, people=team, at=at)
            ),
            "wait_form": sent.or_new(WaitForm, lambda: WaitForm(incident=incident, at=at)),
            "close_form": sent.or_new(CloseForm, CloseForm),
            "can_wait": Clock.Kind.RESOLVE in standing.running and not wait,
        }
        if Clock.Kind.CONTACT in standing.running:
            message = next(iter(found["first_words"]), None)
            context |= {
                "first_word": first_word(incident, at, message, links),
                "first_word_form": sent.or_new(FirstWordForm, lambda: FirstWordForm(at=at)),
            }
    context["astray"] = sent.astray
    return render(request, "incidents/incident.html", context, status=status)


def _earlier(incident, events, shows_all):
    view = {"timeline": "all"} if shows_all else {}
    address = {**view, "before": place_of(events[-1])}
    return f"{incident.get_absolute_url()}?{urlencode(address)}"


def _undoable(events, user, at):
    """What this person did last, if it was a moment ago and can be taken back."""
    newest = next(iter(events), None)
    if newest is None or newest.kind not in UNDOABLE or newest.by_id != user.pk:
        return None
    is_over = newest.data.get("is_undo") or newest.data.get("is_over")
    return None if is_over or at - newest.at > UNDO_SHOWN else newest


def _came_from(request, beside):
    """The incident that led here because it was merged into this one, or None."""
    reference = request.GET.get("merged", "")
    return next((one for one in beside.taken_in if one.reference == reference), None)


def _clock(card, sent, at):
    clock, form = card.clock, None
    if card.snoozes_left:
        form = sent.or_new(SnoozeForm, lambda: SnoozeForm(clock=clock, at=at), clock.pk)
    return {"card": card, "snooze_form": form}


def _help(user, incident, guides):
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
