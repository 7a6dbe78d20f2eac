"""docs/practices.md: every practice has its place on a screen, in the code, and a test."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "practices.md"
PRACTICES = 109


def rows():
    """The table's rows: (number, what the article says, screen, code, tests)."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    return [row for row in cells if re.fullmatch(r"P\d+", row[0])]


def quoted(cell):
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def functions_of(path):
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_practice_has_its_row_once_and_in_order():
    assert [row[0] for row in rows()] == [f"P{number}" for number in range(1, PRACTICES + 1)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_practice_says_where_it_is_and_what_holds_it(row):
    _, article, screen, code, held = row
    assert article
    assert screen
    assert quoted(code), "names a file in the code"
    for path in quoted(code):
        assert (ROOT / path).exists(), f"{path} does not exist"
    assert quoted(held), "names a test"
    for named in quoted(held):
        path, _, test = named.partition("::")
        assert path.startswith("tests/"), named
        assert (ROOT / path).is_file(), f"{path} does not exist"
        assert test in functions_of(path), f"{named} does not exist"
        assert test.startswith("test_"), named
