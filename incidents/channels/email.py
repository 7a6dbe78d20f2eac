from contextlib import contextmanager
from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection

from incidents.channels.errors import ServerAway, Undeliverable
from incidents.channels.mime import Mail


class Mailbox:
    """A connection to the mail server, used for many messages.

    Without a mail server (`settings.MAIL_IS_KEPT`) nothing leaves: the outbox keeps every message
    as it would have been sent.
    """

    def __init__(self, connection):
        self._connection = connection
        self._address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]

    def send(self, *, to, sender, reply_to, rendered, message_id):
        """Hand one message to the server.

        to: (name, address) of who it is for; sender: the name it comes from
        reply_to: (name, address) of whom an answer reaches, or None for nobody
        rendered: its `messages.render.Rendered`; message_id: stands in its Message-ID header
        Raises Undeliverable when it is refused, ServerAway when the connection is lost.
        """
        if self._connection is None:
            return
        mail = Mail(
            sender=(sender, self._address),
            to=to,
            reply_to=reply_to,
            message_id=message_id,
            subject=rendered.subject,
            text=rendered.text,
            html=rendered.html,
            images=rendered.images,
        )
        try:
            self._connection.send_messages([mail])
        except SMTPRecipientsRefused as refusal:
            raise _refused(*next(iter(refusal.recipients.values()))) from refusal
        except SMTPResponseException as refusal:
            raise _refused(refusal.smtp_code, refusal.smtp_error) from refusal
        except (SMTPException, OSError) as problem:
            raise ServerAway(str(problem), was_sending=True) from problem


def _refused(code, reason):
    """What an answer of the server means; with 421 it hangs up, whatever it was asked."""
    words = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    if code == 421:
        return ServerAway(f"{code} {words}")
    return Undeliverable(f"{code} {words}", final=code >= 500)


@contextmanager
def open_mailbox():
    """A Mailbox, open for the length of the block. Raises ServerAway when nobody answers."""
    if settings.MAIL_IS_KEPT:
        yield Mailbox(None)
        return
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as problem:
        raise ServerAway(str(problem)) from problem
    try:
        yield Mailbox(connection)
    finally:
        connection.close()
