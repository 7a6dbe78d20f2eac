class Refused(Exception):
    """Something that a person asked for and that can't be done.

    Its text is shown to that person as it stands: what happened, what was kept, what to do next.
    """
