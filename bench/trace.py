"""How pages feel in a browser: `python -m bench.trace [--incidents 10000] [--json]`.

Chromium opens every page of `bench.pages` for the first time, and watches what the layout does
and how long each key and click takes until the screen has answered. Two things are held: no layout
shift above 0.1 in all (the sum of a page's, as Core Web Vitals count them), and no interaction of
200 ms or more. Needs the packages for development.
"""

import argparse
import json
import sys
from contextlib import suppress

from playwright.sync_api import Error, sync_playwright

from bench.load.names import PASSWORD
from bench.pages.__main__ import loaded
from bench.pages.plan import PAGES
from bench.pages.rounds import Tour
from bench.pages.site import Site
from bench.report import machine, report, say
from tests import chromium
from tests.plugins.browser import FLAGS

SHIFT_MOST, INTERACTION_MOST_MS = 0.1, 200
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
KEYS = ("j", "j", "k", "?", "Escape", "Control+k", "d", "e", "l", "Escape", "Tab", "Tab")
SETTLED_MS = 400

WATCH = """
    window.seen = { shifts: 0, slowest: 0, what: "", number: 0 };
    new PerformanceObserver((list) => list.getEntries().forEach((one) => {
        if (!one.hadRecentInput) window.seen.shifts += one.value;
    })).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((one) => {
        if (!one.interactionId) return;
        window.seen.number += 1;
        if (one.duration > window.seen.slowest) {
            window.seen.slowest = one.duration;
            window.seen.what = `${one.name} on ${one.target?.tagName ?? "nothing"}`;
        }
    })).observe({ type: "event", durationThreshold: 16, buffered: true });
"""


def main() -> None:
    """Measure, and print a table; with `--json` a last line for programs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", help="the folder that has the company, instead of var/bench")
    parser.add_argument("--json", action="store_true", help="figures as the last line")
    options = parser.parse_args()
    path = chromium.find()
    if path is None:
        sys.exit("There is no Chromium here. `python -m tests.chromium` gets one.")
    place = loaded(options.incidents, options.seed, options.at)
    with Site(place, options.incidents) as site, sync_playwright() as playwright:
        Tour([site]).warm_up(2)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        pages = {
            f"{page.name}, {width}": _look(browser, site, page, size)
            for width, size in WIDTHS.items()
            for page in PAGES
            if page.path
        }
        browser.close()
    figures = machine() | {
        "pages": pages,
        "worst_shift": max(page["shift"] for page in pages.values()),
        "worst_interaction_ms": max(page["slowest_ms"] for page in pages.values()),
        "interactions": sum(page["interactions"] for page in pages.values()),
    }
    rows = [
        (name, f"{page['shift']:.3f}  {page['slowest_ms']:4.0f} ms  {page['what']}")
        for name, page in pages.items()
    ]
    rows += [
        (f"worst layout shift (at most {SHIFT_MOST})", f"{figures['worst_shift']:.3f}"),
        (f"slowest interaction (below {INTERACTION_MOST_MS} ms)",
         f"{figures['worst_interaction_ms']:.0f} ms"),
    ]  # fmt: skip
    report("Layout shift, and the slowest answer to a key or click:", rows, {}, as_json=False)
    if options.json:
        print(json.dumps(figures))


def _look(browser, site, page, size):
    """Open a page for the first time, press keys, open what can be opened, and type."""
    say(f"{page.name}, {size[0]} pixels")
    width, height = size
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{site.port}", viewport={"width": width, "height": height}
    )
    context.add_init_script(WATCH)
    window = context.new_page()
    if page.who:
        window.goto("/sign-in/")
        window.fill("[name=username]", page.who)
        window.fill("[name=password]", PASSWORD)
        window.press("[name=password]", "Enter")
        window.wait_for_url(lambda url: "sign-in" not in url)
        # Nothing of the page is here yet, as on a first visit.
        context.new_cdp_session(window).send("Network.clearBrowserCache")
    window.goto(page.path.format_map(site.facts), wait_until="networkidle")
    window.wait_for_timeout(SETTLED_MS)
    # Whatever a key opens on its way is as much of an answer as any.
    for key in KEYS:
        with suppress(Error):
            window.keyboard.press(key, delay=5)
            window.wait_for_timeout(30)
    for summary in window.locator("main summary:visible").all()[:6]:
        with suppress(Error):
            summary.click(timeout=500)
            window.wait_for_timeout(30)
    field = window.locator("main :is(textarea, input[type=text], input[type=search]):visible")
    with suppress(Error):
        field.first.press_sequentially("late again", delay=20, timeout=2000)
    window.wait_for_timeout(SETTLED_MS)
    seen = window.evaluate("window.seen")
    context.close()
    return {
        "shift": round(seen["shifts"], 4),
        "slowest_ms": seen["slowest"],
        "what": seen["what"],
        "interactions": seen["number"],
    }


if __name__ == "__main__":
    main()
