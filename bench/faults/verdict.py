"""The count after a scenario: what was to happen, and what did."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import pairwise

from django.utils import timezone

from bench.faults import engine

LATEST = 60.0
"""Promised: no step is later than this, in seconds, while PostgreSQL is up."""


@dataclass
class Verdict:
    """The numbers of a scenario.

    effects: what had to happen, each once: steps taken and messages told
    kills: processes killed; kills_by: how many of each program
    missing, doubled, after_answer: steps not taken, taken twice or unasked, taken after the answer
    messages_lost: not told, or marked as sent without having arrived, or withdrawn though the
    promise was not kept; messages_withdrawn: rightly
    messages_doubled: arrived again without need; messages_doubled_allowed: arrived again, under the
    same Message-ID, as the process or its database was gone between the server's yes and our mark
    (up to a slice of 20 at once), or the server hung up before its yes
    messages_repeated: sent before the loss of a database and again after its restore
    messages_held_up: healthy ones that could not pass a bad one
    messages_confused: the same Message-ID on two different mails, of which one would be hidden
    late_p99_s, late_max_s: of the steps that became due meanwhile; timed: how many these were
    notes, wrong: what else is worth telling, and what else is broken
    audit: what the product's auditor finds, but for what was planted
    """

    scenario: str = ""
    effects: int = 0
    escalations: int = 0
    messages: int = 0
    mails: int = 0
    kills: int = 0
    kills_by: dict = field(default_factory=dict)
    missing: int = 0
    doubled: int = 0
    after_answer: int = 0
    messages_lost: int = 0
    messages_withdrawn: int = 0
    messages_doubled: int = 0
    messages_doubled_allowed: int = 0
    messages_repeated: int = 0
    messages_held_up: int = 0
    messages_confused: int = 0
    late_p99_s: float = 0.0
    late_max_s: float = 0.0
    timed: int = 0
    audit: list = field(default_factory=list)
    seconds: float = 0.0
    notes: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    lateness: list = field(default_factory=list)

    @property
    def broken(self):
        """Say which promises are broken, a few words each."""
        found = {
            "missing": self.missing,
            "doubled": self.doubled,
            "after the answer": self.after_answer,
            "messages lost": self.messages_lost,
            "messages doubled": self.messages_doubled,
            "messages held up": self.messages_held_up,
            "messages confused": self.messages_confused,
            "auditor": len(self.audit),
        }
        words = [f"{number} {what}" for what, number in found.items() if number] + self.wrong
        if self.late_max_s > LATEST:
            words.append(f"{self.late_max_s:.0f} s late")
        return words

    def as_dict(self):
        """Give the numbers for JSON."""
        numbers = asdict(self)
        del numbers["lateness"]
        return numbers | {"broken": self.broken}


def examine(world):
    """Count what came of a world, once everything in it has settled."""
    verdict = Verdict(
        world.name, notes=world.notes, wrong=world.wrong, messages_held_up=world.held_up
    )
    _examine_steps(verdict, world)
    _examine_messages(verdict, world)
    verdict.effects = verdict.escalations + verdict.messages
    verdict.kills_by = dict(Counter(line["program"] for line in world.journal.lines("kill")))
    verdict.kills = sum(verdict.kills_by.values())
    verdict.audit = [
        f"{finding.code}: {finding.sentence}"
        for finding in engine.broken_promises()
        if not engine.is_about_set_aside(finding, world.poison)
    ]
    return verdict


def _examine_steps(verdict, world):
    taken, now, set_aside = {}, timezone.now(), engine.set_aside()
    for clock_id, step, was_due_at, taken_at, committed_at in engine.rows(engine.ESCALATIONS):
        taken.setdefault(clock_id, []).append(step)
        if was_due_at >= world.began_at:
            # Of what came back from a dump the moment of commit is that of the restore.
            at = taken_at if world.restored_at else committed_at
            verdict.lateness.append(_lateness(was_due_at, at, world.down))
    for clock in engine.clocks():
        due = engine.expected_steps(clock, min(now, clock.stopped_at or now))
        found = taken.pop(clock.pk, [])
        verdict.doubled += len([step for step in found if step not in due])
        if clock.pk in world.poison:
            verdict.missing += clock.pk not in set_aside
            continue
        verdict.escalations += len(due) if clock.is_running else len(found)
        # A promise that was kept may have been kept before the first step, or after the last.
        if clock.is_running or found:
            verdict.missing += len(set(due) - set(found))
    verdict.doubled += sum(map(len, taken.values())) + engine.rows(engine.TWICE)[0][0]
    verdict.after_answer = engine.rows(engine.AFTER_ANSWER)[0][0]
    if not world.restored_at:
        verdict.after_answer += engine.rows(engine.AFTER_STOP)[0][0]
    verdict.messages_lost += engine.rows(engine.UNTOLD)[0][0]
    set_lateness(verdict, verdict.lateness)


def _examine_messages(verdict, world):
    arrived = {}
    for line in world.mails():
        arrived.setdefault(line["id"], []).append(line)
    allowed = _open_windows(world)
    for message in engine.messages():
        verdict.messages += 1
        name = engine.message_id(message)
        if engine.is_needless(message):
            verdict.messages_withdrawn += 1
        elif not engine.is_told(message) or (engine.has_mail(message) and name not in arrived):
            verdict.messages_lost += 1
    for name, lines in arrived.items():
        verdict.mails += 1
        again = len(lines) - 1
        if world.restored_at and len({line["at"] < world.restored_at for line in lines}) == 2:
            verdict.messages_repeated += 1
            again -= 1
        excused = max(min(again, allowed[name]), 0)
        verdict.messages_doubled_allowed += excused
        verdict.messages_doubled += again - excused
        pairs = pairwise(lines)
        verdict.messages_confused += not all(engine.is_the_same(*pair) for pair in pairs)
    if verdict.messages_repeated:
        verdict.notes.append(
            f"{verdict.messages_repeated} mails sent after the dump came again, as what they were"
        )


def _open_windows(world):
    """Count, by Message-ID, how often a mail was with the server and our mark could not follow.

    That is: handed over, and then the process was killed or its database gone before the mark; or
    taken by a server that hung up without saying so.
    """
    windows, in_hand = Counter(), Counter()
    for line in world.journal.lines():
        if line["what"] == "handing":
            windows[line["id"]] += 1
            in_hand[line["pid"]] += 1
        elif line["what"] in {"refused", "marked", "unmarked"}:
            # "unmarked" is an error of ours with the database there: no excuse.
            windows[line["id"]] -= 1
            in_hand[line["pid"]] -= 1
        elif line["what"] == "kill" and in_hand[line["pid"]] > engine.MOST_REPEATED:
            world.wrong.append(f"{in_hand[line['pid']]} mails were sent and not marked at a kill")
    for line in world.mails():
        windows[line["id"]] += not line["said_yes"]
    return windows


def _lateness(due, taken, down):
    """Give the seconds between two moments, without those in which the database was down."""
    gone = sum(max((min(end, taken) - max(begin, due)).total_seconds(), 0) for begin, end in down)
    return (taken - due).total_seconds() - gone


def set_lateness(verdict, lateness):
    """Work out the 99th percentile and the maximum."""
    ordered = sorted(lateness)
    verdict.timed = len(ordered)
    if ordered:
        verdict.late_p99_s = round(ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)], 2)
        verdict.late_max_s = round(ordered[-1], 2)
    verdict.lateness = ordered


def total(verdicts):
    """Add the verdicts up."""
    whole = Verdict("all")
    for verdict in verdicts:
        for name in (
            *("effects", "escalations", "messages", "mails", "kills", "missing", "doubled"),
            *("after_answer", "messages_lost", "messages_doubled", "messages_doubled_allowed"),
            *("messages_repeated", "messages_held_up", "messages_confused", "seconds"),
            "messages_withdrawn",
        ):
            setattr(whole, name, getattr(whole, name) + getattr(verdict, name))
        whole.kills_by = dict(Counter(whole.kills_by) + Counter(verdict.kills_by))
        whole.audit += verdict.audit
    set_lateness(whole, [late for verdict in verdicts for late in verdict.lateness])
    return whole
