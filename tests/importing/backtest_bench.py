"""A log that is replayed under a draft: its profile, its policy, and the command."""

import json
from io import StringIO

from django.core.management import call_command

HEADER = "Ticket;Opened;Answered;Fixed;Closed;Client;Desk;Agent;Prio;Kind;OK;Due"
PROFILE = """
source = "helpdesk"
time_zone = "Europe/Berlin"
dates = ["%d.%m.%Y %H:%M"]
delimiter = ";"

[columns]
reference = "Ticket"
learned_at = "Opened"
closed_at = "Closed"
owner = "Agent"
urgency = "Prio"

[texts]
customer = "{Client}"
team = ["{Desk}", "Front desk"]
happened = "{Never there}"

[values.urgency]
"P2" = "high"
"P3" = "normal"

[backtest]
answer = "Answered"
resolve = "Fixed"
judged = "resolve"
verdict = "OK"
kept = ["yes", "ja"]
broken = ["no"]
due = "Due"
category = "Kind"
"""
POLICY = """
name = "Draft"
[targets]
answer = "2 h"
resolve = { high = "4 h", normal = "1 d" }
[hours]
default = "here"
[calendars.here]
time_zone = "Europe/Berlin"
always = true
[ladder]
steps = [{ when = "0", tell = ["owner", "lead"] }]
"""
TICKET = {
    "Opened": "03.03.2025 09:00",
    "Answered": "03.03.2025 10:00",
    "Fixed": "04.03.2025 09:00",
    "Client": "Brightwater Foods",
    "Agent": "Mara",
    "Prio": "P3",
}


class Bench:
    """A folder with a log, a profile and a policy, and what the command says about them."""

    def __init__(self, folder):
        self.folder = folder
        self.log, self.profile = folder / "tickets.csv", folder / "helpdesk.toml"
        self.policy = folder / "draft.toml"
        self.profile.write_text(PROFILE, encoding="utf-8")
        self.policy.write_text(POLICY, encoding="utf-8")

    def write(self, *tickets, tail=""):
        rows = [TICKET | ticket for ticket in tickets]
        lines = [";".join(row.get(name, "") for name in HEADER.split(";")) for row in rows]
        self.log.write_text("\n".join([HEADER, *lines, tail]), encoding="utf-8")

    def change(self, path, before, after):
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, after), encoding="utf-8")

    def text(self, **options):
        said = StringIO()
        named = {"log": self.log, "profile": str(self.profile), "policy": str(self.policy)}
        call_command("backtest", stdout=said, **(named | options))
        return said.getvalue()

    def found(self, **options):
        return json.loads(self.text(json=True, **options).splitlines()[-1])
