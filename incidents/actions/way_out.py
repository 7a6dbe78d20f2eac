"""How a message leaves the house: one opening per channel."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings

from incidents.channels import chat
from incidents.channels.email import open_mailbox
from incidents.messages.render import reply_to, sender_of
from incidents.models import Message


@contextmanager
def way_out(channel):
    """A function that sends one (message, rendered), open for the length of the block.

    Raises ServerAway when nobody answers. What the function raises, `channels.errors` names.
    """
    if channel == Message.Channel.CHAT:
        yield _post
        return
    with open_mailbox() as mailbox:
        yield lambda message, rendered: _mail(mailbox, message, rendered)


def message_id(message) -> str:
    """The Message-ID header of a message: the same one each time it is sent.

    Row numbers come again after a restore from a dump, for other messages; the moment does not. And
    a digest that may have arrived already is another one when more has been folded into it.
    """
    row = f"{message.pk}-{message.created_at:%y%m%d%H%M%S%f}"
    if message.kind == Message.Kind.DIGEST:
        row += f"-{message.items.count()}"
    return f"<message-{row}@{urlsplit(settings.SITE_URL).hostname}>"


def _mail(mailbox, message, rendered):
    mailbox.send(
        to=(message.recipient.name, message.recipient.email),
        sender=sender_of(message),
        reply_to=reply_to(message),
        rendered=rendered,
        message_id=message_id(message),
    )


def _post(message, rendered):
    chat.post(message.address, title=rendered.subject, text=rendered.text)
