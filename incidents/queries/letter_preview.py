from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from incidents.messages.around import Around
from incidents.messages.render import Rendered, render
from incidents.models import Apology, Contact, Message
from incidents.queries.answers import letters_of
from incidents.queries.offers import shown_with

STAND_IN = "their-page"


def letter_preview(incident, sender, ticked: Iterable[int], at: datetime) -> Rendered:
    """The mail exactly as the customer would get it from `sender` now; nothing is made or sent.

    It is that of the draft, else of the answer that was sent last, else an empty one. ticked: ids
    of the remedies to be offered with it. The address of their page is left out: it is theirs.
    """
    contact = incident.contact
    letters = letters_of(incident)
    letter = letters.draft or letters.sent or Apology(incident=incident)
    letter.author = sender
    message = Message(
        kind=Message.Kind.APOLOGY,
        contact=contact or Contact(name=incident.customer.name),
        incident=incident,
        apology=letter,
        data=shown_with(incident, at, ticked),
    )
    around = Around.of([message], at) if contact else Around()
    # They get a link with the mail, unless somebody has closed the page for them.
    if contact and not incident.links.filter(contact=contact, revoked_at__isnull=False).exists():
        address = f"{settings.SITE_URL.rstrip('/')}/{STAND_IN}"
        around.pages.setdefault((incident.pk, contact.pk), address)
    return render(message, at=at, around=around).kept()
