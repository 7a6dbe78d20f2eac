"""Django's `i18n` tags, of which `translate` keeps what it says for each language."""

from django.template import Library
from django.template.base import Variable
from django.templatetags import i18n
from django.utils.translation import get_language

from recovery.kept import Kept

register = Library()
register.tags |= i18n.register.tags
register.filters |= i18n.register.filters


@register.tag("translate")
@register.tag("trans")
def translate(parser, token):
    """Django's tag; a text that depends on nothing else is kept."""
    node = i18n.do_translate(parser, token)
    said = node.filter_expression
    is_fixed = isinstance(said.var, Variable) and said.var.literal is not None
    if not is_fixed or said.filters or node.message_context:
        return node
    into, node.asvar = node.asvar, None
    return Kept(node, get_language, into)
