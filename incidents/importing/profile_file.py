"""Finding a profile, by its name or its path, and reading it."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from incidents.importing.backtest_section import read_backtest
from incidents.importing.moments import ISO
from incidents.importing.profile import CHOICES, Change, History, Profile, TouchRule
from incidents.importing.table import Table
from incidents.importing.wording import Wording
from incidents.models import Touchpoint
from incidents.rules.refusal import Refused

SHIPPED = Path(__file__).resolve().parent.parent / "profiles"

NEEDED_COLUMNS = ("reference", "learned_at")
COLUMNS = ("occurred_at", "answered_at", "closed_at", "owner", *CHOICES)
NEEDED_TEXTS = ("customer", "team", "happened")
TEXTS = ("promised", "impact", "contact", "contact_email")


def load_profile(name: str) -> Profile:
    """The profile of this name, or at this path when it ends in “.toml”.

    Raises Refused when there is none, or when something in it is wrong.
    """
    shipped = {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}
    path = Path(name) if name.endswith(".toml") else shipped.get(name)
    if path is None:
        raise Refused(
            f"There is no profile “{name}”. There are: {', '.join(shipped)}. One of your own is "
            "named by its path, which ends in .toml."
        )
    try:
        return _profile(Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name))
    except OSError as problem:
        raise Refused(f"The profile {path} can’t be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise Refused(f"The profile {path} is no TOML in UTF-8: {problem}.") from problem


def _profile(table):
    texts = table.table("texts")
    profile = Profile(
        source=_source(table),
        zone=_zone(table),
        dates=_dates(table),
        columns=_columns(table.table("columns")),
        texts={name: Wording(texts.texts(name)) for name in NEEDED_TEXTS}
        | {name: Wording(texts.texts(name, ())) for name in TEXTS},
        encoding=_encoding(table),
        delimiter=_delimiter(table),
        empty=frozenset(table.texts("empty", ())),
        notes=Wording(texts.texts("notes", ())),
        values=_values(table.table("values")),
        defaults=_defaults(table.table("defaults")),
        touchpoints=tuple(_touch(rule) for rule in table.tables("touchpoints")),
        history=_history(table.table("history")),
        backtest=read_backtest(table.table("backtest")),
    )
    texts.end()
    table.end()
    return profile


def _source(table):
    source = table.text("source")
    if len(source) > 40:
        table.refuse("source", "is longer than 40 characters")
    return source


def _zone(table):
    name = table.text("time_zone")
    if name not in available_timezones():
        table.refuse("time_zone", f"is {name!r}, which is no time zone; Europe/Berlin is one")
    return ZoneInfo(name)


def _dates(table):
    formats = table.texts("dates")
    for form in formats:
        if form != ISO and not _tells_the_day(form):
            table.refuse("dates", f"has {form!r}, which does not tell year, month and day")
    return formats


def _tells_the_day(form):
    example = datetime(2021, 11, 29, 13, 45, tzinfo=UTC)
    if example.strftime(form) == example.replace(year=2019).strftime(form):
        return False
    try:
        return datetime.strptime(example.strftime(form), form).date() == example.date()  # noqa: DTZ007
    except ValueError:
        return False


def _encoding(table):
    encoding = table.text("encoding", "utf-8")
    try:
        "".encode(encoding)
    except LookupError:
        table.refuse("encoding", f"is {encoding!r}, which is no encoding we know")
    return encoding


def _delimiter(table):
    delimiter = table.text("delimiter", ",")
    if len(delimiter) != 1 or delimiter in '\r\n"':
        table.refuse("delimiter", "has to be one character")
    return delimiter


def _columns(table):
    columns = {name: table.text(name) for name in NEEDED_COLUMNS}
    columns |= {name: column for name in COLUMNS if (column := table.text(name, ""))}
    table.end()
    return columns


def _values(table):
    values = {field: table.table(field).choices(words) for field, words in CHOICES.items()}
    table.end()
    return {field: words for field, words in values.items() if words}


def _defaults(table):
    defaults = {field: table.choice(field, words, "") for field, words in CHOICES.items()}
    table.end()
    return defaults


def _touch(table, at="", *, in_history=False):
    rule = TouchRule(
        at=at or table.text("at"),
        direction=table.choice("direction", Touchpoint.Direction.values),
        channel=table.choice("channel", Touchpoint.Channel.values, None if in_history else ""),
        summary=Wording(table.texts("summary", ())),
        column=table.text("column") if in_history else "",
        becomes=table.text("becomes") if in_history else "",
    )
    table.end()
    return rule


def _history(table):
    if not table:
        return None
    at = table.text("at")
    history = History(
        at=at,
        changes=tuple(_change(change) for change in table.tables("changes")),
        touchpoints=tuple(
            _touch(rule, at, in_history=True) for rule in table.tables("touchpoints")
        ),
    )
    table.end()
    return history


def _change(table):
    change = Change(column=table.text("column"), headline=Wording(table.texts("headline")))
    table.end()
    return change
