"""Reading a document in which anything may stand, and telling all that is wrong at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from incidents.rules.language import gettext as _


@dataclass
class Reading:
    """problems: (where in the document, sentence) of what could not be read"""

    problems: list[tuple[str, str]] = field(default_factory=list)

    def wrong(self, where, sentence):
        """Keep a sentence about what stands at a place."""
        self.problems.append((where, sentence))

    def attempt(self, where, read, *args):
        """What a function reads; None, with its sentence kept, where it can’t."""
        try:
            return read(*args)
        except (ValueError, TypeError, AttributeError) as problem:
            sentence = (
                str(problem) if isinstance(problem, ValueError) else _("is not what belongs here.")
            )
            self.wrong(where, sentence)
            return None

    def table(self, document, name):
        """The table of that name; an empty one where there is none."""
        part = document.get(name, {})
        if isinstance(part, Mapping):
            return part
        self.wrong(name, _("is not what belongs here."))
        return {}

    def list_of(self, table, name, where):
        """The list of that name; an empty one where there is none."""
        part = table.get(name, ())
        if isinstance(part, (list, tuple)):
            return part
        self.wrong(where, _("is not what belongs here."))
        return ()

    def only(self, table, known, where):
        """Keep a sentence for each name that is not known."""
        for name in sorted(set(table) - set(known)):
            self.wrong(where, _("“%(name)s” is nothing we know here.") % {"name": name})
