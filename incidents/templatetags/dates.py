"""Django's `date` filter in the locale of the reader; every template has it, without loading it."""

from datetime import date as day

from django import template
from django.template import defaultfilters

from incidents.speech import form_of

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: day | None, form: str | None = None) -> str:
    """A date or moment; form: as English (UK) writes it, such as “l j F, H:i”."""
    return defaultfilters.date(value, form_of(form) if form else form)
