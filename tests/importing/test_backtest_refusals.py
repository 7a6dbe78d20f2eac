"""What a backtest refuses, each in a sentence: options, files and sections of profiles."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from incidents.importing.profile_file import load_profile
from incidents.rules.refusal import Refused


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"log": Path("gone.csv")}, "gone.csv can’t be read: No such file"),
        ({"log": None}, "--log and --profile go together"),
        ({"profile": None}, "--log and --profile go together"),
        ({"profile": "cfpb"}, "“cfpb” does not say what stops a clock"),
        ({"profile": "servicenow"}, "lacks the columns .* Nothing was replayed."),
        ({"policy": "nope"}, "no policy “nope”"),
        ({"against": "nope"}, "no policy “nope”"),
        ({"since": "yesterday"}, "--since yesterday is no day"),
        ({"since": "2025-03-02", "until": "2025-03-01"}, "--until lies before --since"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(bench, options, words):
    bench.write({"Ticket": "T-1"})
    with pytest.raises(CommandError, match=words):
        bench.text(**options)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('answer = "Answered"\nresolve = "Fixed"\n', "", "needs a column that stops it"),
        ('judged = "resolve"\n', "", "“backtest.judged” has to say which clock"),
        ('judged = "resolve"', 'judged = "update"', "has to be one of 'answer', 'resolve'"),
        ('kept = ["yes", "ja"]\n', "", "“backtest.kept” is missing"),
        ('broken = ["no"]', 'broken = ["no", "ja"]', "has 'ja', which “kept” has too"),
        ('due = "Due"', 'dew = "Due"', "“backtest.dew” is not known here"),
        ('due = "Due"', "due = 5", "“backtest.due” has to be a text"),
    ],
)
def test_a_section_that_cannot_be_used_is_refused_in_a_sentence(bench, before, after, words):
    bench.change(bench.profile, before, after)
    with pytest.raises(Refused, match=words):
        load_profile(str(bench.profile))
