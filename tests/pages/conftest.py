from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def incident(cast):
    """One that Mara owns, learned of an hour ago."""
    return cast.logs(cast.mara, ago=timedelta(hours=1))


@pytest.fixture
def does(incident, visit, cast):
    """Send a verb of the incident's as somebody; gives the response after redirects."""

    def send(verb, person=cast.mara, **given):
        return visit(person).post(f"{incident.get_absolute_url()}{verb}/", given, follow=True)

    return send


def said(answer):
    """What the page says of what was just done."""
    return " ".join(str(message) for message in answer.context["messages"])


def local(moment):
    """A moment as a form's field holds it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def soon(**ahead):
    """A moment ahead of now, in whole minutes, so that a form can hold it."""
    return (timezone.now() + timedelta(**ahead)).replace(second=0, microsecond=0)


def headlines(answer):
    """The lines of the page's timeline, newest first."""
    return [entry.headline for entry in answer.context["timeline"]]
