"""A file with a row for every change: the incident comes in with its past, or not at all."""

import pytest

from incidents.importing import groups
from incidents.models import Event, Incident
from tests.cast import clock_of, moment

pytestmark = pytest.mark.django_db


def row(number, state, time, **cells):
    return {"Number": number, "State": state, "Changed": f"2025-03-03 {time}"} | cells


STORY = [
    row("I-1", "New", "09:00"),
    row("I-1", "Asked", "09:30"),
    row("I-1", "Asked", "09:45"),
    row("I-1", "Active", "10:00", Group="Billing", Agent="Rui Duarte"),
    row("I-1", "Asked", "11:00", Group="Billing", Agent=""),
    row("I-1", "Closed", "12:00", Group="", Closed="2025-03-03 12:00"),
]


def test_its_rows_become_one_incident_as_it_was_last_known(cast, log, arrived):
    assert log.bring(*STORY, row("I-2", "New", "09:00")).startswith("2 incidents came in.")
    incident = arrived("I-1")
    assert not incident.is_open
    assert incident.team == cast.billing
    assert incident.owner == cast.rui


def test_changes_are_told_at_their_moments(log, arrived):
    log.bring(*STORY)
    told = arrived("I-1").events.filter(kind=Event.Kind.HISTORY).order_by("at", "pk")
    assert [(f"{event.at:%H:%M}", event.data["headline"]) for event in told] == [
        ("09:30", "State: New → Asked"),
        ("10:00", "State: Asked → Active"),
        ("10:00", "Passed from Customer care to Billing"),
        ("11:00", "State: Active → Asked"),
        ("12:00", "State: Asked → Closed"),
    ]


def test_touchpoints_are_told_and_the_first_keeps_the_promise(log, arrived):
    log.bring(*STORY)
    incident = arrived("I-1")
    assert [touchpoint.at for touchpoint in incident.touchpoints.order_by("at")] == [
        moment("2025-03-03 09:30"),
        moment("2025-03-03 11:00"),
    ]
    assert clock_of(incident, "contact").stopped_at == moment("2025-03-03 09:30")
    assert clock_of(incident, "answer").stopped_at == moment("2025-03-03 12:00")
    kept = incident.events.filter(kind=Event.Kind.TOUCHPOINT, data__stopped_contact=True)
    assert kept.get().at == moment("2025-03-03 09:30")


def test_a_log_that_starts_with_a_touchpoint_tells_it(log, arrived):
    log.bring(row("I-1", "Asked", "09:30"))
    assert arrived("I-1").touchpoints.count() == 1


def test_one_bad_row_holds_the_whole_incident_back(log):
    log.bring(*STORY[:2], row("I-1", "Active", "25:00"), *STORY[3:], row("I-2", "New", "09:00"))
    assert Incident.objects.get().external_ref == "I-2"
    rejects = log.rejects()
    assert list(rejects) == [2, 3, 4, 5, 6, 7]
    assert "“2025-03-03 25:00” in “Changed”" in rejects[4]
    assert rejects[2] == "Held back with line 4, which belongs to the same incident."


def test_a_torn_row_holds_its_incident_back_too(log):
    path = log.file(*STORY, row("I-2", "New", "09:00"))
    path.write_text(path.read_text().replace("I-1,Active", 'I-1,"Active'))
    log.import_file(path)
    assert Incident.objects.get().external_ref == "I-2"
    assert list(log.rejects()) == [2, 3, 4, 5, 6, 7]


def test_rows_that_do_not_stand_together_are_all_rejected_each_time(log):
    for new in (1, 0):
        said = log.bring(STORY[0], row("I-2", "New", "09:00"), *STORY[1:])
        assert said.startswith(f"{new} incident")
        assert Incident.objects.get().external_ref == "I-2"
        assert list(log.rejects()) == [2, 4, 5, 6, 7, 8]
        assert "Sort the file by “Number”" in log.rejects()[4]


def test_rows_without_reference_or_moment_are_rejected(log):
    log.bring(row("", "New", "09:00"), row("", "New", "09:01"), {"Number": "I-1", "Changed": ""},
              {"Number": ""})  # fmt: skip
    assert "It has no reference" in log.rejects()[2]
    assert "“Changed” is empty" in log.rejects()[4]
    assert "It has no reference" in log.rejects()[5]


def test_more_rows_than_an_incident_can_have_are_rejected_not_gathered(log):
    many = groups.MOST_ROWS + 1
    log.bring(*(row("I-1", "New", "09:00") for _ in range(many)), row("I-2", "New", "09:00"))
    assert Incident.objects.get().external_ref == "I-2"
    assert len(log.rejects()) == many
