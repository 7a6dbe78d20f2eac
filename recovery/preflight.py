"""What has to be true before anything is started, each failure told in one sentence."""

from __future__ import annotations

import errno
import fcntl
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import CommandError

ROOM = 200 * 2**20
# The servers of a start that was killed need a moment to notice, and to give the port back.
PATIENCE = 3.0


@contextmanager
def only_start(var: Path) -> Iterator[None]:
    """Make sure that no other start uses the folder `var` while the block runs."""
    try:
        var.mkdir(mode=0o755, parents=True, exist_ok=True)
        lock = (var / "up.lock").open("a+")
    except OSError as error:
        raise CommandError(
            f"Cannot write to {var}: {error.strerror}. RECOVERY_VAR chooses another folder."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CommandError(f"Recovery is already running here: {lock.read()}.") from error
        yield


def leave_word(var: Path, word: str) -> None:
    """Have the next start that finds this one running say `word` about it."""
    (var / "up.lock").write_text(word)


def ensure_room(var: Path) -> None:
    """Make sure that the disk of `var` is not about to be full."""
    free = shutil.disk_usage(var).free
    if free < ROOM:
        raise CommandError(
            f"The disk of {var} has {free // 2**20} MB left, and Recovery needs {ROOM // 2**20}. "
            "Make room, or choose another folder with RECOVERY_VAR."
        )


def ensure_port_is_free(host: str, port: int) -> None:
    """Make sure that we can listen at `host` and `port`."""
    end = time.monotonic() + PATIENCE
    while error := _why_not_listen(host, port):
        if error.errno == errno.EADDRINUSE and time.monotonic() < end:
            time.sleep(0.2)
        elif error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is taken by another program. Choose another one: PORT={port + 1}."
            )
        else:
            raise CommandError(
                f"Cannot listen at {host}, port {port}: {error.strerror}. "
                "HOST and PORT choose another address."
            )


def _why_not_listen(host: str, port: int) -> OSError | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the web server does it: a connection that still lingers is not in the way.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error
    return None
