"""What the customer’s page is when their incident was merged into another."""

import pytest
from django.utils import timezone

from incidents.actions.merge import merge, unmerge
from incidents.models import Contact, Event


@pytest.fixture
def into(cast):
    """Another report of the same, which Jonas owns."""
    return cast.logs(cast.jonas)


@pytest.fixture
def merged(about, into):
    """Mara has merged hers into it."""
    return merge(**about, into=into)


def test_the_old_address_leads_on_to_the_one_that_goes_on(hers, merged):
    assert "Jonas Weber looks after this for you" in hers.words()


def test_what_they_say_there_reaches_whoever_looks_after_it_now(hers, merged, into):
    hers.press("version", text="It was twice as bad.")
    assert into.events.get(kind=Event.Kind.THEIR_VERSION).data["text"] == "It was twice as bad."
    assert not merged.events.filter(kind=Event.Kind.THEIR_VERSION).exists()


def test_taken_back_it_is_their_own_page_again(hers, merged, cast):
    unmerge(by=cast.mara, at=timezone.now(), incident=merged)
    assert "Mara Lindqvist looks after this for you" in hers.words()


def test_another_contacts_page_is_not_shown_to_them(hers, about, into, cast):
    into.contact = Contact.objects.create(
        customer=cast.brightwater, name="Otto", email="o@b.example"
    )
    into.save()
    merge(**about, into=into)
    words = hers.words()
    assert "the same as something else that you have told us" in words
    assert "Jonas" not in words
    assert "Mara looks" not in words


def test_nobody_is_asked_how_the_merging_was_for_them(hers, about, into, cast):
    into.contact = None
    into.save()
    merge(**about, into=into)
    assert hers.read().asks is False
    assert not about["incident"].messages.filter(kind="survey").exists()
