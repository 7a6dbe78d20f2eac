"""Charts are plain geometry: what is twice as much is drawn twice as long, and stays inside."""

from itertools import pairwise

import pytest

from incidents.rules.charts import Bar, Series, bars, lines, pareto, place, steps
from incidents.rules.charts.lines import BOTTOM, TOP
from incidents.rules.charts.scale import lengths


def bar(label, value):
    return Bar(label, value, str(value))


def test_bars_are_as_long_as_their_share_of_the_longest():
    chart = bars("Ages", [bar("a day", 4), bar("a week", 2), bar("longer", 0)])
    assert [row.width for row in chart.rows] == ["100%", "50%", "0%"]
    assert [row.bar.label for row in chart.rows] == ["a day", "a week", "longer"]
    tops = [float(row.y) for row in chart.rows]
    assert tops == sorted(tops)
    assert tops[-1] + chart.thick <= chart.height


def test_bars_of_a_whole_are_shares_of_that():
    chart = bars("Kept", [bar("answer", 50), bar("contact", 100)], whole=100)
    assert [row.width for row in chart.rows] == ["50%", "100%"]


def test_bars_of_ratings_begin_where_ratings_begin():
    chart = bars("Fair", [bar("result", 1), bar("way", 3), bar("talk", 5)], least=1, whole=5)
    assert [row.width for row in chart.rows] == ["0%", "50%", "100%"]


def test_no_bar_leaves_the_drawing():
    assert bars("Kept", [bar("more than all", 120)], whole=100).rows[0].width == "100%"
    assert bars("None", []).rows == []
    assert [row.width for row in bars("Nothing", [bar("a", 0)]).rows] == ["0%"]


def test_a_pareto_chart_has_the_longest_first_and_sums_up_to_all():
    chart = pareto("Why", [bar("b", 3), bar("none", 0), bar("a", 3), bar("c", 4)])
    assert [row.drawn.bar.label for row in chart.rows] == ["c", "a", "b"]
    assert [row.percent for row in chart.rows] == [40, 70, 100]
    assert [row.x for row in chart.rows] == ["40%", "70%", "100%"]
    assert chart.rows[0].drawn.width == chart.rows[0].x
    assert pareto("Nothing", []).rows == []


def test_a_line_runs_from_edge_to_edge_and_higher_is_up():
    chart = lines("Median", ["5 Oct", "12 Oct", "19 Oct"], [Series("m", [0, 5, 10])])
    (line,) = chart.drawn
    assert line.dots[0] == ("0%", str(BOTTOM))
    assert line.dots[-1] == ("100%", str(TOP))
    assert line.parts == [(*start, *end) for start, end in pairwise(line.dots)]
    assert [word for word, _ in chart.table] == ["5 Oct", "12 Oct", "19 Oct"]
    assert chart.table[1] == ("12 Oct", ["5"])


def test_what_is_missing_is_a_gap_and_a_point_alone_is_a_dot():
    chart = lines("m", list("abcde"), [Series("m", [1, 2, None, 3, None])])
    (line,) = chart.drawn
    assert len(line.parts) == 1
    assert len(line.dots) == 3
    assert chart.has_gaps
    assert [values for _, values in chart.table] == [["1"], ["2"], [""], ["3"], [""]]


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_known_draws_nothing(values):
    chart = lines("m", ["a", "b"][: len(values)], [Series("m", values)])
    assert not chart.has_points


def test_a_single_point_stands_in_the_middle():
    chart = lines("m", ["a"], [Series("m", [3])])
    assert chart.drawn[0].dots[0][0] == "50%"
    assert chart.marks_below[0].anchor == "middle"


def test_two_lines_are_told_apart_by_more_than_colour():
    chart = lines("m", ["a", "b"], [Series("kept", [1, 2]), Series("missed", [2, 1])])
    assert [(line.name, line.number) for line in chart.drawn] == [("kept", 1), ("missed", 2)]
    assert not chart.has_gaps


@pytest.mark.parametrize("count", [1, 2, 4, 5, 13, 52, 53])
def test_few_words_stand_below_however_many_points(count):
    chart = lines("m", [str(n) for n in range(count)], [Series("m", [1] * count)])
    words = [mark.words for mark in chart.marks_below]
    assert len(words) <= 4
    assert words[0] == "0"
    assert words[-1] == str(count - 1)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0, [0, 1]),
        (1, [0, 0.5, 1]),
        (3, [0, 1, 2, 3]),
        (37, [0, 10, 20, 30, 40]),
        (100, [0, 50, 100]),
        (4100, [0, 2000, 4000, 6000]),
    ],
)
def test_marks_are_few_and_round(most, marks):
    assert steps(most) == pytest.approx(marks)


@pytest.mark.parametrize(
    ("most", "last"), [(0, 1), (4, 4), (40, 40), (61, 75), (500, 600), (3000, 3600)]
)
def test_marks_of_minutes_are_such_that_clocks_know(most, last):
    marks = lengths(most)
    assert marks[-1] == last
    assert marks[-1] >= most
    assert len(marks) <= 6
    assert len({b - a for a, b in pairwise(marks)}) == 1


def test_very_long_ones_are_marked_in_days():
    assert all(mark % 1440 == 0 for mark in lengths(500_000))


@pytest.mark.parametrize(
    ("number", "words"), [(12.0, "12"), (12.34, "12.3"), (0, "0"), (0.04, "0")]
)
def test_a_place_is_written_with_a_point_whatever_the_locale(number, words):
    assert place(number) == words
