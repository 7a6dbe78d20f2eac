"""Ordinal numbers, as they are said."""

from incidents.rules.language import gettext_lazy

_WITHIN = (
    "",
    *(gettext_lazy("first"), gettext_lazy("second"), gettext_lazy("third")),
    *(gettext_lazy("fourth"), gettext_lazy("fifth")),
)
_AT_THE_START = (
    "",
    *(gettext_lazy("First"), gettext_lazy("Second"), gettext_lazy("Third")),
    *(gettext_lazy("Fourth"), gettext_lazy("Fifth")),
)
_ENDINGS = {
    1: gettext_lazy("%(number)sst"),
    2: gettext_lazy("%(number)snd"),
    3: gettext_lazy("%(number)srd"),
}
_TH = gettext_lazy("%(number)sth")


def nth(number: int, *, at_the_start: bool = False) -> str:
    """“second”, “third”, later “7th”. at_the_start: as it begins a sentence"""
    first_few = _AT_THE_START if at_the_start else _WITHIN
    if number < len(first_few):
        return str(first_few[number])
    words = _ENDINGS.get(number % 10 if number % 100 not in (11, 12, 13) else 0, _TH)
    return str(words % {"number": number})
