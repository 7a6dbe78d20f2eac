"""The profiles that come with the product, and the one that the documents show."""

import re
from pathlib import Path

import pytest

from incidents.importing.profile_file import SHIPPED, load_profile

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "importing.md"


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_each_shipped_profile_can_be_used_and_bears_its_name(path):
    assert load_profile(path.stem).source == path.stem


def test_the_example_in_the_documents_imports_the_file_it_shows(cast, desk, arrived):
    blocks = re.findall(r"```(csv|toml)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (_, rows), (_, profile), (_, history) = blocks
    desk.profile.write_text(profile, encoding="utf-8")
    path = desk.folder / "tickets.csv"
    path.write_text(rows, encoding="cp1252")
    assert desk.import_file(path).startswith("1 incident came in.")
    incident = arrived("T-1")
    assert (incident.owner, incident.contact, incident.urgency) == (cast.mara, cast.elena, "high")
    assert incident.promised == "The plan by six."
    assert incident.touchpoints.get().summary == "Called by mara@tidewell.example."

    desk.profile.write_text(profile + history, encoding="utf-8")
    assert load_profile(str(desk.profile)).columns_needed >= {"Changed", "State"}
