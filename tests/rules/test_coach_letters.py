"""The coach against letters that other people wrote and labelled."""

import tomllib

import pytest

from bench.coach_report import LETTERS, Agreement, letters
from incidents.rules.coach import CODES

PATHS = sorted(LETTERS.glob("*.toml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_letters_are_labelled_with_codes_that_exist(path):
    for table in tomllib.loads(path.read_text(encoding="utf-8"))["letter"]:
        assert set(table["codes"]) <= set(CODES), table["id"]


def test_the_coach_mostly_says_what_a_careful_reader_says():
    agreement = Agreement(letters())
    differences = "\n".join(
        f"{name}: too much {extra}, missed {missed}"
        for name, extra, missed in agreement.disagreements
    )
    told = f"{agreement.table()}\n\n{differences}"
    assert agreement.precision >= 0.90, told
    assert agreement.recall >= 0.85, told
