from incidents.forms.insights import InsightsForm
from incidents.rules.questions import SHEETS
from incidents.views.sent import Sent


def sheet_shown(name: str, written: dict[str, str], sent: Sent) -> dict:
    """One sheet of questions (`rules.questions`) as a step shows it: what is written, and a form.

    written: question code → text; sent: a form that came back takes the place of a new one
    """
    asked = [(question, written.get(question.code, "")) for question in SHEETS[name]]
    return {
        "name": name,
        "asked": asked,
        "is_written": any(text for _, text in asked),
        "answered": sum(bool(text) for _, text in asked),
        "form": sent.or_new(
            InsightsForm, lambda: InsightsForm(sheet=name, written=written), number=name
        ),
    }
