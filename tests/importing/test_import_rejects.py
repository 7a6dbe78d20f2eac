"""A row that can’t come in is named with its line and the reason; the others come in."""

import csv

import pytest

from incidents.models import Incident

pytestmark = pytest.mark.django_db

GOOD = {"Ticket": "T-0"}
BAD_CELLS = {
    "no reference": ({"Ticket": ""}, "It has no reference"),
    "a reference too long": ({"Ticket": "9" * 121}, "is too long: a reference has 120 characters"),
    "no moment": ({"Opened": "-"}, "It has no learned_at"),
    "a day that is none": ({"Opened": "31.02.2025 09:00"}, "“31.02.2025 09:00” in “Opened” is no"),
    "another format": ({"Opened": "2025-03-03"}, "is no moment written as %d.%m.%Y %H:%M or"),
    "the future": ({"Opened": "03.03.2525"}, "“03.03.2525” in “Opened” lies in the future"),
    "a time before time": ({"Opened": "01.01.0001 00:00"}, "is no moment written as"),
    "closed too early": ({"Closed": "01.03.2025"}, "It was closed before we learned of it"),
    "answered too early": ({"Answered": "01.03.2025"}, "It was answered before we learned of it"),
    "an unknown word": ({"Prio": "P9"}, "“P9” in “Prio” is no urgency that the profile knows"),
    "nothing happened": ({"Subject": ""}, "It has no happened"),
    "a client too long": ({"Client": "x" * 201}, "is too long: a customer has 200 characters"),
    "no e-mail address": ({"Mail": "elena at work"}, "“elena at work” is no e-mail address"),
    "a NUL": ({"Subject": "a\0b"}, "It has a NUL character"),
}


@pytest.mark.parametrize("kind", BAD_CELLS)
def test_a_bad_cell_rejects_its_row_alone(kind, desk):
    cells, reason = BAD_CELLS[kind]
    said = desk.bring("T-1", {"Ticket": "T-2"} | cells, "T-3")
    assert said.startswith("2 incidents came in.")
    assert f"1 row was rejected: {desk.rejects_path} has it" in said
    assert list(desk.rejects()) == [3]
    assert reason in desk.rejects()[3]
    assert set(Incident.objects.values_list("external_ref", flat=True)) == {"T-1", "T-3"}


def test_lines_are_those_of_the_file_even_with_line_breaks_in_cells(desk):
    long = {"Details": "one\ntwo\r\nthree\n\nfour"}
    bad = {"Prio": "P9"}
    desk.bring("T-1", {"Ticket": "T-2"} | long, {"Ticket": ""}, {"Ticket": "T-4"} | bad | long, bad)
    assert list(desk.rejects()) == [8, 9, 14]


def test_spoiled_rows_are_named_and_the_rest_comes_in(desk):
    path = desk.file(*(f"T-{number}" for number in range(20)))
    lines = path.read_text().splitlines(keepends=True)
    lines[1] = lines[1].replace("03.03.2025", "33.03.2025")
    lines[5] = lines[5].replace(",P3,", ",,,P3,")
    lines[6] = lines[6].replace("Brightwater Foods", '"Brightwater Foods')
    lines[13] = "short, line\n"
    lines[20] = lines[20].replace("T-19", "")
    path.write_text("".join(lines))
    assert desk.import_file(path).startswith("15 incidents came in. 5 rows were rejected")
    assert list(desk.rejects()) == [2, 6, 7, 14, 21]


@pytest.mark.parametrize("spoiled", ['"T-2', 'T-2"', 'T"-2', '""T-2'])
def test_a_stray_quotation_mark_takes_no_other_row_along(spoiled, desk):
    path = desk.file(
        *(f"T-{number}" for number in range(9)), {"Ticket": "T-9", "Details": 'a "b", c'}
    )
    path.write_text(path.read_text().replace("T-2", spoiled))
    desk.import_file(path)
    came = set(Incident.objects.values_list("external_ref", flat=True))
    assert {f"T-{number}" for number in range(10)} - came <= {"T-2"}


def test_a_torn_row_stands_in_the_rejects_as_it_stood_in_the_file(desk):
    path = desk.file("T-1", "T-2")
    path.write_text(path.read_text() + 'T-3,"03.03.2025\n')
    desk.import_file(path)
    with desk.rejects_path.open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Ticket"] == 'T-3,"03.03.2025'
    assert row["line"] == "4"
    assert "a quotation mark is missing" in row["reason"]


def test_a_reference_that_an_earlier_row_has_is_rejected_whatever_was_there_before(desk):
    for new in (2, 0):
        said = desk.bring("T-1", "T-2", {"Ticket": "T-1", "Subject": "Another"})
        assert said.startswith(f"{new} incidents came in.")
        assert desk.rejects() == {4: "Line 2 has the same reference, T-1, and came first."}


def test_empty_rows_are_passed_over(desk):
    path = desk.file("T-1", "T-2")
    path.write_text(path.read_text() + "\n" + "," * (len(desk.HEADER) - 1) + "\n\n")
    assert desk.import_file(path) == "2 incidents came in."
    assert not desk.rejects_path.exists()


def test_rejects_that_were_mended_come_in_with_the_same_profile(desk):
    desk.bring("T-1", {"Ticket": "T-2", "Prio": "P9"}, {"Ticket": "T-3", "Prio": "P8"})
    mended = desk.folder / "mended.csv"
    mended.write_text(desk.rejects_path.read_text().replace("P9", "P1", 1))
    assert desk.import_file(mended).startswith("1 incident came in. 1 row was rejected")
    with desk.rejects_path.open(newline="") as file:
        rows = csv.DictReader(file)
        assert rows.fieldnames == [*desk.HEADER, "line", "reason"]
        assert [(row["Ticket"], row["line"]) for row in rows] == [("T-3", "3")]


def test_without_another_name_rejects_stand_where_one_is(desk, monkeypatch):
    desk.rejects_path = None
    monkeypatch.chdir(desk.folder)
    said = desk.bring({"Ticket": "T-1", "Prio": "P9"})
    assert "tickets.rejects.csv" in said
    assert (desk.folder / "tickets.rejects.csv").exists()
