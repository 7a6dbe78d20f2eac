"""A backtest in small tables of text, for people."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from zoneinfo import ZoneInfo

from incidents.rules.backtest import Report
from incidents.rules.calendar_document import DAYS

WIDTH = 100
PEOPLE = 10
NAMED = 10
DISAGREEING = 5


def as_text(reports: Sequence[Report], words: Mapping[str, str]) -> str:
    """The report of a policy, and beside it that of another if there are two.

    words: urgency → what the file calls it, where it calls it anything
    """
    report = reports[0]
    moment = report.at.astimezone(ZoneInfo(report.zone))
    blocks = [
        f"{' beside '.join(f'“{one.policy}”' for one in reports)}: "
        f"{_many(report.records, 'incident')}, up to {moment:%d %B %Y %H:%M} ({report.zone})."
    ]
    blocks[0] = fill(blocks[0], WIDTH)
    blocks.append(_table(_clock_rows(reports, words)))
    if report.verdicts:
        blocks.append(_table(_verdict_rows(report, words)))
        blocks.append(_table(_disagreement_rows(report)))
    if report.dues.n:
        blocks.append("\n".join(_dues(report)))
    for one in reports:
        blocks.append(_table(_people_rows(one)))
        blocks.append(_table(_hour_rows(one)))
        blocks += ["\n".join(_skipped(one))] * bool(one.skipped)
    return "\n\n".join(block for block in blocks if block)


def _clock_rows(reports, words):
    several = len(reports) > 1
    head = ["Clock", "Urgency", "Kept", "Broken", "Running", "Unknown", "Kept of", "Share"]
    yield [*head, *["Policy"] * several]
    kinds = list(dict.fromkeys(kind for one in reports for kind in one.clocks))
    for kind in kinds:
        for urgency in dict.fromkeys(u for one in reports for u in one.clocks.get(kind, ())):
            for one in reports:
                if found := one.clocks.get(kind, {}).get(urgency):
                    numbers = (found.kept, found.broken, found.running, found.unknown)
                    yield [
                        kind,
                        _urgency(urgency, words),
                        *(f"{number:,}" for number in numbers),
                        f"{found.n:,}",
                        "–" if found.attainment is None else f"{100 * found.attainment:.1f} %",
                        *[one.policy] * several,
                    ]


def _verdict_rows(report, words):
    yield ["Against the file’s own word", "Agree", "Disagree", "Undecided"]
    for urgency, found in report.verdicts.items():
        numbers = (found.agree, found.disagree, found.undecided)
        yield [_urgency(urgency, words), *(f"{number:,}" for number in numbers)]


def _disagreement_rows(report):
    zone = ZoneInfo(report.zone)
    yield ["They disagree on", "Urgency", "Here", "There", "Due here", "Stopped"]
    for urgency, verdicts in report.verdicts.items():
        for one in verdicts.disagreeing[:DISAGREEING]:
            outcomes = ("kept", "broken") if one.is_kept else ("broken", "kept")
            stopped = _moment(one.stopped_at, zone) if one.stopped_at else "not yet"
            yield [one.reference, urgency, *outcomes, _moment(one.due_at, zone), stopped]
        if (more := verdicts.disagree - DISAGREEING) > 0:
            yield [f"{more:,} more", urgency, "", "", "", ""]


def _dues(report):
    dues, zone = report.dues, ZoneInfo(report.zone)
    yield fill(
        f"Due dates: {dues.same:,} of {dues.n:,} are the file’s own to the second, {dues.differ:,} "
        f"differ, and for {dues.unpromised:,} the policy promises nothing. "
        f"{_many(dues.none, 'incident')} without one in the file.",
        WIDTH,
    )
    for one in dues.differing[:NAMED]:
        ours, theirs = one.ours.astimezone(zone), one.theirs.astimezone(zone)
        yield f"{one.reference}: {ours:%d %b %Y %H:%M:%S} here, {theirs:%d %b %Y %H:%M:%S} there."
    if (more := dues.differ - NAMED) > 0:
        yield f"… and {more:,} more."
    for category, number in dues.without_promise.most_common(NAMED):
        yield f"Nothing is promised for {category or 'what has no category'}: {number:,}."
    named = dict(dues.without_promise.most_common(NAMED))
    if rest := dues.unpromised - sum(named.values()):
        yield f"Nor for the categories of {rest:,} more."


def _people_rows(report):
    yield [f"Told under “{report.policy}”", "Steps", "Weeks", "In the worst week", ""]
    for person, weeks in report.busiest(PEOPLE):
        worst, number = max(weeks.items(), key=lambda item: (item[1], item[0]))
        yield [person, f"{weeks.total():,}", str(len(weeks)), f"{number:,}", worst]
    if (more := len(report.escalations) - PEOPLE) > 0:
        rest = report.total - sum(weeks.total() for _, weeks in report.busiest(PEOPLE))
        yield [f"{more:,} more", f"{rest:,}", "", "", ""]


def _hour_rows(report):
    yield [f"Worst hours of the week ({report.zone})", "First steps", "Deadlines missed"]
    for one in report.worst_hours:
        day = DAYS[one.weekday].capitalize()
        yield [f"{day} {one.hour:02}:00", f"{one.escalations:,}", f"{one.broken:,}"]


def _skipped(report):
    yield f"{_many(report.skipped_count, 'incident')} could not be replayed:"
    for one in report.skipped[:NAMED]:
        yield f"{one.reference}: {one.reason}"


def _urgency(urgency, words):
    return f"{urgency} ({words[urgency]})" if words.get(urgency) else urgency


def _moment(moment, zone):
    return f"{moment.astimezone(zone):%d %b %Y %H:%M}"


def _many(number, noun):
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _table(rows) -> str:
    """Rows under their head, numbers to the right; empty where there is nothing but the head."""
    rows = list(rows)
    if len(rows) < 2:
        return ""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    if (over := sum(widths) + 2 * len(widths) - 2 - WIDTH) > 0:
        # Names are what is long; the longest are cut.
        widths[widths.index(max(widths))] -= over
    return "\n".join(_lines(rows, widths))


def _lines(rows, widths) -> Iterator[str]:
    for row in rows:
        cells = [
            _cut(cell, width).rjust(width) if _is_number(model) else _cut(cell, width).ljust(width)
            for cell, width, model in zip(row, widths, rows[1], strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _is_number(cell):
    return cell.replace(",", "").isdecimal() or cell.endswith(("%", "–"))


def _cut(cell, most):
    return cell if len(cell) <= most else f"{cell[: most - 1]}…"
