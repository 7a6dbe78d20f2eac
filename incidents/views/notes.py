from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from incidents.actions.note import write_note
from incidents.forms.notes import NoteForm
from incidents.views.shared import incident_or_404
from incidents.views.verbs import verb


@require_POST
def note(request, reference):
    """Keep a note for colleagues; who was called in it and can't be told of it is named."""
    found = incident_or_404(request, reference)

    def write(text):
        kept = write_note(by=request.user, at=timezone.now(), incident=found, text=text)
        if kept.told:
            told = ngettext("%(people)s hears of it.", "%(people)s hear of it.", len(kept.told))
            messages.info(request, told % {"people": ", ".join(kept.told)})
        for sentence in kept.not_told:
            messages.warning(request, sentence)

    done = _("Your note is kept, for us alone.")
    return verb(request, found, NoteForm(request.POST), write, done)
