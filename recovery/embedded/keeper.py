"""Keep one server running for as long as somebody uses it.

A script of its own, started by `service.py` with a plan as JSON in its one argument:

    command, folder, account    what to run, where, and as whom (options of `subprocess.Popen`)
    stop                        the signal that asks the server to stop
    users                       a file on which everybody who uses the server has a shared lock
    remove                      a folder to remove in the end, or null

The kernel gives a lock back however its owner dies. So the exclusive lock for which this process
waits is granted just when nobody is left, even if all of them were killed.
"""

import ctypes
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from threading import Thread

PR_SET_PDEATHSIG = 1
# Loaded here and not between fork and exec, where there is little one may do.
LIBC = ctypes.CDLL(None)


def main() -> int:
    """Run the server of the plan, in the background; return the exit status."""
    plan = json.loads(sys.argv[1])
    # Nobody's child: whoever starts us need not wait for us, and may end before we do.
    if os.fork():
        return 0
    server = subprocess.Popen(
        plan["command"],
        cwd=plan["folder"],
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: die_with_parent(plan["stop"]),
        **plan["account"],
    )
    signal.signal(signal.SIGTERM, lambda *_: server.send_signal(plan["stop"]))
    Thread(target=stop_when_unused, args=(server, plan), daemon=True).start()
    status = server.wait()
    if plan["remove"]:
        shutil.rmtree(plan["remove"], ignore_errors=True)
    return status


def stop_when_unused(server: subprocess.Popen, plan: dict) -> None:
    """Wait until nobody uses the server, then stop it; newcomers wait until it is gone."""
    with open(plan["users"]) as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        server.send_signal(plan["stop"])
        server.wait()


def die_with_parent(stop: int) -> None:
    """Have Linux send the signal `stop` to this process when its parent dies.

    Called after the change of account, which would clear it. Other systems have no such thing.
    """
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, stop)


if __name__ == "__main__":
    sys.exit(main())
