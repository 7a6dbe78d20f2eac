from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from incidents.actions.close import make_right
from incidents.actions.propose_remedy import propose_remedy
from tests.pages.composing import Composer
from tests.their_page import page_for


@pytest.fixture
def incident(cast):
    """One that Mara owns, learned of an hour ago."""
    return cast.logs(cast.mara, ago=timedelta(hours=1))


@pytest.fixture
def hers(incident, cast):
    """Elena, at her own page."""
    return page_for(incident, cast.mara)


@pytest.fixture
def about(incident, cast):
    """Mara does something about it, now."""
    return {"by": cast.mara, "at": timezone.now(), "incident": incident}


@pytest.fixture
def options(about):
    """Two remedies to choose from, and one that they get in any case."""
    return [
        offered(about, what="A planner beside you", kind="gesture", is_option=True),
        offered(about, what="A checked plan", kind="gesture", is_option=True),
        offered(about, what="We pay the couriers", kind="owed", details="By Friday"),
    ]


@pytest.fixture
def put_right(about):
    """Mara has said what made it right."""
    make_right(**about, what="They have their plan.")


@pytest.fixture
def composer(incident, visit, cast):
    """The composer of its answer; who does something there is Mara unless told otherwise."""
    return Composer(incident, visit, cast.mara)


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


@pytest.fixture
def all_lines(incident, visit, cast):
    """Read every line of its timeline, also what is behind the scenes, newest first."""
    return lambda: headlines(visit(cast.mara).get(f"{incident.get_absolute_url()}?timeline=all"))


def headlines(answer):
    """The lines of the page's timeline, newest first."""
    return [entry.headline for entry in answer.context["timeline"]]


@pytest.fixture
def step(incident, visit, cast):
    """Open the step that makes it right as somebody; gives the response."""

    def open_it(person=cast.mara, query=""):
        return visit(person).get(f"{incident.get_absolute_url()}make-right/{query}")

    return open_it


@pytest.fixture
def three(cast):
    """Three of Mara’s."""
    return [cast.logs(cast.mara, ago=timedelta(hours=hours)) for hours in (3, 2, 1)]


@pytest.fixture
def asks_for_many(cast, visit):
    """Somebody asks for it; gives the response after redirects."""

    def ask(verb, incidents, person=cast.tomas, **given):
        ids = ",".join(str(incident.pk) for incident in incidents)
        form = {"verb": verb, "ids": ids, "once": uuid4()} | given
        return visit(person).post("/bulk/", form, follow=True)

    return ask


@pytest.fixture
def puts_down(cast, incident):
    """Mara proposes something: a gesture for €50 that they get anyway, unless it says otherwise."""

    def propose(**given):
        whole = {"what": "Flowers", "kind": "gesture", "cost": Decimal(50)}
        about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
        return propose_remedy(**about, **whole | given)

    return propose


def text_of(answer):
    """What a page says, in one line."""
    return " ".join(answer.content.decode().split())


def lines(answer):
    """What the step that makes it right says of each remedy, by what it is."""
    shown = answer.context["remedies"]
    return {one.remedy.what: one.words for one in [*shown.given, *shown.options]}


def offered(about, *, cost=0, **given):
    """Something that makes it right, which they can see on their page."""
    return propose_remedy(**about, cost=Decimal(cost), is_offered=True, **given)
