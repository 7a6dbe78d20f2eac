"""Django's `url` tag, which keeps the address of a page of which there is only one."""

from django.template import Library
from django.template.defaulttags import url as django_url
from django.urls import get_script_prefix, get_urlconf

from recovery.kept import Kept

register = Library()


@register.tag
def url(parser, token):
    """Django's tag; an address without anything in it that varies is kept."""
    node = django_url(parser, token)
    name = node.view_name
    # Which of several sites “admin:index” means, only the page knows.
    is_fixed = not name.is_var and not name.filters and ":" not in name.var
    if not is_fixed or node.args or node.kwargs or node.asvar:
        return node
    return Kept(node, lambda: (get_script_prefix(), get_urlconf()))
