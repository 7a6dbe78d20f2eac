"""A backtest as one object for programs. Lists in it are bounded; what is counted is whole."""

from collections.abc import Mapping
from typing import Any

from incidents.rules.backtest import Report
from incidents.rules.backtest.report import NAMED
from incidents.rules.calendar_document import DAYS

PEOPLE = 50


def as_object(report: Report, words: Mapping[str, str]) -> dict[str, Any]:
    """Made of what JSON has. words: urgency → what the file calls it

    priorities: per urgency, the judged clock beside the verdicts of the file
    """
    disagreeing = [
        one.reference for verdicts in report.verdicts.values() for one in verdicts.disagreeing
    ]
    busiest = report.busiest(PEOPLE)
    return {
        "policy": report.policy,
        "at": report.at.isoformat(),
        "time_zone": report.zone,
        "incidents": report.records,
        "clocks": {
            kind: {urgency: _outcomes(found) for urgency, found in urgencies.items()}
            for kind, urgencies in report.clocks.items()
        },
        "judged": report.judged,
        "priorities": {
            urgency: _priority(report, urgency, found, words)
            for urgency, found in report.clocks.get(report.judged, {}).items()
        },
        "disagree": disagreeing[:NAMED],
        "due": _dues(report.dues),
        "escalations": {person: dict(sorted(weeks.items())) for person, weeks in busiest},
        "escalations_total": report.total,
        "people": len(report.escalations),
        "worst_hours": [_hour(one) for one in report.worst_hours],
        "skipped": [{"reference": one.reference, "reason": one.reason} for one in report.skipped],
        "skipped_count": report.skipped_count,
    }


def _outcomes(found):
    return {
        "kept": found.kept,
        "broken": found.broken,
        "running": found.running,
        "unknown": found.unknown,
        "n": found.n,
        "attainment": None if found.attainment is None else round(found.attainment, 6),
    }


def _priority(report, urgency, found, words):
    """Of one urgency: how its judged clocks ended, and how the file's verdicts agree."""
    verdicts = report.verdicts.get(urgency)
    return {
        "name": words.get(urgency, urgency),
        **_outcomes(found),
        "agree": verdicts.agree if verdicts else 0,
        "disagree": verdicts.disagree if verdicts else 0,
        "undecided": verdicts.undecided if verdicts else 0,
        "disagreeing": [one.reference for one in verdicts.disagreeing] if verdicts else [],
    }


def _dues(dues):
    """How our deadlines lie beside those of the file."""
    return {
        "same": dues.same,
        "differ": dues.differ,
        "unpromised": dues.unpromised,
        "none": dues.none,
        "differing": [
            {
                "reference": one.reference,
                "ours": one.ours.isoformat(),
                "theirs": one.theirs.isoformat(),
            }
            for one in dues.differing
        ],
        "unpromised_categories": dict(dues.without_promise.most_common(NAMED)),
    }


def _hour(hour):
    return {
        "weekday": DAYS[hour.weekday],
        "hour": hour.hour,
        "escalations": hour.escalations,
        "broken": hour.broken,
    }
