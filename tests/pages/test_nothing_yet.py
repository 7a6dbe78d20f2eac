"""In a house in which nothing has happened yet, every list says what to do next."""

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.actions.roll_up import roll_up
from incidents.models import Membership, Team, User


@pytest.fixture
def newcomer(first_policy):
    """The only one in the house."""
    person = User.objects.create_user("nia@house.example", "Nia New", "make-it-right")
    Membership.objects.create(user=person, team=Team.objects.create(name="Care"), role="staff")
    return person


def of_the_page(answer):
    """What stands between the navigation and the tab bar."""
    page = answer.content.decode()
    return page[page.index('id="main"') : page.index("</main>")]


@pytest.mark.parametrize(
    ("name", "says", "leads_to"),
    [
        ("queue", "Nobody is waiting here", "log"),
        ("notices", "Nothing here", "you"),
        ("customers", "No customers yet", "log"),
        ("lessons", "Nothing kept yet", "queue"),
        ("saved_views", "No list has a name yet", "queue"),
        ("outbox", "Nothing has been sent yet", "queue"),
        ("digest", "Nothing waits for you today", "queue"),
    ],
)
def test_it_says_so_and_what_to_do(name, says, leads_to, newcomer, visit):
    page = of_the_page(visit(newcomer).get(reverse(name), follow=True))
    empty = page[page.index('class="empty"') :]
    assert says in empty
    assert f'href="{reverse(leads_to)}' in empty
    assert "0 mistakes" not in page


def test_figures_of_nothing_say_that_nothing_was_logged(newcomer, visit):
    roll_up(at=timezone.now())
    page = of_the_page(visit(newcomer).get(reverse("figures")))
    assert "Nothing was logged in these weeks" in page
    assert f'href="{reverse("log")}"' in page
