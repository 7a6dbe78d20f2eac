"""A local mail server in a process of its own, that keeps what it is sent."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NamedTuple

from aiosmtpd.controller import Controller

_spawn = multiprocessing.get_context("spawn")


class Mail(NamedTuple):
    """A mail as it came in: two addresses, and the bytes of its headers and its body."""

    sender: str
    recipient: str
    content: bytes


@dataclass(frozen=True)
class MailServer:
    """A running server; port: where it listens on 127.0.0.1."""

    port: int
    _line: Connection

    @property
    def url(self) -> str:
        """Its address, as EMAIL_URL has it."""
        return f"smtp://127.0.0.1:{self.port}"

    def received(self) -> list[Mail]:
        """What came since this was asked last, in order."""
        self._line.send("received")
        return self._line.recv()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Start a server; stop it when the block is left."""
    ours, theirs = _spawn.Pipe()
    process = _spawn.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    # Ours alone is left open, so that either side hears when the other has died.
    theirs.close()
    try:
        yield MailServer(ours.recv(), ours)
    finally:
        ours.close()
        process.join()


class _Keeping(Controller):
    def __init__(self):
        super().__init__(self, hostname="127.0.0.1", port=0)
        self.received = []

    async def handle_DATA(self, server, session, envelope):
        self.received.append(Mail(envelope.mail_from, envelope.rcpt_tos[0], envelope.content))
        return "250 OK"

    def _trigger_server(self):
        # Which port it became is known only now that it listens.
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def _serve(line):
    server = _Keeping()
    server.start()
    line.send(server.port)
    try:
        while line.recv():
            received, server.received = server.received, []
            line.send(received)
    except EOFError:
        server.stop()
