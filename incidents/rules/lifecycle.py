"""When an incident may be closed, and what still stands in the way."""

from collections.abc import Iterable

from incidents.rules import kinds

_BLOCKERS = {
    kinds.CONTACT: "Nobody has spoken with them yet. Record the call, or make it now.",
    kinds.ANSWER: "They have no answer yet. Write it: what happened, why, what’s next.",
    kinds.RESOLVE: "It has not been made right yet. Say what made it right.",
    kinds.DECISION: "A decision is waited for. Have it made, or withdraw the question.",
    kinds.ACTION: (
        "An action that we promised is not done yet. Finish it, or say why it is dropped."
    ),
}


def close_blockers(running_kinds: Iterable[str]) -> list[str]:
    """Why an incident can't be closed yet: a sentence each, none when it can.

    running_kinds: the kinds of its clocks that still run. Our next word ends with closing, and a
    check that comes later goes on.
    """
    running = set(running_kinds)
    return [sentence for kind, sentence in _BLOCKERS.items() if kind in running]
