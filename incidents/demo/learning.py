"""What Tidewell has learned beside its incidents: good moments, a playbook, and practice."""

import tomllib
from pathlib import Path

from incidents.actions.lesson import keep_lesson
from incidents.actions.playbook import save_playbook
from incidents.actions.practice import assign_practice, debrief_try, keep_try, share_try
from incidents.demo.moments import Moments
from incidents.demo.story import folded

_FILE = Path(__file__).parent / "learning.toml"


def learn(people, now, zone):
    """Keep all of it as of `now` (aware). people: colleagues by first name"""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))

    def when(words):
        return Moments(now, zone, words).learned

    for moment in told["exemplary"]:
        by, at = people[moment.pop("by")], when(moment.pop("at"))
        keep_lesson(by=by, at=at, is_exemplary=True, **moment)
    for playbook in told["playbook"]:
        by, at = people[playbook.pop("by")], when(playbook.pop("at"))
        save_playbook(by=by, at=at, seen=None, **playbook)
    for practice in told["practice"]:
        _practise(practice, people, when)


def _practise(told, people, when):
    person, scenario = people[told["person"]], told["scenario"]
    suggestion = None
    if lead := told.get("suggested_by"):
        suggestion = assign_practice(
            by=people[lead], at=when(told["suggested"]), scenario=scenario, person=person
        ).pk
    if written := told.get("written"):
        kept = keep_try(
            by=person,
            at=when(written),
            scenario=scenario,
            suggestion=suggestion,
            **_parts(told["try"]),
        )
        if told.get("shared"):
            share_try(by=person, practice=kept, is_shared=True)
    if debrief := told.get("debrief"):
        at = when(told["debriefed"])
        debrief_try(by=people[told["debriefed_by"]], at=at, practice=kept, text=debrief)


def _parts(letter):
    return {part: folded(text) for part, text in letter.items()}
