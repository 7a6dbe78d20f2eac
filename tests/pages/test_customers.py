"""Customers as staff sees them: who sees what, how things stand, and what is known of them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.customer import add_contact, edit_contact, edit_customer
from incidents.actions.edit import edit_incident
from incidents.actions.lesson import keep_lesson
from incidents.actions.promise_action import add_action, check_action, finish_action
from incidents.actions.propose_remedy import propose_remedy
from incidents.actions.remedy import deliver_remedy, offer_remedy
from incidents.models import Contact, Customer, Survey
from incidents.rules.refusal import Refused
from tests.pages.conftest import said, soon

LIST, PAGE = 7, 12
"""Queries of the two pages, whoever looks and however much there is."""


@pytest.fixture
def shown(visit, cast):
    """What the page of Brightwater holds for somebody: their `Profile`."""

    def see(person=cast.mara):
        return visit(person).get(f"/customers/{cast.brightwater.pk}/").context["profile"]

    return see


@pytest.fixture
def rate(cast):
    """Brightwater answers the survey on an incident."""

    def answer(incident, *, ago=timedelta(), **ratings):
        rated = {"outcome": 4, "process": 3, "treatment": 5} | ratings
        return Survey.objects.create(
            incident=incident, cycle=incident.cycle, at=timezone.now() - ago, **rated
        )

    return answer


def changes(cast, incident, **details):
    edit_incident(by=cast.mara, at=timezone.now(), incident=incident, **details)


def gives(cast, incident, *, delivered=True, **details):
    """Offer something to the customer of an incident, who has it at once unless said otherwise."""
    about = {"by": cast.tomas, "at": timezone.now()}
    wanted = {"what": "A credit", "kind": "owed", "cost": Decimal(400)} | details
    remedy = propose_remedy(**about, incident=incident, **wanted)
    offer_remedy(**about, remedy=remedy)
    if delivered:
        deliver_remedy(**about, remedy=remedy)


def test_everybody_sees_the_profile_and_only_incidents_of_their_own(cast, visit, shown):
    incident = cast.logs(cast.mara, happened="The Tuesday plan was short.", ago=timedelta(days=2))
    changes(cast, incident, kind="late", relationship=2)
    cast.talks(incident, mood=1)
    gives(cast, incident, what="A planner beside you")
    keep_lesson(by=cast.mara, at=timezone.now(), title="Count the stops", incident=incident)
    Survey.objects.create(
        incident=incident, cycle=1, at=timezone.now(), after=4, words="Kindly said.",
        outcome=3, process=3, treatment=3,
    )  # fmt: skip
    ours = visit(cast.mara).get(f"/customers/{cast.brightwater.pk}/").content.decode()
    theirs = visit(cast.bea).get(f"/customers/{cast.brightwater.pk}/").content.decode()
    for words in (incident.reference, incident.headline, "A planner beside you", "Count the stops"):
        assert words in ours
        assert words not in theirs
    for words in ("Kindly said.", "furious"):
        assert words in ours
        assert words not in theirs
    assert "1 more with other teams" in theirs
    assert "with another team" in theirs
    assert (shown(cast.bea).ours, shown(cast.bea).theirs) == (shown().ours, shown().theirs)
    assert shown(cast.priya).incidents[0].incident == incident


def test_how_things_stand_tells_which_way_it_goes(cast, shown, rate):
    assert (shown().ours, shown().theirs) == ("", "")
    for days, score in ((9, 4), (2, 2)):
        incident = cast.logs(cast.mara, ago=timedelta(days=days))
        changes(cast, incident, relationship=score)
    assert shown().ours == "2 of 5, strained; down from 4"
    rate(incident, before=5, after=3)
    assert shown().theirs == "3 of 5, so-so"
    newest, oldest = shown().points
    assert (newest.incident, newest.ours, newest.before, newest.after) == (incident, 2, 5, 3)
    assert (oldest.ours, oldest.before, oldest.after) == (4, None, None)


def test_an_older_survey_than_any_estimate_has_its_line_too(cast, shown, rate):
    first = cast.logs(cast.mara, ago=timedelta(days=9))
    rate(first, after=2, ago=timedelta(days=8))
    second = cast.logs(cast.mara, ago=timedelta(days=3))
    rate(second, after=4)
    assert [(point.incident, point.ours, point.after) for point in shown().points] == [
        (second, None, 4),
        (first, None, 2),
    ]
    assert shown().theirs == "4 of 5, content; up from 2"


def test_each_incident_says_how_they_felt_and_whether_it_happens_again(cast, shown):
    late, again, other = (cast.logs(cast.mara, ago=timedelta(days=days)) for days in (3, 2, 1))
    for incident, kind in ((late, "late"), (again, "late"), (other, "billing")):
        changes(cast, incident, kind=kind)
    cast.talks(late, mood=1, at=timezone.now() - timedelta(days=2))
    cast.talks(late, mood=4)
    cast.talks(again, mood=3)
    lines = {line.incident: (line.again, line.felt) for line in shown().incidents}
    assert lines == {
        late: ("one of 2 of this kind", "furious at first, calm in the end"),
        again: ("one of 2 of this kind", "worried"),
        other: ("isolated", ""),
    }
    assert shown().repeated == [("Late", 2)]


def test_what_another_team_met_counts_when_it_happens_again(cast, shown):
    changes(cast, cast.logs(cast.mara, ago=timedelta(days=2)), kind="late")
    changes(cast, cast.logs(cast.bea), kind="late")
    (line,) = shown().incidents
    assert line.again == "one of 2 of this kind"
    assert (shown().number, shown().elsewhere) == (2, 1)


def test_owed_stands_apart_from_gestures_and_offers_are_not_summed(cast, shown):
    incident = cast.logs(cast.mara)
    gives(cast, incident, what="The surcharge", cost=Decimal("1240"))
    gives(cast, incident, what="Five mornings", kind="gesture", cost=Decimal("900"))
    gives(cast, incident, what="A late offer", kind="gesture", cost=Decimal("70"), delivered=False)
    (total,) = shown().totals
    assert total.words == ("€1,240", "€900")
    assert [one.what for one in shown().remedies] == [
        "A late offer",
        "Five mornings",
        "The surcharge",
    ]
    assert shown(cast.bea).totals == [total]
    assert not shown(cast.bea).remedies


def test_what_was_learned_with_them_says_whether_it_worked(cast, shown):
    incident, now = cast.logs(cast.mara), timezone.now()
    keep_lesson(by=cast.mara, at=now, title="Count the stops", incident=incident)
    change = add_action(
        by=cast.mara,
        at=now + timedelta(seconds=1),
        incident=incident,
        what="Two people look",
        owner=cast.mara,
        due_at=soon(days=1),
        check_at=soon(days=30),
        prevents="process",
    )
    assert [(line.what, line.words) for line in shown().learned] == [
        ("Two people look", "promised"),
        ("Count the stops", "a lesson"),
    ]
    finish_action(by=cast.mara, at=now + timedelta(seconds=2), action=change)
    assert shown().learned[0].words.startswith("done; on ")
    change.refresh_from_db()
    check_action(
        by=cast.mara,
        at=now + timedelta(seconds=3),
        action=change,
        was_effective=True,
        finding="None since March",
    )
    assert shown().learned[0].words == "it worked: None since March"
    assert not shown(cast.bea).learned


def test_what_is_known_can_be_changed_by_everybody(cast, visit):
    address = f"/customers/{cast.brightwater.pk}/edit/"
    assert visit(cast.bea).get(address).status_code == 200
    given = {
        "goals": "Chilled goods in every store by six.",
        "hired_us_for": "The last planner went out of business.",
        "pain_points": "Store managers who ring at seven.",
        "since": "2021-03-01",
        "renews_on": "2027-01-31",
        "value_a_year": "184000",
        "currency": "EUR",
    }
    page = visit(cast.bea).post(address, given, follow=True)
    assert "Saved." in said(page)
    known = Customer.objects.get(pk=cast.brightwater.pk)
    assert (known.since, known.renews_on) == (date(2021, 3, 1), date(2027, 1, 31))
    for words in ("by six", "went out of business", "ring at seven", "€184,000", "March 2021"):
        assert words in page.content.decode()
    visit(cast.bea).post(address, given | {"value_a_year": ""})
    known.refresh_from_db()
    assert (known.value_a_year, known.currency) == (None, "")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("value_a_year", "184k", "Write it in figures"),
        ("value_a_year", "-1", "greater than or equal to 0"),
        ("currency", "XXX", "Select a valid choice"),
        ("since", "2090-01-01", "This day has not come yet"),
        ("renews_on", "0202-01-01", "Check the year"),
        ("renews_on", "soon", "Give a day"),
        ("goals", "x" * 2001, "at most 2000 characters"),
    ],
)
def test_what_can_not_be_meant_is_asked_about_and_nothing_is_lost(field, value, why, cast, visit):
    given = {"pain_points": "Kept words", "value_a_year": "5", "currency": "EUR", field: value}
    answer = visit(cast.mara).post(f"/customers/{cast.brightwater.pk}/edit/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert why in page
    assert "Kept words" in page
    assert field == "currency" or value in page
    cast.brightwater.refresh_from_db()
    assert not cast.brightwater.pain_points


def test_an_amount_without_its_currency_is_refused_by_the_action_too(cast):
    with pytest.raises(Refused, match="in which currency"):
        edit_customer(
            by=cast.mara, at=timezone.now(), customer=cast.brightwater, value_a_year=Decimal(5)
        )


def test_a_person_there_says_how_they_like_to_be_spoken_to(cast, visit):
    address = f"/customers/{cast.brightwater.pk}/contacts/{cast.elena.pk}/"
    given = {
        "name": "Elena Marsh",
        "email": "elena@brightwater.example",
        "prefers": "call",
        "tone": "Short, and figures first",
        "language": "English",
        "answers_to": "Their COO",
        "stakeholder_needs": "A figure by noon",
    }
    page = visit(cast.mara).post(address, given, follow=True).content.decode()
    for words in ("A call", "Short, and figures first", "Their COO", "A figure by noon"):
        assert words in page


def test_somebody_is_added_once(cast, visit):
    address = f"/customers/{cast.brightwater.pk}/contacts/new/"
    assert visit(cast.mara).post(address, {"name": "Ruth Adeyemi"}).status_code == 302
    answer = visit(cast.mara).post(address, {"name": " ruth adeyemi", "tone": "Dry"})
    assert answer.status_code == 422
    assert "is there already" in answer.content.decode()
    assert "Dry" in answer.content.decode()
    assert cast.brightwater.contacts.count() == 2
    for act, whom in (
        (add_contact, {"customer": cast.brightwater}),
        (edit_contact, {"contact": cast.elena}),
    ):
        with pytest.raises(Refused, match="is there already"):
            act(by=cast.mara, at=timezone.now(), name="Ruth Adeyemi", **whom)


def test_a_contact_is_changed_at_their_own_customer_only(cast, visit):
    vega = Customer.objects.create(name="Vega Retail")
    address = f"/customers/{vega.pk}/contacts/{cast.elena.pk}/"
    assert visit(cast.mara).get(address).status_code == 404
    assert visit(cast.mara).post(address, {"name": "Pablo"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Brightwater Foods", "Night shift", "Vega Retail"]),
        ("?q=water", ["Brightwater Foods"]),
        ("?q=marsh", ["Brightwater Foods"]),
        ("?q=brightwater+elena", ["Brightwater Foods"]),
        ("?q=vega+elena", []),
        ("?which=internal", ["Night shift"]),
        ("?which=outside&q=a", ["Brightwater Foods", "Vega Retail"]),
        ("?which=nonsense&page=x", ["Brightwater Foods", "Night shift", "Vega Retail"]),
        ("?page=9", []),
    ],
)
def test_customers_are_found_by_name_and_by_who_is_there(query, found, cast, visit):
    Customer.objects.create(name="Vega Retail")
    Customer.objects.create(name="Night shift", is_internal=True)
    page = visit(cast.mara).get(f"/customers/{query}")
    assert [row.customer.name for row in page.context["page"]["rows"]] == found


def test_the_list_counts_open_incidents_that_the_reader_may_see(cast, visit):
    changes(cast, cast.logs(cast.mara), relationship=2)

    def row(person):
        return visit(person).get("/customers/").context["page"]["rows"][0]

    assert (row(cast.mara).open, row(cast.mara).standing) == (1, "2 of 5, strained")
    assert (row(cast.bea).open, row(cast.bea).standing) == (0, "2 of 5, strained")
    assert row(cast.mara).beside == "Elena Marsh"


def test_a_contact_who_was_searched_for_is_the_one_that_is_named(cast, visit):
    cast.brightwater.contacts.create(name="Ruth Adeyemi")
    (row,) = visit(cast.mara).get("/customers/?q=ruth").context["page"]["rows"]
    assert row.contact == "Ruth Adeyemi"


def test_the_list_is_cut_into_pages(cast, visit):
    Customer.objects.bulk_create(Customer(name=f"Shop {number:03}") for number in range(60))
    first = visit(cast.mara).get("/customers/?q=shop").context["page"]
    assert (len(first["rows"]), first["total"]) == (50, "60")
    second = visit(cast.mara).get(first["next_url"]).context["page"]
    assert (second["first"], second["last"], second["next_url"]) == (51, 60, "")
    assert visit(cast.mara).get(second["previous_url"]).context["page"]["first"] == 1


def test_an_incident_and_its_steps_lead_to_the_customer(cast, visit):
    incident = cast.logs(cast.mara)
    link = f'href="/customers/{cast.brightwater.pk}/"'
    for step in ("", "prevent/"):
        assert link in visit(cast.mara).get(incident.get_absolute_url() + step).content.decode()


@pytest.mark.parametrize("pk", [0, 999999, 99999999999999999999])
def test_a_customer_that_there_is_not_is_not_there(pk, cast, visit):
    for rest in ("", "edit/", "contacts/new/"):
        assert visit(cast.mara).get(f"/customers/{pk}/{rest}").status_code == 404


def test_the_pages_cost_the_same_for_one_incident_and_for_fifty(
    cast, visit, shown, rate, django_assert_num_queries
):
    browser = visit(cast.tomas)
    for number in (1, 49):
        for _ in range(number):
            incident = cast.logs(cast.mara, ago=timedelta(hours=number))
            changes(cast, incident, kind="late", relationship=3)
            cast.talks(incident, mood=2)
            rate(incident, before=2, after=4)
            gives(cast, incident)
            keep_lesson(by=cast.mara, at=timezone.now(), title="Count", incident=incident)
            Contact.objects.create(customer=cast.brightwater, name=f"Somebody {incident.pk}")
        with django_assert_num_queries(PAGE):
            browser.get(f"/customers/{cast.brightwater.pk}/")
        with django_assert_num_queries(LIST):
            browser.get("/customers/")
    assert len(shown().incidents) == 20
    assert shown().has_more
    assert (len(shown().points), len(shown().surveys), len(shown().learned)) == (12, 10, 20)
