"""A whole policy as a document, for tests that change a part of it."""

OFFICE = {"time_zone": "UTC", "week": dict.fromkeys(
    ("monday", "tuesday", "wednesday", "thursday", "friday"), ("09:00-12:00", "13:00-17:00")
)}  # fmt: skip


def document(**changes):
    """A policy's document, with these parts of it in place of its own."""
    return {
        "name": "Office and always",
        "targets": {
            "contact": {"critical": "30 min", "normal": "4 h"},
            "answer": "8 h",
            "resolve": {"normal": "2 d"},
        },
        "hours": {
            "default": "office",
            "teams": {"Night desk": "nights"},
            "customers": {"Vega Retail": "vega"},
            "urgencies": {"critical": "always"},
        },
        "calendars": {
            "office": OFFICE,
            "nights": OFFICE | {"week": {"monday": ["18:00-24:00"]}},
            "vega": OFFICE | {"time_zone": "Europe/Madrid"},
            "always": {"always": True},
        },
        "ladder": {
            "repeat": "1",
            "shortest": "1 h",
            "steps": [{"when": "-1/4", "tell": ["owner"]}, {"when": "0", "tell": ["lead"]}],
        },
        "limits": {"acknowledge": "2 h", "snooze": "1 d", "snoozes": 1, "wait": "7 d"},
        "agreements": [
            {"customer": "Brightwater Foods", "targets": {"answer": {"high": "4 h"}}},
            {"team": "Customer care", "targets": {"answer": {"high": "2 h", "low": "16 h"}}},
            {"category": "Pothole", "targets": {"resolve": {"high": "1 d"}}},
        ],
    } | changes
