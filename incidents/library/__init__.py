"""Content that comes with Recovery, as data (README.md beside this file says which keys it has).

Each file is read once and checked while it is read: a slip in it stops the first who asks for it,
with a sentence that names file and place.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent


class LibraryError(ValueError):
    """A file of the library does not hold what it should; the text says where and what."""


def read(name: str, table: str) -> list[dict]:
    """The entries `[[table]]` of `name`.toml, in their order. Raises LibraryError."""
    path = _HERE / f"{name}.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(table)
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LibraryError(f"{path.name}: {problem}") from problem
    if not isinstance(found, list) or not found:
        raise LibraryError(f"{path.name}: there is no [[{table}]] in it.")
    return found


def text_of(entry: Mapping, key: str, where: str, *, required: bool = True) -> str:
    """The text under a key. where: names file and entry. Raises LibraryError."""
    text = entry.get(key, "")
    if not isinstance(text, str) or (required and not text.strip()):
        raise LibraryError(f"{where}: “{key}” has to be a text.")
    return text.strip()


def texts_of(entry: Mapping, key: str, where: str) -> tuple[str, ...]:
    """The texts under a key, at least one. Raises LibraryError."""
    texts = entry.get(key)
    if not isinstance(texts, list) or not texts or not all(isinstance(one, str) for one in texts):
        raise LibraryError(f"{where}: “{key}” has to be a list of texts.")
    return tuple(one.strip() for one in texts)
