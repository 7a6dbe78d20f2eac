"""The big picture: what is at stake, the second failure, and the urgency that it suggests."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from incidents.actions.edit import edit_incident
from incidents.models import Contact, Customer, Event, Incident, Remedy
from incidents.queries.big_picture import big_picture
from incidents.queries.colleagues import colleagues
from tests.cast import clock_of

DAY = timedelta(days=1)


@pytest.fixture
def says(incident, visit, cast):
    """Send the form of what is at stake."""

    def send(person=cast.mara, **known):
        return visit(person).post(f"{incident.get_absolute_url()}picture/", known, follow=True)

    return send


@pytest.fixture
def picture(incident):
    """The big picture as it is now."""

    def read():
        found = Incident.objects.select_related("customer", "contact").get(pk=incident.pk)
        return big_picture(found, timezone.now())

    return read


def knows(incident, **known):
    Incident.objects.filter(pk=incident.pk).update(**known)


def told(picture):
    """Label → words of its facts."""
    return {fact.label: fact.words for fact in picture.facts}


def more(picture, slug):
    return next(fact.more for fact in picture.facts if fact.slug == slug)


def failed(cast, days, **details):
    """We failed Brightwater that many days ago."""
    return cast.logs(cast.mara, ago=days * DAY, **details)


def remedy(incident, cast, cost, **details):
    return Remedy.objects.create(
        **{
            "incident": incident,
            "what": "A credit",
            "kind": "owed",
            "cost": cost,
            "currency": "EUR",
            "proposed_by": cast.mara,
            "proposed_at": timezone.now(),
        }
        | details
    )


def test_only_what_is_known_is_shown(picture):
    assert told(picture()) == {"History": "The first one we know of"}
    assert (picture().alarm, picture().suggestion, picture().urgency_changes) == (None, None, ())


def test_the_whole_picture_is_told_in_words(incident, cast, picture):
    this_year = timezone.localdate().year
    Customer.objects.update(
        since=date(2021, 3, 1),
        value_a_year=184000,
        currency="EUR",
        renews_on=date(this_year + 1, 1, 31),
        pain_points="Mornings",
    )
    Contact.objects.update(
        prefers="call",
        tone="short and factual",
        language="German",
        answers_to="Ruth Adeyemi, COO",
        stakeholder_needs="a figure by noon",
    )
    knows(
        incident,
        footprint="many",
        reach=40,
        story="unlikely",
        relationship=2,
        kind="late",
        is_difficult=True,
    )
    found = picture()
    assert told(found) == {
        "Value at risk": "€184,000 a year",
        "History": "The first one we know of",
        "Footprint": "Several sites",
        "What kind": "Late",
        "Who may hear of it": "Some 40 others may hear of it",
        "Whom they answer to": "Ruth Adeyemi, COO",
        "They would rather have": "A call, short and factual, in German",
        "What troubles them": "Mornings",
        "The conversation": "A difficult one",
    }
    assert more(found, "value") == f"renews 31 January {this_year + 1}"
    assert more(found, "history") == "with us since 2021 · between us 2 of 5, strained"
    assert more(found, "stakeholder") == "a figure by noon"
    assert "would hardly be understood" in more(found, "reach")


def test_the_incidents_own_value_at_risk_goes_before_what_they_are_worth_a_year(
    incident, cast, picture
):
    Customer.objects.update(value_a_year=184000, currency="EUR")
    knows(incident, value_at_risk=Decimal("1240.50"), currency="GBP")
    assert told(picture())["Value at risk"] == "£1,240.50"


def test_a_second_failure_in_90_days_raises_an_alarm_on_the_page(incident, cast, visit):
    before = failed(cast, 40, happened="Invoices two days late")
    failed(cast, 200, happened="Long forgotten")
    page = visit(cast.mara).get(incident.get_absolute_url()).content.decode()
    assert "Second failure in 90 days" in page
    assert "A lead reads the answer before it goes" in page
    assert f'<a href="{before.get_absolute_url()}">{before.reference}</a>' in page
    assert "Invoices two days late" in page
    assert "Long forgotten" not in page


def test_what_another_team_wrote_of_them_stays_theirs(incident, cast, visit):
    before = failed(cast, 40, happened="Kept among Billing")
    Incident.objects.filter(pk=before.pk).update(team=cast.billing)
    page = visit(cast.mara).get(incident.get_absolute_url()).content.decode()
    assert f"{before.reference} at Billing" in " ".join(page.split())
    assert "Kept among Billing" not in page
    assert before.get_absolute_url() not in page


def test_what_came_later_and_what_happened_to_others_is_no_history(incident, cast, picture):
    cast.logs(cast.mara)
    cast.logs(cast.mara, ago=DAY, customer="Vega Retail", contact=None)
    assert told(picture())["History"] == "The first one we know of"
    assert picture().alarm is None


def test_of_two_that_we_learned_of_at_once_one_came_first(incident, cast, picture):
    twin = failed(cast, 0)
    Incident.objects.update(learned_at=incident.learned_at)
    assert picture().alarm is None
    second = Incident.objects.select_related("customer", "contact").get(pk=twin.pk)
    assert big_picture(second, timezone.now()).alarm.before.reference == incident.reference


def test_a_history_tells_how_many_were_put_right_and_how_things_stood(incident, cast, picture):
    old = failed(cast, 300, kind="late")
    failed(cast, 200)
    knows(old, status="closed", closed_at=timezone.now(), relationship=4)
    knows(incident, relationship=2, kind="late")
    found = picture()
    assert told(found)["History"] == "2 earlier, 1 put right"
    assert more(found, "history") == "between us 2 of 5, strained; down from 4"
    assert more(found, "kind") == "Repeated: the second of this kind with them"


def test_remedies_are_counted_owed_apart_from_gestures(incident, cast, picture):
    had = {"delivered_at": timezone.now()}
    before = failed(cast, 300)
    remedy(before, cast, 1240, **had)
    remedy(before, cast, 60, **had, currency="GBP")
    remedy(incident, cast, Decimal("49.50"), **had, kind="gesture")
    remedy(incident, cast, 700, declined_at=timezone.now(), declined_because="Not now")
    remedy(incident, cast, 800)
    assert told(picture())["Given so far"] in (
        "2 owed for €1,240 and £60; 1 gesture for €49.50",
        "2 owed for £60 and €1,240; 1 gesture for €49.50",
    )


def test_options_that_are_still_open_are_shown_against_the_age(incident, cast, picture):
    now = timezone.now()
    remedy(incident, cast, 10, is_option=True)
    remedy(incident, cast, 10, is_option=True, available_until=now - DAY)
    remedy(
        incident, cast, 10, is_option=True, declined_at=now, declined_because="They have it already"
    )
    ends = remedy(incident, cast, 10, is_option=True, available_until=now + 2 * DAY)
    found = picture()
    assert told(found)["Options"] == "2 of 3 can still be had"
    words = more(found, "options").replace("\N{NO-BREAK SPACE}", " ")
    assert words.startswith("1 h after we learned of it; the next ends ")
    ends.chosen_at = now
    ends.save()
    assert "Options" not in told(picture())


def test_an_urgency_is_suggested_with_its_reasons_and_one_button_follows(incident, cast, visit):
    failed(cast, 40)
    browser, url = visit(cast.mara), incident.get_absolute_url()
    page = " ".join(browser.get(url).content.decode().split())
    assert "because it is the second failure in 90 days." in page
    assert ">Make it high</button>" in page
    due = clock_of(incident, "answer").due_at
    for _ in range(2):
        answer = browser.post(f"{url}picture/urgency/", {"urgency": "high"}, follow=True)
        assert "It is high now" in answer.content.decode()
    incident.refresh_from_db()
    assert incident.urgency == "high"
    assert clock_of(incident, "answer").due_at < due
    event = incident.events.get(kind=Event.Kind.EDITED)
    assert event.data["why"] == "Because it is the second failure in 90 days."
    assert "Make it" not in browser.get(url).content.decode()


@pytest.mark.parametrize("urgency", ["critical", "whenever", ""])
def test_what_is_not_suggested_is_not_followed(urgency, incident, cast, visit):
    failed(cast, 40)
    url = f"{incident.get_absolute_url()}picture/urgency/"
    answer = visit(cast.mara).post(url, {"urgency": urgency}, follow=True)
    assert "The picture has changed meanwhile" in answer.content.decode()
    incident.refresh_from_db()
    assert incident.urgency == "normal"


def test_following_a_suggestion_leads_back_to_the_step(incident, cast, visit):
    failed(cast, 40)
    given = {"urgency": "high", "back": "diagnose"}
    answer = visit(cast.mara).post(f"{incident.get_absolute_url()}picture/urgency/", given)
    assert answer.url == f"{incident.get_absolute_url()}diagnose/"


def test_a_closed_incident_is_not_made_more_urgent(incident, cast, picture):
    failed(cast, 40)
    knows(incident, status="closed", closed_at=timezone.now())
    assert picture().suggestion is None


def test_how_the_urgency_has_changed_is_told(incident, cast, picture):
    about = {"at": timezone.now(), "incident": incident}
    edit_incident(by=cast.mara, **about, urgency="critical")
    edit_incident(by=cast.mara, **about, impact="Nine stores stood still.")
    edit_incident(by=cast.tomas, **about, urgency="high")
    first, second = picture().urgency_changes
    assert first.endswith("Critical, before that Normal (Mara)")
    assert second.endswith("High, before that Critical (Tomás)")


def test_what_is_at_stake_can_be_said_and_the_timeline_tells_it(incident, cast, says, visit):
    answer = says(
        value_at_risk="184000",
        currency="EUR",
        footprint="many",
        reach="40",
        story="unsure",
        relationship="2",
        is_difficult="on",
    )
    assert answer.redirect_chain[-1][0] == incident.get_absolute_url()
    incident.refresh_from_db()
    assert (incident.value_at_risk, incident.currency) == (184000, "EUR")
    assert (incident.footprint, incident.reach, incident.story) == ("many", 40, "unsure")
    assert (incident.relationship, incident.is_difficult) == (2, True)
    line = answer.context["timeline"][0]
    assert line.headline == "Mara said what is at stake"
    assert line.text.splitlines() == [
        "The value at risk: €184,000.",
        "How many it touched: Several sites.",
        "How many may hear of it: 40.",
        "Whether the real story will be understood: Hard to say.",
        "How things stand between us: 2 of 5, strained.",
        "Whether the conversation is difficult: yes, before that no.",
    ]


def test_another_currency_or_amount_is_told_with_what_it_was(incident, says):
    says(value_at_risk="1240.50", currency="EUR")
    line = says(value_at_risk="1240.50", currency="GBP").context["timeline"][0]
    assert line.headline == "Mara changed the value at risk"
    assert line.text == "The value at risk: £1,240.50, before that €1,240.50."
    line = says(value_at_risk="", currency="GBP").context["timeline"][0]
    assert line.text == "The value at risk: not known, before that £1,240.50."
    incident.refresh_from_db()
    assert (incident.value_at_risk, incident.currency) == (None, "")


def test_small_numbers_are_told_as_numbers(incident, says):
    assert says(reach="1").context["timeline"][0].text == "How many may hear of it: 1."
    told = says(reach="0", relationship="1").context["timeline"][0].text
    assert told.splitlines() == [
        "How many may hear of it: 0, before that 1.",
        "How things stand between us: 1 of 5, at breaking point.",
    ]
    told = says(reach="2400", relationship="4").context["timeline"][0].text
    assert told.splitlines() == [
        "How many may hear of it: 2,400, before that 0.",
        "How things stand between us: 4 of 5, good, before that 1 of 5, at breaking point.",
    ]


def test_saying_the_same_again_tells_nothing(incident, says):
    for _ in range(2):
        says(value_at_risk="184000", currency="EUR", reach="0")
    assert incident.events.filter(kind=Event.Kind.EDITED).count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("value_at_risk", "184k", "Write it in figures"),
        ("value_at_risk", "-1", "greater than or equal to 0"),
        ("value_at_risk", "12345678901.00", "no more than"),
        ("value_at_risk", "NaN", "Write it in figures"),
        ("currency", "XXX", "Select a valid choice"),
        ("currency", "", "Say in which currency"),
        ("footprint", "everybody", "Select a valid choice"),
        ("reach", "many", "Write a number"),
        ("reach", "-3", "greater than or equal to 0"),
        ("reach", "99999999999", "less than or equal to"),
        ("story", "perhaps", "Select a valid choice"),
        ("relationship", "6", "Select a valid choice"),
    ],
)
def test_bad_input_is_explained_and_nothing_is_lost(field, value, said, incident, says):
    answer = says(**{"value_at_risk": "500", "currency": "EUR", "reach": "77", field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "error-summary" in page
    assert value in page
    assert field == "reach" or 'value="77"' in page
    incident.refresh_from_db()
    assert (incident.reach, incident.value_at_risk) == (None, None)


def test_another_team_finds_nothing_here(incident, cast, says, visit):
    assert says(person=cast.bea, reach="5").status_code == 404
    url = f"{incident.get_absolute_url()}picture/urgency/"
    assert visit(cast.bea).post(url, {"urgency": "high"}).status_code == 404
    incident.refresh_from_db()
    assert incident.reach is None


def test_the_picture_takes_one_query_however_long_the_history(
    incident, cast, django_assert_num_queries
):
    found = Incident.objects.select_related("customer", "contact").get(pk=incident.pk)
    found.rules  # noqa: B018 Read once per process.
    for number in (1, 15):
        for days in range(number):
            before = failed(cast, 10 + days)
            remedy(before, cast, 10, delivered_at=timezone.now())
            edit_incident(
                by=cast.mara,
                at=timezone.now(),
                incident=incident,
                urgency=["low", "high"][days % 2],
            )
        with django_assert_num_queries(1):
            picture = big_picture(found, timezone.now())
        assert len(picture.urgency_changes) <= 5


def test_the_load_of_each_colleague_stands_beside_their_name(incident, cast, visit):
    for _ in range(2):
        cast.logs(cast.jonas)
    closed = cast.logs(cast.tomas)
    knows(closed, status="closed", closed_at=timezone.now())
    page = visit(cast.mara).get(incident.get_absolute_url(), {"form": "assign"})
    offered = [words for _, words in page.context["assign_form"].fields["owner"].choices]
    assert offered == [
        "Jonas Weber, 2 open",
        "Mara Lindqvist, 1 open",
        "Priya Nair, nothing open",
        "Tomás Oliveira, nothing open",
    ]


def test_a_heavy_load_is_counted_no_further_than_a_hundred(incident, cast, visit, monkeypatch):
    monkeypatch.setattr("incidents.queries.colleagues.HEAVY", 2)
    monkeypatch.setattr("incidents.forms.assign.HEAVY", 2)
    for _ in range(3):
        cast.logs(cast.jonas)
    page = visit(cast.mara).get(incident.get_absolute_url(), {"form": "assign"})
    offered = [words for _, words in page.context["assign_form"].fields["owner"].choices]
    assert offered[0] == "Jonas Weber, 2 or more open"
    assert colleagues(incident)[0].load == 2
