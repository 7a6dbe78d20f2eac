"""What was done and by whom, a line each, in a file that survives whoever wrote it."""

import json
import os
import time


class Journal:
    """A file to which many processes add lines; a line is there as soon as `note` returns."""

    def __init__(self, path):
        """Add to the file `path`, which need not exist."""
        self.path = path

    def note(self, what, **details):
        """Add a line: what happened, in which process, when, and the details."""
        line = json.dumps({"what": what, "pid": os.getpid(), "at": time.time(), **details})
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            # One write of less than a page: lines of several processes never mix.
            os.write(file, f"{line}\n".encode())
        finally:
            os.close(file)

    def lines(self, what=None):
        """Give the lines as dictionaries, in order; those of one kind if `what` is named."""
        if not self.path.exists():
            return []
        lines = [json.loads(line) for line in self.path.read_text().splitlines()]
        return [line for line in lines if what in (None, line["what"])]
