"""The page of one incident: where it stands, what is best done next, and its story.

Its forms are folded away, and made when somebody unfolds one: `?form=note` asks for it. htmx gets
that form alone, for its place on the page; anybody else the page with the form open.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from incidents.forms.around import RelationForm, TagForm
from incidents.forms.assign import AssignForm
from incidents.forms.close import CloseForm
from incidents.forms.first_word import FirstWordForm
from incidents.forms.notes import NoteForm
from incidents.forms.promise import SnoozeForm, WaitForm
from incidents.forms.touchpoint import TouchpointForm
from incidents.models import Clock
from incidents.queries.answers import on_its_way
from incidents.queries.around_it import around
from incidents.queries.big_picture import picture_of
from incidents.queries.clock_cards import audience_of, clock_cards, clocks_of, responsible_for
from incidents.queries.colleagues import leads_for, teammates
from incidents.queries.customer_links import usable
from incidents.queries.decisions import decisions_of
from incidents.queries.first_word import first_word, key_of_first_word
from incidents.queries.incident_page import current_of, facts, guides_first, read_page
from incidents.queries.next_step import next_step
from incidents.queries.on_paper import on_paper
from incidents.queries.people_around import people_around
from incidents.queries.promised_actions import promised_actions
from incidents.queries.standing import standing_from
from incidents.queries.timeline import people_in
from incidents.rules.lifecycle import close_blockers
from incidents.rules.path import steps
from incidents.views.actions_shown import action_shown, decision_shown
from incidents.views.incident_story import story_asked_for, story_shown
from incidents.views.sent import Unfolded


def incident_page(request, incident, *, sent=None, status=200):
    """Show the page. sent: a form that was sent and came back with what is wrong in it."""
    at, user = timezone.now(), request.user
    found, forms = read_page(incident, user, at), Unfolded(sent, request.GET.get("form", ""))
    standing = standing_from(found)
    wait = next((wait for wait in found["waits"] if not wait.ended_at), None)
    context = {
        "incident": incident,
        # Said once: the address is in a dozen places.
        "here": incident.get_absolute_url(),
        "facts": facts(incident, at),
        "picture": picture_of(incident, at, found),
        "paper": on_paper(found, incident, at),
        "path": steps(standing),
        "next_step": next_step(incident, standing, wait, at),
        **_clocks_and_story(request, incident, found, forms, at),
        **_agreed(incident, user, found, forms, at),
        **_for_them(incident, standing, found, forms, at),
        **_beside(request, incident, found, forms),
        **_who_has_it(incident, user, found, forms, at),
        **_verbs(incident, standing, wait, forms, at),
    }
    if request.htmx and "form" in request.GET:
        return _form_alone(request, context, forms.asked_for)
    return render(
        request, "incidents/incident.html", context | {"astray": forms.astray}, status=status
    )


def _form_alone(request, context, form):
    if form is None:
        # What it was about is settled meanwhile; the page as it is now says so.
        raise Http404
    return render(request, f"incidents/forms/_{form.verb}.html", context | {"form": form})


def _clocks_and_story(request, incident, found, forms, at):
    """What runs, and what happened: who is named in both is read once."""
    story, clocks = story_asked_for(request, incident), clocks_of(incident)
    people = people_around(
        incident,
        found["rooms"],
        at,
        audience=audience_of(clocks),
        ids=people_in(story.events) | responsible_for(clocks),
    )
    cards = clock_cards(clocks, people, found["waits"], at)
    return {
        "clocks": [_clock(card, forms, at) for card in cards],
        **story_shown(request, incident, story, people, at),
    }


def _clock(card, forms, at):
    clock, form = card.clock, None
    if card.snoozes_left:
        form = forms.or_new(SnoozeForm, lambda: SnoozeForm(clock=clock, at=at), clock.pk)
    return {"card": card, "snooze_form": form}


def _agreed(incident, user, found, forms, at):
    """What was asked of colleagues, and what was promised to be done; most have neither."""
    decisions = decisions_of(incident, user, at) if found["has_decisions"] else []
    actions = promised_actions(incident, at) if found["has_actions"] else []
    return {
        "decisions": [decision_shown(one, forms) for one in decisions],
        "actions": [action_shown(one, forms) for one in actions],
    }


def _for_them(incident, standing, found, forms, at):
    """What the customer has of us: a first word, the answer, their page."""
    links, answer = usable(found["links"], at), current_of(found["answers"])
    shown = {
        "apology": answer,
        "waiting": on_its_way(found["leaving"], answer),
        "links": links,
    }
    if incident.is_open and Clock.Kind.CONTACT in standing.running:
        key = key_of_first_word(incident)
        message = next((one for one in found["first_words"] if one.dedupe_key == key), None)
        shown["first_word"] = first_word(incident, at, message, links)
        shown["first_word_form"] = forms.or_new(FirstWordForm, lambda: FirstWordForm(at=at))
    return shown


def _beside(request, incident, found, forms):
    """What lies around it: watchers, tags, files, and other incidents."""
    beside = around(incident, found, request.user)
    return {
        "around": beside,
        "watches": request.user in beside.watchers,
        "came_from": _came_from(request, beside),
        "tag_form": forms.or_new(TagForm, TagForm),
        "relation_form": forms.or_new(RelationForm, lambda: RelationForm(user=request.user)),
    }


def _came_from(request, beside):
    """The incident that led here because it was merged into this one, or None."""
    reference = request.GET.get("merged", "")
    return next((one for one in beside.taken_in if one.reference == reference), None)


def _who_has_it(incident, user, found, forms, at):
    """Its owner and guides, and what this person may do about that."""
    guides = guides_first(found["guides"])
    shown = {"guides": guides, "can_guide": False, "can_take_over": False}
    if not incident.is_open:
        return shown
    owns = incident.owner_id == user.pk
    guided = {guide.person_id for guide in guides if guide.joined_at}
    is_taken = incident.owner is not None and not owns
    return shown | {
        "can_guide": not owns and user.pk not in guided,
        "can_take_over": is_taken and incident.team_id in user.team_ids,
        "assign_form": forms.or_new(
            AssignForm,
            lambda: AssignForm(incident=incident, people=teammates(incident), at=at),
            is_open=incident.owner is None,
        ),
    }


def _verbs(incident, standing, wait, forms, at):
    """What can be done from the page."""
    shown = {"note_form": forms.or_new(NoteForm, NoteForm), "wait": wait}
    if not incident.is_open:
        return shown
    blockers = close_blockers(standing)
    return shown | {
        "touchpoint_form": forms.or_new(
            TouchpointForm, lambda: TouchpointForm(at=at, leads=leads_for(incident))
        ),
        "wait_form": forms.or_new(WaitForm, lambda: WaitForm(incident=incident, at=at)),
        "can_wait": Clock.Kind.RESOLVE in standing.running and not wait,
        "close_blockers": blockers,
        "close_form": forms.or_none(CloseForm) or (None if blockers else CloseForm()),
    }
