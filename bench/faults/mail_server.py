"""A real mail server with moods.

The mood stands in a file and is read anew for every connection, recipient and message:

    well         takes everything
    hang         says nothing, not even hello
    421 …, 451 …, 550 …    refuses every recipient with these words
    drop-before  hangs up after DATA, without having taken the message
    drop-after   takes the message and hangs up before saying so

What it takes it writes to a journal: Message-ID, recipient, subject, and whether it said yes.
"""

import asyncio
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


class Moody(SMTP):
    """One connection to the server."""

    async def _handle_client(self):
        while self.event_handler.mood() == "hang":
            await asyncio.sleep(0.2)
        await super()._handle_client()


class Handler:
    """What the server does with recipients and messages."""

    def __init__(self, mood, journal):
        """mood: a function that gives the mood of the moment; journal: where mail is noted."""
        self.mood = mood
        self._journal = journal

    async def handle_RCPT(self, server, session, envelope, address, options):
        """Accept a recipient, or refuse in the words of the mood."""
        mood = self.mood()
        if mood[:3].isdigit():
            return mood
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        """Take a message, or drop the connection before or after."""
        mood = self.mood()
        if mood == "drop-before":
            server.transport.abort()
            return "451 Gone"
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self._journal.note(
            "mail",
            id=str(mail["Message-ID"]),
            to=envelope.rcpt_tos[0],
            subject=str(mail["Subject"]),
            said_yes=mood != "drop-after",
        )
        if mood == "drop-after":
            server.transport.abort()
        return "250 OK"


async def serve(port, mood_file, journal):
    """Serve for ever at a local port."""

    def mood():
        return mood_file.read_text().strip() or "well"

    loop = asyncio.get_running_loop()
    handler = Handler(mood, journal)
    server = await loop.create_server(
        lambda: Moody(handler, hostname="mail.example"), "127.0.0.1", port
    )
    async with server:
        await server.serve_forever()
