"""Backtesting: what would have become of the past under another policy.

What one clock would have told on the way depends on its stop alone: nobody knows how people would
have acted on other reminders, nor what they would have acknowledged or snoozed.
"""

from collections.abc import Iterable
from datetime import datetime

from incidents.rules.backtest.by_role import Whom, by_role
from incidents.rules.backtest.ledger import Ledger
from incidents.rules.backtest.past import Past, Run
from incidents.rules.backtest.report import Report
from incidents.rules.policy import Policy

__all__ = ["Past", "Report", "Run", "backtest", "beside"]


def backtest(records: Iterable[Past], policy: Policy, at: datetime, whom: Whom = by_role) -> Report:
    """Replay the past under a policy, up to `at` (aware). The records are read once, one by one."""
    (report,) = beside(records, [policy], at, whom)
    return report


def beside(
    records: Iterable[Past], policies: Iterable[Policy], at: datetime, whom: Whom = by_role
) -> list[Report]:
    """The same past under several policies, in one reading; a report for each, in their order."""
    ledgers = [Ledger(policy, at, whom) for policy in policies]
    for past in records:
        for ledger in ledgers:
            ledger.add(past)
    return [ledger.report() for ledger in ledgers]
