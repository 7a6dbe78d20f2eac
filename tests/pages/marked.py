"""A language that marks whatever can be translated, and what a page says outside of its marks."""

import re
from contextlib import contextmanager
from gettext import NullTranslations
from html.parser import HTMLParser
from unittest import mock

from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.utils.translation import trans_real

from incidents.library.phrases import phrase_bank
from incidents.library.playbooks import playbooks
from incidents.library.scenarios import scenarios
from incidents.models import User
from incidents.rules.policy_file import load_policy, shipped

LANGUAGE = "en-zz"
OPEN, CLOSE = "⟦", "⟧"
_CONTEXT = "\x04"

SPOKEN = ("alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext",
          "label", "placeholder", "title")  # fmt: skip
UNSEEN = ("script", "style", "template", "kbd", "code")
BUTTONS = ("submit", "button", "reset")
ALONE = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")


class Marked(NullTranslations):
    """Every message in ⟦brackets⟧, as Django's catalogues would hold it."""

    def gettext(self, message):
        return f"{OPEN}{message.rpartition(_CONTEXT)[2]}{CLOSE}"

    def ngettext(self, one, many, number):
        return self.gettext(one if number == 1 else many)

    def language(self):
        return LANGUAGE

    def to_language(self):
        return LANGUAGE


@contextmanager
def spoken_here(settings):
    """Have the company, and all of its people, speak the marked language."""
    settings.LANGUAGES = [(LANGUAGE, "Marked")]
    settings.LANGUAGE_CODE = LANGUAGE
    with mock.patch.dict(trans_real._translations, {LANGUAGE: Marked()}):
        yield


class _Said(HTMLParser):
    """The texts of a page that stand in no brackets, and so can't be translated."""

    def __init__(self):
        super().__init__()
        self.outside, self.depth, self._unseen = [], 0, []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        for name, value in attrs:
            is_button = name == "value" and tag == "input" and given.get("type") in BUTTONS
            if value and (name in SPOKEN or is_button):
                self._note(_outside(value)[0])
        is_data = tag in UNSEEN or ("lang" in given and tag != "html")
        if tag not in ALONE and (is_data or tag in self._unseen[-1:]):
            self._unseen.append(tag)

    def handle_endtag(self, tag):
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()

    def handle_data(self, data):
        if not self._unseen:
            text, self.depth = _outside(data, self.depth)
            self._note(text)

    def _note(self, text):
        self.outside += [one for part in text.split("\0") if (one := " ".join(part.split()))]


def _outside(text, depth=0):
    """What of it stands outside of brackets, and how many are still open at its end."""
    left = []
    for one in text:
        if one == OPEN:
            depth += 1
            left.append("\0")
        elif one == CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            left.append(one)
    return "".join(left), depth


def unmarked(html: str, data: "Data") -> list[str]:
    """Words of a page that no catalogue could change, each once."""
    said = _Said()
    said.feed(html)
    if said.depth:
        said.outside.append("Marks that are never closed hide what follows them")
    return list(dict.fromkeys(one for one in said.outside if data.leaves_words(one)))


class Data:
    """What people wrote, and names: a page may show it as it is, in any language."""

    _WORD = re.compile(r"[^\W\d_]{2,}")
    _ZONES = re.compile(r"\b[A-Z]\w+(?:/[\w-]+)+")
    _NOT_WORDS = re.compile(
        r"\bR-\d+|\bUTC\b|\b[A-Z]{2,3}\b|[\w.+-]+@[\w.-]+|\w+://\S+|\d+(?:st|nd|rd|th)"
        r"|\{\{\w+\}\}|\bP\d+\b"
    )

    def __init__(self, *more: str):
        """more: names that stand in no table"""
        texts = [*_stored(), *_brought_along(), *_called(), *more]
        lines = {one for text in texts for one in text.split("\n")}
        known = {" ".join(one.split()) for one in lines}
        self._known = sorted((one for one in known if len(one) > 2), key=len, reverse=True)

    def leaves_words(self, text: str) -> bool:
        """Whether anything of a text is neither data nor a number, a reference or the like."""
        text = self._ZONES.sub(" ", text)
        for one in self._known:
            if one in text:
                text = text.replace(one, " ")
        return bool(self._WORD.search(self._NOT_WORDS.sub(" ", text)))


def _stored():
    """All that stands in the database as free text."""
    for model in apps.get_app_config("incidents").get_models():
        fields = [field for field in model._meta.fields if _is_free(field)]
        for row in model.objects.values_list(*(field.attname for field in fields)):
            for value in row:
                yield from _texts(value)


def _is_free(field):
    return isinstance(field, CharField | TextField | JSONField) and not field.choices


def _texts(value):
    if isinstance(value, str):
        # A single small word is a code of ours, and not what somebody wrote.
        if not value.islower() or " " in value or "." in value:
            yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _called():
    """What colleagues call each other."""
    for name in User.objects.values_list("name", flat=True):
        yield from name.split()


def _brought_along():
    """Documents that come with Recovery; they are translated as documents."""
    for one in [*scenarios().values(), *playbooks().values(), phrase_bank()]:
        for line in _strings(_plain(one)):
            yield from (line, f"{line[:1].upper()}{line[1:]}")
    for stem in shipped():
        yield load_policy(stem).name


def _strings(value):
    """Every string within lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _plain(value):
    if hasattr(value, "__dataclass_fields__"):
        return [_plain(getattr(value, name)) for name in value.__dataclass_fields__]
    if isinstance(value, dict):
        return [*value, *(_plain(one) for one in value.values())]
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
