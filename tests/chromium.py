"""Find Chromium for the tests in a real browser, or get it: `python -m tests.chromium`."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

# Set to the path of a browser, it is the one that is used.
SETTING = "CHROMIUM"
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ON_MACOS = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
WITHOUT = "the tests in a browser will not run."


def find():
    """Give the path of a Chromium that starts, or None."""
    return next((path for path in _candidates() if path and _starts(path)), None)


def get():
    """Install a Chromium: Debian's as root, Playwright's own for everybody else."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("No Chromium here. Getting Debian's with apt-get, which takes a minute …", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-qq", "-y", "--no-install-recommends", "chromium"]
        if _run(["apt-get", "update", "-qq"], quiet) and _run(["apt-get", *install], quiet):
            return
    print("No Chromium here. Getting Playwright's, about 150 MB …", flush=True)
    _run([sys.executable, "-m", "playwright", "install", "chromium"], os.environ)


def main():
    """Find or get Chromium, and say what was done; without one the other tests still run."""
    path = find()
    if path is None and SETTING in os.environ:
        print(f"{SETTING} is {os.environ[SETTING]!r}, which does not start: {WITHOUT}")
        return
    if path is None:
        get()
        path = find()
    print(f"Browser: {path}" if path else f"There is no Chromium to be had: {WITHOUT}", flush=True)


def _candidates():
    if SETTING in os.environ:
        yield os.environ[SETTING]
        return
    yield from map(shutil.which, NAMES)
    yield from ON_MACOS
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(path):
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(command, env):
    result = subprocess.run(command, env=env, capture_output=True, text=True)
    if result.returncode:
        said = (result.stdout + result.stderr).strip().splitlines() or ["no reason given"]
        reason = next((line for line in said if "error" in line.lower()), said[-1])
        print(f"That failed: {reason.strip()}", flush=True)
    return result.returncode == 0


if __name__ == "__main__":
    main()
