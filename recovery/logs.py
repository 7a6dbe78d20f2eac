"""What a log must not hold."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(/with-you/)[^/\s'\"]+")


class HideTokens(logging.Filter):
    """Take the token out of the addresses of customers' pages: whoever has it, is let in."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the addresses in a line; every line passes."""
        line = record.getMessage()
        if "/with-you/" in line:
            record.msg, record.args = _TOKEN.sub(r"\1…", line), None
        return True
