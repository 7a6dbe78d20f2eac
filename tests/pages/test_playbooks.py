"""Playbooks: what to do when one kind of thing goes wrong, for everybody; written by leads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.edit import edit_incident
from incidents.actions.lesson import keep_lesson
from incidents.actions.playbook import PlaybookOvertaken, drop_playbook, save_playbook
from incidents.library.playbooks import playbooks
from incidents.models import Playbook
from incidents.queries.playbooks import texts_of
from incidents.rules.refusal import Refused
from incidents.rules.taxonomy import INCIDENT_KINDS
from tests.pages.conftest import said

OURS = {
    "first_hour": "Ring them\nName a day",
    "easy_to_miss": "They have promised it on.",
    "happened": "Dear {{first_name}}, we are late with [what].",
    "why": "We saw it too late.",
    "next": "By {{next_word}} I will ring you.",
}


@pytest.fixture
def edits(visit, cast):
    """Send the form as a browser does; gives the response after redirects."""

    def send(person=cast.tomas, kind="late", seen="", **changes):
        given = OURS | {"seen": seen} | changes
        return visit(person).post(f"/playbooks/{kind}/edit/", given, follow=True)

    return send


def saved(cast, by=None, at=None, **changes):
    """A playbook of the company's own, for what is late."""
    seen = Playbook.objects.filter(kind="late").values_list("saved_at", flat=True).first()
    about = {"by": by or cast.tomas, "at": at or timezone.now(), "kind": "late", "seen": seen}
    return save_playbook(**about, **OURS | changes)


def test_every_kind_of_mistake_has_one_that_everybody_may_read(visit, cast):
    page = visit(cast.bea).get("/playbooks/").content.decode()
    for kind, label in INCIDENT_KINDS.items():
        assert f'href="/playbooks/{kind}/"' in page
        assert str(label) in page
    assert "As it came with Recovery" in page


def test_it_says_what_to_do_first_what_helps_what_is_forgotten_and_how_to_write(visit, cast):
    shipped = playbooks()["late"]
    keep_lesson(by=cast.mara, at=timezone.now(), title="Say the day, not soon", kind="late")
    page = visit(cast.bea).get("/playbooks/late/").content.decode()
    for words in (*shipped.first_hour, *(option.what for option in shipped.options)):
        assert words in page
    assert shipped.easy_to_miss in page
    assert '<mark class="blank">[their first name]</mark>' in page
    assert "{{" not in page
    assert "Say the day, not soon" in page
    assert "Change it" not in page


def test_a_lead_writes_it_for_everybody(edits, visit, cast):
    answer = edits(cast.rui)
    assert answer.redirect_chain[-1][0] == "/playbooks/late/"
    assert "Kept" in said(answer)
    page = visit(cast.bea).get("/playbooks/late/").content.decode()
    assert "Name a day" in page
    assert "Written by Rui Duarte" in page
    assert "Ours, by Rui Duarte" in visit(cast.bea).get("/playbooks/").content.decode()
    assert playbooks()["late"].options[0].what in page


@pytest.mark.parametrize("person", ["mara", "bea"])
def test_staff_may_not(person, edits, visit, cast):
    someone = getattr(cast, person)
    assert visit(someone).get("/playbooks/late/edit/").status_code == 403
    assert edits(someone).status_code == 403
    assert visit(someone).post("/playbooks/late/drop/").status_code == 403
    with pytest.raises(Refused, match="Leads write"):
        saved(cast, by=someone)
    assert not Playbook.objects.exists()


def test_a_kind_that_there_is_not_has_none(visit, cast):
    for path in ("/playbooks/sabotage/", "/playbooks/sabotage/edit/"):
        assert visit(cast.helen).get(path).status_code == 404
    assert visit(cast.mara).get("/playbooks/sabotage/edit/").status_code == 404
    with pytest.raises(Refused, match="no such kind"):
        drop_playbook(by=cast.helen, kind="sabotage", seen=None)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"first_hour": " \n "}, "Say what to do first"),
        ({"happened": "Dear {{fist_name}},"}, "don’t know “{{fist_name}}”"),
        ({"why": "Because of {{ }}."}, "don’t know “{{}}”"),
        ({"next": "By {{next_word I ring."}, "one of the two is missing"),
        ({"next": "By next_word}} I ring."}, "one of the two is missing"),
        ({"easy_to_miss": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_what_can_not_be_kept_says_why_and_keeps_what_was_typed(given, why, edits):
    answer = edits(**given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert why in page
    assert "They have promised it on." in page or "easy_to_miss" in given
    assert not Playbook.objects.exists()


def test_an_unknown_variable_is_refused_with_those_that_there_are(edits, cast):
    page = edits(happened="Dear {{name}},").content.decode()
    for known in ("{{contact}}", "{{first_name}}", "{{next_word}}", "{{company}}"):
        assert known in page
    with pytest.raises(Refused, match="We don’t know"):
        saved(cast, happened="Dear {{name}},")


def test_sent_twice_it_is_kept_once(edits):
    edits()
    first = Playbook.objects.get().saved_at
    answer = edits()
    assert answer.redirect_chain[-1][0] == "/playbooks/late/"
    assert Playbook.objects.get().saved_at == first


def test_what_recovery_brings_is_not_kept_as_our_own(cast):
    shipped = texts_of("late", None)
    about = {"by": cast.tomas, "at": timezone.now(), "kind": "late", "seen": None}
    assert save_playbook(**about, **shipped) is None
    assert not Playbook.objects.exists()


def test_nobody_overwrites_what_a_colleague_has_saved(edits, visit, cast):
    form = visit(cast.tomas).get("/playbooks/late/edit/")
    seen = form.context["seen"]
    saved(cast, by=cast.rui, first_hour="Breathe\nRing them")
    answer = edits(seen=seen)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Rui Duarte has saved this playbook meanwhile" in page
    assert "Name a day" in page
    assert "Breathe" in page
    assert Playbook.objects.get().first_hour == "Breathe\nRing them"
    edits(seen=answer.context["seen"])
    assert Playbook.objects.get().first_hour == OURS["first_hour"]


def test_a_form_that_came_back_still_knows_what_it_was_made_from(edits, visit, cast):
    seen = visit(cast.tomas).get("/playbooks/late/edit/").context["seen"]
    saved(cast, by=cast.rui, why="Because.")
    again = edits(seen=seen, first_hour="")
    assert again.context["seen"] == seen
    assert edits(seen=again.context["seen"]).status_code == 422
    assert Playbook.objects.get().why == "Because."


@pytest.mark.parametrize("seen", ["yesterday", "2026-13-45", "2026-01-01T00:00:00"])
def test_a_stamp_that_nobody_can_have_seen_overwrites_nothing(seen, edits, cast):
    saved(cast, by=cast.rui, why="Because.")
    assert edits(seen=seen).status_code == 422
    assert Playbook.objects.get().why == "Because."


def test_back_to_the_one_that_came_with_recovery(visit, cast):
    saved(cast)
    page = visit(cast.rui).get("/playbooks/late/")
    assert "Back to the one that came with Recovery" in page.content.decode()
    for _ in range(2):
        given = {"seen": page.context["seen"]}
        answer = visit(cast.rui).post("/playbooks/late/drop/", given, follow=True)
        assert "holds again" in said(answer)
    assert not Playbook.objects.exists()
    assert playbooks()["late"].first_hour[0] in answer.content.decode()


def test_what_a_colleague_has_saved_meanwhile_is_not_thrown_away_unread(visit, cast):
    at = timezone.now()
    first = saved(cast, at=at - timedelta(minutes=5))
    saved(cast, by=cast.rui, at=at, why="Because.")
    answer = visit(cast.tomas).post(
        "/playbooks/late/drop/", {"seen": first.saved_at.isoformat()}, follow=True
    )
    assert "nothing was dropped" in said(answer)
    with pytest.raises(PlaybookOvertaken):
        drop_playbook(by=cast.tomas, kind="late", seen=first.saved_at)
    assert Playbook.objects.get().why == "Because."


def test_the_incident_leads_to_its_playbook_as_soon_as_its_kind_is_known(visit, cast):
    incident = cast.logs(cast.mara)
    pages = [incident.get_absolute_url(), f"{incident.get_absolute_url()}diagnose/"]
    for path in pages:
        assert 'href="/playbooks/"' in main_of(visit(cast.mara).get(path))
    edit_incident(by=cast.mara, at=timezone.now(), incident=incident, kind="late")
    for path in pages:
        page = main_of(visit(cast.mara).get(path))
        assert 'href="/playbooks/late/"' in page
        assert "Playbook: Late" in page


def main_of(answer):
    """The page without its navigation."""
    return answer.content.decode().partition('id="main"')[2]


def test_the_pages_cost_the_same_however_many_playbooks_and_lessons(
    visit, cast, django_assert_num_queries
):
    browser = visit(cast.tomas)
    saved(cast)
    keep_lesson(by=cast.mara, at=timezone.now(), title="Say the day", kind="late")

    def costs():
        with django_assert_num_queries(ALL):
            browser.get("/playbooks/")
        with django_assert_num_queries(ONE):
            browser.get("/playbooks/late/")

    costs()
    for kind in list(INCIDENT_KINDS)[2:]:
        about = {"by": cast.tomas, "at": timezone.now(), "kind": kind, "seen": None}
        save_playbook(**about, **OURS)
        keep_lesson(by=cast.mara, at=timezone.now(), title=f"A lesson on {kind}", kind="late")
    costs()


ALL, ONE = 4, 5
"""Queries of the page of all playbooks, and of one."""
