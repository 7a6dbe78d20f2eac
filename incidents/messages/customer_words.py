"""What mails to a customer say besides the answer, and how staff hear of a customer's own words."""

from datetime import datetime

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from incidents.models import Clock, Incident, Message

_HEARD = {
    "version": (
        _("%(contact)s says that it is not right"),
        _("Read it, and call them: it is their side of it."),
    ),
    "lead": (
        _("%(contact)s asks for a lead"),
        _("Please agree who calls them today. The work stays with its owner; the call need not."),
    ),
    "choice": (
        _("%(contact)s has chosen"),
        _("Now it is ours to do, by the day that stands beside it."),
    ),
    "done": (
        _("%(contact)s did what we had asked for"),
        _("Go on from there, and thank them when you next speak."),
    ),
    "survey": (
        _("%(contact)s told us how it was"),
        _("Thank them; and if something is still not right, call them."),
    ),
}


def heard(message: Message) -> tuple[str, str]:
    """What the customer did, as a sentence without its full stop, and what to do about it."""
    did, to_do = _HEARD[message.data["about"]]
    return did % {"contact": message.data["from"]}, str(to_do)


def next_word_due(incident: Incident, at: datetime) -> datetime | None:
    """When they hear next after a word at `at`, by the policy; None when it promises nothing."""
    plan = incident.rules.plan(Clock.Kind.UPDATE, incident.case, at)
    return plan.due_at if plan else None


def next_word_of(message: Message, at: datetime) -> datetime | None:
    """When a first word that leaves at `at` says that they hear next.

    What was stated, unless that has passed while it waited; then the policy's.
    """
    stated = message.data.get("next_word_by")
    due_at = parse_datetime(stated) if stated else None
    return due_at if due_at and due_at > at else next_word_due(message.incident, at)


def company_of(incident: Incident) -> str:
    """Who we are to the customer: the company, or the team where it has not been named."""
    return settings.COMPANY_NAME or incident.team.name


def writer_of(message: Message) -> tuple[str, str] | None:
    """Name and address of whoever writes to the customer in this message (practice P66).

    The answer's author, else the incident's owner, else who set it off; None for mail to staff.
    """
    if message.contact is None:
        return None
    person = message.apology.author if message.apology else message.incident.owner
    if person:
        return person.name, person.email
    return tuple(message.data.get("by") or ()) or None
