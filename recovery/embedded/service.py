"""A server that runs while somebody uses it: started by the first, stopped after the last."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import IO, ClassVar

from recovery.embedded.errors import EmbeddedError, told_in_a_sentence
from recovery.embedded.place import Place

KEEPER = Path(__file__).with_name("keeper.py")
ATTEMPTS = 6
PAUSE_BETWEEN_ATTEMPTS = 0.5
PATIENCE = 60.0


class Service(ABC):
    """One embedded server, as one of the processes that use it sees it.

    Two locked files tell how things stand: `users.lock` is shared by all who use the server,
    `keeper.lock` belongs to the process that keeps it running (see `keeper.py`). Locks vanish with
    their owners, so there is no stale state to clean up, whoever was killed.
    """

    title: ClassVar[str]
    stop_signal: ClassVar[int]

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        """Describe the server with its files in `folder`; nothing is touched or started yet.

        A server that is not durable trades safety for speed, and takes its folder with it.
        """
        self.place = Place.at(folder)
        self.durable = durable
        self._users: IO[str] | None = None
        self._seen_ready = False

    @property
    def log(self) -> Path:
        """The file that has what the server said since it was started."""
        return self.place.folder / "log"

    def hold(self) -> None:
        """Use the server from now on: when this returns it answers. Repeating it is cheap."""
        if self._users and self._seen_ready and self._is_kept():
            return
        with told_in_a_sentence(self.title):
            self.place.make()
            if self._users is None:
                self._users = self._users_lock.open("a")
                fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                self._start()
            except Exception:
                self.release()
                raise
        self._seen_ready = True

    def release(self) -> None:
        """Stop using the server; if nobody else does, return when it has stopped."""
        if self._users is None:
            return
        self._users.close()
        self._users = None
        with suppress(FileNotFoundError), self._keeper_lock.open() as lock:
            # Opened before the keeper may remove it: its lock lasts until it has removed the rest.
            while _is_locked(lock, fcntl.LOCK_SH) and not self._is_used():
                time.sleep(0.02)

    @abstractmethod
    def prepare(self) -> None:
        """Do what has to be done before the server can start, with nobody else doing the same."""

    @abstractmethod
    def command(self) -> list[str]:
        """Give the command line that runs the server in the foreground."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Tell whether the server answers."""

    def environment(self) -> dict[str, str]:
        """Give the environment in which the server runs."""
        return dict(os.environ)

    @property
    def _users_lock(self) -> Path:
        return self.place.folder / "users.lock"

    @property
    def _keeper_lock(self) -> Path:
        return self.place.folder / "keeper.lock"

    def _start(self) -> None:
        for _ in range(ATTEMPTS):
            self._start_keeper()
            if self._comes_up():
                return
            time.sleep(PAUSE_BETWEEN_ATTEMPTS)
        raise EmbeddedError(f"{self.title} does not start: {self._last_words()}")

    def _comes_up(self) -> bool:
        patience = time.monotonic() + PATIENCE
        while self._is_kept() and time.monotonic() < patience:
            if self.is_ready():
                return True
            time.sleep(0.02)
        return False

    def _start_keeper(self) -> None:
        with self._keeper_lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                # Somebody else is at it, and what they start is as good.
                return
            self.prepare()
            with self.log.open("w") as log:
                # The keeper inherits the locked file: from here on the lock lives as long as it.
                subprocess.run(
                    [sys.executable, "-I", "-S", str(KEEPER), json.dumps(self._plan())],
                    env=self.environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=[lock.fileno()],
                    start_new_session=True,
                    check=True,
                )

    def _plan(self) -> dict[str, object]:
        account = self.place.account
        return {
            "command": self.command(),
            "folder": str(self.place.folder),
            "account": account.popen_options() if account else {},
            "stop": self.stop_signal,
            "users": str(self._users_lock),
            "remove": None if self.durable else str(self.place.folder),
        }

    def _is_kept(self) -> bool:
        with suppress(FileNotFoundError), self._keeper_lock.open() as lock:
            return _is_locked(lock, fcntl.LOCK_SH)
        return False

    def _is_used(self) -> bool:
        # Users' locks are shared. If that of the keeper is on it, nobody else's is.
        with suppress(FileNotFoundError), self._users_lock.open() as lock:
            return _is_locked(lock, fcntl.LOCK_EX) and not _is_locked(lock, fcntl.LOCK_SH)
        return False

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return lines[-1] if lines else f"{self.log} says nothing"


def _is_locked(file: IO[str], kind: int) -> bool:
    """Tell whether somebody's lock on `file` stands in the way of one of this `kind`."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(file, fcntl.LOCK_UN)
    return False
