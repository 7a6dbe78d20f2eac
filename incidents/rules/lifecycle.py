"""When an incident may be closed, and what still stands in the way."""


def close_blockers(running_kinds):
    """Why an incident can't be closed yet: a sentence each, none when it can.

    running_kinds: the kinds of its clocks that still run ("contact", "answer").
    """
    blockers = []
    if "contact" in running_kinds:
        blockers.append("Nobody has spoken with them yet. Record the call, or make it now.")
    if "answer" in running_kinds:
        blockers.append("They have no answer yet. Write it: what happened, why, what’s next.")
    return blockers
