"""Every address × method × person, held against a table. An address the table misses fails."""

from copy import deepcopy

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.addressed import addresses_for
from tests.cast import Cast
from tests.doors import (
    ADMINS,
    ANSWERS,
    DESK,
    LEADS,
    LINKS,
    MAILS_AND_FILES,
    MAY,
    MAY_NOT,
    PRACTISING,
    TABLE,
)


def addresses(patterns=None, prefix=""):
    """The names of all addresses of ours; Django's admin is held by a test of its own."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from addresses(pattern.url_patterns, prefix)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def test_the_table_knows_every_address():
    assert sorted(addresses()) == sorted(TABLE)


@pytest.fixture(scope="module")
def company(standing):
    """The cast, and what leads from a name to its address."""

    def build():
        cast = Cast()
        seats = {person: signed_in(getattr(cast, person)) for person in MAY + MAY_NOT}
        return cast, addresses_for(cast), seats

    return standing(build)


def signed_in(person):
    """The session of somebody who has signed in, as their cookie has it."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def cast(company, db):
    """The cast, each test’s own."""
    return deepcopy(company[0])


@pytest.fixture
def addressed(company, db):
    """The address behind a name, about an incident of Customer care and its answer."""
    return company[1]


@pytest.fixture
def seats(company, db):
    """Everybody's session, signed in once for all tests."""
    return company[2]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", TABLE)
def test_each_person_gets_what_the_table_says(name, method, addressed, seats, client):
    expected = TABLE[name][method]
    if expected in ("anybody", "open"):
        assert client.generic(method, addressed(name)).status_code in (200, 503)
        return
    known = {"desk": DESK, "lead": LEADS, "admin": ADMINS} | PRACTISING
    let_in = known.get(expected.split()[0], MAY)
    for person in MAY + MAY_NOT:
        client.cookies[settings.SESSION_COOKIE_NAME] = seats[person]
        answer = client.generic(method, addressed(name))
        place = 0 if person in let_in else 1
        assert answer.status_code == ANSWERS[expected][place], f"{person}: {method} {name}"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", sorted(set(TABLE) - {"sign_in"}))
def test_whoever_is_not_signed_in_is_asked_to(name, method, addressed, client):
    answer = client.generic(method, addressed(name))
    if name in LINKS:
        assert answer.status_code == ANSWERS[TABLE[name][method]][0]
        assert not answer.cookies
    elif name in ("sign_out", "ready"):
        assert answer.status_code in (302, 405, 503)
    else:
        assert answer.status_code == 302
        assert answer.url.startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("person", ["mara", "helen"])
@pytest.mark.parametrize("name", sorted(n for n in TABLE if TABLE[n]["GET"] != "no"))
def test_no_page_takes_more_than_a_dozen_queries(name, person, addressed, cast, visit):
    browser, address = visit(getattr(cast, person)), addressed(name)
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    assert len(queries) <= 12, "\n".join(query["sql"][:200] for query in queries)


def test_the_front_door_leads_to_the_sign_in_page(client, db):
    assert client.get("/", follow=True).redirect_chain[-1][0].startswith("/sign-in/")


@pytest.mark.parametrize("person", [None, *MAY, *MAY_NOT])
def test_the_admin_site_is_closed_to_all_who_are_not_let_in_by_name(person, cast, client):
    if person:
        client.force_login(getattr(cast, person))
    for path in ("/admin/", "/admin/incidents/user/", "/admin/incidents/customer/add/"):
        assert client.get(path).status_code == 302


def test_a_wrong_reference_does_not_exist(cast, visit):
    for reference in ("R-999999", "R-", "R-1e3", "banana", "R-99999999999999999999"):
        assert visit(cast.priya).get(f"/incidents/{reference}/").status_code == 404


def test_every_page_carries_the_security_headers(cast, visit):
    answer = visit(cast.mara).get("/queue/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_no_page_writes_style_or_script_into_itself(cast, visit, addressed):
    for name, methods in TABLE.items():
        if methods["GET"] not in ("page", "theirs", "link") or name in MAILS_AND_FILES:
            continue
        page = visit(cast.mara).get(addressed(name)).content.decode()
        assert " style=" not in page, name
        assert "<style" not in page, name
        assert "<script>" not in page, name
        assert "javascript:" not in page, name
