"""A storm: `python -m bench.storm --incidents 10000 [--json]`.

So many incidents come due in the same moment, for one real Celery worker of one process, with beat
and a local mail server. Measured is the time from that moment until all of them are escalated, and
how many mails the people concerned get in the end.
"""

import argparse
from importlib import import_module

from bench.mail_server import mail_server
from bench.report import machine, report
from bench.servers import own_servers


def main():
    """Measure, and print a table; with `--json` a last line for programs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--incidents", type=int, default=10_000, help="how many come due at once")
    parser.add_argument("--open", type=int, default=100_000, help="open incidents in all")
    parser.add_argument("--json", action="store_true", help="figures as the last line")
    options = parser.parse_args()
    before = machine()
    with mail_server() as server, own_servers(EMAIL_URL=server.url):
        storm = import_module("bench.engine.storm")
        figures = before | storm.measure(options.incidents, options.open, server)
    report(
        f"{options.incidents:,} incidents due at once, one worker, {figures['cores']} cores:",
        [
            ("until all are escalated", f"{figures['storm_s']} s"),
            ("things to tell", f"{figures['messages']:,}"),
            ("people to tell them to", f"{figures['people']:,}"),
            ("mails they got", f"{figures['mails']:,}"),
            ("most mails that one of them got", f"{figures['most_for_one']}"),
            ("until the last of them was there", f"{figures['told_s']} s"),
        ],
        figures,
        as_json=options.json,
    )


if __name__ == "__main__":
    main()
