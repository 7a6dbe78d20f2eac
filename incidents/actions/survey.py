"""The customer's survey: asked for once a cycle, when it is closed, and answered once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from incidents.actions.customer_link import link_for_mail
from incidents.actions.customer_word import keep_word, pass_on
from incidents.actions.lock import locked
from incidents.models import Event, Message, Survey
from incidents.queries.surveys import SIDES, is_put_right
from incidents.rules.audience import OWNER
from incidents.rules.refusal import Refused
from incidents.rules.roles import LEAD

LOW = 2
"""A side that is rated so, or lower, is for the lead to read, too."""


@transaction.atomic
def ask_survey(*, by, at, incident):
    """Ask the contact by mail what they think of how it was put right; returns the Message.

    Once a cycle. Returns None when there is nobody to ask, when they have said so already, and when
    somebody closed the page for them: then nothing is owed.
    """
    incident = locked(incident)
    if incident.contact is None or not incident.contact.email:
        return None
    if incident.surveys.filter(cycle=incident.cycle).exists():
        return None
    if link_for_mail(by=by, at=at, incident=incident) is None:
        return None
    message, _ = Message.objects.get_or_create(
        dedupe_key=f"survey:{incident.pk}:{incident.cycle}",
        defaults={
            "kind": Message.Kind.SURVEY,
            "contact": incident.contact,
            "incident": incident,
            "data": {"cycle": incident.cycle, "by": [by.name, by.email] if by else []},
            "created_at": at,
            # Closing can be taken back like an answer: then they were never asked.
            "send_after": at + timedelta(seconds=settings.UNDO_SECONDS),
        },
    )
    return message


@transaction.atomic
def answer_survey(*, at, link, **answers):
    """Keep what the customer thinks, for the present cycle, and tell the owner; returns the Survey.

    answers: the fields of a Survey, of which outcome, process and treatment are needed; the team's
    lead hears of it, too, when one of these is LOW. The first answers of a cycle stand: further
    ones change nothing. Raises Refused before it is put right, and TooMany.
    """
    incident = locked(link.incident)
    known = incident.surveys.filter(cycle=incident.cycle).first()
    if known:
        return known
    if incident.is_open and not is_put_right(incident):
        raise Refused(
            gettext("We are not done yet, so it is too early to ask you this. Nothing was kept.")
        )
    survey = Survey.objects.create(incident=incident, cycle=incident.cycle, at=at, **answers)
    sides = {name: answers[name] for name in SIDES}
    word = keep_word(incident, link.contact, at=at, summary=_in_words(survey))
    to = (OWNER, LEAD) if min(sides.values()) <= LOW else (OWNER,)
    pass_on(word, "survey", at=at, to=to)
    Event.objects.create(
        incident=incident,
        kind=Event.Kind.SURVEYED,
        at=at,
        by=None,
        data={"contact": link.contact.name, "sides": sides, "words": survey.words},
    )
    return survey


def _in_words(survey):
    sides = [
        gettext("%(label)s: %(score)s of 5.") % {"label": label, "score": getattr(survey, name)}
        for name, label in SIDES.items()
    ]
    return "\n".join([*sides, survey.words]).strip()
