"""A real mail server."""

from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller


class MailServer(Controller):
    """A mail server on a free local port.

    messages: what arrived, as `EmailMessage`s in order
    refusals: address → the answer with which its mail is refused, such as "550 No such user"
    """

    def __init__(self):
        super().__init__(self, hostname="127.0.0.1", port=0)
        self.messages = []
        self.refusals = {}

    @property
    def host(self):
        """The host to connect to."""
        return self.hostname

    @property
    def url(self):
        """The address of the server, as EMAIL_URL has it."""
        return f"smtp://{self.host}:{self.port}"

    async def handle_RCPT(self, server, session, envelope, address, options):
        """Accept a recipient, or refuse as told."""
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        """Keep a message."""
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def _trigger_server(self):
        # Which port it became is known only now that it listens.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def smtp_server():
    """A running `MailServer`. Whether the product uses it is up to the test: see `mail_leaves`."""
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mail_leaves(smtp_server, settings):
    """The product sends to the `smtp_server`, which this gives, instead of keeping its mail."""
    settings.MAIL_IS_KEPT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = smtp_server.host
    settings.EMAIL_PORT = smtp_server.port
    return smtp_server
