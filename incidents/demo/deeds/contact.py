"""What the customer and we say to each other."""

from functools import partial

from incidents.actions.acknowledge import acknowledge_incident
from incidents.actions.customer_link import make_link
from incidents.actions.customer_page import (
    ask_for_lead,
    choose_on_page,
    do_their_part,
    tell_their_version,
)
from incidents.actions.survey import answer_survey
from incidents.actions.touchpoint import record_touchpoint
from incidents.models import Action, CustomerLink, Remedy, Touchpoint


def speak(channel, direction, case, *, by, at, says, mood="", lead="", next_word=None):
    """We speak with each other. mood: how they felt, in a word; lead: the lead who was there."""
    record_touchpoint(
        by=by,
        at=at,
        incident=case.incident,
        channel=channel,
        direction=direction,
        summary=says,
        mood=Touchpoint.Mood[mood.upper()] if mood else None,
        lead=case.people[lead] if lead else None,
        next_word_by=next_word,
    )


def send_first_word(case, *, by, at, next_word=None):
    """In one click: we know, and when they hear next."""
    acknowledge_incident(by=by, at=at, incident=case.incident, next_word_by=next_word)


def open_page(case, *, by, at):
    """They get a page of their own."""
    make_link(by=by, at=at, incident=case.incident)


def tell_version(case, *, by, at, says):
    """On their page they say how it was."""
    tell_their_version(at=at, link=_link(case), text=says)


def want_lead(case, *, by, at):
    """On their page they ask for a lead."""
    ask_for_lead(at=at, link=_link(case))


def choose(case, *, by, at, of):
    """On their page they choose one of the options."""
    choose_on_page(at=at, link=_link(case), remedy=case.the(Remedy, of))


def do_part(case, *, by, at, of=""):
    """On their page they say that they have done their part."""
    do_their_part(at=at, link=_link(case), number=case.the(Action, of).pk)


def answer(case, *, by, at, **answers):
    """They answer the survey."""
    answer_survey(at=at, link=_link(case), **answers)


def _link(case):
    return CustomerLink.objects.select_related("incident", "contact").get(incident=case.incident)


DEEDS = {
    **{name: partial(speak, name, "out") for name in ("call", "meeting", "email", "chat")},
    **{f"they-{name}": partial(speak, name, "in") for name in ("call", "email", "chat")},
    "first-word": send_first_word,
    "page": open_page,
    "version": tell_version,
    "want-lead": want_lead,
    "choose": choose,
    "their-part": do_part,
    "survey": answer,
}
