"""What can’t be imported at all is told in one sentence, and nothing of it comes in."""

import re

import pytest
from django.core.management import CommandError

from incidents.models import Customer, Incident, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(desk):
    """Import a file that is refused; returns the sentence, having seen that nothing came in."""

    def refuse(path, *, profile=None):
        with pytest.raises(CommandError) as refusal:
            desk.import_file(path, profile=profile)
        for model in (Incident, Customer, Team):
            assert not model.objects.exists()
        assert not desk.rejects_path.exists()
        return str(refusal.value)

    return refuse


def test_a_file_that_is_not_there(desk, refused):
    said = refused(desk.folder / "missing.csv")
    assert said.endswith("missing.csv can’t be read: No such file or directory.")


def test_a_folder(desk, refused):
    assert refused(desk.folder).endswith("can’t be read: Is a directory.")


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b'"Ticket,Opened\n'])
def test_a_file_without_a_header(content, desk, refused):
    path = desk.folder / "empty.csv"
    path.write_bytes(content)
    assert "has no first line that names its columns" in refused(path)


@pytest.mark.parametrize("rows_before", [0, 40_000])
def test_another_encoding_is_named_with_line_and_byte(rows_before, desk, refused):
    path = desk.file(*(f"T-{number}" for number in range(rows_before)))
    before = path.read_bytes()
    path.write_bytes(before + b"T-x,03.03.2025 09:00,,,,Caf\xe9,,,,,P3,Late,\n")
    said = refused(path)
    assert f"is not in utf-8: line {rows_before + 2} has 0xE9" in said
    assert f"byte {len(before) + 28} of it" in said


def test_a_file_that_ends_within_a_character(desk, refused):
    path = desk.file("T-1")
    path.write_bytes(path.read_bytes() + "T-2,é".encode()[:-1])
    assert "line 3 has 0xC3" in refused(path)


def test_a_file_without_the_mark_that_its_encoding_starts_with(desk, refused):
    desk.change_profile({"[columns]": 'encoding = "utf-16"\n[columns]'})
    assert "tickets.csv is not in utf-16: " in refused(desk.file("T-1"))


def test_missing_columns_are_named_with_those_there_are(desk, refused):
    path = desk.folder / "other.csv"
    path.write_text("Ticket;Opened\nT-1;03.03.2025\n")
    said = refused(path)
    assert "lacks the columns “Agent”, “Answered”, " in said
    assert "it has the column “Ticket;Opened”" in said


def test_a_column_that_is_there_twice(desk, refused):
    path = desk.file("T-1")
    path.write_text(path.read_text().replace("Details", "Subject"))
    desk.change_profile({'["{Subject}: {Details}", "{Subject}"]': '"{Subject}"'})
    assert "has the column “Subject” more than once" in refused(path)


def test_rejects_that_would_overwrite_the_file_itself(desk):
    path = desk.file("T-1")
    before = path.read_bytes()
    desk.rejects_path = path
    with pytest.raises(CommandError, match="would be overwritten by its own rejects"):
        desk.import_file(path)
    assert path.read_bytes() == before


def test_rejects_that_can_not_be_written(desk):
    desk.rejects_path = desk.folder / "nowhere" / "rejects.csv"
    with pytest.raises(CommandError, match=re.escape("can’t be written for rejects: No such file")):
        desk.bring("T-1")
    assert not Incident.objects.exists()


def test_an_unknown_profile_names_those_there_are(desk, refused):
    said = refused(desk.file("T-1"), profile="zendesk")
    assert "no profile “zendesk”. There are: baltimore, cfpb, servicenow." in said


def test_a_profile_that_is_not_there(desk, refused):
    said = refused(desk.file("T-1"), profile=desk.folder / "missing.toml")
    assert said.endswith("missing.toml can’t be read: No such file or directory.")


def test_a_profile_that_is_no_toml(desk, refused):
    desk.profile.write_text("source = ")
    assert "helpdesk.toml is no TOML" in refused(desk.file("T-1"))


MISTAKES = {
    # what stands in the profile: (what stands there instead, the complaint)
    'source = "helpdesk"': ("", "“source” is missing"),
    '= "helpdesk"': (f'= "{"x" * 41}"', "“source” is longer than 40 characters"),
    '"Europe/Berlin"': ('"Berlin"', "“time_zone” is 'Berlin', which is no time zone"),
    '"%d.%m.%Y"]': ('"%d.%m"]', "“dates” has '%d.%m', which does not tell"),
    'empty = ["-"]': ("empty = 5", "“empty” has to be a text or a list of texts"),
    "[columns]": (
        'encoding = "klingon"\n[columns]',
        "“encoding” is 'klingon', which is no encoding",
    ),
    "[texts]": ('colour = "red"\n[texts]', "“columns.colour” is not known here"),
    'reference = "Ticket"': ("", "“columns.reference” is missing"),
    'owner = "Agent"': ("owner = 5", "“columns.owner” has to be a text"),
    'customer = "{Client}"': ("", "“texts.customer” is missing"),
    "[values.urgency]": ("[values.mood]", "“values.mood” is not known here"),
    '"critical"': ('"awful"', "“values.urgency.P1” is 'awful', but has to be one of 'critical'"),
    'direction = "out"': ('direction = "up"', "“touchpoints[1].direction” is 'up'"),
    'at = "Called"': ("", "“touchpoints[1].at” is missing"),
    "[[touchpoints]]": ("[touchpoints]", "“touchpoints” has to be a list of tables"),
    "dates = [": ('delimiter = "tab"\ndates = [', "“delimiter” has to be one character"),
}


@pytest.mark.parametrize("right", MISTAKES)
def test_a_mistake_in_a_profile_is_told_with_its_file_and_key(right, desk, refused):
    wrong, complaint = MISTAKES[right]
    desk.change_profile({right: wrong})
    said = refused(desk.file("T-1"))
    assert said.startswith(f"The profile helpdesk.toml can’t be used: {complaint}")
    assert "\n" not in said
