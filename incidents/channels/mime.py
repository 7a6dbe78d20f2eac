"""A mail as the bytes that go over the wire: plain text, and the same as HTML.

Made by hand, as the library's headers and generators take longer than writing a mail and sending
it. Both parts are quoted-printable: seven bits and short lines, whatever is said. Images that the
HTML shows travel beside it, under the names by which it calls them (RFC 2387, 2392).
"""

from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.header import Header
from email.utils import formataddr, formatdate

# "=_" never comes up in quoted-printable, so no mail can hold its own boundary.
_BOUNDARY = "=_recovery_=_"
_RELATED = "=_recovery_related_=_"
_LONGEST_LINE = 78
_PART = (
    "\r\n--{boundary}\r\n"
    'Content-Type: text/{kind}; charset="utf-8"\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
)
_IMAGE = (
    f"\r\n--{_RELATED}\r\n"
    "Content-Type: image/png\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "Content-ID: <{name}@recovery>\r\n"
    'Content-Disposition: inline; filename="{name}.png"\r\n'
    "\r\n"
)


@dataclass(frozen=True)
class Mail:
    """As much of Django's EmailMessage as its mail backends use.

    sender, to, reply_to: (name, address), the last one or None
    images: name (ASCII letters and hyphens) → PNG; the HTML shows one as “cid:name@recovery”
    """

    sender: tuple[str, str]
    to: tuple[str, str]
    reply_to: tuple[str, str] | None
    message_id: str
    subject: str
    text: str
    html: str
    images: Mapping[str, bytes] = field(default_factory=dict)

    encoding = None

    @property
    def from_email(self):
        """Who hands it over, as a pair: then the backend need not take a header apart."""
        return "", self.sender[1]

    def recipients(self):
        """Whom it is handed over for: pairs as well."""
        return [("", self.to[1])]

    def message(self):
        """This, as it can be made into bytes itself."""
        return self

    def get_charset(self):
        """None: its parts say each for themselves."""

    def as_bytes(self, linesep="\r\n") -> bytes:
        """Give the whole mail. Raises ValueError when a header would begin a new line."""
        headers = {
            "From": formataddr(self.sender),
            "To": formataddr(self.to),
            "Subject": self.subject,
            "Date": formatdate(),
            "Message-ID": self.message_id,
            "MIME-Version": "1.0",
            "Content-Type": f'multipart/alternative; boundary="{_BOUNDARY}"',
        }
        if self.reply_to:
            headers["Reply-To"] = formataddr(self.reply_to)
        whole = "".join(
            (
                *(_header(name, value) for name, value in headers.items()),
                _part("plain", self.text),
                self._html(),
                f"\r\n--{_BOUNDARY}--\r\n",
            )
        )
        return whole.replace("\r\n", linesep).encode("ascii")

    def _html(self):
        """The HTML, and around it what it shows, where it shows something."""
        if not self.images:
            return _part("html", self.html)
        return "".join(
            (
                f"\r\n--{_BOUNDARY}\r\n"
                f'Content-Type: multipart/related; boundary="{_RELATED}"; type="text/html"\r\n',
                _part("html", self.html, _RELATED),
                *(_image(name, png) for name, png in self.images.items()),
                f"\r\n--{_RELATED}--\r\n",
            )
        )


def _header(name, value):
    if "\n" in value or "\r" in value:
        raise ValueError(f"{name} may not begin a new line: {value!r}")
    if not value.isascii() or len(name) + len(value) > _LONGEST_LINE:
        value = Header(value, header_name=name).encode(linesep="\r\n")
    return f"{name}: {value}\r\n"


def _image(name, png):
    return _IMAGE.format(name=name) + encodebytes(png).decode("ascii").replace("\n", "\r\n")


def _part(kind, words, boundary=_BOUNDARY):
    lines = "\r\n".join(words.splitlines()) + "\r\n"
    quoted = b2a_qp(lines.encode(), istext=True).decode("ascii")
    return _PART.format(kind=kind, boundary=boundary) + quoted
