from functools import cache

from django.urls import reverse
from django.utils.http import urlencode


@cache
def queue_address() -> str:
    """The address of all lists, to which a query is added; looked up once."""
    return reverse("queue")


def list_url(**wanted) -> str:
    """The address of the list that shows what is wanted, whoever owns it.

    wanted: filters by name, each with a value or several; `list_url(team=[1, 2], clock="breached")`
    """
    return queue_address() + "?" + urlencode({"owner": "anyone"} | wanted, doseq=True)
