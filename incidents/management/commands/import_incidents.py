import sys
from pathlib import Path

import click
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.actions.import_incidents import import_incidents
from incidents.importing.profile_file import load_profile
from incidents.management.up_to_date import ensure_up_to_date
from incidents.rules.refusal import Refused

SUMMARY = {
    "new": ("{} incident came in.", "{} incidents came in."),
    "unowned": (
        "{} open one names an owner who is not in its team here, so nobody owns it.",
        "{} open ones name owners who are not in their teams here, so nobody owns them.",
    ),
    "known": ("{} was there already.", "{} were there already."),
    "told": ("{} person gets a mail about them.", "{} people get one mail each about them."),
    "rejected": (
        "{} row was rejected: {rejects} has it, with its line and the reason.",
        "{} rows were rejected: {rejects} has them, each with its line and the reason.",
    ),
}
"""What is told at the end, of one and of several."""


class Command(BaseCommand):
    """Brings in a company’s incidents from a CSV file."""

    help = (
        "Import incidents from a CSV file. It can be repeated: what is there already is left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV file")
        parser.add_argument(
            "--profile",
            required=True,
            help="a profile’s name, or the path of one of your own (.toml)",
        )
        parser.add_argument(
            "--rejects",
            type=Path,
            help="where rows go that can’t come in; NAME.rejects.csv here unless told otherwise",
        )

    def handle(self, *, file, profile, rejects, **options):
        rejects = rejects or Path(f"{file.stem}.rejects.csv")
        try:
            meanings = load_profile(profile)
            ensure_up_to_date()
            tally = self._run(file, meanings, rejects)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt:
            raise CommandError("Stopped. Run it again to bring in the rest.") from None
        self.stdout.write(_summary(tally, rejects))

    def _run(self, file, profile, rejects):
        running = import_incidents(
            by=None,
            at=timezone.now(),
            path=file,
            profile=profile,
            rejects_path=rejects,
        )
        # What is refused is refused before the first batch, and before there is a bar.
        tally = next(running)
        with click.progressbar(
            length=tally.size, label=file.name, file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            bar.update(tally.bytes_read)
            for tally in running:
                bar.update(tally.bytes_read - bar.pos)
        return tally


def _summary(tally, rejects):
    """What happened, in words; what did not happen is left out, except that nothing came in."""
    counted = {name: getattr(tally, name) for name in SUMMARY}
    return " ".join(
        SUMMARY[name][number != 1].format(f"{number:,}", rejects=rejects)
        for name, number in counted.items()
        if number or name == "new"
    )
