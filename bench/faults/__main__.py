"""`python -m bench.faults [--scale 0.1] [--only NAME] [--json]`: break the engine, and count.

Makes a folder, tells `bench.faults.run` by the environment to keep everything in it, and removes
it in the end, however that ended. Anything of the user's own, a database say, is not touched.

All of it takes some nine minutes on two cores; with `--scale 0.1` some three, of which half a
minute is the lease that production waits for.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.start import OURS, ROOT, free_port

QUICK = {
    # The engine's numbers, shortened so that a fault is got over in seconds.
    "SWEEP_EVERY": "0.3",
    "DELIVER_EVERY": "0.5",
    "UNDO_SECONDS": "0",
    "SWEEP_LEASE": "3",
    "SWEEP_BATCH": "3",
    "FAULTS_SWEEP_LIMIT": "2",
    "FAULTS_EMAIL_TIMEOUT": "2",
}


def main():
    """Run the bench; give its exit status."""
    with tempfile.TemporaryDirectory(prefix="recovery-faults-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # Root's servers run as somebody else, who has to get to their files.
        folder.chmod(0o711)
        env = {key: value for key, value in os.environ.items() if key not in OURS}
        env |= QUICK | {
            "DJANGO_SETTINGS_MODULE": "bench.faults.settings",
            "RECOVERY_VAR": name,
            "TMPDIR": name,
            "EMAIL_URL": f"smtp://127.0.0.1:{free_port()}",
        }
        command = [sys.executable, "-m", "bench.faults.run", *sys.argv[1:]]
        bench = subprocess.Popen(command, cwd=ROOT, env=env)
        # Ctrl-C reaches the bench as well, which then stops everything in order.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: bench.terminate())
        return bench.wait()


if __name__ == "__main__":
    sys.exit(main())
