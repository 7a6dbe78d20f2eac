"""What a customer does on their page. Each verb is safe to repeat, and nobody of us does it.

link: the CustomerLink whose page it was done on; whose words they are, it says
"""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.actions.customer_word import keep_word, pass_on, said_lately
from incidents.actions.lock import locked
from incidents.actions.promise_action import finish_action
from incidents.actions.remedy import choose_remedy
from incidents.models import Event
from incidents.queries.customer_calls import calls_of
from incidents.rules.audience import OWNER
from incidents.rules.refusal import Refused
from incidents.rules.roles import LEAD

LONGEST = 4000
_GONE = gettext_lazy(
    "This can’t be had any more. Nothing was changed; what can be chosen now stands below."
)


@transaction.atomic
def tell_their_version(*, at, link, text):
    """Keep how the customer sees it, and tell the owner; returns whether it was new.

    It reopens nothing by itself, and ends our waiting for them. The same text within the hour is
    kept once. Raises Refused without words, for more than LONGEST characters, and TooMany.
    """
    incident, text = locked(link.incident), text.strip()
    if not text:
        raise Refused(_("Tell us in a few words what is not right."))
    if len(text) > LONGEST:
        raise Refused(
            _("This is longer than %(longest)s characters. Please shorten it, or send it.")
            % {"longest": LONGEST}
        )
    if said_lately(incident, link.contact, text, at=at):
        return False
    word = keep_word(incident, link.contact, at=at, summary=text)
    _tell(link, Event.Kind.THEIR_VERSION, at, {"text": text})
    pass_on(word, "version", at=at)
    return True


@transaction.atomic
def ask_for_lead(*, at, link):
    """Tell the team's leads, or the next ones up, and the owner that the customer asks for a lead.

    Bounded: once a day and three times in all (`queries.customer_calls`); what comes on top changes
    nothing. Returns whether somebody was told.
    """
    incident = locked(link.incident)
    if not calls_of(incident, at).may_ask:
        return False
    word = keep_word(incident, link.contact, at=at, summary=_("Please involve a lead."))
    told = pass_on(word, "lead", at=at, to=(LEAD, OWNER), is_urgent=True)
    _tell(link, Event.Kind.THEY_ESCALATED, at, {"told": told})
    return True


@transaction.atomic
def choose_on_page(*, at, link, remedy):
    """Note the option that the customer chooses, a Remedy, and tell the owner.

    Returns whether that changed something. Raises Refused, in words for the customer, for what
    can't be chosen (any more), and TooMany.
    """
    incident = locked(link.incident)
    option = incident.remedies.open().filter(pk=remedy.pk).first()
    if option is None:
        raise Refused(_GONE)
    if option.chosen_at:
        return False
    choose_remedy(at=at, remedy=option)
    word = keep_word(
        incident, link.contact, at=at, summary=_("Chosen: %(what)s") % {"what": option.what}
    )
    pass_on(word, "choice", at=at)
    return True


@transaction.atomic
def do_their_part(*, at, link, number):
    """Note that the customer has done an action of theirs, and tell who asked them for it.

    number: the Action's id. Returns whether that was new. Raises Refused for an action that is not
    theirs, and TooMany.
    """
    incident = locked(link.incident)
    theirs = incident.actions.filter(is_theirs=True, dropped_because="")
    action = theirs.filter(pk=number).first()
    if action is None:
        raise Refused(_("This is not needed from you any more. Thank you all the same."))
    if action.done_at:
        return False
    finish_action(by=None, at=at, action=action)
    word = keep_word(
        incident, link.contact, at=at, summary=_("Done: %(what)s") % {"what": action.what}
    )
    pass_on(word, "done", at=at, owner=action.owner_id)
    return True


def _tell(link, kind, at, data):
    Event.objects.create(
        incident_id=link.incident_id,
        kind=kind,
        at=at,
        by=None,
        data={"contact": link.contact.name, "contact_id": link.contact_id} | data,
    )
