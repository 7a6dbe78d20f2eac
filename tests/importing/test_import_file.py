"""What stands in a file stands in the incidents afterwards, and nothing that does not."""

import os
import pty
import sys

import pytest

from incidents.models import Clock, Contact, Customer, Event, Incident, Team, User
from tests.cast import clock_of, moment

OPEN = {"Ticket": "T-1", "Agent": "mara@tidewell.example"}


def imported_text(incident):
    return incident.events.get(kind=Event.Kind.IMPORTED).data["text"]


def test_a_ticket_comes_in_with_what_the_file_tells(cast, desk, arrived):
    said = desk.bring(OPEN | {"Prio": "P2", "Details": "It came at ten.", "Person": "Elena Marsh"})
    assert said.startswith("1 incident came in.")
    incident = arrived("T-1")
    assert incident.happened == "Plan late: It came at ten."
    assert incident.customer == cast.brightwater
    assert incident.contact == cast.elena
    assert incident.team == cast.care
    assert incident.owner == cast.mara
    assert incident.urgency == "high"
    assert incident.noticed_by == "customer"
    assert incident.is_open
    assert incident.external_source == "helpdesk"
    assert "Priority there: P2." in imported_text(incident)


def test_moments_are_meant_in_the_profiles_time_zone_summer_and_winter(db, desk, arrived):
    desk.bring(
        {"Ticket": "winter", "Opened": "03.02.2025 09:00"},
        {"Ticket": "summer", "Opened": "03.07.2025 09:00"},
        {"Ticket": "a day", "Opened": "03.07.2025"},
    )
    assert arrived("winter").learned_at == moment("2025-02-03 08:00")
    assert arrived("summer").learned_at == moment("2025-07-03 07:00")
    assert arrived("a day").learned_at == moment("2025-07-02 22:00")


def test_a_promise_is_as_long_over_a_night_when_clocks_change(db, desk, arrived):
    desk.bring({"Ticket": "T-1", "Opened": "29.03.2025 20:00"})
    clock = clock_of(arrived("T-1"), "contact")
    assert clock.due_at == moment("2025-03-30 03:00")


def test_new_customers_teams_and_contacts_are_added_and_known_ones_used(cast, desk, arrived):
    before = User.objects.count()
    desk.bring(
        {
            "Ticket": "T-1",
            "Client": "Quay 9",
            "Person": "Yusuf Demir",
            "Mail": "yusuf@quay9.example",
        },
        {"Ticket": "T-2", "Client": " Quay  9 ", "Person": "Yusuf Demir", "Desk": "Harbour"},
        {"Ticket": "T-3", "Client": "Vega", "Desk": "", "Agent": "Sam Okafor"},
    )
    assert Customer.objects.filter(name="Quay 9").count() == 1
    assert Contact.objects.get(name="Yusuf Demir").email == "yusuf@quay9.example"
    assert arrived("T-1").contact == arrived("T-2").contact
    assert arrived("T-2").team == Team.objects.get(name="Harbour")
    assert arrived("T-3").team.name == "Front desk"
    assert User.objects.count() == before


@pytest.mark.parametrize(
    "agent", ["mara@tidewell.example", "MARA@Tidewell.example", "Mara Lindqvist"]
)
def test_an_owner_is_found_by_address_or_exact_name(agent, cast, desk, arrived):
    desk.bring({"Ticket": "T-1", "Agent": agent})
    assert arrived("T-1").owner == cast.mara


@pytest.mark.parametrize("agent", ["mara", "Sam Okafor", "Bea Kowalska", "Jonas Weber"])
def test_who_is_not_in_the_team_or_is_not_known_for_sure_owns_nothing(agent, cast, desk, arrived):
    """Bea is in another team; Jonas has left."""
    cast.jonas.is_active = False
    cast.jonas.save()
    said = desk.bring({"Ticket": "T-1", "Agent": agent})
    assert arrived("T-1").owner is None
    assert f"{agent} owned it there" in imported_text(arrived("T-1"))
    assert "1 open one names an owner who is not in its team here" in said


def test_a_name_that_two_people_have_is_nobodys(cast, desk, arrived):
    cast.jonas.name = cast.mara.name
    cast.jonas.save()
    desk.bring({"Ticket": "T-1", "Agent": cast.mara.name})
    assert arrived("T-1").owner is None


def test_a_closed_ticket_brings_its_clocks_as_history(db, desk, arrived):
    desk.bring(
        {
            "Ticket": "T-1",
            "Called": "03.03.2025 10:00",
            "Answered": "05.03.2025 09:00",
            "Closed": "10.03.2025 09:00",
        }
    )
    incident = arrived("T-1")
    assert not incident.is_open
    assert incident.closed_at == moment("2025-03-10 08:00")
    contact, answer = clock_of(incident, "contact"), clock_of(incident, "answer")
    assert (contact.started_at, contact.stopped_at) == (
        moment("2025-03-03 08:00"),
        moment("2025-03-03 09:00"),
    )
    assert answer.stopped_at == moment("2025-03-05 08:00")
    touchpoint = incident.touchpoints.get()
    assert touchpoint.is_first_contact
    assert touchpoint.at == moment("2025-03-03 09:00")


def test_what_the_file_does_not_tell_is_not_made_up(db, desk, arrived):
    desk.change_profile(
        {
            'urgency = "Prio"': 'status = "Prio"',
            "[values.urgency]": "[values.status]",
            '"critical"': '"closed"',
            '"high"': '"closed"',
            '"normal"': '"open"',
        }
    )
    desk.bring(
        {"Ticket": "T-1", "Prio": "P1"},
        {"Ticket": "T-2", "Prio": "P1", "Closed": "03.03.2025 12:00"},
        {"Ticket": "T-3", "Prio": "P1", "Called": "03.03.2025 12:00"},
    )
    incident = arrived("T-1")
    assert not incident.is_open
    assert incident.closed_at is None
    assert not incident.clocks.exists()
    assert "does not say when they were contacted or answered" in imported_text(incident)
    assert list(arrived("T-2").clocks.values_list("kind", flat=True)) == ["answer", "resolve"]
    assert "does not say when they were first contacted" in imported_text(arrived("T-2"))
    assert list(arrived("T-3").clocks.values_list("kind", flat=True)) == ["contact"]
    assert "does not say when they were answered" in imported_text(arrived("T-3"))


def test_the_earliest_touchpoint_counts_in_whatever_order_the_profile_names_them(db, desk, arrived):
    later = '[[touchpoints]]\nat = "Answered"\ndirection = "out"\nchannel = "letter"\n'
    desk.change_profile({"[[touchpoints]]": later + "\n[[touchpoints]]"})
    desk.bring({"Ticket": "T-1", "Called": "03.03.2025 10:00", "Answered": "04.03.2025 10:00"})
    incident = arrived("T-1")
    assert incident.touchpoints.count() == 2
    assert clock_of(incident, "contact").stopped_at == moment("2025-03-03 09:00")


def test_an_open_ticket_that_was_called_has_its_first_contact_behind_it(db, desk, arrived):
    desk.bring({"Ticket": "T-1", "Called": "03.03.2025 10:00"})
    assert not clock_of(arrived("T-1"), "contact").is_running
    assert clock_of(arrived("T-1"), "answer").is_running


def test_a_very_long_text_is_cut_and_its_rest_told_in_the_timeline(db, desk, arrived):
    desk.bring({"Ticket": "T-1", "Subject": "a" * 3999 + "bcd"})
    incident = arrived("T-1")
    assert len(incident.happened) == 4000
    assert imported_text(incident).endswith("…bcd")


def test_other_encodings_and_delimiters_and_a_byte_order_mark_are_read(db, desk, arrived):
    text = desk.file({"Ticket": "T-1", "Client": "Café Zoë"}).read_text(encoding="utf-8")
    marked = desk.folder / "marked.csv"
    marked.write_text(text.replace("T-1", "T-2"), encoding="utf-8-sig")
    desk.import_file(marked)
    assert arrived("T-2").customer.name == "Café Zoë"
    latin = desk.folder / "latin.csv"
    latin.write_text(text.replace(",", ";"), encoding="cp1252")
    desk.change_profile({"[columns]": 'encoding = "cp1252"\ndelimiter = ";"\n[columns]'})
    desk.import_file(latin)
    assert arrived("T-1").customer == arrived("T-2").customer


def test_a_batch_costs_the_same_statements_however_large(cast, desk, django_assert_num_queries):
    def tickets(prefix, number):
        return [
            {
                "Ticket": f"{prefix}-{one}",
                "Client": f"Client {prefix}-{one}",
                "Person": "Somebody",
                "Desk": f"Desk {prefix}-{one}",
                "Agent": "Mara Lindqvist",
                "Called": "03.03.2025 10:00",
                "Closed": "04.03.2025 10:00",
            }
            for one in range(number)
        ]

    desk.bring(*tickets("first", 1))  # reads the policy, once per process
    for prefix, number in (("few", 2), ("many", 400)):
        with django_assert_num_queries(28):
            desk.bring(*tickets(prefix, number))


def test_at_a_terminal_a_bar_shows_how_far_it_is(db, desk, monkeypatch):
    path = desk.file(*(f"T-{number}" for number in range(1200)))
    screen, ours = pty.openpty()
    with os.fdopen(ours, "w") as terminal, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", terminal)
        said = desk.import_file(path)
        terminal.flush()
        shown = os.read(screen, 100_000).decode()
    os.close(screen)
    assert "tickets.csv" in shown
    assert "100%" in shown
    assert said.startswith("1,200 incidents came in.")


def test_imported_incidents_are_seen_by_their_team_only(cast, desk, visit, arrived):
    desk.bring("T-1")
    page = arrived("T-1").get_absolute_url()
    assert visit(cast.mara).get(page).status_code == 200
    assert visit(cast.bea).get(page).status_code == 404
    assert Incident.objects.visible_to(cast.bea).count() == 0
    assert Clock.objects.running().count() == 3
