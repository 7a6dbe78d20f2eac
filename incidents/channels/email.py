from contextlib import contextmanager
from email.utils import formataddr, parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection


class MailServerAway(Exception):
    """No mail server answers. It says nothing about any one message."""


class Undeliverable(Exception):
    """The server refused this message. `final` is True when another try would be refused too."""

    def __init__(self, reason, *, final):
        super().__init__(reason)
        self.final = final


class Mailbox:
    """A connection to the mail server, used for many messages.

    Without a mail server (`settings.MAIL_IS_KEPT`) nothing leaves: the outbox keeps every message
    as it would have been sent.
    """

    def __init__(self, connection):
        self._connection = connection

    def send(self, *, to, sender, reply_to, rendered, message_id):
        """Hand one message to the server.

        to: (name, address) of who it is for; sender: the name it comes from
        reply_to: (name, address) of whom an answer reaches, or None for nobody
        rendered: its `messages.render.Rendered`; message_id: stands in its Message-ID header
        Raises Undeliverable when it is refused, MailServerAway when the connection is lost.
        """
        if self._connection is None:
            return
        mail = EmailMultiAlternatives(
            rendered.subject,
            rendered.text,
            from_email=formataddr((sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
            to=[formataddr(to)],
            reply_to=[formataddr(reply_to)] if reply_to else None,
            headers={"Message-ID": message_id},
            connection=self._connection,
        )
        mail.attach_alternative(rendered.html, "text/html")
        try:
            mail.send()
        except SMTPRecipientsRefused as refusal:
            raise _refused(*next(iter(refusal.recipients.values()))) from refusal
        except SMTPResponseException as refusal:
            raise _refused(refusal.smtp_code, refusal.smtp_error) from refusal
        except (SMTPException, OSError) as problem:
            raise MailServerAway(str(problem)) from problem


def _refused(code, reason):
    """What an answer of the server means; with 421 it hangs up, whatever it was asked."""
    words = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    if code == 421:
        return MailServerAway(f"{code} {words}")
    return Undeliverable(f"{code} {words}", final=code >= 500)


@contextmanager
def open_mailbox():
    """A Mailbox, open for the length of the block. Raises MailServerAway when nobody answers."""
    if settings.MAIL_IS_KEPT:
        yield Mailbox(None)
        return
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as problem:
        raise MailServerAway(str(problem)) from problem
    try:
        yield Mailbox(connection)
    finally:
        connection.close()
