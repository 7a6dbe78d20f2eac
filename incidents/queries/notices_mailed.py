from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.messages.render import Content
from incidents.models import Event, Message, User
from incidents.queries.notices import because, told_in_words, wish_url


def news_content(message: Message, person: User, at: datetime) -> Content | None:
    """What a mail of news tells: what happened, each with why its reader gets it, newest last.

    None when nothing of it is theirs to see any more. Three queries at most.
    """
    why = {event: (reason, absent) for event, reason, absent in message.data["news"]}
    found = Event.objects.filter(pk__in=why).select_related("by", "incident__customer")
    if not person.sees_everything:
        found = found.filter(Q(incident__team__in=person.team_ids))
    events = list(found.order_by("pk"))
    if not events:
        return None
    told = told_in_words(events, at)
    items = [
        {
            "incident": event.incident,
            "at": event.at,
            "headline": told[event.pk].headline,
            "text": told[event.pk].text,
            "because": because(*why[event.pk]),
            "wish_path": wish_url(why[event.pk][0]),
        }
        for event in events
    ]
    return Content(_subject(items, message), reverse("notices"), {"items": items} | _more(message))


def _subject(items, message):
    count = message.data["count"]
    if count == 1:
        incident = items[0]["incident"]
        names = {"what": items[0]["headline"], "customer": incident.customer.name}
        return f"{_('%(what)s: %(customer)s') % names} ({incident.reference})"
    words = ngettext("%(count)s thing has happened", "%(count)s things have happened", count)
    return words % {"count": count}


def _more(message):
    return {"more": message.data["count"] - len(message.data["news"])}
