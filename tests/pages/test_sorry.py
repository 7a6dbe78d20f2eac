"""When a page can’t be shown: it says what happened and what was kept, and offers a way on."""

import pytest
from django.test import Client
from django.urls import reverse

from incidents.models import User


@pytest.fixture
def strict(cast):
    """A browser of Mara’s that minds the tokens of forms, as all browsers but those of tests do."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.mara)
    return browser


def leads_to(answer, *names):
    """Whether the page itself, not the frame round it, leads to each of these addresses."""
    page = answer.content.decode()
    page = page[page.index("<main") : page.index("</main>")]
    return all(f'href="{reverse(name)}"' in page for name in names)


def test_a_page_that_is_not_there_leads_back_to_work(cast, visit):
    answer = visit(cast.mara).get("/nowhere/")
    assert answer.status_code == 404
    assert "We can’t find that page" in answer.content.decode()
    assert leads_to(answer, "queue", "log")


def test_what_needs_another_role_says_so(cast, visit):
    answer = visit(cast.mara).get(reverse("sample"))
    assert answer.status_code == 403
    assert "This one is not open to you" in answer.content.decode()
    assert leads_to(answer, "queue", "log")


def test_an_old_form_is_not_acted_on_and_says_what_to_do(strict, cast):
    answer = strict.post(reverse("you"), {"name": "Somebody Else"})
    assert answer.status_code == 403
    assert "That form was too old" in answer.content.decode()
    assert leads_to(answer, "queue", "log")
    assert User.objects.get(pk=cast.mara.pk).name == cast.mara.name


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [("/nowhere/", 404, "We can’t find that page"), ("/sign-in/", 403, "That form was too old")],
)
def test_who_is_not_signed_in_is_led_to_the_door(path, status, says, db):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(path) if status == 403 else browser.get(path)
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert leads_to(answer, "sign_in")


def test_a_page_that_breaks_says_that_it_was_us(cast, visit, monkeypatch):
    monkeypatch.setattr(User, "role_words", property(lambda person: 1 / 0))
    browser = visit(cast.mara)
    browser.raise_request_exception = False
    answer = browser.get(reverse("you"))
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "What was saved before is safe" in page
    assert 'href="/"' in page


def test_a_wrong_password_says_so_and_keeps_the_address(cast, client):
    door = reverse("sign_in")
    answer = client.post(door, {"username": cast.mara.email, "password": "make-it-wrong"})
    page = answer.content.decode()
    assert "This e-mail and password don’t fit together" in page
    assert f'value="{cast.mara.email}"' in page
    assert "make-it-wrong" not in page
    assert not answer.wsgi_request.user.is_authenticated
