"""Every address × method × person, held against a table. An address the table misses fails."""

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.models import Message

OPEN = {"GET": "anybody", "POST": "anybody"}
PAGE = {"GET": "page", "POST": "no"}
FORM = {"GET": "page", "POST": "form"}
THEIRS = {"GET": "theirs", "POST": "no"}
THEIR_FORM = {"GET": "theirs", "POST": "their form"}
VERB = {"GET": "no", "POST": "verb"}

TABLE = {
    "home": {"GET": "onward", "POST": "no"},
    "sign_in": OPEN,
    "sign_out": {"GET": "no", "POST": "onward"},
    "you": FORM,
    "queue": PAGE,
    "log": FORM,
    "promises": PAGE,
    "customer_suggestions": PAGE,
    "incident": THEIRS,
    "edit_incident": THEIR_FORM,
    "answer": THEIR_FORM,
    "record_touchpoint": {"GET": "no", "POST": "their form"},
    "assign": VERB,
    "close_incident": VERB,
    "reopen_incident": VERB,
    "dashboard": PAGE,
    "outbox": PAGE,
    "message": THEIRS,
    "message_body": THEIRS,
    "requeue_message": VERB,
}
"""What each address answers. page: 200 for whoever is signed in · theirs: 200 for those who may see
the incident, 404 for others · form: 422 when sent empty · verb: does it and leads on · onward:
leads on · no: 405 · anybody: 200 without signing in."""

MAY = ["mara", "jonas", "tomas", "priya", "helen"]
MAY_NOT = ["bea", "rui"]

ANSWERS = {
    # expectation: (status for those who may, status for those who may not)
    "page": (200, 200),
    "form": (422, 422),
    "theirs": (200, 404),
    "their form": (422, 404),
    "verb": (302, 404),
    "onward": (302, 302),
    "no": (405, 405),
}


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


@pytest.fixture
def addressed(cast):
    """The address behind a name, about an incident of Customer care and its answer."""
    incident = cast.logs(cast.mara)
    send_answer(
        by=cast.mara,
        at=timezone.now(),
        incident=incident,
        happened="It.",
        why="So.",
        next="I will.",
    )
    message = Message.objects.get(kind=Message.Kind.APOLOGY)
    args = {
        "incident": [incident.reference],
        "edit_incident": [incident.reference],
        "answer": [incident.reference],
        "record_touchpoint": [incident.reference],
        "assign": [incident.reference],
        "close_incident": [incident.reference],
        "reopen_incident": [incident.reference],
        "message": [message.pk],
        "message_body": [message.pk],
        "requeue_message": [message.pk],
    }
    return lambda name: reverse(name, args=args.get(name, []))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", TABLE)
def test_each_person_gets_what_the_table_says(name, method, addressed, cast, client):
    expected = TABLE[name][method]
    if expected == "anybody":
        assert client.generic(method, addressed(name)).status_code == 200
        return
    for people, place in ((MAY, 0), (MAY_NOT, 1)):
        for person in people:
            client.force_login(getattr(cast, person))
            answer = client.generic(method, addressed(name))
            assert answer.status_code == ANSWERS[expected][place], f"{person}: {method} {name}"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", sorted(set(TABLE) - {"sign_in"}))
def test_whoever_is_not_signed_in_is_asked_to(name, method, addressed, client):
    answer = client.generic(method, addressed(name))
    if name == "sign_out":
        assert answer.status_code in (302, 405)
    else:
        assert answer.status_code == 302
        assert answer.url.startswith(reverse(settings.LOGIN_URL))


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
        if methods["GET"] in ("page", "theirs") and name != "message_body":
            page = visit(cast.mara).get(addressed(name)).content.decode()
            assert " style=" not in page, name
            assert "<style" not in page, name
            assert "<script>" not in page, name
            assert "javascript:" not in page, name
