import json
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.importing.past_log import PastLog
from incidents.importing.profile import ANYTHING_ELSE
from incidents.importing.profile_file import load_profile
from incidents.management.backtest_json import as_object
from incidents.management.backtest_tables import as_text
from incidents.management.up_to_date import ensure_up_to_date
from incidents.queries.history import history, whom
from incidents.queries.named_policy import IN_DATABASE, IN_FORCE, named_policy
from incidents.rules.backtest import beside
from incidents.rules.refusal import Refused


class Command(BaseCommand):
    """Replays the past under a policy. With a log and policies from files it needs no database."""

    help = "Replay our own history, or a log, under a policy: what would have been kept and told?"

    def add_arguments(self, parser):
        parser.add_argument(
            "--policy",
            help="a policy that Recovery brings, the path of one of your own (.toml), draft, or "
            "in-force; with --log the profile may name one",
        )
        parser.add_argument(
            "--against",
            help="a second policy to stand beside; our own history stands beside the one in force",
        )
        parser.add_argument("--log", type=Path, help="a CSV file, in place of our own history")
        parser.add_argument("--profile", help="what the columns of the log mean (needs --log)")
        parser.add_argument("--since", help="only what began on this day or later, as 2026-01-31")
        parser.add_argument("--until", help="only what began on this day or earlier")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *, log, profile, json: bool, **options):
        if bool(log) != bool(profile):
            raise CommandError("--log and --profile go together: a file, and what it means.")
        try:
            found = self._log(log, profile, **options) if log else self._ours(**options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_as_json(*found) if json else _as_text(*found))

    def _log(self, path, name, *, policy, against, since, until, **options):
        """Reports on a file, what its priorities are called, and its spoiled rows."""
        now, profile = timezone.now(), load_profile(name)
        log = PastLog(path, profile, now)
        policies = self._policies([policy or profile.backtest.policy, against], now)
        period = _period(since, until, profile.zone)
        reports = beside(log.records(*period), policies, log.last_moment() or now)
        return reports, _words(profile), log.spoiled

    def _ours(self, *, policy, against, since, until, **options):
        """Reports on our own history. Nothing in it is spoiled."""
        ensure_up_to_date()
        now = timezone.now()
        if against is None and policy != IN_FORCE:
            against = IN_FORCE
        policies = self._policies([policy, against], now)
        period = _period(since, until, timezone.get_current_timezone())
        return beside(history(now, *period), policies, now, whom(now)), {}, None

    def _policies(self, names, now):
        if not names[0]:
            raise Refused("Name a policy to replay under with --policy.")
        if any(name in IN_DATABASE for name in names):
            ensure_up_to_date()
        return [named_policy(name, now) for name in names if name]


def _period(since, until, zone):
    """The moments from and to which `since` and `until` reach; `until` is a whole day."""
    begin = _day(since, "--since") if since else None
    end = _day(until, "--until") + timedelta(days=1) if until else None
    if begin and end and end <= begin:
        raise Refused("--until lies before --since.")
    return [datetime.combine(day, time.min, zone) if day else None for day in (begin, end)]


def _day(text, option):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{option} {text} is no day. Write it like 2026-01-31.") from None


def _words(profile):
    """Urgency → what the file calls it."""
    words = defaultdict(list)
    for theirs, ours in profile.values.get("urgency", {}).items():
        if theirs != ANYTHING_ELSE:
            words[ours].append(theirs)
    return {ours: " / ".join(theirs) for ours, theirs in words.items()}


def _as_json(reports, words, spoiled):
    found = as_object(reports[0], words)
    if spoiled:
        lines = [{"line": line, "reason": reason} for line, reason in spoiled.named]
        found["skipped"] += lines
        found["skipped_count"] += spoiled.count
    found["against"] = as_object(reports[1], words) if reports[1:] else None
    return json.dumps(found, ensure_ascii=False)


def _as_text(reports, words, spoiled):
    text = as_text(reports, words)
    if spoiled and spoiled.count:
        text += f"\n\nRows that can’t be read, and were left out: {spoiled.count:,}."
        text += "".join(f"\nLine {line}: {reason}" for line, reason in spoiled.named[:10])
    return text
