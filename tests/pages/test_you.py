"""What people say about themselves: how they are told, who stands in, and how it looks to them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.models import User
from tests.pages.conftest import text_of

SAID = {
    "name": "Mara L.",
    "time_zone": "Europe/Berlin",
    "reminders_by_mail": "on",
    "escalations_by_mail": "on",
    "most_an_hour": "3",
}


@pytest.fixture
def says(cast, visit):
    """Mara says something on her page; gives the answer, with her as she is now."""

    def send(**said):
        answer = visit(cast.mara).post("/you/", SAID | said)
        cast.mara.refresh_from_db()
        return answer

    return send


def test_each_box_of_the_table_is_a_wish_of_its_own(says, cast):
    says(mine_by_mail="on", team_in_app="on", breaches_in_digest="on")
    mara = cast.mara
    assert (mara.mine_in_app, mara.mine_by_mail, mara.mine_in_digest) == (False, True, False)
    assert (mara.team_in_app, mara.team_by_mail, mara.team_in_digest) == (True, False, False)
    assert (mara.breaches_in_app, mara.breaches_in_digest) == (False, True)


def test_a_breach_can_not_be_switched_off_everywhere(says, cast):
    answer = says(escalations_by_mail="")
    assert answer.status_code == 422
    assert "leave at least one way open" in text_of(answer)
    assert cast.mara.escalations_by_mail


def test_somebody_of_ones_team_stands_in(says, cast):
    assert says(substitute=cast.jonas.pk).status_code == 302
    assert cast.mara.substitute == cast.jonas


@pytest.mark.parametrize("who", ["mara", "bea"])
def test_nobody_else_stands_in(who, says, cast):
    answer = says(substitute=getattr(cast, who).pk)
    assert answer.status_code == 422
    assert "Pick somebody of one of your teams who can sign in." in text_of(answer)
    assert cast.mara.substitute is None


def test_whoever_has_left_does_not_stand_in(says, cast):
    User.objects.filter(pk=cast.jonas.pk).update(is_active=False)
    assert says(substitute=cast.jonas.pk).status_code == 422


def test_the_page_says_when_who_stands_in_is_away_too(says, cast, visit):
    says(substitute=cast.jonas.pk)
    cast.jonas.away_until = timezone.now() + timedelta(days=1)
    cast.jonas.save()
    assert "Jonas Weber is away, too" in text_of(visit(cast.mara).get("/you/"))


def test_what_is_not_sent_of_the_look_stays_as_it_is(says, cast):
    says(theme="dark", density="compact", phone="+49 30 123")
    says()
    assert (cast.mara.theme, cast.mara.density) == ("dark", "compact")


def test_a_theme_that_does_not_exist_is_refused(says):
    assert says(theme="pink").status_code == 422


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_is_on_the_page_before_anything_is_drawn(theme, says, cast, visit):
    says(theme=theme, density="compact")
    page = visit(cast.mara).get("/queue/").content.decode()
    assert f'data-theme="{theme}"' in page
    assert f'data-bs-theme="{theme}"' in page
    assert 'data-density="compact"' in page


def test_without_a_wish_the_system_decides(cast, visit):
    page = visit(cast.mara).get("/queue/").content.decode()
    assert 'data-theme="system"' in page
    assert "data-bs-theme" not in page
    assert 'data-density="roomy"' in page


def test_the_colours_can_be_switched_from_any_page(cast, visit):
    answer = visit(cast.mara).post("/you/theme/", {"theme": "dark", "back": "/queue/?q=late"})
    assert answer.url == "/queue/?q=late"
    cast.mara.refresh_from_db()
    assert cast.mara.theme == "dark"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "", "javascript:1", "-1", "log"]
)
def test_the_switch_leads_nowhere_else(back, cast, visit):
    answer = visit(cast.mara).post("/you/theme/", {"theme": "dark", "back": back})
    assert answer.url == "/you/"


def test_a_switch_to_nothing_known_changes_nothing(cast, visit):
    visit(cast.mara).post("/you/theme/", {"theme": "pink"})
    cast.mara.refresh_from_db()
    assert cast.mara.theme == "system"


def test_one_language_is_no_choice(cast, visit, settings):
    settings.LANGUAGES = [("en", "English")]
    assert 'name="language"' not in visit(cast.mara).get("/you/").content.decode()
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    assert 'name="language"' in visit(cast.mara).get("/you/").content.decode()


def test_single_keys_can_be_switched_off(says, cast):
    says(single_keys="on")
    assert cast.mara.single_keys
    says()
    assert not cast.mara.single_keys


def test_the_page_costs_few_queries(cast, visit, django_assert_max_num_queries):
    browser = visit(cast.mara)
    with django_assert_max_num_queries(6):
        browser.get("/you/")
