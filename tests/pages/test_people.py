"""Signing in, and what people say about themselves."""

from tests.cast import moment


def test_being_away_is_said_on_ones_own_page(cast, visit):
    visit(cast.mara).post(
        "/you/", {"name": "Mara L.", "time_zone": "Europe/Berlin", "away_until": "2030-01-01T08:00"}
    )
    cast.mara.refresh_from_db()
    assert cast.mara.away_until == moment("2030-01-01 08:00")
    assert (cast.mara.name, cast.mara.time_zone) == ("Mara L.", "Europe/Berlin")


def test_a_time_zone_that_does_not_exist_is_refused(cast, visit):
    answer = visit(cast.mara).post("/you/", {"name": "Mara", "time_zone": "Mars/Olympus"})
    assert answer.status_code == 422


def test_people_sign_in_by_email_in_any_case(cast, client):
    answer = client.post(
        "/sign-in/", {"username": "MARA@tidewell.example", "password": "make-it-right"}
    )
    assert answer.url == "/queue/"


def test_a_wrong_password_is_one_clear_sentence(cast, client):
    answer = client.post("/sign-in/", {"username": "mara@tidewell.example", "password": "no"})
    assert "don’t fit together" in answer.content.decode()
