"""Changing what we promise: the draft, who may, and what becomes of what was typed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.policy import (
    draft_problems,
    drop_draft,
    publish_draft,
    save_draft,
    start_draft,
)
from incidents.models import PolicyVersion
from incidents.rules.policy_document import read_policy
from incidents.rules.refusal import Refused
from tests.cast import clock_of


@pytest.fixture
def draft(cast):
    """A draft of the next version, as Helen has started it."""
    return start_draft(by=cast.helen, at=timezone.now(), document=cast.policy.document)


def fields(browser, tab="targets"):
    """What the form of a tab holds, as a browser would post it."""
    page = browser.get(f"/policy/draft/{tab}/")
    context = page.context
    typed = context["sheet"].typed(context["draft"].document)
    return typed | {"seen": context["seen"], "sheet": tab}


def test_one_starts_from_what_is_in_force(cast, visit):
    answer = visit(cast.priya).post("/policy/draft/", {"from": "in-force"})
    assert answer.url == "/policy/draft/targets/"
    draft = PolicyVersion.objects.draft()
    assert draft.document == cast.policy.document
    assert draft.saved_by == cast.priya


def test_one_starts_from_a_ready_policy(cast, visit):
    visit(cast.priya).post("/policy/draft/", {"from": "fca-disp"})
    assert PolicyVersion.objects.draft().name == "FCA DISP"


@pytest.mark.parametrize("wanted", ["baltimore-311", "../../etc/passwd", "nothing"])
def test_what_is_no_ready_policy_starts_nothing(wanted, cast, visit):
    answer = visit(cast.priya).post("/policy/draft/", {"from": wanted}, follow=True)
    assert "nothing was changed" in answer.content.decode()
    assert PolicyVersion.objects.draft() is None


def test_there_is_one_draft_at_a_time(cast, visit, draft):
    answer = visit(cast.priya).post("/policy/draft/", {"from": "cfpb"}, follow=True)
    assert "There is a draft already" in answer.content.decode()
    assert PolicyVersion.objects.draft() == draft


@pytest.mark.parametrize("person", ["mara", "tomas", "rui"])
def test_staff_and_leads_change_nothing(person, cast, draft):
    by, at = getattr(cast, person), timezone.now()
    for act in (
        lambda: start_draft(by=by, at=at, document={}),
        lambda: save_draft(by=by, at=at, document={}, seen=draft.saved_at),
        lambda: publish_draft(by=by, at=at, seen=draft.saved_at, effective_from=at),
        lambda: drop_draft(by=by, seen=draft.saved_at),
    ):
        with pytest.raises(Refused, match="Managers and admins"):
            act()


def test_a_target_is_changed(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser) | {"targets.contact.high": "3 h"}
    assert browser.post("/policy/draft/targets/", post).status_code == 302
    draft.refresh_from_db()
    assert draft.document["targets"]["contact"]["high"] == "3 h"
    assert draft.document["ladder"] == cast.policy.document["ladder"]
    assert draft.saved_by == cast.priya


def test_what_each_may_spend_is_changed_and_told(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser, "spending") | {"spending.staff": "350", "review.value": "lots"}
    page = browser.post("/policy/draft/spending/", post, follow=True).content.decode()
    assert "Kept as you typed it" in page
    assert 'id="id_review_value_error"' in page
    post = fields(browser, "spending") | {"review.value": ""}
    browser.post("/policy/draft/spending/", post)
    draft.refresh_from_db()
    assert read_policy(draft.document).spending.limits["staff"] == 350
    page = browser.get("/policy/draft/publish/").content.decode()
    assert "Staff may spend on one remedy: up to €200 → up to €350." in page
    assert "A lead reads it first if much is at stake: from €50,000 → no." in page


def test_what_is_not_whole_is_kept_and_told_beside_its_field(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser) | {"targets.contact.high": "<soon>", "name": ""}
    page = browser.post("/policy/draft/targets/", post, follow=True).content.decode()
    assert "Kept as you typed it" in page
    assert 'value="&lt;soon&gt;"' in page
    assert 'href="#id_targets_contact_high"' in page
    assert 'id="id_targets_contact_high_error"' in page
    assert 'href="#id_name"' in page
    draft.refresh_from_db()
    assert draft.document["targets"]["contact"]["high"] == "<soon>"


def test_what_no_document_can_hold_is_told_and_stands_in_the_form(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser, "hours") | {"calendars.0.closed": "2026-12-25 A\n2026-12-25 B"}
    answer = browser.post("/policy/draft/hours/", post)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "2026-12-25 A\n2026-12-25 B" in page
    assert "stands here twice" in page
    draft.refresh_from_db()
    assert draft.document == cast.policy.document


def test_who_saves_second_is_told_and_loses_nothing(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser) | {"targets.contact.high": "3 h"}
    save_draft(
        by=cast.helen,
        at=timezone.now(),
        document=draft.document | {"about": "Helen’s"},
        seen=draft.saved_at,
    )
    answer = browser.post("/policy/draft/targets/", post)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Helen Castro saved the draft meanwhile." in page
    assert 'value="3 h"' in page
    draft.refresh_from_db()
    assert draft.document["about"] == "Helen’s"
    again = post | {"seen": answer.context["seen"]}
    assert browser.post("/policy/draft/targets/", again).status_code == 302
    draft.refresh_from_db()
    assert draft.document["targets"]["contact"]["high"] == "3 h"


def test_what_was_typed_outlives_the_draft(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser) | {"targets.contact.high": "3 h"}
    drop_draft(by=cast.helen, seen=draft.saved_at)
    answer = browser.post("/policy/draft/targets/", post)
    assert answer.status_code == 422
    assert "There is no draft any more" in answer.content.decode()
    assert 'value="3 h"' in answer.content.decode()


def test_a_row_more_comes_back_with_everything_typed_and_nothing_kept(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser, "ladder") | {"ladder.steps.0.when": "-1/10", "do": "add:ladder.steps"}
    answer = browser.post("/policy/draft/ladder/", post)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'value="-1/10"' in page
    assert 'name="ladder.steps.4.when"' in page
    assert "Not saved yet" in page
    draft.refresh_from_db()
    assert draft.document == cast.policy.document


def test_a_row_more_does_not_hide_that_somebody_saved_meanwhile(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser, "ladder")
    save_draft(by=cast.helen, at=timezone.now(), document=draft.document, seen=draft.saved_at)
    answer = browser.post("/policy/draft/ladder/", post | {"do": "add:ladder.steps"})
    assert answer.context["seen"] == post["seen"]


def test_holidays_are_taken_over_and_shown_by_name(cast, visit, draft):
    browser = visit(cast.priya)
    post = fields(browser, "hours") | {
        "calendars.0.country": "DE",
        "calendars.0.region": "BE",
        "calendars.0.years": "2027",
        "do": "holidays:calendars.0",
    }
    page = browser.post("/policy/draft/hours/", post).content.decode()
    assert "2027-03-08 Women’s Day" in page
    refused = browser.post("/policy/draft/hours/", post | {"calendars.0.years": "soon"})
    assert refused.status_code == 422
    assert "Say for which years" in refused.content.decode()


def test_names_that_nobody_bears_are_pointed_out(cast, visit, draft):
    document = draft.document | {
        "agreements": [{"customer": "Nobody Ltd", "targets": {"answer": "4 h"}}],
        "ladder": {
            "steps": [{"when": "0", "tell": ["person:MARA@tidewell.example", "chat:nowhere"]}]
        },
    }
    save_draft(by=cast.helen, at=timezone.now(), document=document, seen=draft.saved_at)
    page = visit(cast.priya).get("/policy/draft/publish/").content.decode()
    assert "There is no customer “Nobody Ltd” here yet." in page
    assert "There is no chat channel “nowhere” here yet." in page
    assert "no person" not in page


def test_it_is_tried_out_before_it_is_saved(cast, visit, draft):
    browser = visit(cast.priya)
    case = {"logged_at": "2026-11-27T16:30", "urgency": "high"}
    post = fields(browser) | {"targets.contact.high": "3 h"} | case
    page = browser.post("/policy/draft/try/", post, headers={"HX-Request": "true"})
    assert "Fri 27 Nov 19:30" in page.content.decode()
    assert "a first contact within 3 h" in page.content.decode()
    post["targets.contact.high"] = "soon"
    page = browser.post("/policy/draft/try/", post, headers={"HX-Request": "true"})
    assert "One thing has to be mended before it can be tried out." in page.content.decode()
    page = browser.get("/policy/draft/try/", case).content.decode()
    assert "Fri 27 Nov 18:30" in page


def test_published_it_counts_for_what_is_logged_from_then_on(cast, visit, draft):
    before = cast.logs(cast.mara, urgency="high")
    browser = visit(cast.priya)
    post = fields(browser) | {"targets.contact.high": "3 h"}
    browser.post("/policy/draft/targets/", post)
    page = browser.get("/policy/draft/publish/")
    assert "Contact, high: 2 h → 3 h." in page.content.decode()
    answer = browser.post(
        "/policy/draft/publish/",
        {"seen": page.context["seen"], "note": "Three hours."},
        follow=True,
    )
    assert "Apply to open incidents…" in answer.content.decode()
    version = PolicyVersion.objects.get(number=2)
    assert (version.note, version.published_by) == ("Three hours.", cast.priya)
    after = cast.logs(cast.mara, urgency="high")
    assert (before.policy.number, after.policy.number) == (1, 2)
    assert clock_of(after, "contact").target == "3 h"
    assert clock_of(before, "contact").target == "2 h"
    assert PolicyVersion.objects.draft() is None


def test_published_for_later_it_waits(cast, visit, draft):
    later = timezone.localtime() + timedelta(days=3)
    browser = visit(cast.priya)
    seen = browser.get("/policy/draft/publish/").context["seen"]
    answer = browser.post(
        "/policy/draft/publish/",
        {"seen": seen, "effective_from": f"{later:%Y-%m-%dT%H:%M}"},
        follow=True,
    )
    assert "Apply to open incidents…" not in answer.content.decode()
    assert cast.logs(cast.mara).policy.number == 1


@pytest.mark.parametrize("effective_from", ["2020-01-01T00:00", "soon", "0020-01-01T00:00"])
def test_it_never_counts_from_the_past(effective_from, cast, visit, draft):
    browser = visit(cast.priya)
    seen = browser.get("/policy/draft/publish/").context["seen"]
    post = {"seen": seen, "effective_from": effective_from, "note": "Kept words"}
    answer = browser.post("/policy/draft/publish/", post)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert PolicyVersion.objects.draft() is not None
    past = timezone.now() - timedelta(hours=1)
    with pytest.raises(Refused, match="moment that has passed"):
        publish_draft(by=cast.priya, at=timezone.now(), seen=draft.saved_at, effective_from=past)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"name": ""}, "Give it a name"),
        ({"hours": {"default": "nowhere"}}, "There is no calendar “nowhere”."),
        ({"ladder": {"steps": []}}, "A ladder has a step"),
        ({"targets": {"answer": "3660 working days"}}, "never have 3660 working days"),
    ],
)
def test_what_is_not_whole_is_not_published(part, sentence, cast, visit, draft):
    document = draft.document | part
    if "targets" in part:
        week = {"week": {"monday": ["09:00-10:00"]}}
        document |= {"hours": {"default": "short"}, "calendars": {"short": week}}
    save_draft(by=cast.helen, at=timezone.now(), document=document, seen=draft.saved_at)
    browser = visit(cast.priya)
    seen = browser.get("/policy/draft/publish/").context["seen"]
    answer = browser.post("/policy/draft/publish/", {"seen": seen})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert draft_problems(document, timezone.now())
    assert PolicyVersion.objects.published().count() == 1


def test_what_somebody_changed_meanwhile_is_not_published_unseen(cast, visit, draft):
    browser = visit(cast.priya)
    seen = browser.get("/policy/draft/publish/").context["seen"]
    document = draft.document | {"name": "Another"}
    save_draft(by=cast.helen, at=timezone.now(), document=document, seen=draft.saved_at)
    answer = browser.post("/policy/draft/publish/", {"seen": seen})
    assert "Helen Castro saved the draft meanwhile. Nothing is published." in (
        answer.content.decode()
    )
    assert PolicyVersion.objects.published().count() == 1


def test_a_draft_is_dropped_by_who_has_seen_it(cast, visit, draft):
    browser = visit(cast.priya)
    browser.post("/policy/draft/drop/", {"seen": "long ago"})
    assert PolicyVersion.objects.draft() == draft
    browser.post("/policy/draft/drop/", {"seen": draft.saved_at.isoformat()})
    assert PolicyVersion.objects.draft() is None
    assert PolicyVersion.objects.published().count() == 1


@pytest.mark.parametrize(
    "tab", ["targets", "hours", "ladder", "limits", "spending", "try", "publish"]
)
def test_without_a_draft_its_pages_lead_back(tab, cast, visit):
    answer = visit(cast.priya).get(f"/policy/draft/{tab}/")
    assert answer.url == "/policy/"


def test_a_tab_that_does_not_exist_does_not_exist(cast, visit, draft):
    assert visit(cast.priya).get("/policy/draft/secrets/").status_code == 404


@pytest.mark.parametrize(
    "tab", ["targets", "hours", "ladder", "limits", "spending", "try", "publish"]
)
def test_a_page_of_the_draft_costs_a_fixed_number_of_queries(
    tab, cast, visit, draft, django_assert_max_num_queries
):
    browser = visit(cast.priya)
    address = f"/policy/draft/{tab}/"
    browser.get(address)
    with django_assert_max_num_queries(25) as few:
        browser.get(address)
    agreed = [{"customer": f"C {n}", "targets": {"answer": "4 h"}} for n in range(30)]
    document = draft.document | {"agreements": agreed}
    save_draft(by=cast.helen, at=timezone.now(), document=document, seen=draft.saved_at)
    with django_assert_max_num_queries(25) as many:
        browser.get(address)
    # The unknown customers are looked up, where before there was nothing to look for.
    assert len(many) <= len(few) + 1
