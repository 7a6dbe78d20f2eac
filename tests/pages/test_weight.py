"""What staff pages weigh over the wire: 150 KB at the first visit in all, 30 KB later."""

import gzip
import re
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from tests.cast import Cast

KB = 1024
FIRST_MOST, LATER_MOST = 150 * KB, 30 * KB
# A page is one screen of a list that is longer.
ROWS = 55
FILES = re.compile(r"""<(?:link|script|img)\b[^>]*?\b(?:href|src)="/static/([^"]+)\"""")

PAGES = (
    *("queue", "dashboard", "log", "you", "customers", "lessons", "playbooks", "practice_room"),
    *("figures", "policy", "outbox", "health"),
)


@pytest.fixture
def looks(client, cast):
    """Priya gets a page as a browser does, packed; gives the bytes of the page, and its text."""
    client.force_login(cast.priya)

    def look(address):
        answer = client.get(address, headers={"accept-encoding": "gzip, br"})
        assert answer.status_code == 200
        head = sum(len(name) + len(value) + 4 for name, value in answer.items())
        packed = answer.getvalue()
        assert answer["Content-Encoding"] == "br"
        return head + len(packed), brotli.decompress(packed).decode()

    return look


def weight_of(files):
    """Bytes of static files as they are sent, each with a head about as long as they have."""
    head = 500
    return sum(
        head + len(gzip.compress(Path(finders.find(name)).read_bytes(), 9)) for name in files
    )


@pytest.fixture(scope="module")
def company(standing):
    """The cast, with more incidents than a page shows, each with a story; and the last one."""

    def build():
        cast = Cast()
        for n in range(ROWS):
            words = " ".join(f"{word}{n * 7}" for word in ("stop", "depot", "driver", "pallet") * 4)
            incident = cast.logs(cast.mara, ago=timedelta(hours=1 + n), happened=words)
        return cast, incident

    return standing(build)


@pytest.fixture
def cast(company, db):
    """The cast of this company."""
    return deepcopy(company[0])


@pytest.fixture
def busy(company, db):
    """The last of its incidents."""
    return deepcopy(company[1])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light(busy, looks, name):
    page, text = looks(reverse(name) + "?owner=anyone")
    assert page <= LATER_MOST
    assert page + weight_of(set(FILES.findall(text))) <= FIRST_MOST


@pytest.mark.parametrize("name", ["incident", "answer", "step_diagnose", "step_make_right"])
def test_a_page_of_an_incident_is_light(busy, looks, name):
    page, text = looks(reverse(name, args=[busy.reference]))
    assert page <= LATER_MOST
    assert page + weight_of(set(FILES.findall(text))) <= FIRST_MOST


def test_the_files_of_a_page_are_seen(busy, looks):
    _, text = looks(reverse("queue"))
    files = set(FILES.findall(text))
    assert {"htmx/htmx-2.min.js", "bootstrap/bootstrap.min.css", "js/app.js"} <= files
