"""Files of an incident: what is kept, what is refused, and how they leave again."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.utils import timezone
from PIL import Image

from incidents.actions import attachment as attaching
from incidents.actions.attachment import attach
from incidents.models import Attachment, Event
from incidents.rules.refusal import Refused
from tests.pages.conftest import headlines, said, text_of

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(settings, tmp_path):
    """An empty folder for files, and no other than that."""
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }
    return tmp_path


@pytest.fixture
def adds(incident, visit, cast):
    """Somebody adds files (name, content) on the incident's page; gives the page after it."""

    def add(*files, person=cast.mara):
        sent = [SimpleUploadedFile("x", content) for _name, content in files]
        for file, (name, _content) in zip(sent, files, strict=True):
            file._name = name
        where = f"{incident.get_absolute_url()}files/"
        return visit(person).post(where, {"files": sent}, follow=True)

    return add


@pytest.fixture
def opens(incident, visit, cast):
    def look(attachment, person=cast.mara):
        answer = visit(person).get(f"{incident.get_absolute_url()}files/{attachment.pk}/")
        answer.words = answer.getvalue()
        return answer

    return look


def picture(kind="PNG", size=(30, 20), **how):
    out = BytesIO()
    Image.new("RGB", size, (200, 10, 10)).save(out, kind, **how)
    return out.getvalue()


def packed(*names, mimetype="", content=b"<x/>"):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, content)
    return out.getvalue()


def png_of(width, height):
    """The beginning of a picture that says it is so large."""

    def chunk(name, data):
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def on_disk(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


WORD = packed("[Content_Types].xml", "word/document.xml")
ODT = packed("content.xml", mimetype="application/vnd.oasis.opendocument.text")
MAIL = b"From: elena@brightwater.example\r\nSubject: Stops\r\n\r\nWhere are they?"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.png", picture(), "image/png"),
        ("photo.JPG", picture("JPEG"), "image/jpeg"),
        ("photo.webp", picture("WEBP"), "image/webp"),
        ("photo.gif", picture("GIF"), "image/gif"),
        ("note.pdf", b"%PDF-1.7\n%%EOF", "application/pdf"),
        ("stops.csv", "Straße,42\n".encode(), "text/csv"),
        ("import.log", "05:52 skipped “38”".encode("cp1252"), "text/plain"),
        ("wide.txt", "héllo".encode("utf-16"), "text/plain"),
        ("their.eml", MAIL, "message/rfc822"),
        (
            "letter.docx",
            WORD,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("letter.odt", ODT, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_what_people_send_each_other_is_kept(name, content, kind, adds, opens):
    page = adds((name, content))
    assert said(page) == "1 file is kept."
    kept = Attachment.objects.get()
    assert (kept.name.lower(), kept.kind) == (name.lower(), kind)
    assert f"{name.rpartition('.')[0]}" in text_of(page)
    answer = opens(kept)
    assert answer["Content-Type"].startswith(kind)
    if not kind.startswith("image/"):
        assert answer.words == content
    assert kept.size == len(opens(kept).words)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("photo.png", b"<html><script>alert(1)</script>", "of a kind that can’t be kept"),
        ("page.html", b"<!doctype html><p>Hello", "of a kind that can’t be kept"),
        ("page.txt", b"  <!DOCTYPE html><p>Hello", "of a kind that can’t be kept"),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "can’t be kept"),
        ("drawing.txt", b'<?xml version="1.0"?><svg/>', "can’t be kept"),
        ("setup.exe", b"MZ\x90\x00" + bytes(100), "of a kind that can’t be kept"),
        ("setup.png", b"MZ\x90\x00" + bytes(100), "of a kind that can’t be kept"),
        ("run.txt", b"#!/bin/sh\nrm -r /", "of a kind that can’t be kept"),
        ("run.bat", b"del *.*", "of a kind that can’t be kept"),
        ("words.txt", b"a\x00b", "of a kind that can’t be kept"),
        ("empty.txt", b"", "It is empty."),
        ("no-head.eml", b"Where are they?", "of a kind that can’t be kept"),
        ("all.zip", packed("a.txt"), "It is an archive"),
        ("all.docx", packed("a.txt"), "It is an archive"),
        ("broken.docx", WORD[:40], "It is an archive"),
        ("macro.docm", packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
         "It holds a program"),
        ("both.docx", packed("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"),
         "It is an archive"),
        ("huge.png", png_of(30_000, 30_000), "too many pixels"),
        ("bomb.png", png_of(100_000, 100_000), "too many pixels"),
        ("cut.png", picture()[:60], "can’t be read as a picture"),
        ("long.txt", b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_refused_says_why_and_leaves_nothing(name, content, why, adds, folder, incident):
    page = adds((name, content))
    assert f"“{name}” was not kept." in said(page)
    assert why in said(page)
    assert not Attachment.objects.exists()
    assert not on_disk(folder)
    assert not incident.events.filter(kind=Event.Kind.ATTACHED).exists()


def test_a_document_that_grows_beyond_measure_is_refused(adds):
    bomb = packed("[Content_Types].xml", "word/document.xml", content=bytes(110 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert "grow very large" in said(adds(("bomb.docx", bomb)))


def test_an_animation_counts_all_its_pictures(incident, cast):
    frames = [Image.new("L", (2000, 2000), shade) for shade in range(13)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused, match="too many pixels"):
        attach(
            by=cast.mara,
            at=timezone.now(),
            incident=incident,
            name="film.gif",
            content=out.getvalue(),
        )


def test_a_picture_is_drawn_anew_with_nothing_hidden_in_it(adds, opens):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "taken at 53.5, 9.9"
    adds(("photo.jpg", picture("JPEG", exif=exif, comment=b"hidden") + b"<script>tail"))
    content = opens(Attachment.objects.get()).words
    assert not any(word in content for word in (b"taken at", b"hidden", b"script", b"Exif"))
    drawn = Image.open(BytesIO(content))
    assert drawn.size == (20, 30), "turned as the camera said"
    assert drawn.getpixel((5, 5))[0] > 150


def test_an_animation_goes_on_moving(adds, opens):
    out, frames = BytesIO(), [Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (0, 90, 180)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80)
    adds(("film.gif", out.getvalue()))
    assert Image.open(BytesIO(opens(Attachment.objects.get()).words)).n_frames == 3


def test_one_that_is_refused_keeps_the_others(adds):
    page = adds(("plan.png", picture()), ("setup.exe", b"MZ"), ("a.txt", b"words"))
    assert "“setup.exe” was not kept." in said(page)
    assert "2 files are kept." in said(page)
    assert [one.name for one in page.context["around"].attachments] == ["plan.png", "a.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\elena\\stops.txt", "stops.txt"),
        ("a\r\nX-Evil: 1.txt", "a X-Evil 1.txt"),
        ("\u202etxt.exe", "txt.exe.txt"),
        ("“Straße” ✓.txt", "“Straße” ✓.txt"),
        ("x" * 300 + ".txt", "x" * 146 + ".txt"),
        ('quote".txt', "quote.txt"),
    ],
)
def test_names_are_shown_without_what_could_mislead(name, shown, incident, cast, opens, folder):
    kept = attach(
        by=cast.mara,
        at=timezone.now(),
        incident=incident,
        name=name if name.endswith(".txt") else f"{name}.txt",
        content=b"words",
    )
    assert kept.name == shown
    [path] = on_disk(folder)
    assert "words" not in path.name
    assert shown.partition(".")[0] not in path.name
    header = opens(kept)["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert "\r" not in header
    assert "\n" not in header


def test_a_file_leaves_as_a_download_that_no_browser_runs(adds, opens):
    adds(("Straße.csv", b"a,b"))
    answer = opens(Attachment.objects.get())
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Stra%C3%9Fe.csv"
    assert answer["X-Content-Type-Options"] == "nosniff"
    rules = answer["Content-Security-Policy"].split("; ")
    assert sorted(rules) == ["default-src 'none'", "sandbox"]
    assert "no-store" in answer["Cache-Control"]


def test_another_team_neither_adds_nor_opens_nor_takes_out(adds, opens, incident, visit, cast):
    assert adds(("a.txt", b"words"), person=cast.bea).status_code == 404
    adds(("a.txt", b"words"))
    kept = Attachment.objects.get()
    assert opens(kept, cast.bea).status_code == 404
    where = f"{incident.get_absolute_url()}files/{kept.pk}/out/"
    assert visit(cast.bea).post(where).status_code == 404
    theirs = cast.logs(cast.bea)
    where = f"{theirs.get_absolute_url()}files/{kept.pk}/"
    assert visit(cast.bea).get(where).status_code == 404
    assert Attachment.objects.exists()


def test_it_is_taken_out_for_good(
    adds, opens, does, folder, visit, cast, incident, django_capture_on_commit_callbacks
):
    adds(("a.txt", b"words"))
    kept = Attachment.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        page = does(f"files/{kept.pk}/out")
    assert "“a.txt” is taken out." in said(page)
    assert headlines(page)[:2] == ["Mara took a file out", "Mara added a file"]
    assert not on_disk(folder)
    assert opens(kept).status_code == 404
    count = incident.events.count()
    does(f"files/{kept.pk}/out")
    assert incident.events.count() == count, "taken out twice is once"


def test_a_failing_transaction_leaves_no_file(incident, cast, folder, monkeypatch):
    def fails(*_args, **_given):
        raise DatabaseError("The disk is full.")

    monkeypatch.setattr(attaching.Event.objects, "create", fails)
    with pytest.raises(DatabaseError):
        attach(by=cast.mara, at=timezone.now(), incident=incident, name="a.txt", content=b"words")
    assert not on_disk(folder)
    assert not Attachment.objects.exists()


def test_sent_twice_it_is_one_file(adds, folder):
    adds(("a.txt", b"words"))
    adds(("a.txt", b"words"))
    assert Attachment.objects.count() == len(on_disk(folder)) == 1
    adds(("a.txt", b"other"))
    assert Attachment.objects.count() == len(on_disk(folder)) == 2


def test_so_many_are_enough(adds, folder):
    adds(*[(f"{number}.txt", b"words %d" % number) for number in range(20)])
    page = adds(("more.txt", b"one more"))
    assert "There are 20 files already." in said(page)
    assert Attachment.objects.count() == len(on_disk(folder)) == 20


def test_nothing_chosen_is_said(adds):
    assert "Choose a file first." in said(adds())


def test_a_file_that_is_gone_does_not_exist(adds, opens):
    adds(("a.txt", b"words"))
    kept = Attachment.objects.get()
    default_storage.delete(kept.file.name)
    assert opens(kept).status_code == 404
