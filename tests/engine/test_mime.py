"""A mail's bytes, read back by the standard library's parser."""

from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.channels.mime import Mail

words = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=300)


def mail(**changed):
    usual = {
        "sender": ("Recovery", "recovery@tidewell.example"),
        "to": ("Tomás Oliveira", "tomas@tidewell.example"),
        "reply_to": None,
        "message_id": "<message-1@tidewell.example>",
        "subject": "Contact in 46 min: Brightwater Foods (R-1042)",
        "text": "Hello",
        "html": "<p>Hello</p>",
    }
    return Mail(**usual | changed)


def read(mail):
    return message_from_bytes(mail.as_bytes(), policy=policy.default)


def lines_of(part):
    return [line.rstrip("\r") for line in part.get_content().rstrip("\n").split("\n")]


def test_headers_come_back_as_they_were_said():
    found = read(mail(reply_to=("Zoë “Z” Ødegård, jun.", "zoe@tidewell.example")))
    assert found["To"] == "Tomás Oliveira <tomas@tidewell.example>"
    assert found["Reply-To"].addresses[0].display_name == "Zoë “Z” Ødegård, jun."
    assert found["Subject"] == "Contact in 46 min: Brightwater Foods (R-1042)"
    assert found["Message-ID"] == "<message-1@tidewell.example>"
    assert not found.defects


@given(words.map(lambda text: " ".join(text.split())))
def test_any_subject_comes_back(subject):
    assert " ".join(read(mail(subject=f"R {subject}"))["Subject"].split()) == f"R {subject}".strip()


@given(st.lists(words, max_size=5))
def test_any_words_come_back_in_lines_that_a_server_takes(lines):
    sent = mail(text="\n".join(lines), html="<br>\n".join(lines))
    found = read(sent)
    expected = "\n".join(lines).splitlines()
    assert lines_of(found.get_body(("plain",)))[: len(expected)] == expected
    assert sent.as_bytes().isascii()
    assert max(map(len, sent.as_bytes().split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    "words", ["--=_recovery_=_--", ".", "..\n.\nFrom here", " \n\t", "a" * 3000]
)
def test_words_that_look_like_the_mail_s_own_marks_are_only_words(words):
    found = read(mail(text=words))
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert lines_of(found.get_body(("plain",))) == words.splitlines()


@pytest.mark.parametrize("part", ["subject", "message_id"])
def test_a_header_that_would_begin_a_new_line_is_refused(part):
    with pytest.raises(ValueError, match="new line"):
        mail(**{part: "Hello\r\nBcc: everybody@tidewell.example"}).as_bytes()


def test_a_name_that_would_begin_a_new_line_is_refused():
    with pytest.raises(ValueError, match="new line"):
        mail(to=("Mara\nBcc: x@y.example", "mara@tidewell.example")).as_bytes()
