"""What pages weigh over the wire, when nobody was here before and when their files are there."""

import re

from bench.pages.plan import PAGES
from bench.pages.rounds import Tour
from bench.pages.site import Site
from bench.pages.visitor import Visitor

FIRST_MOST, LATER_MOST = 150 * 1024, 30 * 1024
"""Bytes of a first visit, with all files of the page; and of a later page by itself."""

_FILE = re.compile(r"""<(?:link|script|img)\b[^>]*?\b(?:href|src)="(/static/[^"]+)\"""")


def measure(tour: Tour, site: Site) -> dict:
    """Fetch each page and its files once, as a browser does, and add up heads and bodies.

    Returns bytes: `first` and `later` of each page, `files` one by one, `worst_first` and
    `worst_later`.
    """
    files, pages = {}, {}
    for page in PAGES:
        if page.status != 200:
            continue
        answer = tour.ask(page, site)
        named = set(_FILE.findall(answer.text))
        for one in named - files.keys():
            files[one] = _weight_of(tour.visitor(site, page.who), one)
        later = answer.wire
        pages[page.name] = {"first": later + sum(files[one] for one in named), "later": later}
    return {
        "pages": pages,
        "files": dict(sorted(files.items(), key=lambda one: -one[1])),
        "worst_first": max(one["first"] for one in pages.values()),
        "worst_later": max(one["later"] for one in pages.values()),
    }


def rows(weight: dict) -> list[tuple[str, str]]:
    """Lines of a table: the heaviest pages and files, and the worst."""
    heavy = sorted(weight["pages"].items(), key=lambda one: -one[1]["later"])[:6]
    return [
        *((f"weight: {name}", f"{one['later']:,} later {one['first']:,}") for name, one in heavy),
        *((f"weight: {name}", f"{size:,}") for name, size in list(weight["files"].items())[:5]),
        (f"heaviest first visit (at most {FIRST_MOST:,})", f"{weight['worst_first']:,} bytes"),
        (f"heaviest later page (at most {LATER_MOST:,})", f"{weight['worst_later']:,} bytes"),
    ]


def _weight_of(visitor: Visitor, path: str) -> int:
    answer = visitor.get(path)
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}.")
    return answer.wire
