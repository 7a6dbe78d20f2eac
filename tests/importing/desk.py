"""A help desk whose tickets come in: its profile, its files, and the command that imports them."""

import csv
from io import StringIO

from django.core.management import call_command

PROFILE = """
source = "helpdesk"
time_zone = "Europe/Berlin"
dates = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]
empty = ["-"]

[columns]
reference = "Ticket"
learned_at = "Opened"
answered_at = "Answered"
closed_at = "Closed"
owner = "Agent"
urgency = "Prio"

[texts]
customer = "{Client}"
team = ["{Desk}", "Front desk"]
happened = ["{Subject}: {Details}", "{Subject}"]
contact = "{Person}"
contact_email = "{Mail}"
notes = ["Priority there: {Prio}."]

[values.urgency]
"P1" = "critical"
"P2" = "high"
"P3" = "normal"

[[touchpoints]]
at = "Called"
direction = "out"
channel = "call"
"""

HISTORY = """
source = "log"
time_zone = "UTC"
dates = ["%Y-%m-%d %H:%M"]

[columns]
reference = "Number"
learned_at = "Opened"
closed_at = "Closed"
owner = "Agent"

[texts]
customer = "{Caller}"
team = "{Group}"
happened = "{Subject}"

[history]
at = "Changed"

[[history.changes]]
column = "State"
headline = "State: {before} → {after}"

[[history.changes]]
column = "Group"
headline = "Passed from {before} to {after}"

[[history.touchpoints]]
column = "State"
becomes = "Asked"
direction = "out"
channel = "email"
summary = "We asked for more."
"""


class Desk:
    """A folder with a profile and files, and what the import said about them."""

    HEADER = [
        *("Ticket", "Opened", "Called", "Answered", "Closed", "Client", "Person", "Mail"),
        *("Desk", "Agent", "Prio", "Subject", "Details"),
    ]
    TICKET = {
        "Opened": "03.03.2025 09:00",
        "Client": "Brightwater Foods",
        "Desk": "Customer care",
        "Prio": "P3",
        "Subject": "Plan late",
    }

    def __init__(self, folder):
        self.folder = folder
        self.rejects_path = folder / "rejects.csv"
        self.profile = folder / "helpdesk.toml"
        self.profile.write_text(PROFILE, encoding="utf-8")

    def change_profile(self, changes):
        """Change the profile. changes: what stands in it → what stands there instead"""
        text = self.profile.read_text(encoding="utf-8")
        for before, after in changes.items():
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        self.profile.write_text(text, encoding="utf-8")

    def file(self, *tickets, name="tickets.csv"):
        """A file with a row for each ticket: its reference, or a dict with further cells."""
        rows = [
            self.TICKET | (ticket if isinstance(ticket, dict) else {"Ticket": ticket})
            for ticket in tickets
        ]
        path = self.folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, self.HEADER, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return path

    def import_file(self, path, *, profile=None):
        """Run the command; returns what it says."""
        said = StringIO()
        call_command(
            "import_incidents",
            str(path),
            profile=str(profile or self.profile),
            rejects=self.rejects_path,
            stdout=said,
        )
        return said.getvalue().strip()

    def bring(self, *tickets):
        """Import a file with these tickets; returns what the command says."""
        return self.import_file(self.file(*tickets))

    def rejects(self):
        """Line → reason, as the file of rejects has them."""
        with self.rejects_path.open(encoding="utf-8", newline="") as file:
            return {int(row["line"]): row["reason"] for row in csv.DictReader(file)}


class Log(Desk):
    """The same for a file with a row for every change."""

    HEADER = [
        "Number",
        "State",
        "Changed",
        "Opened",
        "Closed",
        "Caller",
        "Group",
        "Agent",
        "Subject",
    ]
    TICKET = {
        "State": "New",
        "Changed": "2025-03-03 09:00",
        "Opened": "2025-03-03 09:00",
        "Caller": "Night shift",
        "Group": "Customer care",
        "Subject": "Printer",
    }

    def __init__(self, folder):
        super().__init__(folder)
        self.profile.write_text(HISTORY, encoding="utf-8")
