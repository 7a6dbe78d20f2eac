"""What goes wrong with an embedded server, as one sentence for the person at the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import CommandError


class EmbeddedError(CommandError):
    """An embedded server cannot run; the message says why and what to do.

    A `CommandError`, because any management command may be the one that starts the database, and
    of this class Django prints the sentence without a traceback.
    """


@contextmanager
def told_in_a_sentence(server: str) -> Iterator[None]:
    """Turn what the operating system refuses while preparing `server` into an `EmbeddedError`."""
    try:
        yield
    except OSError as error:
        raise EmbeddedError(
            f"{server} cannot use {error.filename or 'the disk'}: {error.strerror}. "
            "RECOVERY_VAR chooses another folder for everything that is written."
        ) from error
