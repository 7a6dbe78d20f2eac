"""Numbers of the figures, each with the way to the list that it counts."""

from django import template
from django.utils.html import format_html

register = template.Library()


@register.filter
def linked(number):
    """A `queries.figures` Number: its words, as a link to its list where there is one."""
    if not (number.n and number.url):
        return number.words
    return format_html('<a href="{}">{}</a>', number.url, number.words)
