"""What Tidewell promises since the day the demo moves in: in its office hours, save what burns."""

from datetime import timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday")
SATURDAY = 5
MORNING, AFTERNOON = "09:00-12:30", "13:30-17:30"


def tidewell_promises(at, time_zone) -> dict:
    """The document of their policy, as `rules.policy_document` reads it.

    at: now (aware), for the days off lie ahead; time_zone: the name of where their offices are
    """
    today = at.astimezone(ZoneInfo(time_zone)).date()
    return {
        "name": "Tidewell promises",
        "about": "Our office hours count, with the lunch break left out. What is critical runs on.",
        "targets": {
            "contact": {"critical": "30 min", "high": "2 h", "normal": "8 h", "low": "2 d"},
            "answer": {"critical": "6 h", "high": "8 h", "normal": "24 h", "low": "5 working days"},
            "update": {"critical": "4 h", "high": "8 h", "normal": "16 h", "low": "5 working days"},
            "decision": {"critical": "1 h", "high": "2 h", "normal": "8 h", "low": "16 h"},
            "resolve": {"critical": "24 h", "high": "24 h", "normal": "7 d", "low": "14 d"},
        },
        "hours": {"default": "office", "urgencies": {"critical": "always"}},
        "calendars": {
            "office": {
                "time_zone": time_zone,
                "week": {day: [MORNING, AFTERNOON] for day in WEEKDAYS}
                | {"friday": [MORNING, "13:30-16:00"]},
                "closed": {
                    _working_day_after(today).isoformat(): "Stocktaking",
                    f"{today.year}-12-25": "Christmas Day",
                    f"{today.year + 1}-01-01": "New Year’s Day",
                },
            },
            "always": {"time_zone": time_zone, "always": True},
        },
        "ladder": {
            "repeat": "1",
            "shortest": "1 h",
            "at_most": 10,
            "steps": [
                {"when": "-1/4", "tell": ["owner"]},
                {"when": "0", "tell": ["owner", "lead"]},
                {"when": "+1/4", "tell": ["guide"]},
                {"when": "+1/2", "tell": ["managers"]},
            ],
        },
        "limits": {"acknowledge": "2 h", "snooze": "1 d", "snoozes": 2, "wait": "14 d"},
        "agreements": [{"customer": "Brightwater Foods", "targets": {"answer": {"high": "4 h"}}}],
    }  # fmt: skip


def _working_day_after(today):
    """A day of the week that lies close enough for deadlines to go round it."""
    day = today + timedelta(days=2)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day
