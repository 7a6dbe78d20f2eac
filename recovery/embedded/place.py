"""Where an embedded server keeps its files and its socket."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from recovery.embedded.account import Account, account_for
from recovery.embedded.errors import EmbeddedError

# A socket's path may have 107 bytes on Linux and 103 on macOS, its file name included.
LONGEST_SOCKET_FOLDER = 80


@dataclass(frozen=True)
class Place:
    """The folders of one server, and the account that owns them (None: ours)."""

    folder: Path
    sockets: Path
    account: Account | None

    @classmethod
    def at(cls, wanted: Path) -> Place:
        """Find the place for a server whose files belong in `wanted`; the same one every time.

        Elsewhere lie only the files of a server that was started by root in a folder closed to
        the account it runs as, and the socket of a folder whose name is too long for one.
        """
        wanted = wanted.resolve()
        digest = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:12]
        name = f"recovery-{wanted.name}-{digest}"
        account = account_for(wanted)
        folder = wanted
        if account and not account.can_reach(wanted.parent):
            folder = Path("/var/lib") / name
        sockets = folder
        if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
            # Not TMPDIR: every process has to come to the same path, whatever its environment.
            sockets = Path("/tmp") / name  # noqa: S108
        return cls(folder, sockets, account)

    def make(self) -> None:
        """Make sure that both folders exist and that nobody else can look into them."""
        # Whatever the umask says, the account has to be able to pass through.
        if not self.folder.parent.exists():
            self.folder.parent.mkdir(parents=True)
            self.folder.parent.chmod(0o755)
        for folder in {self.folder, self.sockets}:
            self._make_private(folder)

    def _make_private(self, folder: Path) -> None:
        if not folder.exists():
            folder.mkdir(mode=0o700)
            if self.account:
                os.chown(folder, self.account.uid, self.account.gid)
        owner = self.account.uid if self.account else os.geteuid()
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
            raise EmbeddedError(
                f"{folder} belongs to somebody else, who may have started Recovery here before. "
                "Remove it, or choose another folder with RECOVERY_VAR."
            )
        folder.chmod(0o700)
