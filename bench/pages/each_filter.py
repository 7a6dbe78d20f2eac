"""Every filter that there is, on what is open, on what is closed and on all."""

import re
from statistics import median

from bench.load.names import MANAGER
from bench.pages.plan import GROWTH_MOST, Page
from bench.pages.rounds import Tour
from bench.pages.site import Site
from bench.report import say

STATUSES = "open", "closed", "all"
_LINE = re.compile(r'<td class="col-turn"')
SLOWEST = 8
"""So many are printed; `--json` has them all."""


def measure(tour: Tour, sites: list[Site], rounds: int, names: list[str] | None = None) -> dict:
    """Ask `rounds` times for the list of each filter at each site, in turn; not at all for none.

    names: of the filters, for some of them only. Raises KeyError for one that is no filter’s.

    Returns for each list, “promise=kept, open”, its p50_ms and how many lines its page has by size,
    and its growth from the first site to the last; and `worst_growth`, of all and of those that
    have as many lines at each site. A value is one of those that the filter offers, the same at
    every site; those are `facts["filters"]`.
    """
    lists = {}
    if not rounds:
        return lists
    say(f"Each filter, {rounds} rounds")
    values = sites[-1].facts["filters"]
    for name in names or values:
        value = values[name]
        for status in STATUSES:
            query = f"owner=anyone&status={status}&{name}={value}"
            page = Page(f"{name}={value}, {status}", MANAGER, f"/queue/?{query}")
            lists[page.name] = _asked(page, tour, sites, rounds)
    alike = [one["growth"] for one in lists.values() if len({*one["lines"].values()}) == 1]
    return {
        "lists": lists,
        "worst_growth": max(one["growth"] for one in lists.values()),
        "worst_growth_alike": max(alike, default=None),
    }


def _asked(page, tour, sites, rounds):
    times, lines = {site.incidents: [] for site in sites}, {}
    for turn in range(rounds + 1):
        for site in sites:
            answer = tour.ask(page, site)
            if answer.status != page.status:
                raise RuntimeError(f"{page.path} answers {answer.status}.")
            # Nobody has asked for it before, so the first answer is of another kind.
            if turn:
                times[site.incidents].append(1000 * answer.seconds)
                lines[str(site.incidents)] = len(_LINE.findall(answer.text))
    p50 = {size: round(median(taken), 2) for size, taken in times.items()}
    few, *_, many = p50.values()
    return {
        "p50_ms": {str(size): one for size, one in p50.items()},
        "lines": lines,
        "growth": round(many / few, 2),
    }


def rows(filters: dict) -> list[tuple[str, str]]:
    """Lines of a table: those that grow most."""
    if not filters:
        return []
    grown = sorted(filters["lists"].items(), key=lambda one: -one[1]["growth"])
    lines = [
        (f"filter {name}", " ".join(f"{one:6.1f}" for one in told["p50_ms"].values())
         + f" ms {told['growth']:5.2f}")
        for name, told in grown[:SLOWEST]
    ]  # fmt: skip
    within = sum(told["growth"] <= GROWTH_MOST for _, told in grown)
    return [
        *lines,
        (f"filters that grow no more than {GROWTH_MOST}", f"{within} of {len(grown)}"),
        ("worst growth of lists that are as long", f"{filters['worst_growth_alike']}"),
    ]
