"""Pictures of every page to look at: `python -m tests.pictures [--to DIR] [--readme]`.

The product is started with its demo in a folder of its own. People of different roles sign in and
follow links: each address that has a name is pictured where a link first leads to it, on a desk and
on a phone, in light and in dark. `index.html` shows all of them side by side.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, sync_playwright

from bench.report import say
from bench.start import ROOT, free_port, is_serving
from tests import chromium
from tests.plugins.browser import FLAGS

DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
LOOKS = {
    f"{device}-{scheme}": (size, scheme)
    for device, size in (("desk", DESK), ("phone", PHONE))
    for scheme in ("light", "dark")
}
PEOPLE = ("tomas", "priya", "helen")
"""A lead, a manager, an admin: later ones picture what those before them were not led to."""
PASSWORD = "make-it-right"
BEGIN = ("/queue/?owner=anyone", "/escalations/", "/log/", "/practice/")
STORY = "/queue/?owner=anyone&q=Brightwater"
"""The incident that its pages are pictured of."""
FILES = {"figures_csv", "figures_xlsx", "message_body", "attachment"}
IN_README = {
    "dashboard": ("desk-light", "dashboard-light.png"),
    "queue": ("desk-light", "queue-light.png"),
    "incident": ("desk-light", "incident-light.png"),
    "log": ("desk-light", "log-light.png"),
    "answer": ("desk-dark", "answer-dark.png"),
    "step_make_right": ("desk-light", "make-right-light.png"),
    "customer_page": ("desk-light", "customer-light.png"),
    "figures": ("desk-dark", "figures-dark.png"),
    "policy": ("desk-light", "policy-light.png"),
}
PATIENCE = 120


def main() -> None:
    """Take the pictures, and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", default="var/pictures", help="the folder they are written to")
    parser.add_argument("--readme", action="store_true", help="renew those of the README as well")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "recovery.settings"
    django.setup()
    folder = Path(options.to)
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="recovery-pictures-") as var:
        # Root's servers run as somebody else, who has to get to their files.
        Path(var).chmod(0o755)
        product = start(Path(var, "var"), port)
        try:
            names = picture_all(f"http://127.0.0.1:{port}", folder, options.readme)
        finally:
            product.terminate()
            product.wait()
    write_index(folder, names)
    print(f"{len(names)} pages, {len(names) * len(LOOKS)} pictures: {folder / 'index.html'}")


def start(var: Path, port: int) -> subprocess.Popen:
    """Start the product with its demo, and wait until it serves."""
    settings = {"RECOVERY_VAR": str(var), "PORT": str(port)}
    others = {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SITE_URL"}
    env = {name: value for name, value in os.environ.items() if name not in others}
    product = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=env | settings,
        stdout=subprocess.DEVNULL,
    )
    end = time.monotonic() + PATIENCE
    while not is_serving(port):
        if product.poll() is not None or time.monotonic() > end:
            sys.exit("Recovery did not start; `make run` says why.")
        time.sleep(0.1)
    return product


def picture_all(site: str, folder: Path, for_readme: bool) -> list[str]:
    """Picture every page that somebody is led to; returns their names."""
    done: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for person in ("", *PEOPLE):
            page = browser.new_context(base_url=site, reduced_motion="reduce").new_page()
            if person:
                sign_in(page, person)
            walk(page, site, done, folder, for_readme)
            page.context.close()
        browser.close()
    return done


def sign_in(page: Page, person: str) -> None:
    """Sign in as somebody of the demo, who does without the tour."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail").fill(f"{person}@tidewell.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Skip the tour").click()


def walk(page: Page, site: str, done: list[str], folder: Path, for_readme: bool) -> None:
    """Follow links, nearest first, and picture each address whose name is not in `done` yet."""
    page.goto(STORY)
    ahead, seen = deque([*_incidents(page), *BEGIN]), set()
    while ahead:
        path = ahead.popleft()
        answer = page.goto(path)
        name = name_of(page.url, site)
        if answer.status != 200 or not name or name in seen:
            continue
        seen.add(name)
        ahead.extend(onward(page, site, seen))
        if name not in done:
            say(f"{name}: {path}")
            done.append(name)
            picture(page, name, folder)
            if for_readme and name in IN_README:
                look, file = IN_README[name]
                picture_for_readme(page, look, ROOT / "docs" / "pictures" / file)


def _incidents(page):
    links = page.locator("main a[href^='/incidents/']")
    return [links.first.get_attribute("href")] if links.count() else []


def onward(page: Page, site: str, seen: set[str]) -> list[str]:
    """The first link of this page to each address that has not been seen."""
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    found = {}
    for href in hrefs:
        name = name_of(href, site)
        if name and name not in seen and name not in FILES:
            found.setdefault(name, href)
    return list(found.values())


def name_of(url: str, site: str) -> str:
    """The name of an address of ours; empty for any other, and for those of Django's admin."""
    if not url.startswith(f"{site}/"):
        return ""
    try:
        found = resolve(urlsplit(url).path)
    except Resolver404:
        return ""
    return "" if found.app_name else found.url_name


def picture(page: Page, name: str, folder: Path) -> None:
    """Picture the whole page in all LOOKS."""
    for look, (size, scheme) in LOOKS.items():
        show(page, size, scheme)
        page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)


def picture_for_readme(page: Page, look: str, file: Path) -> None:
    """Picture as much of the page as a window shows."""
    show(page, *LOOKS[look])
    page.screenshot(path=file)


def show(page: Page, size: dict, scheme: str) -> None:
    """Put the page into a window of this size, in light or dark, and let it come to rest."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.wait_for_load_state("networkidle")


def write_index(folder: Path, names: list[str]) -> None:
    """A page that shows all pictures, a row for each address."""
    rows = "".join(f"<h2>{escape(name)}</h2>{_row(name)}" for name in sorted(names))
    style = "body{font-family:sans-serif}img{height:420px;margin:4px;border:1px solid #999}"
    head = f"<!DOCTYPE html><meta charset=utf-8><title>Recovery</title><style>{style}</style>"
    (folder / "index.html").write_text(head + rows)


def _row(name):
    files = [f"{name}-{look}.png" for look in LOOKS]
    return "".join(f'<a href="{file}"><img src="{file}"></a>' for file in files)


if __name__ == "__main__":
    main()
