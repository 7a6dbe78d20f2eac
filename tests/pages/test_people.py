"""Signing in, and what people say about themselves."""

from datetime import time

from tests.cast import moment

SAID = {
    "name": "Mara L.",
    "time_zone": "Europe/Berlin",
    "reminders_by_mail": "on",
    "escalations_by_mail": "on",
    "most_an_hour": "3",
}


def test_being_away_is_said_on_ones_own_page(cast, visit):
    visit(cast.mara).post("/you/", SAID | {"away_until": "2030-01-01T08:00"})
    cast.mara.refresh_from_db()
    assert cast.mara.away_until == moment("2030-01-01 08:00")
    assert (cast.mara.name, cast.mara.time_zone) == ("Mara L.", "Europe/Berlin")


def test_a_time_zone_that_does_not_exist_is_refused(cast, visit):
    answer = visit(cast.mara).post("/you/", SAID | {"time_zone": "Mars/Olympus"})
    assert answer.status_code == 422


def test_how_one_is_told_is_ones_own_to_say(cast, visit):
    said = SAID | {"quiet_from": "20:00", "quiet_to": "07:30", "most_an_hour": "1"}
    del said["reminders_by_mail"]
    assert visit(cast.mara).post("/you/", said).status_code == 302
    cast.mara.refresh_from_db()
    assert (cast.mara.quiet_from, cast.mara.quiet_to) == (time(20), time(7, 30))
    assert (cast.mara.reminders_by_mail, cast.mara.most_an_hour) == (False, 1)


def test_escalations_reach_everybody_somehow(cast, visit):
    said = {name: value for name, value in SAID.items() if name != "escalations_by_mail"}
    answer = visit(cast.mara).post("/you/", said)
    assert answer.status_code == 422
    assert "leave at least one way open" in answer.content.decode()


def test_quiet_hours_have_both_ends(cast, visit):
    answer = visit(cast.mara).post("/you/", SAID | {"quiet_from": "20:00"})
    assert answer.status_code == 422
    assert "give both" in answer.content.decode()


def test_the_chat_is_offered_once_an_administrator_has_said_where_it_is(cast, visit):
    assert "reminders_by_chat" not in visit(cast.mara).get("/you/").content.decode()
    cast.mara.chat_address = "json://localhost/mara"
    cast.mara.save()
    assert "reminders_by_chat" in visit(cast.mara).get("/you/").content.decode()
    visit(cast.mara).post("/you/", SAID | {"reminders_by_chat": "on"})
    cast.mara.refresh_from_db()
    assert cast.mara.reminders_by_chat


def test_people_sign_in_by_email_in_any_case(cast, client):
    answer = client.post(
        "/sign-in/", {"username": "MARA@tidewell.example", "password": "make-it-right"}
    )
    assert answer.url == "/queue/"


def test_a_wrong_password_is_one_clear_sentence(cast, client):
    answer = client.post("/sign-in/", {"username": "mara@tidewell.example", "password": "no"})
    assert "don’t fit together" in answer.content.decode()
