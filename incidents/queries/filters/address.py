from django.urls import reverse
from django.utils.http import urlencode


def list_url(**wanted) -> str:
    """The address of the list that shows what is wanted, whoever owns it.

    wanted: filters by name, each with a value or several; `list_url(team=[1, 2], clock="breached")`
    """
    return reverse("queue") + "?" + urlencode({"owner": "anyone"} | wanted, doseq=True)
