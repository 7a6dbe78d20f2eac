"""Rows are taken apart as they were written, each with the line where it starts."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from incidents.importing.records import Records

CELLS = st.lists(st.sampled_from(["a", "é", " ", ";", ",", '"', "\n", "\r\n"])).map("".join)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3).filter(any), max_size=8)


def written(rows):
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([["one", "two", "three"], *rows])
    return text.getvalue()


def read(text):
    return list(Records(StringIO(text, newline=""), ","))


def lines_of(rows):
    """Where each row starts: after as many lines as those before it take up, and the header."""
    sizes = [sum(1 for _ in StringIO(written([row]), newline="")) - 1 for row in rows]
    return [2 + sum(sizes[:number]) for number in range(len(rows))]


@given(ROWS)
def test_every_row_is_read_as_it_was_written_on_its_line(rows):
    records = read(written(rows))
    assert [record.cells for record in records] == rows
    assert [record.line for record in records] == lines_of(rows)
    assert not any(record.problem for record in records)


@given(st.text(st.sampled_from('ab,"\n\r '), max_size=60))
def test_whatever_stands_there_is_read_to_its_end_and_nothing_twice(text):
    records = read("one,two,three\n" + text)
    lines = [record.line for record in records]
    assert lines == sorted(set(lines))
    assert all(record.problem or len(record.cells) == 3 for record in records)


@given(ROWS, ROWS)
def test_a_quotation_mark_left_open_costs_its_own_row_only(before, after):
    after = [["x" + cell.replace('"', "") for cell in row] for row in [["", "", ""], *after]]
    text = written(before) + 'lost,"open,row\n' + written(after).split("\n", 1)[1]
    records = read(text)
    assert [record.cells for record in records if not record.problem] == [*before, *after]
    (torn,) = [record for record in records if record.problem]
    assert torn.raw == 'lost,"open,row'
