"""What a file is, told by its content, and the name under which it is given out again.

An allow-list, and each kind read strictly: libraries that guess from the first bytes call every zip
file a Word document, which is good enough for an icon and not for a door.
"""

import re
import unicodedata
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from incidents.rules.language import gettext
from incidents.rules.language import gettext_lazy as _
from incidents.rules.refusal import Refused

LONGEST_NAME = 150
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that an office document may take up once it is unpacked."""
MOST_PARTS = 5000

PDF = "application/pdf"
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
ENDINGS = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/webp": ("webp",),
    "image/gif": ("gif",),
    PDF: ("pdf",),
    "text/plain": ("txt", "log", "md"),
    "text/csv": ("csv", "tsv"),
    "message/rfc822": ("eml",),
    f"{_OPEN_XML}wordprocessingml.document": ("docx",),
    f"{_OPEN_XML}spreadsheetml.sheet": ("xlsx",),
    f"{_OPEN_XML}presentationml.presentation": ("pptx",),
    f"{_OPEN_DOCUMENT}text": ("odt",),
    f"{_OPEN_DOCUMENT}spreadsheet": ("ods",),
    f"{_OPEN_DOCUMENT}presentation": ("odp",),
}
"""Media type → endings a file of it may have, the usual one first."""
TAKEN = _("photos (PNG, JPEG, WebP, GIF), PDF, text, CSV, mails (.eml) and office documents")

_BY_ENDING = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}
_TEXTS = {"text/plain", "text/csv", "message/rfc822"}
_IMAGES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
)
_PARTS = {
    "word/document.xml": f"{_OPEN_XML}wordprocessingml.document",
    "xl/workbook.xml": f"{_OPEN_XML}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OPEN_XML}presentationml.presentation",
}
_MARKUP = re.compile(r"\s*<[!?a-z]", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_HEADER = re.compile(r"[A-Za-z-]+:[^\n]*\n")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode's categories of signs that nobody sees: a name must not look like another one."""


def kind_of(name: str, content: bytes) -> str:
    """The media type of a file, one of ENDINGS, by its content.

    name: decides only between kinds of text, which look alike inside
    Raises Refused for whatever is none of them, with what to do instead.
    """
    for pattern, kind in _IMAGES:
        if pattern.match(content):
            return kind
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK"):
        return _office(content)
    kind = _BY_ENDING.get(_ending(name))
    if kind in _TEXTS and _is_text(content) and _is_such(kind, content):
        return kind
    raise Refused(
        gettext("It is of a kind that can’t be kept here. We take %(taken)s.") % {"taken": TAKEN}
    )


def given_name(name: str, kind: str) -> str:
    """The name under which a file is shown and downloaded: without folders and unseen signs, at
    most LONGEST_NAME characters, and with an ending that says what it is."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(
        " " if unicodedata.category(sign) in _UNSEEN or sign in '<>:"|?*' else sign
        for sign in unicodedata.normalize("NFC", last)
    )
    plain = " ".join(seen.split()).strip(". ")
    endings = ENDINGS[kind]
    stem, ending = (plain.rpartition(".")[::2]) if "." in plain else (plain, "")
    if ending.lower() not in endings:
        stem, ending = plain, endings[0]
    stem = stem[: LONGEST_NAME - len(ending) - 1].strip(". ") or "file"
    return f"{stem}.{ending}"


def _ending(name):
    return name.rpartition(".")[2].lower() if "." in name else ""


def _office(content):
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            kind = _open_document(packed, names) or _open_xml(names)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        kind = ""
    if not kind:
        raise Refused(
            gettext("It is an archive, and those can’t be kept here. We take %(taken)s.")
            % {"taken": TAKEN}
        )
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js")) for name in names):
        raise Refused(gettext("It holds a program (a macro). Save it without macros and add that."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused(
            gettext("It would grow very large when it is opened. Save it again, or as a PDF.")
        )
    return kind


def _open_xml(names):
    found = [kind for part, kind in _PARTS.items() if part in names]
    return found[0] if len(found) == 1 and "[Content_Types].xml" in names else ""


def _open_document(packed, names):
    if "mimetype" not in names or packed.getinfo("mimetype").file_size > 100:
        return ""
    kind = packed.read("mimetype").decode("ascii", "replace").strip()
    return kind if kind.startswith(_OPEN_DOCUMENT) and kind in ENDINGS else ""


def _is_text(content):
    """Whether people can read it: no control characters, and not markup that a browser may run."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return (
            not _UNREADABLE.search(text) and not _MARKUP.match(text) and not text.startswith("#!")
        )
    return False


def _is_such(kind, content):
    """A mail begins with a header; of other texts nothing more is asked."""
    if kind != "message/rfc822":
        return True
    return bool(_HEADER.match(content[:2000].decode("latin-1").replace("\r\n", "\n")))
