"""Writing a message, whatever it says: most from its own rows, news and digests from what is read
anew at that moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from incidents.messages.render import Content, Rendered, render
from incidents.models import Message, User
from incidents.queries.digests.day_shown import day_content
from incidents.queries.digests.week_shown import week_content
from incidents.queries.notices_mailed import news_content
from incidents.speech import language_of

_CONTENTS = {
    Message.Kind.NOTICE: news_content,
    Message.Kind.DAILY: day_content,
    Message.Kind.WEEKLY: week_content,
}


def written(message: Message, *, at: datetime, around=None) -> Rendered | None:
    """A message as of `at` (see `messages.render.render`); None when there is nothing to say.

    So it is with a digest of a day on which nothing waits, and with news of incidents that its
    reader may not see any more.
    """
    content = content_of(message, at)
    if content is None and message.kind in _CONTENTS:
        return None
    return render(message, at=at, around=around, content=content)


def content_of(message: Message, at: datetime) -> Content | None:
    """What its templates say besides; None for nothing."""
    read = _CONTENTS.get(message.kind)
    if read is None:
        return None
    person = User.objects.with_places().get(pk=message.person_id)
    with translation.override(language_of(person)), timezone.override(ZoneInfo(person.time_zone)):
        return read(message, person, at)
