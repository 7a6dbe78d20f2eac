from django.core.management.base import BaseCommand
from django.utils import timezone

from incidents.actions.roll_up import forget, roll_up
from incidents.management.up_to_date import ensure_up_to_date


class Command(BaseCommand):
    """Brings up to date what figures are read from; a worker does so every half minute anyway."""

    help = (
        "Work out what figures are read from. With --all from the first week on: for rows that "
        "were written past the product, as by a restored dump."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="every week anew")

    def handle(self, **options):
        ensure_up_to_date()
        if options["all"]:
            forget()
        roll_up(at=timezone.now(), longest=float("inf"), tell=self._tell)
        self.stdout.write("Figures are up to date.")

    def _tell(self, left):
        if left:
            self.stdout.write(f"Weeks of teams still to do: {left}")
