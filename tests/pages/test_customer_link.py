"""The link to a customer's page: signed, hashed, one for each contact, ending, and revocable."""

import logging
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from incidents.actions.acknowledge import acknowledge_incident
from incidents.actions.customer_link import LASTS, link_for_mail, make_link, revoke_link
from incidents.forms.first_word import FirstWordForm
from incidents.models import Contact, CustomerLink, Event
from incidents.models.customer_link import hash_of
from incidents.queries.customer_links import links_of
from incidents.queries.first_word import first_message, first_word
from incidents.rules.refusal import Refused
from recovery.logs import HideTokens
from tests.pages.conftest import headlines, said
from tests.their_page import TheirPage, page_for, text_of


def makes(incident, cast, at=None):
    """Mara opens the page for the incident's contact."""
    return make_link(by=cast.mara, at=at or timezone.now(), incident=incident)


def test_the_database_holds_what_opens_nothing(incident, cast):
    link = makes(incident, cast)
    assert link.token_hash == hash_of(link.token)
    assert link.token not in str(CustomerLink.objects.values().get())
    assert link.token not in str(list(Event.objects.values("data")))
    assert TheirPage(link).look().status_code == 200
    assert TheirPage(link).client.get(f"/with-you/{link.token_hash}/").status_code == 404


def test_a_contact_has_one_page_however_often_it_is_opened(incident, cast):
    first, second = makes(incident, cast), makes(incident, cast)
    assert first == second
    assert CustomerLink.objects.count() == 1
    assert incident.events.filter(kind=Event.Kind.LINKED).count() == 1


def test_another_contact_has_a_page_of_their_own(incident, cast):
    elenas = makes(incident, cast)
    incident.contact = Contact.objects.create(customer=cast.brightwater, name="Ben Ames")
    incident.save()
    bens = makes(incident, cast)
    assert bens.token != elenas.token
    assert "Ben, this is where things stand" in TheirPage(bens).words()
    assert "Elena" not in TheirPage(bens).words()


def test_without_a_contact_there_is_nobody_to_open_it_for(cast):
    with pytest.raises(Refused, match="Name a contact first"):
        makes(cast.logs(cast.mara, contact=None), cast)


def test_it_ends_after_ninety_days(incident, cast):
    link = makes(incident, cast, at=timezone.now() - LASTS)
    gone = TheirPage(link).look()
    assert gone.status_code == 410
    assert "reply to our last message" in text_of(gone)
    assert makes(incident, cast) != link


def test_a_page_that_was_closed_opens_nothing_until_somebody_opens_another(incident, cast):
    page = page_for(incident, cast.mara)
    seal = page.seal("version")
    revoke_link(by=cast.mara, at=timezone.now(), link=page.link)
    revoke_link(by=cast.mara, at=timezone.now(), link=page.link)
    assert page.look().status_code == 410
    sent = page.client.post(f"{page.url}version/", {"seal": seal, "text": "Three more are late."})
    assert sent.status_code == 410
    assert "Three more are late." in text_of(sent)
    assert not incident.touchpoints.exists()
    assert incident.events.filter(kind=Event.Kind.LINK_REVOKED).count() == 1
    assert page_for(incident, cast.mara).look().status_code == 200
    assert page.look().status_code == 410


def test_a_mail_opens_no_page_that_a_person_has_closed(incident, cast):
    about = {"by": cast.mara, "at": timezone.now(), "incident": incident}
    link = link_for_mail(**about)
    assert link_for_mail(**about) == link
    revoke_link(by=cast.mara, at=timezone.now(), link=link)
    assert link_for_mail(**about) is None


@pytest.mark.parametrize("token", ["x", "0" * 64, "ü" * 64, "%00"])
def test_an_address_that_never_was_one_says_what_to_do(token, client, db):
    answer = client.get(f"/with-you/{token}/")
    assert answer.status_code == 404
    assert "Copy it as a whole out of our message" in text_of(answer)
    assert "Sign in" not in text_of(answer)


def test_a_new_key_ends_what_the_old_one_has_signed(incident, cast, settings):
    link = makes(incident, cast)
    url = link.get_absolute_url()
    settings.SECRET_KEY = "another"
    assert TheirPage(link).client.get(url).status_code == 404
    again = link_for_mail(by=cast.mara, at=timezone.now(), incident=incident)
    assert again != link
    assert TheirPage(again).look().status_code == 200
    assert TheirPage(again).client.get(url).status_code == 404


def test_who_can_write_to_the_database_can_not_make_one_up(incident, cast):
    link = makes(incident, cast)
    CustomerLink.objects.filter(pk=link.pk).update(token_hash=hash_of("made-up"))
    assert TheirPage(link).client.get("/with-you/made-up/").status_code == 404


def test_staff_opens_and_closes_it_from_the_incident(incident, does, cast):
    answer = does("page")
    link = CustomerLink.objects.get()
    assert said(answer) == "Their page is open. Its address stands beside it."
    assert headlines(answer)[0] == "Elena Marsh has a page of their own"
    answer = does(f"page/{link.pk}/close")
    assert said(answer) == "Closed. Its address opens nothing any more."
    assert headlines(answer)[0] == "Mara closed the page of Elena Marsh"
    assert not CustomerLink.objects.usable(timezone.now()).exists()


def test_the_link_of_another_incident_is_not_closed_from_here(incident, does, cast):
    other = makes(cast.logs(cast.mara), cast)
    assert does(f"page/{other.pk}/close").status_code == 404
    assert CustomerLink.objects.usable(timezone.now()).exists()


def test_the_first_word_is_sent_from_the_incident_in_one_click(incident, does, cast):
    answer = does("first-word")
    assert said(answer) == "On its way. The contact clock stops when it has been delivered."
    message = incident.messages.get()
    assert message.contact == cast.elena
    assert "has gone to Elena Marsh already" in said(does("first-word"))
    assert incident.messages.count() == 1


def test_a_first_word_with_a_moment_that_has_passed_comes_back(incident, does):
    answer = does("first-word", next_word_by="2020-01-01T10:00")
    assert answer.status_code == 422
    assert "This moment has passed. When do they hear from you next?" in answer.content.decode()
    assert not incident.messages.exists()


def test_a_log_holds_no_address_that_opens_a_page():
    line = logging.makeLogRecord({"msg": "Gone: %s", "args": ("/with-you/abc123/version/",)})
    assert HideTokens().filter(line)
    assert line.getMessage() == "Gone: /with-you/…/version/"
    other = logging.makeLogRecord({"msg": "%s", "args": ("/queue/",)})
    assert HideTokens().filter(other)
    assert other.getMessage() == "/queue/"


def test_it_lasts_for_as_long_as_it_says(incident, cast):
    link = makes(incident, cast, at=timezone.now() - LASTS + timedelta(minutes=5))
    assert TheirPage(link).look().status_code == 200


def test_the_panel_shows_its_address_and_until_when(incident, cast):
    link = makes(incident, cast)
    now = timezone.now()
    shown = {"incident": incident, "links": links_of(incident, now), "now": now}
    panel = render_to_string("incidents/_customer_link.html", shown)
    assert link.address in panel
    assert "Close the page for them" in panel
    revoke_link(by=cast.mara, at=now, link=link)
    panel = render_to_string("incidents/_customer_link.html", shown | {"links": []})
    assert link.address not in panel
    assert "Open a page for them" in panel


def test_the_panel_of_the_first_word_says_what_is_sent_and_what_it_lacks(incident, cast):
    def panel():
        now = timezone.now()
        word = first_word(incident, now, first_message(incident), links_of(incident, now))
        shown = {"incident": incident, "first_word": word, "now": now}
        form = FirstWordForm(at=now)
        return render_to_string("incidents/_acknowledge.html", shown | {"first_word_form": form})

    assert "Send the first word" in panel()
    assert "from now on I look after it for you" in panel()
    cast.elena.email = ""
    cast.elena.save()
    assert "We have no e-mail address for them." in panel()
    assert "Send the first word" not in panel()
    cast.elena.email = "elena@brightwater.example"
    cast.elena.save()
    acknowledge_incident(by=cast.mara, at=timezone.now(), incident=incident)
    assert "is on its way to Elena Marsh" in panel()
