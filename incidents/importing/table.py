"""A table of a TOML file, read key by key; what is wrong in it is told with its file and key."""

from collections.abc import Collection
from typing import NoReturn

from incidents.rules.refusal import Refused


class Table:
    """What a file says under one heading.

    Each reader takes a key and its default; without a default the key must be there. All raise
    Refused. `end` says that everything has been read: what is left over was mistyped.
    """

    def __init__(self, content: dict, file: str, heading: str = ""):
        self._content = content
        self._file = file
        self._heading = heading
        self._read = set()

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self._value(key, default)
        if not isinstance(value, str) or (not value and value != default):
            self.refuse(key, "has to be a text")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Several texts; a single one may stand without brackets."""
        value = self._value(key, default)
        several = [value] if isinstance(value, str) else value
        is_list = isinstance(several, list | tuple) and all(isinstance(one, str) for one in several)
        if not is_list or (default is None and not several):
            self.refuse(key, "has to be a text or a list of texts")
        return tuple(several)

    def choice(self, key: str, options: Collection[str], default: str | None = None) -> str:
        """One of the options."""
        value = self._value(key, default)
        if value != default and value not in options:
            self.refuse(key, f"is {value!r}, but has to be one of {', '.join(map(repr, options))}")
        return value

    def choices(self, options: Collection[str]) -> dict[str, str]:
        """All that stands here, key by key, each one of the options."""
        return {key: self.choice(key, options) for key in self._content}

    def table(self, key: str) -> "Table":
        """The table under a key, an empty one when there is none."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self.refuse(key, "has to be a table")
        return Table(value, self._file, f"{self._heading}{key}.")

    def tables(self, key: str) -> list["Table"]:
        """The tables in a list under a key (`[[key]]`)."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.refuse(key, "has to be a list of tables")
        return [
            Table(one, self._file, f"{self._heading}{key}[{number}].")
            for number, one in enumerate(value, start=1)
        ]

    def end(self) -> None:
        """Refuse keys that nobody has read."""
        for key in self._content:
            if key not in self._read:
                self.refuse(key, f"is not known here, only {', '.join(sorted(self._read))}")

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Say what is wrong with a key."""
        raise Refused(f"The profile {self._file} can’t be used: “{self._heading}{key}” {problem}.")

    def __bool__(self):
        return bool(self._content)

    def _value(self, key, default):
        self._read.add(key)
        value = self._content.get(key, default)
        if value is None:
            self.refuse(key, "is missing")
        return value
