"""How fast the sweep is: `python -m bench.sweep --open 1000000 --due 10000 [--json]`.

With its own servers and a staged company it measures, several rounds in turn and then the medians:
escalations a second with one sweeper and with two, and what a bare SQL loop makes of the same rows;
a sweep that finds nothing due, at ten thousand open incidents and at more; how many statements a
batch takes; and the memory of a process that sweeps on and on.
"""

import argparse
from importlib import import_module

from bench.report import machine, report
from bench.servers import own_servers


def main():
    """Measure, and print a table; with `--json` a last line for programs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--open", type=int, default=1_000_000, help="open incidents")
    parser.add_argument("--due", type=int, default=10_000, help="how many are due at once")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="figures as the last line")
    options = parser.parse_args()
    if options.due > options.open:
        parser.error("there cannot be more due than open")
    before = machine()
    with own_servers():
        sweep = import_module("bench.engine.sweep")
        figures = before | sweep.measure(options.open, options.due, options.rounds)
    report(
        f"{options.due:,} due of {options.open:,} open incidents, on {figures['cores']} cores:",
        [
            ("one sweeper", f"{figures['per_s_1']:,} escalations/s"),
            ("two sweepers", f"{figures['per_s_2']:,} escalations/s"),
            ("two ÷ one", f"{figures['ratio_two_to_one']}"),
            ("the bare SQL loop", f"{figures['per_s_sql']:,} escalations/s"),
            ("one sweeper ÷ bare SQL loop", f"{figures['ratio_to_sql']}"),
            ("cores that were free for all three", f"{figures['free_cores']}"),
            *(
                (f"nothing due, {open:,} open", f"{idle} ms")
                for open, idle in figures["idle_ms_by_open"].items()
            ),
            ("nothing due, most ÷ least open", f"{figures['idle_growth']}"),
            ("statements for a batch", f"{figures['statements_per_batch']}"),
            (
                "statements of a sweep with one clock and with a whole batch",
                "{statements_first_batch_of_one} and {statements_first_batch}".format(**figures),
            ),
            (
                f"memory after {figures['memory_steps'][0]:,} and {figures['memory_steps'][1]:,}",
                "{} and {} MB".format(*figures["memory_mb"]),
            ),
        ],
        figures,
        as_json=options.json,
    )


if __name__ == "__main__":
    main()
