from datetime import datetime

from django.utils.translation import gettext as _

from incidents.messages.render import Content
from incidents.models import Message, User
from incidents.queries.digests.day import day_digest
from incidents.queries.digests.lines import Line
from incidents.queries.filters import list_url
from incidents.rules.language import written


def day_content(message: Message, person: User, at: datetime) -> Content | None:
    """What the day's mail tells; None on a day on which nothing waits: no mail is the best one."""
    digest = day_digest(person, at)
    if digest.is_empty:
        return None
    return Content(_subject(digest), list_url(owner="me"), {"digest": digest})


def _subject(digest):
    """The day, and its most pressing number."""
    lines = [line for section in digest.sections for line in section.lines]
    first: Line = next((line for line in lines if line.is_hot), lines[0])
    names = {"day": written(digest.day, "l"), "count": first.words, "label": first.label}
    return _("%(day)s: %(count)s %(label)s") % names
