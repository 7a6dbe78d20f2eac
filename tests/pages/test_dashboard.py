"""The escalation dashboard: what it shows to whom, and what may be done from its rows."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from incidents.actions.assign import assign
from incidents.actions.decision import ask_decision
from incidents.actions.quiet import snooze
from incidents.actions.sweep import sweep
from incidents.actions.take_over import join_as_guide
from incidents.actions.wait import start_wait
from incidents.models import Clock, Event, Incident, Membership, Team
from tests.pages.conftest import said, text_of

HOURS, DAYS = timedelta(hours=1), timedelta(days=1)
BOARD = "/escalations/"


def unowned(incident):
    """Nobody has it; what was done about it stays."""
    Incident.objects.filter(pk=incident.pk).update(owner=None)
    return incident


def aged(incident, age):
    """As if it had been logged so long ago, and nobody had done anything since."""
    Incident.objects.filter(pk=incident.pk).update(logged_at=timezone.now() - age)
    # The docket's line is derived with the next change of the incident.
    owner = incident.owner
    Incident.objects.filter(pk=incident.pk).update(owner=None)
    Incident.objects.filter(pk=incident.pk).update(owner=owner)
    return incident


@pytest.fixture
def company(cast):
    """Work for two teams, with something in every list of the board."""
    at = timezone.now()
    cast.logs(cast.mara, ago=3 * HOURS, urgency="critical", happened="Past")
    cast.logs(cast.mara, ago=timedelta(hours=1, minutes=20), urgency="high", happened="Soon")
    cast.logs(cast.jonas, happened="Fresh")
    cast.logs(cast.bea, ago=9 * DAYS, happened="Old, of Billing")
    unowned(cast.logs(cast.tomas, urgency="low", happened="Unowned"))
    asked = cast.logs(cast.tomas, urgency="low", happened="Waits for a yes")
    ask_decision(by=cast.tomas, at=at, incident=asked, question="A credit?", asked_of=cast.priya)
    asleep = cast.logs(cast.jonas, urgency="critical", happened="Asleep")
    clock = asleep.clocks.get(kind=Clock.Kind.CONTACT)
    snooze(by=cast.jonas, at=at, clock=clock, until=clock.due_at + HOURS, reason="At night")
    return cast


class Numbers:
    """Every number of a page that is a link: (count, address)."""

    def __init__(self, answer):
        found = re.findall(r"<a\b[^>]*>", answer.content.decode())
        self.all = [
            (
                int(re.search(r'data-n="(\d+)"', tag)[1]),
                unescape(re.search(r'href="([^"]+)"', tag)[1]),
            )
            for tag in found
            if "data-n=" in tag
        ]
        self.all += [(row.bar.value, row.bar.url) for row in answer.context["board"].ages.rows]


def many(visit, person, address):
    """How many incidents a list holds."""
    return len(visit(person).get(address).context["queue"]["rows"])


@pytest.mark.parametrize("person", ["mara", "tomas", "rui", "priya"])
@pytest.mark.parametrize("query", ["", "?team={care}", "?team={billing}&team={care}"])
def test_every_number_opens_exactly_the_list_that_it_counts(person, query, company, visit):
    teams = {"care": company.care.pk, "billing": company.billing.pk}
    reader = getattr(company, person)
    answer = visit(reader).get(BOARD + query.format(**teams))
    numbers = Numbers(answer).all
    assert len(numbers) > 20
    wrong = [
        (count, found, address)
        for count, address in dict.fromkeys(numbers)
        if count != (found := many(visit, reader, address))
    ]
    assert not wrong


def counts(answer):
    """The numbers on top by name."""
    return {name: one.count for name, one in answer.context["board"].numbers.items()}


def test_each_number_counts_what_its_name_says(company, visit):
    aged(Incident.objects.get(happened="Fresh"), 4 * DAYS)
    assert counts(visit(company.priya).get(BOARD)) == {
        "breached": 2,
        "due_hour": 2,
        "due_today": counts(visit(company.priya).get(BOARD))["due_today"],
        "unowned": 1,
        "silent": 1,
        "untouched": 0,
        "second": 7 - 1,
        "decision": 1,
        "snoozed_long": 1,
        "all": 7,
    }


def happened(rows):
    """What the rows of a list tell of."""
    return [row.line.what for row in rows]


def test_what_is_past_comes_first_and_says_what_to_do(company, visit):
    page = visit(company.priya).get(BOARD)
    board = page.context["board"]
    assert happened(board.breached) == ["Old, of Billing", "Past"]
    assert happened(board.due_soon) == ["Asleep", "Soon"]
    assert {row.face.tone for row in board.breached} == {"breach"}
    assert "Past our promise – call them now" in text_of(page)


def test_it_says_who_was_told_last(company, visit):
    sweep()
    (row,) = [
        row
        for row in visit(company.tomas).get(BOARD).context["board"].breached
        if row.line.what == "Past"
    ]
    event = Event.objects.filter(kind=Event.Kind.ESCALATED, incident=row.line.pk).latest("pk")
    assert event.data["told"]
    assert row.told.split(" ")[-2] in ("told", "reminded")


def test_staff_and_leads_see_their_own_teams_only(company, visit):
    page = visit(company.rui).get(BOARD)
    assert happened(page.context["board"].breached) == ["Old, of Billing"]
    assert [line.team for line in page.context["board"].matrix.lines] == ["Billing"]
    assert "Customer care" not in text_of(page)
    # Nor if they ask for it.
    asked = visit(company.rui).get(f"{BOARD}?team={company.care.pk}")
    assert counts(asked) == counts(page)


def test_a_board_can_be_narrowed_to_a_team(company, visit):
    page = visit(company.priya).get(f"{BOARD}?team={company.billing.pk}")
    assert counts(page)["all"] == 1
    assert page.context["board"].scope_words == "Billing"
    for query in ("?team=", "?team=abc", "?team=999999", "?team=' OR 1", f"?team={'9' * 40}"):
        assert visit(company.priya).get(BOARD + query).status_code == 200


def test_the_ladder_tells_the_next_jump_and_when_it_comes(company, visit):
    ladder = visit(company.tomas).get(BOARD).context["board"].ladder
    assert [jump.at for jump in ladder] == sorted(jump.at for jump in ladder)
    due = Clock.objects.running().filter(incident__team=company.care, next_step_at__isnull=False)
    assert ladder[0].at == min(due.values_list("next_step_at", flat=True))
    assert "is reminded" in ladder[0].words or "told" in ladder[0].words


def test_what_we_wait_for_is_neither_past_nor_silent_nor_untouched(cast, visit):
    incident, at = cast.logs(cast.mara, ago=60 * HOURS, urgency="high"), timezone.now()
    incident.clocks.exclude(kind="resolve").update(stopped_at=at, next_step_at=None)
    aged(incident, 9 * DAYS)
    until = at + 2 * DAYS
    start_wait(by=cast.mara, at=at, incident=incident, until=until, reason="Their list")
    numbers = counts(visit(cast.tomas).get(BOARD))
    assert {name for name, count in numbers.items() if count} == {"all"}


def test_silence_ends_with_a_word_of_ours_and_with_no_other_act(cast, visit):
    incident = aged(cast.logs(cast.mara), 2 * DAYS + HOURS)
    assert counts(visit(cast.tomas).get(BOARD))["silent"] == 1
    cast.talks(incident, direction="in")
    assert counts(visit(cast.mara).get(BOARD))["silent"] == 1
    cast.talks(incident)
    assert counts(visit(cast.mara).get(BOARD))["silent"] == 0


def test_untouched_means_by_its_owner(cast, visit):
    incident = cast.logs(cast.mara, ago=HOURS)
    aged(incident, 4 * DAYS)
    assign(by=cast.tomas, at=timezone.now(), incident=incident, owner=cast.jonas)
    assert counts(visit(cast.tomas).get(BOARD))["untouched"] == 1
    cast.talks(incident, cast.mara)
    assert counts(visit(cast.mara).get(BOARD))["untouched"] == 1
    cast.talks(incident, cast.jonas)
    assert counts(visit(cast.jonas).get(BOARD))["untouched"] == 0


def test_a_merged_one_makes_no_second_failure(cast, visit):
    first = cast.logs(cast.mara, ago=DAYS)
    second = cast.logs(cast.mara)
    assert counts(visit(cast.tomas).get(BOARD))["second"] == 1
    Incident.objects.filter(pk=first.pk).update(
        status="closed", closed_at=timezone.now(), closed_on="merged", merged_into=second
    )
    cast.talks(second)
    assert counts(visit(cast.mara).get(BOARD))["second"] == 0


def test_a_failure_long_ago_is_no_second_failure(cast, visit):
    cast.logs(cast.mara, ago=92 * DAYS)
    cast.logs(cast.mara)
    assert counts(visit(cast.tomas).get(BOARD))["second"] == 0


def test_load_is_told_against_what_is_usual_and_who_is_away_is_marked(cast, visit):
    for _ in range(6):
        cast.logs(cast.mara)
    cast.logs(cast.jonas)
    cast.logs(cast.tomas)
    cast.jonas.away_until = timezone.now() + DAYS
    cast.jonas.save()
    page = visit(cast.tomas).get(BOARD)
    loads = {one.load.person.name: one.load for one in page.context["board"].loads}
    mara, jonas = loads["Mara Lindqvist"], loads["Jonas Weber"]
    assert (mara.open, mara.usual, mara.is_heavy) == (6, 1, True)
    assert (jonas.open, jonas.is_heavy, bool(jonas.person.away)) == (1, False, True)
    assert "Priya Nair" in loads, "who has room is worth knowing"


def test_an_empty_board_says_that_all_is_well(cast, visit):
    page = text_of(visit(cast.tomas).get(BOARD))
    assert "Every promise is kept so far." in page
    assert "Nothing in the next hour." in page
    assert "No step is waiting." in page
    assert "Nothing is open." in page
    assert "Everybody has heard from us in two days." in page


def step_in(browser, incident, verb, **given):
    """Press a button of a row."""
    address = reverse(verb, args=[incident.reference])
    return browser.post(address, {"back": "dashboard", **given}, follow=True)


def test_what_nobody_owns_is_taken_with_two_clicks(company, visit):
    incident = Incident.objects.get(happened="Unowned")
    page = text_of(visit(company.mara).get(BOARD))
    assert "Take it" in page
    answer = step_in(visit(company.mara), incident, "assign", owner=company.mara.pk)
    assert answer.redirect_chain[-1][0] == BOARD
    assert said(answer) == "Mara Lindqvist owns it now."
    incident.refresh_from_db()
    assert incident.owner == company.mara
    assert counts(answer)["unowned"] == 0


def test_taken_twice_it_is_taken_once(company, visit):
    incident = Incident.objects.get(happened="Unowned")
    for _ in range(2):
        answer = step_in(visit(company.mara), incident, "assign", owner=company.mara.pk)
        assert answer.status_code == 200
    assert Event.objects.filter(incident=incident, kind=Event.Kind.ASSIGNED).count() == 1


def test_who_comes_second_reads_before_taking_it_from_the_first(company, visit):
    incident = Incident.objects.get(happened="Unowned")
    step_in(visit(company.mara), incident, "assign", owner=company.mara.pk)
    answer = step_in(visit(company.jonas), incident, "assign", owner=company.jonas.pk)
    assert answer.redirect_chain[-1][0] == reverse("take_over", args=[incident.reference])
    incident.refresh_from_db()
    assert incident.owner == company.mara


def test_it_is_given_to_a_colleague_and_the_board_stays_narrowed(company, visit):
    incident, team = Incident.objects.get(happened="Past"), company.care.pk
    answer = step_in(visit(company.tomas), incident, "assign", owner=company.jonas.pk, team=[team])
    assert answer.redirect_chain[-1][0] == f"{BOARD}?team={team}"
    incident.refresh_from_db()
    assert incident.owner == company.jonas


@pytest.mark.parametrize("owner", ["bea", "nobody", ""])
def test_it_is_not_given_to_who_is_not_in_the_team(owner, company, visit):
    incident = Incident.objects.get(happened="Past")
    value = company.bea.pk if owner == "bea" else owner
    answer = step_in(visit(company.tomas), incident, "assign", owner=value)
    assert answer.redirect_chain[-1][0] == BOARD
    assert said(answer)
    incident.refresh_from_db()
    assert incident.owner == company.mara


def test_what_was_closed_meanwhile_is_said_on_the_board(company, visit):
    incident = Incident.objects.get(happened="Unowned")
    Incident.objects.filter(pk=incident.pk).update(status="closed", closed_at=timezone.now())
    answer = step_in(visit(company.mara), incident, "assign", owner=company.mara.pk)
    assert answer.redirect_chain[-1][0] == BOARD
    assert "closed" in said(answer)


def test_guiding_leaves_it_with_its_owner(company, visit):
    incident = Incident.objects.get(happened="Past")
    for _ in range(2):
        answer = step_in(visit(company.tomas), incident, "guide")
    assert answer.redirect_chain[-1][0] == BOARD
    assert incident.guides.filter(joined_at__isnull=False).count() == 1
    incident.refresh_from_db()
    assert incident.owner == company.mara
    (row,) = [row for row in answer.context["board"].breached if row.line.pk == incident.pk]
    assert not row.may_guide


@pytest.mark.parametrize("verb", ["assign", "guide"])
def test_another_teams_incident_cannot_be_stepped_into(verb, company, visit):
    incident = Incident.objects.get(happened="Past")
    assert step_in(visit(company.rui), incident, verb, owner=company.rui.pk).status_code == 404


def test_a_row_offers_what_its_reader_may_do(company, visit):
    def row(person):
        return visit(person).get(BOARD).context["board"].breached[-1]

    mine, leads, above = (row(one) for one in (company.mara, company.tomas, company.helen))
    assert (mine.is_mine, mine.may_guide, mine.take_over) == (True, False, "")
    assert leads.take_over.endswith("/take-over/")
    assert (above.take_over, above.may_take, above.may_guide) == ("", False, True)
    assert company.bea.name not in [one.person.name for one in leads.colleagues]
    assert company.mara.name not in [one.person.name for one in leads.colleagues]


def test_who_is_away_is_offered_last(cast, visit):
    cast.logs(cast.mara, ago=3 * HOURS, urgency="critical")
    cast.logs(cast.priya)
    cast.jonas.away_until = timezone.now() + DAYS
    cast.jonas.save()
    (row,) = visit(cast.tomas).get(BOARD).context["board"].breached
    assert [one.person.name for one in row.colleagues] == ["Priya Nair", "Jonas Weber"]
    assert "away until" in row.colleagues[-1].said


@pytest.mark.parametrize("path", [BOARD, "/escalations/wall/"])
def test_it_costs_the_same_for_one_incident_and_for_fifty(path, cast, visit):
    browser = visit(cast.tomas)
    spent = []
    for number in (1, 50):
        for _ in range(number):
            incident = cast.logs(cast.mara, ago=3 * HOURS, urgency="critical")
        sweep()
        join_as_guide(by=cast.jonas, at=timezone.now(), incident=incident)
        cache.clear()
        with CaptureQueriesContext(connection) as cold:
            browser.get(path)
        with CaptureQueriesContext(connection) as warm:
            browser.get(path)
        spent.append((len(cold), len(warm)))
    assert spent[0] == spent[1]
    assert spent[0][0] <= 12
    assert spent[0][1] <= 5


def test_a_team_without_people_is_still_named(cast, visit):
    lone = Team.objects.create(name="Nobody here yet")
    Incident.objects.filter(pk=cast.logs(cast.mara).pk).update(team=lone)
    board = visit(cast.priya).get(BOARD).context["board"]
    assert [line.team for line in board.matrix.lines] == ["Nobody here yet"]


def test_a_person_of_two_teams_sees_both(company, visit):
    Membership.objects.create(user=company.rui, team=company.care, role="staff")
    board = visit(company.rui).get(BOARD).context["board"]
    assert {line.team for line in board.matrix.lines} == {"Billing", "Customer care"}
