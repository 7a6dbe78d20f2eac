"""Going anywhere by a few letters: what is offered, to whom, and where it leads."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from incidents.actions.close import make_right
from incidents.models import Customer, Incident, SavedView
from tests.doors import DESK_FORM, DESK_PAGE, FORM, PAGE, TABLE

PARTS = {
    *("promises", "similar_incidents", "customer_suggestions", "tags_while_typing", "bell"),
    *("figures_csv", "figures_xlsx", "bulk"),
}
"""Addresses that answer with a part of a page, a file, or about what was chosen before."""


@pytest.fixture
def offers(visit, cast):
    """What the palette offers to a person, by group: {"Pages": {"Outbox": "/outbox/"}}."""

    def ways(text="", person=cast.mara, on=""):
        page = visit(person).get("/palette/", {"q": text, "on": on}, headers={"HX-Request": "true"})
        return {
            str(group.title): {str(one.label): one.url for one in group.entries}
            for group in page.context["groups"]
        }

    return ways


@pytest.fixture
def incident(cast):
    """One of Customer care's that Mara owns."""
    return cast.logs(cast.mara)


def test_it_reaches_every_page(offers, cast):
    """Each address that shows a page and needs nothing said about which thing is meant."""
    plain = {pattern.name for pattern in get_resolver("incidents.urls").url_patterns
             if "<" not in str(pattern.pattern)}  # fmt: skip
    pages = {name for name in plain if TABLE[name] in (PAGE, FORM, DESK_PAGE, DESK_FORM)} - PARTS
    of_a_draft = {"try_draft", "publish_policy"}
    reached = {url.partition("?")[0].partition("#")[0]
               for url in offers(person=cast.priya)["Pages"].values()}  # fmt: skip
    assert {reverse(name) for name in pages - of_a_draft} <= reached


def test_each_way_leads_somewhere(offers, visit, cast, incident):
    for groups in (offers(on=incident.reference), offers(person=cast.priya)):
        for ways in groups.values():
            for label, url in ways.items():
                page = visit(cast.mara if "This incident" in groups else cast.priya).get(
                    url, follow=True
                )
                assert page.status_code == 200, label
                place = url.partition("#")[2]
                assert not place or f'id="{place}"' in page.content.decode(), (label, url)


def test_what_somebody_may_not_do_is_not_offered(offers, cast):
    assert "Change the policy" not in offers()["Pages"]
    assert "Change the policy" in offers(person=cast.priya)["Pages"]
    assert "Administration" not in offers(person=cast.priya)["Pages"]


def test_it_offers_what_can_be_done_with_the_incident_that_is_open(offers, incident, cast):
    mine = offers(on=incident.reference)["This incident"]
    assert mine["Write the answer"] == f"{incident.get_absolute_url()}answer/"
    assert mine["Hand over"] == f"{incident.get_absolute_url()}#hand-over"
    assert "Send a first word" in mine
    assert not {"Guide this", "Take over …", "Open it again"} & set(mine)
    theirs = offers(person=cast.jonas, on=incident.reference)["This incident"]
    assert {"Guide this", "Take over …"} <= set(theirs)
    assert "Take over …" not in offers(person=cast.helen, on=incident.reference)["This incident"]
    cast.talks(incident)
    assert "Send a first word" not in offers(on=incident.reference)["This incident"]
    make_right(by=cast.mara, at=timezone.now(), incident=incident, what="They have their plan.")
    assert "Wait for the customer" not in offers(on=incident.reference)["This incident"]
    closed = Incident.objects.filter(pk=incident.pk)
    closed.update(status="closed", closed_at=timezone.now())
    shut = offers(on=incident.reference)["This incident"]
    assert "Open it again" in shut
    assert not {"Hand over", "Close it", "Note a call, mail or meeting"} & set(shut)


@pytest.mark.parametrize("on", ["R-9999999", "nothing", "R-", "{0}"])
def test_an_incident_that_somebody_may_not_see_is_none(on, offers, incident, cast):
    assert "This incident" not in offers(person=cast.bea, on=on.format(incident.reference))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        *(
            ("outb", "Outbox"),
            ("dash", "Escalations"),
            ("settings", "You"),
            ("new inc", "Log a mistake"),
        ),
        *(("POLICY", "Policy"), ("shortcuts", "Keys"), ("overdue", "Past our promise")),
    ],
)
def test_a_page_is_found_by_its_name_and_by_what_others_call_it(text, way, offers):
    assert way in offers(text)["Pages"]


def test_a_verb_is_found_by_what_others_call_it(offers, incident):
    assert list(offers("repl", on=incident.reference)["This incident"]) == ["Write the answer"]
    assert "Hand over" in offers("assign", on=incident.reference)["This incident"]


def test_lists_with_a_name_are_offered_to_those_who_have_them(offers, cast):
    given = {"by": cast.mara, "at": timezone.now(), "query": "urgency=critical"}
    SavedView.objects.create(name="Hot ones", audience="me", **given)
    SavedView.objects.create(name="Care’s", audience="team", team=cast.care, **given)
    SavedView.objects.create(name="For all", audience="everyone", **given)
    assert set(offers()["Lists"]) == {"Hot ones", "Care’s", "For all"}
    assert set(offers(person=cast.jonas)["Lists"]) == {"Care’s", "For all"}
    assert set(offers(person=cast.bea)["Lists"]) == {"For all"}
    assert offers("hot")["Lists"] == {"Hot ones": "/queue/?urgency=critical"}


@pytest.mark.parametrize("text", ["brightwater", "brigthwater", "missing", "elena", "misssing"])
def test_incidents_are_found_by_any_words_and_slips_are_forgiven(text, offers, incident):
    (way,) = offers(text)["Incidents"].values()
    assert way == incident.get_absolute_url()


def test_what_a_reference_names_comes_first(offers, incident, cast):
    cast.logs(cast.mara, happened=f"As in {incident.reference}, they say.")
    groups = offers(incident.reference)
    assert next(iter(groups)) == "Incidents"
    assert next(iter(groups["Incidents"].values())) == incident.get_absolute_url()
    assert next(iter(offers(str(incident.pk)))) == "Incidents"


def test_another_teams_incidents_are_never_found_and_customers_are_everybodys(
    offers, incident, cast
):
    assert "Incidents" not in offers("brightwater", person=cast.bea)
    assert "Incidents" not in offers(incident.reference, person=cast.bea)
    customers = offers("brigthwater", person=cast.bea)["Customers"]
    assert customers == {"Brightwater Foods": reverse("customer", args=[cast.brightwater.pk])}


def test_names_become_no_markup(visit, cast):
    nasty = Customer.objects.create(name="<img src=x> Ltd")
    cast.logs(cast.mara, customer=nasty, contact=None, happened="<b>late</b>")
    page = visit(cast.mara).get("/palette/", {"q": "img"}).content.decode()
    assert "&lt;img src=x&gt; Ltd" in page
    assert "<img" not in page
    assert "<b>late" not in page


def test_without_javascript_it_is_a_page_with_all_of_it(visit, cast, incident):
    page = visit(cast.mara).get("/palette/", {"q": "brigthwater", "on": incident.reference})
    words = page.content.decode()
    assert f'href="{incident.get_absolute_url()}"' in words
    assert "searched for brightwater instead" in words
    assert 'role="option"' not in words.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize("text", ["'", "\\", "\0", "((", "%", "r-", "-", '"', "x" * 500, "ﷺ" * 200])
def test_whatever_is_typed_is_answered(text, visit, cast):
    for headers in ({}, {"HX-Request": "true"}):
        page = visit(cast.mara).get("/palette/", {"q": text, "on": text}, headers=headers)
        assert page.status_code == 200


def test_nothing_found_says_what_to_do_next(visit, cast):
    page = visit(cast.mara).get("/palette/", {"q": "xylophonist"}, headers={"HX-Request": "true"})
    assert "Nothing is called that" in page.content.decode()
    assert 'role="listbox"' not in page.content.decode()


@pytest.mark.parametrize("text", ["", "plan", "plam", "brightwater", "{0}"])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_one_or_fifty_take_as_many_queries(text, headers, visit, cast, incident):
    def queries():
        client = visit(cast.mara)
        asked = {"q": text.format(incident.reference), "on": incident.reference}
        with CaptureQueriesContext(connection) as done:
            client.get("/palette/", asked, headers=headers)
        return len(done)

    before = queries()
    for number in range(49):
        cast.logs(cast.mara, happened="The plan was late.")
        SavedView.objects.create(
            name=f"List {number}", audience="me", by=cast.mara, at=timezone.now()
        )
    assert queries() == before <= 12


def test_every_page_tells_whether_single_keys_are_on(visit, cast):
    assert 'data-single-keys="on"' in visit(cast.mara).get("/queue/?owner=me").content.decode()
    cast.mara.single_keys = False
    cast.mara.save()
    assert 'data-single-keys="off"' in visit(cast.mara).get("/queue/?owner=me").content.decode()


def test_no_key_stands_in_the_table_twice(visit, cast):
    page = visit(cast.mara).get("/customers/").content.decode()
    keys = re.findall(r'data-press="([^"]+)"', page)
    assert len(keys) == len(set(keys)) > 10
