from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import Clock, Contact, Customer, Event, Incident, Membership
from tests.cast import clock_of

GIVEN = {
    "customer": "Brightwater Foods – Elena Marsh",
    "happened": "38 of 212 deliveries were missing.",
    "promised": "The full plan by 06:00.",
    "noticed_by": "customer",
    "urgency": "high",
}


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def log(cast, visit):
    """Send the form as Mara, with changes; gives the response."""

    def send(person=cast.mara, **changes):
        given = GIVEN | {"learned_at": local(timezone.now())} | changes
        return visit(person).post("/log/", given)

    return send


def test_logging_takes_six_fields(cast, visit):
    form = visit(cast.mara).get("/log/").context["form"]
    assert len(form.visible_fields()) == 6


def test_a_logged_mistake_is_mine_and_its_clocks_run_from_when_we_learned_of_it(cast, log):
    learned = (timezone.now() - timedelta(hours=1)).replace(second=0, microsecond=0)
    answer = log(learned_at=local(learned))
    incident = Incident.objects.get()
    assert answer.url == incident.get_absolute_url()
    assert (incident.owner, incident.team, incident.contact) == (cast.mara, cast.care, cast.elena)
    assert clock_of(incident, "contact").due_at == learned + timedelta(hours=2)
    assert clock_of(incident, "answer").due_at == learned + timedelta(hours=24)
    assert incident.events.get().kind == Event.Kind.LOGGED


def test_the_moment_is_read_in_the_time_zone_of_who_logs(cast, log):
    cast.mara.time_zone = "Asia/Kathmandu"
    cast.mara.save()
    log(learned_at="2026-03-01T12:00")
    assert Incident.objects.get().learned_at.isoformat() == "2026-03-01T06:15:00+00:00"


def test_a_customer_alone_is_enough_and_brings_its_contact(cast, log):
    log(customer="brightwater foods")
    assert Incident.objects.get().contact == cast.elena


def test_a_new_person_at_a_known_customer_is_added(cast, log):
    log(customer="Brightwater Foods – Ruth Adeyemi")
    assert Incident.objects.get().contact.name == "Ruth Adeyemi"
    assert Contact.objects.filter(customer=cast.brightwater).count() == 2


def test_an_unknown_customer_is_asked_about_once_and_nothing_typed_is_lost(cast, log):
    answer = log(customer="Brightwatr Food")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Incident.objects.exists()
    assert "Did you mean Brightwater Foods?" in page
    assert "38 of 212 deliveries were missing." in page
    assert 'type="checkbox" name="new_customer"' in page


def test_a_customer_that_is_confirmed_as_new_is_added(cast, log):
    log(customer="Orchard Street Books – Wendy Clarke", new_customer="on")
    customer = Customer.objects.get(name="Orchard Street Books")
    assert Incident.objects.get().customer == customer
    assert customer.contacts.get().name == "Wendy Clarke"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("customer", "", "Say which customer it is."),
        ("happened", "  ", "Say what happened, in a sentence."),
        ("learned_at", "", "Say when we learned of it"),
        ("learned_at", "yesterday", "Give a date and a time"),
        ("learned_at", "0202-11-22T10:00", "Check the year"),
        ("customer", "– Elena Marsh", "Say which customer it is, before"),
        ("customer", "Brightwater Foods – " + "x" * 130, "A name has at most 120"),
        ("urgency", "whenever", "Select a valid choice"),
        ("happened", "x" * 4001, "at most 4000 characters"),
    ],
)
def test_bad_input_is_explained_and_keeps_the_rest(field, value, said, log):
    answer = log(**{field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert GIVEN["promised"] in answer.content.decode()
    assert not Incident.objects.exists()


def test_nobody_learns_of_a_mistake_in_the_future(log):
    answer = log(learned_at=local(timezone.now() + timedelta(hours=2)))
    assert "This lies in the future" in answer.content.decode()


def test_whoever_is_in_no_team_is_told_what_to_do_and_keeps_the_text(cast, log):
    Membership.objects.filter(user=cast.mara).delete()
    answer = log()
    assert answer.status_code == 422
    assert "You are in no team yet" in answer.content.decode()
    assert GIVEN["happened"] in answer.content.decode()


def test_the_promises_beside_the_form_follow_what_is_filled_in(cast, visit):
    learned = timezone.now() - timedelta(hours=3)
    page = visit(cast.mara).get(
        "/log/promises/", {"urgency": "critical", "learned_at": local(learned)}
    )
    assert "past" in page.content.decode()
    assert [one["kind_words"] for one in page.context["promises"]] == [
        "First contact",
        "Answer",
        "Made right",
    ]
    assert (
        visit(cast.mara).get("/log/promises/", {"urgency": "x", "learned_at": "y"}).status_code
        == 200
    )


def test_customers_are_suggested_by_a_part_of_any_name(cast, visit):
    def suggested(words):
        page = visit(cast.mara).get("/log/customers/", {"customer": words})
        return page.content.decode()

    assert "Brightwater Foods – Elena Marsh" in suggested("elena")
    assert "Brightwater Foods" in suggested("WATER")
    assert suggested("x") == ""
    Contact.objects.create(customer=cast.brightwater, name="<script>alert(1)</script>")
    assert "<script>" not in suggested("script")


def test_what_is_agreed_with_the_customer_shows_beside_the_form(cast, visit):
    cast.publishes(
        agreements=[
            {"customer": "Brightwater Foods", "targets": {"answer": {"normal": "1 h"}}},
            {"team": "Customer care", "targets": {"resolve": {"normal": "2 h"}}},
        ]
    )

    def due(customer):
        page = visit(cast.mara).get("/log/promises/", {"customer": customer})
        now = timezone.now()
        return [
            round((one["due_at"] - now) / timedelta(hours=1)) for one in page.context["promises"]
        ]

    assert due("Brightwater Foods – Elena Marsh") == [8, 1, 2]
    assert due("Vega Retail") == [8, 72, 2]


def test_every_incident_gets_its_three_clocks_and_a_next_step(log):
    log()
    assert set(Clock.objects.running().filter(next_step_at__isnull=False).values_list("kind")) == {
        ("contact",),
        ("answer",),
        ("resolve",),
    }


def test_a_customer_whose_name_has_a_dash_is_one_customer(cast, log):
    customer = Customer.objects.create(name="Hollis – Daughters")
    log(customer="hollis – daughters")
    assert Incident.objects.get().customer == customer
    assert not customer.contacts.exists()


def test_whoever_logs_is_thanked_and_told_that_nobody_gets_into_trouble(cast, visit):
    page = visit(cast.mara).get("/log/").content.decode()
    assert "Thank you for speaking up." in page
    assert "Nobody gets into trouble for a mistake they log, their own included." in page
