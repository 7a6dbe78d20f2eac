"""How long it takes from the command to the first page: `python -m bench.start [--json]`.

Measures a first start, with an empty folder, and a second one; nothing is judged.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL"}


def main():
    """Measure, and print a table; with `--json` a line for programs."""
    with tempfile.TemporaryDirectory(prefix="recovery-bench-", ignore_cleanup_errors=True) as name:
        # Root's servers run as somebody else, who has to get to their files.
        Path(name).chmod(0o755)
        seconds = {start: measure(Path(name, "var")) for start in ("first start", "second start")}
    if "--json" in sys.argv[1:]:
        print(json.dumps({"cores": os.cpu_count(), "seconds_to_first_page": seconds}))
        return
    print(f"To the first page, on {os.cpu_count()} cores:")
    for start, duration in seconds.items():
        print(f"    {start:<14}{duration:6.1f} s")


def measure(var):
    """Start with the folder `var`, wait for the sign-in page, stop; give the seconds it took."""
    port = free_port()
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=env | {"RECOVERY_VAR": str(var), "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        while not is_serving(port):
            if process.poll() is not None:
                sys.exit("It ended before it served a page.")
            time.sleep(0.02)
        return round(time.monotonic() - began, 2)
    finally:
        process.terminate()
        process.wait()


def is_serving(port):
    """Tell whether the sign-in page can be had."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/") as response:
            return response.status == 200
    except OSError:
        return False


def free_port():
    """Give a port that nobody listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return server.getsockname()[1]


if __name__ == "__main__":
    main()
