from django import forms

from incidents.forms.fields import WordsField
from incidents.forms.verb import VerbForm
from incidents.rules.questions import SHEETS

LONGEST = 4000


class InsightsForm(VerbForm):
    """A few questions of the path, each of which may be left blank.

    sheet: which few (`rules.questions.SHEETS`); written: question code → what was written before
    """

    verb = "insights"

    def __init__(self, *args, sheet, written=None, **kwargs):
        super().__init__(*args, number=sheet, **kwargs)
        for question in SHEETS[sheet]:
            self.fields[question.code] = _field(question)
        self.initial |= {
            code: text for code, text in (written or {}).items() if code in self.fields
        }

    def clean(self):
        """What was sent; a question that was not asked keeps its answer."""
        sent = super().clean()
        return {code: text for code, text in sent.items() if self.add_prefix(code) in self.data}


def _field(question):
    options = {"label": str(question.ask), "help_text": str(question.hint), "required": False}
    if question.rows == 1:
        return forms.CharField(max_length=LONGEST, **options)
    return WordsField(rows=question.rows, max_length=LONGEST, **options)
