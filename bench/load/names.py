"""Names by which others find what was loaded; nothing here needs a database."""

PASSWORD = "make-it-right"
DOMAIN = "bench.example"
LEAD, WORKER, MANAGER = f"lead@{DOMAIN}", f"staff@{DOMAIN}", f"manager@{DOMAIN}"
"""They sign in and are measured: two of the first team, and a manager of the first three."""

COMMON, MIDDLING, RARE = "delivery", "forklift", "zeppelin"
"""Words that stand in what happened: in a quarter of all incidents, in one of a hundred, in 40."""
