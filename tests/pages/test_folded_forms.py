"""The forms of an incident's page: folded away, made when somebody unfolds one."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions.sweep import sweep
from tests.pages.conftest import local, soon

ALONE = {"HX-Request": "true"}


@pytest.fixture
def busy(incident, does, cast):
    """Mara has asked for a decision; one action is to be done, another to be looked at."""
    does("decisions", question="A refund of €400?", asked_of=cast.tomas.pk)
    given = {"owner": cast.jonas.pk, "due_at": local(soon(days=1))}
    for what in ("Mend the import", "Train the courier"):
        does(
            "prevent/actions", what=what, prevents="system", check_at=local(soon(days=30)), **given
        )
    does(f"actions/{incident.actions.latest('pk').pk}/done")
    return incident


@pytest.fixture
def asks(incident, visit, cast):
    """Somebody asks for a form, alone or with the page; gives the response."""

    def ask(form, person=cast.mara, **headers):
        return visit(person).get(incident.get_absolute_url(), {"form": form}, headers=headers)

    return ask


def folded(page):
    """What the links of a page to forms that are folded away ask for."""
    return re.findall(r'data-form\s+href="[^"?]*\?form=([\w-]+)#', page.content.decode())


def test_all_but_what_is_to_be_done_now_are_folded_away(busy, visit, cast):
    page = visit(cast.mara).get(busy.get_absolute_url())
    decision, (done, todo) = busy.decisions.get(), busy.actions.order_by("done_at")
    awake = [one for one in busy.clocks.all() if one.is_running]
    assert set(folded(page)) == {
        *("assign", "first_word", "note", "relation", "tag", "touchpoint", "wait"),
        *(f"snooze-{clock.pk}" for clock in awake),
        *(f"withdraw-{decision.pk}", f"drop-{todo.pk}", f"check-{done.pk}"),
    }


def test_each_is_had_alone_for_its_place_and_with_the_page(busy, visit, asks, cast):
    for name in folded(visit(cast.mara).get(busy.get_absolute_url())):
        alone, whole = asks(name, **ALONE), asks(name)
        assert alone.status_code == whole.status_code == 200
        field = re.search(r'<(?:textarea|input)[^>]+ id="(\w+)"', alone.content.decode())[1]
        assert "<html" not in alone.content.decode()
        assert f'id="{field}"' in whole.content.decode()
        assert name not in folded(whole)
        assert alone.headers["Vary"] == whole.headers["Vary"]
        assert "HX-Request" in alone.headers["Vary"]


def test_who_is_asked_and_who_is_to_be_found_need_not_ask_for_their_form(busy, visit, cast):
    page = visit(cast.tomas).get(busy.get_absolute_url())
    assert f"decide-{busy.decisions.get().pk}" not in folded(page)
    assert 'name="is_approved"' in page.content.decode()
    busy.owner = None
    busy.save()
    page = visit(cast.tomas).get(busy.get_absolute_url())
    assert 'name="owner"' in page.content.decode()


@pytest.mark.parametrize("form", ["", "nothing", "snooze", "snooze-0", "note-1", "wait-x", "close"])
def test_what_is_no_form_of_its_page_is_not_found_and_the_page_stays_whole(form, asks, incident):
    assert asks(form, **ALONE).status_code == 404
    page = asks(form)
    assert page.status_code == 200
    assert "note" in folded(page)


def test_what_is_settled_meanwhile_has_no_form_any_more(incident, asks):
    assert asks("touchpoint", **ALONE).status_code == 200
    incident.status, incident.closed_at = "closed", timezone.now()
    incident.closed_on = "confirmed"
    incident.save()
    assert asks("touchpoint", **ALONE).status_code == 404
    assert 'name="summary"' not in asks("touchpoint").content.decode()


def test_another_teams_people_get_none(asks, cast):
    assert asks("note", cast.rui, **ALONE).status_code == 404
    assert asks("note", cast.rui).status_code == 404


def test_what_is_wrong_shows_in_the_form_that_was_sent(busy, does):
    page = does("notes", text=" ")
    assert page.status_code == 422
    assert "Write what the next person should know." in page.content.decode()
    assert "note" not in folded(page)
    assert "tag" in folded(page)


def test_the_page_asks_the_database_no_more_for_a_form(
    busy, visit, cast, django_assert_max_num_queries
):
    browser = visit(cast.mara)
    for name in folded(browser.get(busy.get_absolute_url())):
        with django_assert_max_num_queries(12):
            browser.get(busy.get_absolute_url(), {"form": name})


def test_whom_the_ladder_tells_stands_there_also_for_who_is_away(incident, visit, cast):
    cast.mara.away_until, cast.mara.substitute = timezone.now() + timedelta(days=3), cast.jonas
    cast.mara.save()
    sweep()
    page = visit(cast.tomas).get(incident.get_absolute_url())
    told = [step["words"] for one in page.context["clocks"] for step in one["card"].ladder]
    assert any("Jonas Weber" in words for words in told)
    assert not any("Mara Lindqvist" in words for words in told)
