"""Tags of templates that say the same each time, worked out only once: texts and addresses.

A page has about ninety of them, which were a fifteenth of its time.
"""

from collections.abc import Callable, Hashable

from django.template import Node


class Kept(Node):
    """What a tag has said before.

    node: the tag as Django makes it; it says something, and does nothing else
    of: gives on what it depends besides
    into: the name under which the rest of the template has it, None for a tag that writes it
    """

    def __init__(self, node: Node, of: Callable[[], Hashable], into: str | None = None) -> None:
        self._node, self._of, self._into, self._said = node, of, into, {}

    def render(self, context):
        """What it says, or nothing where the template takes it from the context."""
        key = self._of()
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._node.render(context)
        if self._into is None:
            return said
        context[self._into] = said
        return ""
