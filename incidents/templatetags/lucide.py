"""Lucide's `{% lucide %}`, drawn once and not once for each row of a list; and one sign of our own.

It stands in the place of the package's own tag, so the package is none of the installed apps, and
takes the same arguments. An icon whose arguments are all known beforehand is drawn when its
template is read; any other is drawn once for each set of arguments.
"""

from functools import lru_cache

from django import template
from django.template.base import TextNode, token_kwargs
from django.template.loader import render_to_string
from lucide.templatetags.lucide import lucide

register = template.Library()

USUAL_SIZE = 24
OURS = {"escalations": "_stairs.html"}
"""Signs that Lucide has none for: their templates, drawn by name like any other."""


@register.tag("lucide")
def icon(parser, token):
    """An icon as inline SVG: `{% lucide "phone" size=16 class="i" aria_hidden="true" %}`.

    Arguments are as with `lucide`: the name, then attributes with _ for -; size is in pixels.
    """
    _, name, *words = token.split_contents()
    options = token_kwargs(words, parser)
    if words:
        raise template.TemplateSyntaxError(f"lucide does not understand “{words[0]}”.")
    node = Icon(parser.compile_filter(name), options)
    return TextNode(node.render(template.Context())) if node.is_fixed else node


class Icon(template.Node):
    """An icon that depends on what the template is given."""

    def __init__(self, name, options):
        self._name, self._options = name, options

    @property
    def is_fixed(self):
        """Whether all of it stands in the template."""
        return all(_is_text(one) for one in (self._name, *self._options.values()))

    def render(self, context):
        """Its SVG."""
        options = {name: value.resolve(context) for name, value in self._options.items()}
        size = options.pop("size", USUAL_SIZE)
        return drawn(str(self._name.resolve(context)), size, tuple(options.items()))


@lru_cache(maxsize=1024)
def drawn(name, size, options):
    """The SVG of an icon, by the package; options: (name, value) of each attribute.

    One of ours has its attributes in its template. Raises lucide.IconDoesNotExist for a name that
    is none.
    """
    if name in OURS:
        return render_to_string(OURS[name], {"size": size})
    return lucide(name, size=size, **dict(options))


def _is_text(expression):
    """Whether a template's author has written all of it: “phone”, or 16."""
    is_known = not expression.is_var or expression.var.literal is not None
    return is_known and not expression.filters
