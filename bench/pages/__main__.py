"""How fast pages are: `python -m bench.pages [--incidents 1000000] [--small 10000] [--json]`.

Two companies of these sizes are loaded, unless they were not long ago, and served by gunicorn as
it is deployed. Signed-in people ask for every page in turn, the bare Django page among them, and
for the list of every filter. Then eight ask at once, while a sweep takes ten thousand steps.
"""

import argparse
import subprocess
import sys
from contextlib import ExitStack

from bench.load.place import ROOT, Place
from bench.pages import crowd, each_filter, weight
from bench.pages.rounds import Tour
from bench.pages.site import Site
from bench.pages.summary import rows, summary
from bench.report import machine, report, say


def main() -> None:
    """Measure, and print a table; with `--json` a last line for programs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=10_000, help="the company it is held against")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--warm-up", type=int, default=100, help="rounds before, not measured")
    parser.add_argument("--filter-rounds", type=int, default=5, help="for each filter; 0: none")
    parser.add_argument(
        "--filters", nargs="+", metavar="NAME", help="these, instead of each filter"
    )
    parser.add_argument("--due", type=int, default=10_000, help="what the sweep finds due; 0: none")
    parser.add_argument("--users", type=int, default=8, help="how many ask at once meanwhile")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", help="the folder that has both companies, instead of var/bench")
    parser.add_argument("--json", action="store_true", help="figures as the last line")
    options = parser.parse_args()
    sizes = [options.small, options.incidents]
    places = {size: loaded(size, options.seed, options.at) for size in sizes}
    before = machine()
    with ExitStack() as stack:
        sites = [stack.enter_context(Site(place, size)) for size, place in places.items()]
        tour = Tour(sites)
        # Each of eight threads has to connect and to read its templates once, and the server to
        # plan for each connection what it will keep.
        say(f"Warming up, {options.warm_up} rounds")
        problems = tour.warm_up(options.warm_up)
        for problem in problems:
            say(f"Not as it should be: {problem}")
        say(f"Measuring, {options.rounds} rounds")
        answers = tour.rounds(options.rounds)
        filters = each_filter.measure(tour, sites, options.filter_rounds, options.filters)
        weights = weight.measure(tour, sites[-1])
        least = min(crowd.ROUNDS, options.rounds)
        busy = (
            crowd.measure(tour, sites[-1], options.users, options.due, least) if options.due else {}
        )
    figures = before | summary(answers, sizes, busy)
    figures |= {"filters": filters, "weight": weights, "problems": problems}
    report(
        f"Milliseconds a page, at {sizes[0]:,} and at {sizes[1]:,} incidents:",
        [*rows(figures), *each_filter.rows(filters), *weight.rows(weights)],
        figures,
        as_json=options.json,
    )


def loaded(incidents: int, seed: int, at: str | None) -> Place:
    """The place of a company of this size, which is loaded now where it was not lately."""
    place = Place.of(incidents, at and f"{at}/pages-{incidents}")
    if not place.has(incidents, seed):
        command = [sys.executable, "-m", "bench.load", f"--incidents={incidents}"]
        command += [f"--at={place.folder}", f"--seed={seed}"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    return place


if __name__ == "__main__":
    main()
