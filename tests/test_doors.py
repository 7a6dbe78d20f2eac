"""Every address × method × person, held against a table. An address the table misses fails."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.decision import ask_decision
from incidents.actions.policy import start_draft
from incidents.actions.promise_action import add_action
from incidents.models import Message, Replan

OPEN = {"GET": "anybody", "POST": "anybody"}
PAGE = {"GET": "page", "POST": "no"}
FORM = {"GET": "page", "POST": "form"}
THEIRS = {"GET": "theirs", "POST": "no"}
THEIR_FORM = {"GET": "theirs", "POST": "their form"}
VERB = {"GET": "no", "POST": "verb"}
VERB_FORM = {"GET": "no", "POST": "their form"}
DESK_PAGE = {"GET": "desk page", "POST": "no"}
DESK_FORM = {"GET": "desk page", "POST": "desk form"}
DESK_VERB = {"GET": "no", "POST": "desk verb"}

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
    "record_touchpoint": VERB_FORM,
    "make_right": VERB_FORM,
    "wait": VERB_FORM,
    "stop_waiting": VERB,
    "acknowledge": VERB,
    "snooze": VERB_FORM,
    "ask_decision": VERB_FORM,
    "decide": VERB_FORM,
    "promise_action": VERB_FORM,
    "action_done": VERB,
    "drop_action": VERB_FORM,
    "check_action": VERB_FORM,
    "guide": VERB,
    "take_over": THEIR_FORM,
    "assign": VERB,
    "close_incident": VERB,
    "reopen_incident": VERB,
    "dashboard": PAGE,
    "backtest": DESK_PAGE,
    "policy": PAGE,
    "policy_version": PAGE,
    "policy_published": DESK_PAGE,
    "try_policy": PAGE,
    "policy_draft": {"GET": "desk verb", "POST": "desk verb"},
    "edit_policy": DESK_FORM,
    "try_draft": DESK_FORM,
    "publish_policy": DESK_FORM,
    "drop_policy_draft": DESK_VERB,
    "replans": DESK_PAGE,
    "ask_replan": DESK_VERB,
    "apply_replan": DESK_VERB,
    "drop_replan": DESK_VERB,
    "health": PAGE,
    "ready": {"GET": "open", "POST": "no"},
    "outbox": PAGE,
    "message": THEIRS,
    "message_body": THEIRS,
    "requeue_message": VERB,
}
"""What each address answers. page: 200 for whoever is signed in · theirs: 200 for those who may see
the incident, 404 for others · form: 422 when sent empty · verb: does it and leads on · onward:
leads on · no: 405 · anybody: 200 without signing in · desk: for managers and admins, 403 for
others · open: answers programs, whoever they are."""

DESK = ["priya", "helen"]
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
    "desk page": (200, 403),
    "desk form": (422, 403),
    "desk verb": (302, 403),
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
    start_draft(by=cast.helen, at=timezone.now(), document=cast.policy.document)
    job = Replan.objects.create(version=cast.publishes(), by=cast.priya, asked_at=timezone.now())
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    decision = ask_decision(**about, question="A refund?", asked_of=cast.tomas)
    tomorrow = timezone.now() + timedelta(days=1)
    action = add_action(**about, what="Mend it", owner=cast.jonas, due_at=tomorrow)
    args = {
        "incident": [incident.reference],
        "edit_incident": [incident.reference],
        "answer": [incident.reference],
        "record_touchpoint": [incident.reference],
        "assign": [incident.reference],
        "close_incident": [incident.reference],
        "reopen_incident": [incident.reference],
        "make_right": [incident.reference],
        "wait": [incident.reference],
        "stop_waiting": [incident.reference],
        "acknowledge": [incident.reference, action.clock_id],
        "snooze": [incident.reference, action.clock_id],
        "ask_decision": [incident.reference],
        "decide": [incident.reference, decision.pk],
        "promise_action": [incident.reference],
        "action_done": [incident.reference, action.pk],
        "drop_action": [incident.reference, action.pk],
        "check_action": [incident.reference, action.pk],
        "guide": [incident.reference],
        "take_over": [incident.reference],
        "message": [message.pk],
        "message_body": [message.pk],
        "requeue_message": [message.pk],
        "policy_version": [1],
        "policy_published": [1],
        "edit_policy": ["targets"],
        "apply_replan": [job.pk],
        "drop_replan": [job.pk],
    }
    return lambda name: reverse(name, args=args.get(name, []))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", TABLE)
def test_each_person_gets_what_the_table_says(name, method, addressed, cast, client):
    expected = TABLE[name][method]
    if expected in ("anybody", "open"):
        assert client.generic(method, addressed(name)).status_code in (200, 503)
        return
    let_in = DESK if expected.startswith("desk") else MAY
    for person in MAY + MAY_NOT:
        client.force_login(getattr(cast, person))
        answer = client.generic(method, addressed(name))
        place = 0 if person in let_in else 1
        assert answer.status_code == ANSWERS[expected][place], f"{person}: {method} {name}"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", sorted(set(TABLE) - {"sign_in"}))
def test_whoever_is_not_signed_in_is_asked_to(name, method, addressed, client):
    answer = client.generic(method, addressed(name))
    if name in ("sign_out", "ready"):
        assert answer.status_code in (302, 405, 503)
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
