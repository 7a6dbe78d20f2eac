"""How fast mail leaves the outbox: `python -m bench.outbox --messages 10000 [--json]`.

Reminders and escalations, as the sweep makes them for so many people that nobody gets more than
two and none is folded into a digest, go to a local SMTP server, aiosmtpd in a process of its own.
Then a bare `smtplib` loop sends the very same mails, ready made, through one connection to the
same server. So what is compared is all that the outbox does besides: claiming, writing each mail
from the database, its HTML and its MIME parts, and keeping it, marked as sent, before the next.
"""

import argparse
from importlib import import_module

from bench.mail_server import mail_server
from bench.report import machine, report
from bench.servers import own_servers


def main():
    """Measure, and print a table; with `--json` a last line for programs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5, help="in which they are sent, in turn")
    parser.add_argument("--json", action="store_true", help="figures as the last line")
    options = parser.parse_args()
    before = machine()
    with mail_server() as server, own_servers(EMAIL_URL=server.url):
        outbox = import_module("bench.engine.outbox")
        figures = before | outbox.measure(options.messages, options.rounds, server)
    report(
        f"{figures['messages']:,} mails, on {figures['cores']} cores:",
        [
            (
                f"through the outbox, {figures['deliverers']} deliverers as `up` has them",
                f"{figures['per_s']:,} mails/s",
            ),
            ("through the outbox, one deliverer", f"{figures['per_s_1']:,} mails/s"),
            ("bare smtplib", f"{figures['per_s_smtplib']:,} mails/s"),
            ("cores that were free for these", f"{figures['free_cores']}"),
            ("outbox ÷ bare smtplib", f"{figures['ratio_to_smtplib']}"),
            ("one deliverer ÷ bare smtplib", f"{figures['ratio_to_smtplib_1']}"),
        ],
        figures,
        as_json=options.json,
    )


if __name__ == "__main__":
    main()
