"""Get a copied company ready to be measured, and say what is where.

`python -m bench.pages.prepare` runs once for each copy, with its settings; prints one line of JSON.
"""

import json
from datetime import timedelta

import django
from django.conf import settings

django.setup()

from django.utils import timezone  # noqa: E402

from bench.load.names import LEAD, MANAGER, PASSWORD  # noqa: E402
from incidents.actions.customer_link import make_link  # noqa: E402
from incidents.models import Customer, Incident, Tag, Team, User  # noqa: E402
from incidents.queries.filters import FILTERS, Lens, Takes  # noqa: E402
from incidents.rules.weeks import Weeks, monday_of  # noqa: E402
from recovery import assets  # noqa: E402

BIGGEST = 1
"""The customer with the most incidents, of whom there is one for each lead to see."""


def main() -> None:
    """Collect the static files, open a customer's page, and print what pages are asked for by."""
    assets.collect()
    lead = User.objects.get(email=LEAD)
    desk = Incident.objects.filter(owner=lead, contact__isnull=False).open()
    read, answered, *_ = desk.order_by("pk").select_related("customer")
    of_biggest = Incident.objects.visible_to(lead).open().filter(customer=BIGGEST).earliest("pk")
    # What is logged is another customer's: else the incident that is read had more around it each
    # time.
    others = Customer.objects.exclude(pk__in=[read.customer_id, answered.customer_id])
    link = make_link(by=lead, at=timezone.now(), incident=read)
    facts = {
        "password": PASSWORD,
        "incident": read.reference,
        "answer": answered.reference,
        "customer": read.customer_id,
        "customer_name": others.order_by("-pk").first().name,
        "biggest": BIGGEST,
        "of_biggest": of_biggest.reference,
        "link": link.get_absolute_url(),
        "owner": lead.pk,
        "teams": list(Team.objects.order_by("pk").values_list("pk", flat=True)),
        "tag": Tag.objects.order_by("pk").first().name,
        "filters": _filters(),
        "static": str(settings.STATIC_ROOT),
    }
    print(json.dumps(facts))


def _filters():
    """A value for each filter by which lists are narrowed: the first that it offers."""
    at = timezone.now()
    lens = Lens(User.objects.get(email=MANAGER), at, at)
    # Whole days, and long enough to hold a page: else it would tell what hour it is.
    since, until = at - timedelta(weeks=4), at - timedelta(days=1)
    days = {
        name: f"{since if name.endswith('_from') else until:%Y-%m-%d}"
        for name, one in FILTERS.items()
        if one.takes == Takes.DAY
    }
    offered = {name: next(iter(one.options(lens)), ("1", ""))[0] for name, one in FILTERS.items()}
    given = {"customer": "1", "week": str(Weeks(monday_of(until), monday_of(until)))}
    values = offered | days | given
    return {name: value for name, value in values.items() if name not in ("owner", "status")}


if __name__ == "__main__":
    main()
