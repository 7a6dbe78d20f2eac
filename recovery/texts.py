"""Django's `i18n` tags for templates, with texts that are always the same looked up only once.

A page has about eighty of them: looking all of them up anew was a twentieth of its time.
"""

from django.template import Library, Node
from django.template.base import Variable
from django.templatetags import i18n
from django.utils.translation import get_language

register = Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


@register.tag("translate")
@register.tag("trans")
def translate(parser, token):
    """Django's tag; what it says is kept for each language where it can say nothing else."""
    node = i18n.do_translate(parser, token)
    said = node.filter_expression
    is_fixed = isinstance(said.var, Variable) and said.var.literal is not None
    return _Kept(node) if is_fixed and not said.filters and not node.message_context else node


class _Kept(Node):
    """A text, by language; into: the name under which the rest of the template has it."""

    def __init__(self, node):
        self._node, self._into, self._said = node, node.asvar, {}
        node.asvar = None

    def render(self, context):
        language = get_language()
        text = self._said.get(language)
        if text is None:
            text = self._said[language] = self._node.render(context)
        if self._into is None:
            return text
        context[self._into] = text
        return ""
