"""Lists with a name: who may save them for whom, who has them, and where a day begins."""

import pytest
from django.utils import timezone

from incidents.actions.saved_view import save_view
from incidents.models import SavedView, User
from incidents.queries.saved_views import MOST_TABS


def saves(browser, *, name="Late and high", query="kind=late&urgency=high", whose="me", **more):
    return browser.post("/queue/lists/", {"name": name, "query": query, "whose": whose} | more)


def tabs(browser, query="?owner=me"):
    shown = browser.get(f"/queue/{query}").context["tabs"]
    return [str(tab.label) for tab in [*shown.shown, *shown.more]]


def test_a_list_gets_a_name_and_is_one_press_away(cast, visit):
    browser = visit(cast.mara)
    this = cast.logs(cast.mara, urgency="high", kind="late")
    cast.logs(cast.mara, urgency="low", kind="late")
    page = browser.get("/queue/?urgency=high&kind=late").content.decode()
    assert "/queue/lists/?query=urgency%3Dhigh%26kind%3Dlate" in page
    saved = saves(browser)
    assert saved.url == "/queue/?urgency=high&kind=late"
    page = browser.get(saved.url)
    assert page.context["queue"]["heading"] == "Late and high"
    (tab,) = [tab for tab in page.context["tabs"].shown if tab.is_current]
    assert (tab.label, tab.count, tab.url) == ("Late and high", "1", saved.url)
    assert [row.pk for row in page.context["queue"]["rows"]] == [this.pk]


def test_the_form_sent_twice_saves_one_list(cast, visit):
    for _ in range(2):
        assert saves(visit(cast.mara)).status_code == 302
    assert SavedView.objects.count() == 1


def test_a_list_is_kept_without_its_place_and_without_what_is_not_understood(cast, visit):
    saves(
        visit(cast.mara),
        query="after=xyz&clock=nonsense&colour=blue&kind=late&q=urgency:high%20cake",
    )
    assert SavedView.objects.get().query == "urgency=high&kind=late&q=cake"


def test_a_list_whose_filter_has_disappeared_still_opens(cast, visit):
    cast.logs(cast.mara, kind="late")
    view = {"name": "Old", "query": "mood=blue&kind=late", "audience": "me", "at": timezone.now()}
    SavedView.objects.create(by=cast.mara, **view)
    browser = visit(cast.mara)
    shown = browser.get("/queue/?owner=me").context["tabs"].shown
    (tab,) = [tab for tab in shown if tab.label == "Old"]
    assert len(browser.get(tab.url).context["queue"]["rows"]) == 1


@pytest.mark.parametrize(
    ("person", "whose", "status"),
    [
        ("mara", "me", 302),
        ("mara", "team-{care}", 422),
        ("mara", "everyone", 422),
        ("tomas", "team-{care}", 302),
        ("tomas", "team-{billing}", 422),
        ("tomas", "everyone", 422),
        ("priya", "team-{care}", 302),
        ("priya", "team-{billing}", 422),
        ("priya", "everyone", 302),
        ("helen", "everyone", 302),
        ("mara", "team-0", 422),
        ("mara", "", 422),
    ],
)
def test_who_may_save_a_list_for_whom(person, whose, status, cast, visit):
    whose = whose.format(care=cast.care.pk, billing=cast.billing.pk)
    page = saves(visit(getattr(cast, person)), whose=whose)
    assert page.status_code == status
    assert SavedView.objects.count() == (status == 302)


@pytest.mark.parametrize(
    ("by", "whose", "who_has_it"),
    [
        ("tomas", "me", {"tomas"}),
        ("tomas", "team-{care}", {"mara", "jonas", "tomas", "priya"}),
        ("priya", "everyone", {"mara", "jonas", "tomas", "priya", "bea", "rui", "helen"}),
    ],
)
def test_who_has_a_list(by, whose, who_has_it, cast, visit):
    saves(visit(getattr(cast, by)), name="Secret list", whose=whose.format(care=cast.care.pk))
    view, has_it = SavedView.objects.get(), set()
    for person in ("mara", "jonas", "tomas", "priya", "bea", "rui", "helen"):
        browser = visit(getattr(cast, person))
        in_tabs, page = "Secret list" in tabs(browser), browser.get("/queue/lists/")
        assert ("Secret list" in page.content.decode()) == in_tabs
        begins = browser.post("/queue/lists/start/", {"view": view.pk})
        assert begins.status_code == (302 if in_tabs else 404)
        if not in_tabs:
            for verb in ("rename", "delete"):
                asked = browser.post(f"/queue/lists/{view.pk}/{verb}/", {"name": "Mine now"})
                assert asked.status_code == 404
        has_it |= {person} if in_tabs else set()
    assert has_it == who_has_it
    assert SavedView.objects.get().name == "Secret list"


@pytest.mark.parametrize(
    ("by", "whose", "person", "may"),
    [
        ("mara", "me", "mara", True),
        ("tomas", "team-{care}", "tomas", True),
        ("tomas", "team-{care}", "mara", False),
        ("tomas", "team-{care}", "priya", True),
        ("priya", "everyone", "helen", True),
        ("priya", "everyone", "tomas", False),
    ],
)
def test_who_may_change_a_list(by, whose, person, may, cast, visit):
    saves(visit(getattr(cast, by)), whose=whose.format(care=cast.care.pk))
    view, browser = SavedView.objects.get(), visit(getattr(cast, person))
    page = browser.post(
        f"/queue/lists/{view.pk}/rename/", {"name": " Our  late ones "}, follow=True
    )
    view.refresh_from_db()
    assert view.name == ("Our late ones" if may else "Late and high")
    if not may:
        assert "saved this list. Ask them to change it." in page.content.decode()
    browser.post(f"/queue/lists/{view.pk}/delete/")
    assert SavedView.objects.exists() != may


def test_a_list_needs_a_name_that_is_not_taken(cast, visit):
    browser = visit(cast.mara)
    assert "Give the list a name." in saves(browser, name="  ").content.decode()
    saves(browser)
    page = saves(browser, query="kind=late").content.decode()
    assert "You have a list called “Late and high” already." in page
    assert SavedView.objects.count() == 1
    view = SavedView.objects.get()
    page = browser.post(f"/queue/lists/{view.pk}/rename/", {"name": " "}, follow=True)
    assert "Give the list a name." in page.content.decode()


def test_a_list_with_more_than_can_be_kept_is_refused_with_its_reason(cast, visit):
    query = "&".join(f"tag={letter * 90}" for letter in "abcdefghijkl")
    page = saves(visit(cast.mara), query=query)
    assert page.status_code == 422
    assert "too many filters" in page.content.decode()


def test_the_day_begins_where_somebody_says(cast, visit):
    browser = visit(cast.mara)
    assert browser.get("/queue/").status_code == 200
    saves(browser, is_start="on")
    assert browser.get("/", follow=True).redirect_chain[-1][0] == "/queue/?urgency=high&kind=late"
    assert browser.get("/queue/?owner=me").context["queue"]["heading"] == "My queue"
    browser.post("/queue/lists/start/", {"view": ""})
    assert browser.get("/queue/").status_code == 200
    for wrong in ("0", "x", "9" * 30, "-1"):
        assert browser.post("/queue/lists/start/", {"view": wrong}).status_code == 404


def test_the_day_begins_with_ones_own_queue_when_the_list_is_gone_or_not_theirs(cast, visit):
    browser = visit(cast.mara)
    saves(browser, is_start="on")
    SavedView.objects.update(by=cast.bea)
    assert browser.get("/queue/").status_code == 200
    SavedView.objects.update(by=cast.mara)
    assert browser.get("/queue/").status_code == 302
    SavedView.objects.all().delete()
    assert User.objects.get(pk=cast.mara.pk).default_view is None
    assert visit(User.objects.get(pk=cast.mara.pk)).get("/queue/").status_code == 200


def test_a_few_lists_stand_side_by_side_and_the_open_one_is_among_them(cast, visit):
    at = timezone.now()
    for number in range(12):
        query = f"tag=word-{number:02}"
        save_view(by=cast.mara, at=at, name=f"List {number:02}", query=query, audience="me")
    shown = visit(cast.mara).get("/queue/?owner=me").context["tabs"]
    assert len(shown.shown) == MOST_TABS
    assert [tab.label for tab in shown.more] == [f"List {number:02}" for number in range(4, 12)]
    shown = visit(cast.mara).get("/queue/?tag=word-11").context["tabs"]
    assert shown.current.label == "List 11"
    assert len(shown.shown) == MOST_TABS


def test_lists_cost_the_same_queries_for_none_and_for_twelve(
    cast, visit, django_assert_max_num_queries
):
    browser = visit(cast.priya)
    with django_assert_max_num_queries(12) as before:
        browser.get("/queue/?owner=me")
    for number in range(12):
        save = {"by": cast.priya, "at": timezone.now(), "audience": "me"}
        save_view(**save, name=str(number), query=f"tag=word-{number}&q=word")
        save_view(**save, name=f"Kind {number}", query=f"tag=word-{number}")
    with django_assert_max_num_queries(len(before)):
        browser.get("/queue/?owner=me")
