"""Every address × method × person, held against a table. An address the table misses fails."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.attachment import attach
from incidents.actions.batch import ask_batch
from incidents.actions.cause import name_cause
from incidents.actions.customer_link import make_link
from incidents.actions.decision import ask_decision
from incidents.actions.lesson import keep_lesson
from incidents.actions.policy import start_draft
from incidents.actions.practice import assign_practice, keep_try
from incidents.actions.promise_action import add_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.relation import relate
from incidents.actions.saved_view import save_view
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
LEAD_FORM = {"GET": "lead page", "POST": "lead form"}
LEAD_VERB = {"GET": "no", "POST": "lead verb"}
ADMIN_PAGE = {"GET": "admin page", "POST": "no"}
ADMIN_VERB = {"GET": "no", "POST": "admin verb"}
FORM_OF_IT = {"GET": "page", "POST": "onward"}
LINK = {"GET": "link", "POST": "no"}
LINK_VERB = {"GET": "to the page", "POST": "no seal"}

TABLE = {
    "home": {"GET": "onward", "POST": "no"},
    "sign_in": OPEN,
    "sign_out": {"GET": "no", "POST": "onward"},
    "you": FORM,
    "set_theme": {"GET": "no", "POST": "onward"},
    "tour": PAGE,
    "tour_go": {"GET": "no", "POST": "onward"},
    "end_tour": {"GET": "no", "POST": "onward"},
    "sample": ADMIN_PAGE,
    "let_sample_in": ADMIN_VERB,
    "take_sample_out": ADMIN_VERB,
    "notices": PAGE,
    "digest": PAGE,
    "bell": PAGE,
    "read_notices": {"GET": "no", "POST": "onward"},
    "queue": PAGE,
    "queue_filters": PAGE,
    "saved_views": FORM,
    "start_with_view": {"GET": "no", "POST": "onward"},
    "rename_view": {"GET": "no", "POST": "own verb"},
    "drop_view": {"GET": "no", "POST": "own verb"},
    "look_again": {"GET": "no", "POST": "onward"},
    "next_case": {"GET": "onward", "POST": "no"},
    "bulk": FORM,
    "batch": {"GET": "own page", "POST": "no"},
    "undo_batch": {"GET": "no", "POST": "own verb"},
    "palette": PAGE,
    "log": FORM,
    "promises": PAGE,
    "similar_incidents": PAGE,
    "customer_suggestions": PAGE,
    "incident": THEIRS,
    "edit_incident": THEIR_FORM,
    "change_detail": THEIR_FORM,
    "be_here": {"GET": "no", "POST": "theirs"},
    "write_note": VERB_FORM,
    "watch": VERB,
    "unwatch": VERB,
    "tag": VERB_FORM,
    "untag": VERB,
    "relate": VERB_FORM,
    "unrelate": VERB,
    "merge": THEIR_FORM,
    "unmerge": VERB,
    "undo": VERB,
    "attach": VERB,
    "attachment": THEIRS,
    "detach": VERB,
    "answer": THEIR_FORM,
    "coach": {"GET": "no", "POST": "theirs"},
    "autosave_answer": {"GET": "no", "POST": "theirs"},
    "preview_answer": THEIRS,
    "undo_answer": VERB,
    "step_diagnose": THEIRS,
    "name_cause": VERB_FORM,
    "settle_cause": VERB_FORM,
    "set_kind": VERB,
    "set_involved": VERB,
    "big_picture": {"GET": "theirs", "POST": "verb"},
    "take_suggestion": VERB,
    "step_make_right": THEIRS,
    "step_prevent": THEIRS,
    "step_follow_up": THEIRS,
    "record_touchpoint": VERB_FORM,
    "make_right": VERB_FORM,
    "wait": VERB_FORM,
    "stop_waiting": VERB,
    "acknowledge": VERB,
    "snooze": VERB_FORM,
    "ask_decision": VERB_FORM,
    "decide": VERB_FORM,
    "propose_remedy": VERB_FORM,
    "offer_remedy": VERB,
    "choose_remedy": VERB,
    "deliver_remedy": VERB,
    "decline_remedy": THEIR_FORM,
    "promise_action": VERB_FORM,
    "action_done": VERB,
    "drop_action": VERB_FORM,
    "check_action": VERB_FORM,
    "prevent_action": VERB_FORM,
    "keep_lesson": VERB_FORM,
    "lesson_again": VERB,
    "write_insights": VERB,
    "guide": VERB,
    "take_over": THEIR_FORM,
    "assign": VERB_FORM,
    "close_incident": VERB_FORM,
    "reopen_incident": VERB,
    "dashboard": PAGE,
    "wall": PAGE,
    "backtest": DESK_PAGE,
    "lessons": PAGE,
    "log_exemplary": FORM,
    "playbooks": PAGE,
    "playbook": PAGE,
    "edit_playbook": LEAD_FORM,
    "drop_playbook": LEAD_VERB,
    "figures": PAGE,
    "figures_csv": PAGE,
    "figures_xlsx": PAGE,
    "customers": PAGE,
    "customer": PAGE,
    "edit_customer": FORM_OF_IT,
    "new_contact": FORM,
    "edit_contact": FORM,
    "practice_room": PAGE,
    "practice": FORM,
    "practice_try": {"GET": "own page", "POST": "no"},
    "share_practice": {"GET": "no", "POST": "own verb"},
    "debrief_practice": {"GET": "no", "POST": "reader form"},
    "assign_practice": {"GET": "no", "POST": "suggesting form"},
    "drop_suggestion": {"GET": "no", "POST": "onward"},
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
    "acknowledge_incident": VERB,
    "link_open": VERB,
    "link_close": VERB,
    "customer_page": LINK,
    "customer_choice": LINK_VERB,
    "customer_done": LINK_VERB,
    "customer_version": LINK_VERB,
    "customer_lead": LINK_VERB,
    "customer_survey": LINK_VERB,
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
others · lead: for leads of any team, too · admin: for admins alone · open: answers programs,
whoever they are · link: 200 for whoever has the token, signed in or not; there a GET of a verb
leads to the page, and a POST needs the seal of the page, else 403 · own: for whoever practised, 404
for others · reader: for who suggested it · suggesting: for leads, with people to suggest it to."""

DESK = ["priya", "helen"]
LEADS = ["tomas", "rui", *DESK]
ADMINS = ["helen"]
PRACTISING = {"own": ["mara"], "reader": ["tomas"], "suggesting": ["tomas", "rui"]}
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
    "lead page": (200, 403),
    "lead form": (422, 403),
    "lead verb": (302, 403),
    "admin page": (200, 403),
    "admin verb": (302, 403),
    "own page": (200, 404),
    "own verb": (302, 404),
    "reader form": (422, 404),
    "suggesting form": (422, 404),
    "link": (200, 200),
    "to the page": (302, 302),
    "no seal": (403, 403),
}
LINKS = [name for name, methods in TABLE.items() if methods in (LINK, LINK_VERB)]


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


MAILS_AND_FILES = ("message_body", "preview_answer", "attachment", "figures_csv", "figures_xlsx")


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
    remedy = propose_remedy(**about, what="A credit", kind="gesture", cost=Decimal(20))
    tomorrow = timezone.now() + timedelta(days=1)
    action = add_action(**about, what="Mend it", owner=cast.jonas, due_at=tomorrow)
    lesson = keep_lesson(by=cast.mara, at=timezone.now(), title="Two people look")
    cause = name_cause(**about, explains="happened", kind="process", what="No second look")
    link = make_link(**about)
    relation = relate(**about, other=cast.logs(cast.jonas), kind="related")
    attachment = attach(**about, name="a.txt", content=b"words")
    listed = {"at": timezone.now(), "query": "owner=anyone", "audience": "me"}
    view = save_view(by=cast.mara, name="All of it", **listed)
    mine = keep_try(by=cast.mara, at=timezone.now(), scenario="half-seven", why="I meant 07:30.")
    told = {"at": timezone.now(), "scenario": "booked-twice"}
    suggestion = assign_practice(by=cast.tomas, person=cast.mara, **told)
    suggested = keep_try(by=cast.mara, why="Two lists.", suggestion=suggestion.pk, **told)
    many = {"verb": "tag", "value": {"name": "Import"}, "ids": [incident.pk], "once": uuid4()}
    batch = ask_batch(by=cast.mara, at=timezone.now(), **many)
    args = {
        "batch": [batch.pk],
        "undo_batch": [batch.pk],
        "customer": [cast.brightwater.pk],
        "edit_customer": [cast.brightwater.pk],
        "new_contact": [cast.brightwater.pk],
        "edit_contact": [cast.brightwater.pk, cast.elena.pk],
        "practice": ["half-seven"],
        "practice_try": [mine.pk],
        "share_practice": [mine.pk],
        "debrief_practice": [suggested.pk],
        "assign_practice": ["half-seven"],
        "drop_suggestion": [suggestion.pk],
        "customer_page": [link.token],
        "customer_choice": [link.token],
        "customer_done": [link.token, action.pk],
        "customer_version": [link.token],
        "customer_lead": [link.token],
        "customer_survey": [link.token],
        "acknowledge_incident": [incident.reference],
        "link_open": [incident.reference],
        "link_close": [incident.reference, link.pk],
        "incident": [incident.reference],
        "edit_incident": [incident.reference],
        "change_detail": [incident.reference, "urgency"],
        "be_here": [incident.reference],
        "write_note": [incident.reference],
        "watch": [incident.reference],
        "unwatch": [incident.reference],
        "tag": [incident.reference],
        "untag": [incident.reference],
        "relate": [incident.reference],
        "unrelate": [incident.reference, relation.pk],
        "merge": [incident.reference],
        "unmerge": [incident.reference],
        "undo": [incident.reference, incident.events.first().pk],
        "attach": [incident.reference],
        "attachment": [incident.reference, attachment.pk],
        "detach": [incident.reference, attachment.pk],
        "answer": [incident.reference],
        "coach": [incident.reference],
        "autosave_answer": [incident.reference],
        "preview_answer": [incident.reference],
        "undo_answer": [incident.reference, message.pk],
        "step_diagnose": [incident.reference],
        "name_cause": [incident.reference],
        "settle_cause": [incident.reference, cause.pk],
        "set_kind": [incident.reference],
        "set_involved": [incident.reference],
        "big_picture": [incident.reference],
        "take_suggestion": [incident.reference],
        "step_make_right": [incident.reference],
        "step_prevent": [incident.reference],
        "step_follow_up": [incident.reference],
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
        "propose_remedy": [incident.reference],
        "offer_remedy": [incident.reference, remedy.pk],
        "choose_remedy": [incident.reference, remedy.pk],
        "deliver_remedy": [incident.reference, remedy.pk],
        "decline_remedy": [incident.reference, remedy.pk],
        "promise_action": [incident.reference],
        "action_done": [incident.reference, action.pk],
        "drop_action": [incident.reference, action.pk],
        "check_action": [incident.reference, action.pk],
        "prevent_action": [incident.reference],
        "keep_lesson": [incident.reference],
        "lesson_again": [incident.reference, lesson.pk],
        "write_insights": [incident.reference, "call"],
        "guide": [incident.reference],
        "take_over": [incident.reference],
        "message": [message.pk],
        "message_body": [message.pk],
        "requeue_message": [message.pk],
        "rename_view": [view.pk],
        "drop_view": [view.pk],
        "playbook": ["late"],
        "edit_playbook": ["late"],
        "drop_playbook": ["late"],
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
    known = {"desk": DESK, "lead": LEADS, "admin": ADMINS} | PRACTISING
    let_in = known.get(expected.split()[0], MAY)
    for person in MAY + MAY_NOT:
        client.force_login(getattr(cast, person))
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
