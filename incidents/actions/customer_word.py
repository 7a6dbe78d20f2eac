"""What every word of the customer's own does, whatever it says: it is kept, and we hear of it.

Call these inside a transaction, with a locked incident.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from incidents.actions.wait import end_wait_of
from incidents.models import Message, Touchpoint
from incidents.queries.roster import staff
from incidents.rules.audience import OWNER, told
from incidents.rules.refusal import Refused

MOST_AN_HOUR = 20
AN_HOUR = timedelta(hours=1)


class TooMany(Refused):
    """So much came through one page that it can't be a person who writes."""


def keep_word(incident, contact, *, at, summary):
    """Note that the contact came to us on their page, and no longer wait for them.

    Returns the Touchpoint. Its event is the verb's own to write. Raises TooMany above MOST_AN_HOUR
    of them in an hour.
    """
    if _theirs(incident, contact).filter(at__gt=at - AN_HOUR).count() >= MOST_AN_HOUR:
        raise TooMany(
            _(
                "A great deal came from this page in the last hour, so this was not kept. "
                "Please copy your text, and try again in an hour; or write us an e-mail, or "
                "call."
            )
        )
    end_wait_of(incident, at=at)
    return Touchpoint.objects.create(
        incident=incident,
        at=at,
        contact=contact,
        channel=Touchpoint.Channel.WEB,
        direction=Touchpoint.Direction.IN,
        summary=summary,
    )


def said_lately(incident, contact, summary, *, at) -> bool:
    """Whether they said the same within the hour: then a button was pressed twice."""
    same = _theirs(incident, contact).filter(summary=summary, at__gt=at - AN_HOUR)
    return same.exists()


def pass_on(touchpoint, about, *, at, to=(OWNER,), owner=None, is_urgent=False) -> list[int]:
    """Tell staff of a word of the customer's; returns the ids of the people who are told.

    about: what kind of word it is, as `messages.customer_words` knows it; to: audience names, whose
    holders are gone round when they are away (`rules.audience`); owner: id of whose work it is
    about, if not the incident's owner's; is_urgent: it waits for nobody's quiet hours
    """
    incident, everybody = touchpoint.incident, staff(at)
    owner = owner or incident.owner_id
    heard = told(to, owner, incident.team_id, everybody.roster)
    words = {"about": about, "from": touchpoint.contact.name, "words": touchpoint.summary}
    for person in heard.people:
        wishes = everybody.wishes_of(person)
        Message.objects.bulk_create(
            Message(
                kind=Message.Kind.CUSTOMER_WORD,
                person_id=person,
                channel=channel,
                incident=incident,
                data=words | everybody.words_for(heard, person),
                dedupe_key=f"word:{touchpoint.pk}:{person}:{channel}",
                created_at=at,
                send_after=wishes.send_after(at, is_reminder=not is_urgent),
            )
            for channel in wishes.channels(is_reminder=False)
        )
    return list(heard.people)


def _theirs(incident, contact):
    return incident.touchpoints.filter(
        contact=contact, channel=Touchpoint.Channel.WEB, direction=Touchpoint.Direction.IN
    )
