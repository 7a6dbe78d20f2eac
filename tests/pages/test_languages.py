"""Every word a page says can be translated; dates, numbers and weeks are those of the reader."""

import importlib
import inspect
import pkgutil
from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import escape

import incidents.forms
from incidents.models import Apology, Clock, Message
from incidents.queries.written import written
from tests.addressed import addresses_for
from tests.cast import clock_of
from tests.doors import TABLE
from tests.pages.marked import Data, spoken_here, unmarked
from tests.pages.rolled_up import brought_up

READERS = {"desk": "helen", "lead": "tomas", "reader": "tomas", "suggesting": "tomas"}
PAGES = {"anybody", "page", "theirs", "link", "desk page", "lead page", "own page"}
FORMS = {"form", "their form", "desk form", "lead form", "reader form", "suggesting form"}
FILES = {"attachment", "figures_csv", "figures_xlsx"}

ALL_OF_IT = {"incident": "?timeline=all", "queue": "?owner=anyone&urgency=normal&sort=customer"}
"""What is asked for besides, so that a page shows more of itself."""
NAMES = ("Recovery", "Celery", "manage.py", "always", "English (UK)")
"""What is called the same in every language, and stands in no table."""


def sides():
    """(address’s name, method, what it answers) of each page, and of each form sent empty."""
    for name, methods in TABLE.items():
        if name not in FILES and methods["GET"] in PAGES:
            yield name, "GET", methods["GET"]
            if methods["POST"] in FORMS:
                yield name, "POST", methods["POST"]


def test_every_word_of_every_page_can_be_translated(cast, client, settings):
    address, left = addresses_for(cast), {}
    with spoken_here(settings):
        data = Data(*NAMES)
        for name, method, said in sides():
            client.logout()
            if said != "anybody":
                client.force_login(getattr(cast, READERS.get(said.split()[0], "mara")))
            answer = client.generic(method, address(name) + ALL_OF_IT.get(name, ""))
            assert answer.status_code == (200 if method == "GET" else 422), name
            if words := unmarked(answer.content.decode(), data):
                left[f"{method} {name}"] = words
    assert left == {}


@pytest.fixture
def mails(cast):
    """A mail of each kind, as they wait in the outbox, and something to tell in each."""
    cast.logs(cast.mara, ago=timedelta(days=8))
    brought_up()
    incident = cast.logs(cast.mara, ago=timedelta(hours=3))
    clock, now = clock_of(incident, Clock.Kind.ANSWER), timezone.now()
    words = {"happened": "It.", "why": "So.", "next": "Then."}
    letter = Apology.objects.create(
        incident=incident, author=cast.mara, contact=cast.elena, saved_at=now, **words
    )
    kind, news = Message.Kind, [[incident.events.get().pk, "owner", ""]]
    today = {"day": now.date().isoformat()}
    counted = {"source": "tickets.csv", "count": 2, "overdue": 1, "clocks": [clock.pk]}
    to_us = {
        kind.REMINDER: {"clock": clock},
        kind.ESCALATION: {"clock": clock},
        kind.DIGEST: {"data": counted, "incident": None},
        kind.IMPORT_DIGEST: {"data": counted, "incident": None},
        kind.CUSTOMER_WORD: {"data": {"about": "choice", "from": "Elena", "words": "The credit"}},
        kind.RECURRENCE: {"data": {"change": "Two people look", "done_on": "R-7"}},
        kind.NOTICE: {"data": {"news": news, "count": 1}, "incident": None},
        kind.DAILY: {"data": today, "incident": None, "person": cast.mara},
        kind.WEEKLY: {"data": today, "incident": None, "person": cast.priya},
    }
    to_them = {
        kind.APOLOGY: {"apology": letter},
        kind.ACKNOWLEDGEMENT: {"data": {"by": ["Mara", "mara@tidewell.example"]}},
        kind.SURVEY: {"data": {"cycle": 1, "by": []}},
    }
    about = {"incident": incident, "created_at": now, "send_after": now}
    return [
        Message.objects.create(**about | {"kind": one, "dedupe_key": one} | whom | more)
        for whom, some in (({"person": cast.tomas}, to_us), ({"contact": cast.elena}, to_them))
        for one, more in some.items()
    ]


def test_every_word_of_every_mail_can_be_translated(cast, mails, settings):
    assert {mail.kind for mail in mails} == set(Message.Kind)
    left, data = {}, Data(*NAMES, "tickets.csv", "Elena", "It.", "Two people look", "The credit")
    with spoken_here(settings):
        for mail in mails:
            sent = written(mail, at=timezone.now())
            said = f"<p>{escape(sent.subject)}</p><pre>{escape(sent.text)}</pre>{sent.html}"
            if words := unmarked(said, data):
                left[mail.kind] = words
    assert left == {}


def forms_of_ours():
    """Every form of ours."""
    for found in pkgutil.walk_packages(incidents.forms.__path__, "incidents.forms."):
        module = importlib.import_module(found.name)
        for _, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, forms.BaseForm) and one.__module__ == found.name:
                yield one


def test_what_a_form_says_waits_for_its_reader():
    """Forms are made when their modules are loaded, in the language of nobody."""
    said = [
        (one.__name__, name, words)
        for one in forms_of_ours()
        for name, field in one.base_fields.items()
        for words in (field.label, field.help_text, *field.error_messages.values())
    ]
    assert [each for each in said if each[-1] and not isinstance(each[-1], Promise)] == []
    assert len(said) > 500


def test_words_and_their_marks_are_told_apart():
    data = Data.__new__(Data)
    data._known = ["Elena Marsh"]
    page = """
        <html lang="en"><p title="⟦It ⟦is⟧⟧">⟦Hello <b>Elena</b>⟧ Elena Marsh, R-1001 14:05</p>
        <p>Left <kbd>Esc</kbd><span lang="en">in <b>English</b></span> out</p>
        <img alt="A chart">⟦a⟧ b2 ⟦c⟧</html>
    """
    assert unmarked(page, data) == ["Left", "out", "A chart"]
