from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tzlocal import get_localzone_name

from incidents.actions.roll_up import roll_up
from incidents.demo import COMPANY
from incidents.demo.load import load
from incidents.management.up_to_date import ensure_up_to_date
from incidents.models import User


class Command(BaseCommand):
    """Fills an empty installation with a company that has things to put right."""

    help = "Load the demo company into an empty installation."

    def handle(self, **options):
        ensure_up_to_date()
        if User.objects.exists():
            raise CommandError("There are people in here already, so the demo company stays out.")
        # The mail of its past says who they are, as `up` has their programs say it from now on.
        settings.COMPANY_NAME = settings.COMPANY_NAME or COMPANY
        load(at=timezone.now(), time_zone=get_localzone_name() or "UTC")
        roll_up(at=timezone.now())
        self.stdout.write("The demo company has moved in.")
