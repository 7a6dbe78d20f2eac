"""Somebody with a browser: keeps cookies and the connection, and looks at the clock."""

import gzip
import http.client
import re
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import brotli

from bench.pages.counting import HEADER

PATIENCE = 60
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
"""What takes apart a body, by its encoding."""


@dataclass(frozen=True)
class Answer:
    """What came back: seconds from asking to the last byte, and what the headers say."""

    seconds: float
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def queries(self) -> int:
        """How many the page made; none where the server is not a bench's."""
        return int(self.headers.get(HEADER.lower(), 0))

    @property
    def text(self) -> str:
        """The body, unpacked."""
        unpack = UNPACK[self.headers.get("content-encoding", "")]
        return unpack(self.body).decode()

    @property
    def wire(self) -> int:
        """Bytes of it as they were sent: its head and its body."""
        head = sum(len(name) + len(value) + 4 for name, value in self.headers.items())
        return head + len(self.body)


class Visitor:
    """One browser, at one site."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies = SimpleCookie()
        self._connection = None

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page. A name in `headers` is written with _ for -."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send a form; the token against forgery comes with it."""
        token = self._cookies["csrftoken"].value if "csrftoken" in self._cookies else ""
        body = urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        form = {"content_type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, body, headers | form)

    def sign_in(self, email: str, password: str) -> None:
        """Sign in. Raises RuntimeError where that does not work."""
        self.get("/sign-in/")
        answer = self.post("/sign-in/", {"username": email, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"{email} cannot sign in: {answer.status}")

    def copy(self) -> "Visitor":
        """The same person at another window: signed in, with a connection of its own."""
        other = Visitor(self._port)
        other._cookies = self._cookies
        return other

    def _ask(self, method, path, body, headers):
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        given["Cookie"] = "; ".join(f"{one.key}={one.value}" for one in self._cookies.values())
        given["Accept-Encoding"] = "gzip, br"
        try:
            answer = self._send(method, path, body, given)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server closes a connection that was idle for a while.
            self._connection = None
            answer = self._send(method, path, body, given)
        return answer

    def _send(self, method, path, body, headers):
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, PATIENCE)
        begun = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - begun
        pairs = response.getheaders()
        for name, value in pairs:
            if name.lower() == "set-cookie":
                self._cookies.load(value)
        return Answer(
            seconds, response.status, {name.lower(): value for name, value in pairs}, content
        )


def value_of(name: str, page: str) -> str:
    """The value that a page has in a hidden field; empty where there is none."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    value = re.search(r'value="([^"]*)"', found[0]) if found else None
    return value[1] if value else ""
