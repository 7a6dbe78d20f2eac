"""What may stand in a cell of a file that somebody opens in a spreadsheet."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these is read as a formula, which can send what stands beside it
elsewhere (OWASP, “CSV injection”)."""


def defused(cell):
    """A cell as it may stand there: a text that would be a formula gets an apostrophe before it.

    Numbers and empty cells stay as they are.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
