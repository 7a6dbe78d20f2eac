"""The door of a customer’s page: looking changes nothing, and a form needs its seal."""

import pytest
from django.test import Client

from tests.their_page import page_for, text_of

SIDES = {"outcome": "4", "process": "3", "treatment": "5"}


@pytest.mark.parametrize("verb", ["choice", "version", "lead", "survey"])
def test_looking_changes_nothing_whatever_address_is_followed(verb, hers, incident, options):
    before = _everything(incident)
    for method in ("get", "head"):
        assert getattr(hers.client, method)(hers.url).status_code == 200
        answer = getattr(hers.client, method)(f"{hers.url}{verb}/")
        assert (answer.status_code, answer.url) == (302, hers.url)
    assert _everything(incident) == before


def _everything(incident):
    """How many rows there are of all that a customer could change."""
    rows = (incident.events, incident.touchpoints, incident.surveys, incident.messages)
    return [found.count() for found in rows]


@pytest.mark.parametrize("verb", ["choice", "version", "lead", "survey"])
@pytest.mark.parametrize("seal", [None, "", "0" * 64, "another form’s"])
def test_a_form_without_the_seal_of_the_page_does_nothing(seal, verb, hers, incident, options):
    given = {"text": "It was 41.", "option": options[0].pk, **SIDES}
    if seal is not None:
        given["seal"] = seal
    before = _everything(incident)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"{hers.url}{verb}/", given)
    assert answer.status_code == 403
    assert "It was 41." in text_of(answer)
    assert _everything(incident) == before


def test_the_seal_of_one_page_or_form_fits_no_other(hers, incident, cast):
    other = page_for(cast.logs(cast.mara), cast.mara)
    for seal in (other.seal("version"), hers.seal("lead")):
        answer = hers.client.post(f"{hers.url}version/", {"seal": seal, "text": "Hello"})
        assert answer.status_code == 403
    assert not incident.touchpoints.exists()


def test_it_needs_no_cookie_and_sets_none(hers):
    strict = Client(enforce_csrf_checks=True)
    seal = hers.seal("version")
    sent = strict.post(f"{hers.url}version/", {"seal": seal, "text": "It was 41."})
    assert sent.status_code == 302
    for answer in (hers.look(), sent, strict.get("/with-you/x/")):
        assert not answer.cookies


def test_what_its_answers_carry(hers):
    for answer in (hers.look(), hers.client.get("/with-you/x/"), hers.press("version", text="")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Cache-Control"] == "private, no-store"
        content = answer["Content-Security-Policy"]
        assert "default-src 'none'" in content
        assert "script-src" not in content
        assert "unsafe" not in content
