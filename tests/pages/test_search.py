"""What is found by which words, best first, and what never is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.actions.answer import send_answer
from incidents.actions.customer import edit_contact, edit_customer
from incidents.actions.draft_answer import save_draft
from incidents.actions.note import write_note
from incidents.models import Contact, Customer, Incident, SearchText
from incidents.queries.audit import audit

EVERYTHING = {"owner": "anyone", "status": "all"}


@pytest.fixture
def search(visit, cast):
    """The list that a person gets for what they type; Mara unless told otherwise."""

    def page(text, person=cast.mara, **narrowed):
        return visit(person).get("/queue/", {"q": text} | EVERYTHING | narrowed)

    return page


@pytest.fixture
def find(search):
    """What they find, best first: `find("brightwater", cast.jonas)`."""

    def incidents(text, *who, **narrowed):
        rows = search(text, *who, **narrowed).context["queue"]["rows"]
        return [Incident.objects.get(pk=row.pk) for row in rows]

    return incidents


@pytest.fixture
def lakeside(cast):
    """A customer with accents, and somebody there."""
    clinic = Customer.objects.create(name="Clínica Lakeside")
    return Contact.objects.create(customer=clinic, name="Tomás Núñez", email="tn@lakeside.example")


@pytest.fixture
def plan(cast):
    """What Elena of Brightwater called about."""
    return cast.logs(
        cast.mara,
        happened="38 of 212 deliveries were missing from this morning’s plan.",
        promised="The full timetable by 06:00 every working day.",
        impact="Their drivers stood in the yard.",
        external_ref="CASE-2024-118",
        external_source="old desk",
    )


@pytest.fixture
def invoice(cast, lakeside):
    """Something else, with somebody else."""
    return cast.logs(
        cast.jonas,
        customer=lakeside.customer,
        contact=lakeside,
        happened="The invoice was sent to an address they left years ago.",
        promised="",
        impact="",
    )


@pytest.fixture
def both(plan, invoice):
    """The two."""
    return plan, invoice


@pytest.mark.parametrize(
    "text",
    [
        *("deliveries", "Delivery", "MISSING", "brightwater", "elena marsh", "timetable"),
        *("drivers yard", "212", "morning’s", "elena@brightwater.example", "CASE-2024-118"),
        *("case-2024-118", "deliv", "Brightwater Foods", "the drivers", '"stood in the yard"'),
    ],
)
def test_it_is_found_by_what_is_written_about_it(text, find, both):
    assert find(text) == [both[0]]


@pytest.mark.parametrize(
    "text",
    ["brigthwater", "brightwatr", "brightwaater", "delivreies", "timetbale", "misssing", "elana"],
)
def test_a_slip_of_the_finger_finds_it_too(text, find, both):
    assert find(text) == [both[0]]


def test_what_was_searched_for_instead_is_said(search, both):
    page = search("brigthwater missing").content.decode()
    assert "brigthwater" in page
    assert "<mark>Brightwater</mark>" in page
    (instead,) = search("brigthwater missing").context["queue"]["found"].instead
    assert (instead.typed, instead.used) == ("brigthwater", ("brightwater",))
    assert not search("brightwater").context["queue"]["found"].instead


@pytest.mark.parametrize(
    "text", ["tomas nunez", "Tomás Núñez", "Toma\u0301s", "clinica", "CLÍNICA lakeside", "tomás n"]
)
def test_accents_and_capitals_make_no_difference(text, find, both):
    assert find(text) == [both[1]]


@pytest.mark.parametrize("form", ["{0.reference}", "r{0.pk}", "r-{0.pk}", "{0.pk}"])
def test_a_reference_finds_the_one_it_names_first(form, find, both, cast):
    plan, invoice = both
    cast.logs(cast.mara, happened=f"It is like {plan.pk}, they say.")
    assert find(form.format(plan))[0] == plan
    assert find(form.format(invoice)) == [invoice]


def test_all_words_have_to_be_there_and_none_with_a_minus(find, both):
    plan, invoice = both
    assert find("missing invoice") == []
    assert find("invoice years") == [invoice]
    assert set(find("was -invoice") + find("sent OR")) <= {plan, invoice}
    assert find("-invoice") == [plan]
    assert find('-"missing from"') == [invoice]


def test_words_in_quotes_stand_as_they_are(find, both):
    plan, _ = both
    assert find('"missing from this morning"') == [plan]
    assert find('"from missing"') == []
    assert find('"delivery"') == []
    assert find("“deliveries were”") == [plan]
    assert find('"deliveries were') == [plan]


def test_letters_are_found_once_they_are_on_their_way(find, plan, cast):
    about = {"by": cast.mara, "at": timezone.now(), "incident": plan}
    letter = {"happened": "We lost your harvest plan.", "why": "A script.", "next": "A checklist."}
    save_draft(**about, **letter)
    assert find("harvest") == []
    send_answer(**about, **letter)
    assert find("harvest checklist") == [plan]


def test_notes_are_found(find, plan, cast):
    write_note(
        by=cast.jonas, at=timezone.now(), incident=plan, text="Their dispatcher is on leave."
    )
    assert find("dispatcher") == [plan]


def test_an_excerpt_says_where_it_was_found(search, plan, cast):
    write_note(
        by=cast.jonas, at=timezone.now(), incident=plan, text="Their dispatcher is on leave."
    )
    (row,) = search("dispatcher").context["queue"]["rows"]
    assert "note" in str(row.excerpt.where)
    assert row.excerpt.text == "Their <mark>dispatcher</mark> is on leave."
    (row,) = search("timetable").context["queue"]["rows"]
    assert "promised" in str(row.excerpt.where)
    (row,) = search("missing").context["queue"]["rows"]
    assert row.excerpt is None


def test_what_has_another_name_is_found_by_that(find, plan, cast):
    at = timezone.now()
    edit_customer(by=cast.mara, at=at, customer=cast.brightwater, name="Northwind Foods")
    edit_contact(by=cast.mara, at=at, contact=cast.elena, name="Elena Okafor")
    assert find("northwind okafor") == [plan]
    assert find('"brightwater foods"') == find("marsh") == []


def test_what_is_written_anew_is_found_by_that(find, plan):
    Incident.objects.filter(pk=plan.pk).update(happened="The pallets came wet.")
    assert find("pallets") == [plan]
    assert find("missing") == []


def test_what_moves_to_another_team_is_found_there_and_not_here(find, plan, cast):
    Incident.objects.filter(pk=plan.pk).update(team=cast.billing)
    assert find("missing", cast.bea) == [plan]
    assert find("missing", cast.mara) == []


@pytest.mark.parametrize("text", ["missing", "{0.reference}", "elena", "brigthwater", "-invoice"])
def test_another_teams_are_never_found(text, find, plan, cast):
    assert find(text.format(plan), cast.bea) == find(text.format(plan), cast.rui) == []
    assert find(text.format(plan), cast.priya) == [plan]


def test_names_with_values_narrow_as_filters_do(find, both, cast):
    plan, invoice = both
    assert find("owner:me", owner=[]) == [plan]
    assert find("owner:jonas invoice", owner=[]) == [invoice]
    assert find("missing urgency:critical") == []
    assert find("missing urgency:normal") == [plan]
    assert find("-urgency:normal") == []
    assert find("colour:missing") == []
    assert find("because:missing") == [plan]


@pytest.mark.parametrize(
    "text",
    [
        *("'", "''''", "\\", "a & b | !c", "<->", ":*", "x' | 'y", "!!", '"', '""', "-", "--x"),
        *("(", "ref#1", "team#1", "is#open", "%", "_", "\0", "’", "нет", "配達", "😀", "r-", "R-0"),
        *("r-99999999999999999999", "9" * 300, "word " * 300, "x" * 300, 'owner:"', "urgency:"),
    ],
)
def test_whatever_is_typed_is_answered(text, search, both):
    assert search(text, follow=True).status_code in (200, 302)


@pytest.mark.parametrize("text", ["team#1", "is#open", "ref#1 is#open"])
def test_nothing_typed_reaches_what_is_for_the_index_alone(text, find, both, cast):
    assert find(text, cast.bea) == []


def test_what_was_found_is_marked_and_nothing_else_becomes_markup(search, cast):
    cast.logs(cast.mara, happened="<script>alert(1)</script> & <b>Zoë</b> saw it.")
    page = search("zoe script").content.decode()
    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; &amp; &lt;b&gt;" in page
    assert "<mark>Zoë</mark>" in page
    assert "<script>alert" not in page


def test_open_ones_newer_ones_and_those_of_that_customer_come_first(find, cast, lakeside):
    old = cast.logs(cast.mara, happened="Lakeside twice.", ago=timedelta(days=300), contact=None)
    new = cast.logs(cast.mara, happened="Lakeside once more.", contact=None)
    assert find("lakeside twice") == [old]
    assert find("lakeside")[-2:] == [new, old]
    of_them = cast.logs(cast.mara, customer=lakeside.customer, contact=None, happened="Late.")
    of_it = find("clinica lakeside")
    assert of_it[0] == of_them
    closed = Incident.objects.filter(pk=new.pk)
    closed.update(status="closed", closed_at=timezone.now())
    assert find("lakeside").index(new) > find("lakeside").index(of_them)


@pytest.mark.parametrize("text", ["plan", "brightwater", "plam", "{0.reference}"])
def test_one_or_fifty_take_as_many_queries(text, visit, cast, plan):
    def queries():
        client = visit(cast.mara)
        with CaptureQueriesContext(
            connection,
        ) as done:
            client.get("/queue/", {"q": text.format(plan)} | EVERYTHING)
        return len(done)

    before = queries()
    for _ in range(49):
        cast.logs(cast.mara, happened="The plan was late.")
    assert queries() == before <= 12


def test_the_database_keeps_all_of_it_in_line(plan, invoice, cast):
    def astray():
        return [one.ids for one in audit(timezone.now(), deep=True) if one.code == "search-astray"]

    assert astray() == []
    SearchText.objects.filter(incident=plan).update(words="nothing")
    SearchText.objects.filter(incident=invoice).delete()
    assert astray() == [(plan.pk, invoice.pk)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT incidents_search_from_the_start()")
    assert astray() == []


def test_saving_a_draft_does_not_touch_the_index(plan, cast):
    def version():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT xmin FROM incidents_searchtext WHERE incident_id = %s", [plan.pk]
            )
            return cursor.fetchone()

    before = version()
    about = {"by": cast.mara, "at": timezone.now(), "incident": plan}
    save_draft(**about, happened="We lost it.", why="", next="")
    assert version() == before


def test_what_is_gone_is_not_found_and_does_not_stay(plan):
    SearchText.objects.get(incident=plan)
    with connection.cursor() as cursor:
        # Nothing of the product deletes an incident: its events may not be.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM incidents_event")
        cursor.execute("SET LOCAL session_replication_role = origin")
    plan.clocks.all().delete()
    plan.touchpoints.all().delete()
    plan.delete()
    assert not SearchText.objects.exists()
