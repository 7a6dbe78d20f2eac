import json
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from uuid import uuid4

import pytest

from incidents.actions.batch import ask_batch
from incidents.actions.merge import merge, unmerge
from incidents.actions.propose_remedy import propose_remedy
from incidents.models import Incident
from tests.engine.clockwork import HOUR, LATER, MONDAY, logs


class ChatServer(HTTPServer):
    """A chat program, as json:// speaks with it, on a free local port.

    said: (room, title, text) of what arrived, in order; status: what it answers with
    """

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.said = []
        self.status = 200

    def room(self, name):
        """The address of a room."""
        return f"json://127.0.0.1:{self.server_port}/{name}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        """Keep what is said."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status == 200:
            self.server.said.append((self.path.strip("/"), body["title"], body["message"]))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def chat():
    """A running `ChatServer`."""
    with ChatServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def incident(cast):
    """One that Mara has logged on Monday, urgent enough for a yes within four hours."""
    return logs(cast, cast.mara, urgency="high")


@pytest.fixture
def puts_down(cast, incident):
    """Somebody proposes a remedy, Mara unless it says who: what we owe, for €100."""

    def propose(by=cast.mara, **given):
        whole = {"what": "We pay the courier surcharges", "kind": "owed", "cost": Decimal(100)}
        return propose_remedy(by=by, at=MONDAY, incident=incident, **whole | given)

    return propose


@pytest.fixture
def three(cast):
    """Three of Mara’s."""
    return [logs(cast, cast.mara) for _ in range(3)]


@pytest.fixture
def asks_for_many(cast):
    """Tomás asks for a change to many."""

    def ask(verb, incidents, by=cast.tomas, once=None, at=MONDAY, **value):
        ids = [incident.pk for incident in incidents]
        return ask_batch(by=by, at=at, verb=verb, value=value, ids=ids, once=once or uuid4())

    return ask


@pytest.fixture
def older(cast):
    """The customer called about it on Monday."""
    return logs(cast, cast.mara)


@pytest.fixture
def newer(cast):
    """And their colleague wrote about the same two hours later, to Jonas."""
    return logs(cast, cast.jonas, at=MONDAY + 2 * HOUR)


@pytest.fixture
def merges(cast):
    """Tomás merges one into the other."""

    def do(incident, into, by=cast.tomas, at=LATER):
        return merge(by=by, at=at, incident=incident, into=into)

    return do


@pytest.fixture
def takes_back(cast):
    """Tomás takes a merging back."""

    def do(incident, by=cast.tomas, at=LATER + HOUR):
        return unmerge(by=by, at=at, incident=Incident.objects.get(pk=incident.pk))

    return do
