"""Somebody new is shown round once, over the pages that they will work with, without a script."""

import re

import pytest
from django.urls import reverse

from incidents.models import User
from incidents.queries.tour import stops_for

NEXT = re.compile(r'name="stop"\s+value="(\d+)">\s*(?:Next|Show me round|Go on)')


@pytest.fixture
def new(cast):
    """Makes somebody new again: nobody has shown them round."""

    def made(person):
        User.objects.filter(pk=person.pk).update(toured_at=None)
        person.refresh_from_db()
        return person

    return made


def goes_on(browser, stop):
    return browser.post(reverse("tour_go"), {"stop": stop}, follow=True)


def shown(answer):
    """What the card says, in one line; empty where there is none."""
    found = re.search(r'<section class="tour.*?</section>', answer.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


@pytest.mark.parametrize("page", ["queue", "dashboard"])
def test_somebody_new_is_asked_whether_they_want_to_be_shown_round(page, cast, new, visit):
    answer = visit(new(cast.mara)).get(reverse(page), follow=True)
    assert "Welcome, Mara. Shall we show you round?" in shown(answer)


@pytest.mark.parametrize("page", ["customers", "log", "figures", "you", "notices"])
def test_other_pages_do_not_ask(page, cast, new, visit):
    assert shown(visit(new(cast.mara)).get(reverse(page))) == ""


def test_whoever_knows_their_way_is_not_asked(cast, visit):
    assert shown(visit(cast.mara).get(reverse("queue"), follow=True)) == ""


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("mara", ["Your queue", "One incident", "The answer", "From anywhere"]),
        ("tomas", ["Your queue", "One incident", "The answer", "Escalations", "From anywhere"]),
        (
            "priya",
            [
                *("Your queue", "One incident", "The answer", "Escalations"),
                *("What we promise", "From anywhere"),
            ],
        ),
        (
            "helen",
            [
                *("Your queue", "One incident", "The answer", "Escalations"),
                *("What we promise", "From anywhere"),
            ],
        ),
    ],
)
def test_each_is_led_over_the_pages_they_work_with(who, titles, cast, new, visit):
    cast.logs(cast.mara)
    person = new(getattr(cast, who))
    browser = visit(person)
    answer = browser.get(reverse("queue"), follow=True)
    for number, title in enumerate(titles, start=1):
        going = NEXT.search(answer.content.decode())
        assert going[1] == str(number)
        answer = goes_on(browser, going[1])
        assert f"Shown round: {number} of {len(titles)} {title}" in shown(answer)
        # The fragment puts the focus there, with a script or without.
        assert answer.redirect_chain[-1][0].endswith("#tour")
    assert NEXT.search(answer.content.decode()) is None
    assert "Done" in shown(answer)
    answer = browser.post(reverse("end_tour"), {"back": "/palette/"}, follow=True)
    assert answer.redirect_chain == [("/palette/", 302)]
    person.refresh_from_db()
    assert person.toured_at
    assert shown(browser.get(reverse("queue"), follow=True)) == ""


def test_the_words_are_those_of_the_role(cast, new, visit):
    cast.logs(cast.mara)
    said = {who: shown(goes_on(visit(getattr(cast, who)), 2)) for who in ("mara", "tomas", "priya")}
    assert "who is told if nobody acts" in said["mara"]
    assert "when you are told" in said["tomas"]
    assert "up to you" in said["priya"]


def test_they_are_shown_their_own_incident_first(cast, visit):
    cast.logs(cast.jonas, urgency="critical")
    own = cast.logs(cast.mara)
    answer = goes_on(visit(cast.mara), 2)
    assert answer.redirect_chain[-1][0] == f"{own.get_absolute_url()}#tour"


def test_what_they_may_not_see_is_not_shown_to_them(cast, visit):
    cast.logs(cast.bea, team=cast.billing)
    answer = goes_on(visit(cast.mara), 2)
    assert answer.redirect_chain[-1][0] == f"{reverse('log')}#tour"


def test_in_an_empty_house_it_shows_where_an_incident_begins_and_where_letters_are_tried(
    cast, visit
):
    browser = visit(cast.mara)
    assert "It begins here" in shown(goes_on(browser, 2))
    assert "made up" in shown(goes_on(browser, 3))


def test_it_goes_back_too(cast, visit):
    cast.logs(cast.mara)
    browser = visit(cast.mara)
    page = goes_on(browser, 3).content.decode()
    assert re.search(r'name="stop"\s+value="2">\s*Back', page)
    page = goes_on(browser, 1).content.decode()
    assert "Back" not in shown(goes_on(browser, 1))
    assert not re.search(r'name="stop"\s+value="0"', page)


def test_whoever_walks_away_finds_it_again_on_their_queue(cast, visit):
    cast.logs(cast.mara)
    browser = visit(cast.mara)
    goes_on(browser, 2)
    assert shown(browser.get(reverse("customers"))) == ""
    answer = browser.get(reverse("queue"), follow=True)
    assert "It goes on at stop 2 of 4" in shown(answer)
    assert NEXT.search(answer.content.decode())[1] == "2"


def test_skipped_it_does_not_come_again_and_leaves_them_where_they_are(cast, new, visit):
    person = new(cast.mara)
    browser = visit(person)
    answer = browser.post(reverse("end_tour"), {"back": "/queue/?owner=me"})
    assert answer.url == "/queue/?owner=me"
    page = browser.get(answer.url)
    assert shown(page) == ""
    assert "the tour is under “You”" in page.content.decode()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", ""])
def test_it_leads_nowhere_else(back, cast, visit):
    answer = visit(cast.mara).post(reverse("end_tour"), {"back": back})
    assert answer.url == reverse("queue")


def test_it_can_be_taken_again_from_you_and_from_the_palette(cast, visit):
    browser = visit(cast.mara)
    assert reverse("tour") in browser.get(reverse("you")).content.decode()
    found = browser.get(reverse("palette"), {"q": "tour"}).content.decode()
    assert f'href="{reverse("tour")}"' in found
    page = browser.get(reverse("tour")).content.decode()
    for stop in stops_for(cast.mara):
        assert str(stop.title) in page
    assert "Shown round: 1 of 4" in shown(goes_on(browser, 1))


def test_taken_again_and_ended_it_keeps_when_they_were_first_shown_round(cast, visit):
    before = cast.mara.toured_at
    visit(cast.mara).post(reverse("end_tour"))
    cast.mara.refresh_from_db()
    assert cast.mara.toured_at == before


@pytest.mark.parametrize("stop", ["", "-1", "0", "x", "²", "10000000000000000000"])
def test_what_is_no_stop_is_the_first(stop, cast, visit):
    assert "Shown round: 1 of 4" in shown(goes_on(visit(cast.mara), stop))


def test_beyond_the_last_stop_it_has_ended(cast, visit):
    answer = goes_on(visit(cast.mara), 5)
    assert answer.redirect_chain[-1][0] == reverse("queue")
    assert shown(answer) == ""


def test_whoever_loses_a_role_on_the_way_is_still_led_to_an_end(cast, visit):
    browser = visit(cast.priya)
    goes_on(browser, 6)
    cast.priya.memberships.update(role="staff")
    assert "Shown round: 4 of 4" in shown(browser.get(reverse("palette")))
