"""As whom the embedded servers run: PostgreSQL refuses root, and Valkey does not need it."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

NOBODY = "nobody"


@dataclass(frozen=True)
class Account:
    """An unprivileged user and group of this machine."""

    uid: int
    gid: int

    def popen_options(self) -> dict[str, object]:
        """Give what `subprocess` needs to start a child as this account and nothing more."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_reach(self, path: Path) -> bool:
        """Tell whether this account may pass through every existing folder down to `path`."""
        return all(self._may_enter(folder) for folder in (path, *path.parents) if folder.exists())

    def _may_enter(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & 0o100)
        if status.st_gid == self.gid:
            return bool(status.st_mode & 0o010)
        return bool(status.st_mode & 0o001)


def account_for(folder: Path) -> Account | None:
    """Choose the account for a server that keeps its files in `folder`.

    None means "as we are". Root hands over to whoever owns the nearest existing folder, who may
    have files there from starts without sudo; if that is root too, to nobody.
    """
    if os.geteuid() != 0:
        return None
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    owner = nearest.stat()
    if owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    nobody = pwd.getpwnam(NOBODY)
    return Account(nobody.pw_uid, nobody.pw_gid)
