"""Files of an incident: adding several at once, downloading, and taking one out."""

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from incidents.actions.attachment import LARGEST, MOST
from incidents.actions.attachment import attach as keep_file
from incidents.actions.attachment import detach as take_out
from incidents.rules.refusal import Refused
from incidents.views.shared import incident_or_404
from incidents.views.verbs import then_back


@require_POST
def attach(request, reference):
    """Keep the files that were sent; one that is refused is named, and the others are kept."""
    found, at = incident_or_404(request, reference), timezone.now()
    sent = request.FILES.getlist("files")
    if not sent:
        messages.warning(request, _("Choose a file first."))
    kept = sum(_is_kept(request, found, at, file) for file in sent[:MOST])
    if len(sent) > MOST:
        messages.warning(request, _("Only the first 20 were looked at: so many may be with one."))
    if kept:
        done = ngettext("%(count)s file is kept.", "%(count)s files are kept.", kept)
        messages.success(request, done % {"count": kept})
    return redirect(f"{found.get_absolute_url()}#files")


def _is_kept(request, incident, at, file):
    # Of what is too large only the beginning was taken in (recovery.uploads).
    content = b"" if file.size > LARGEST else file.read()
    try:
        if file.size > LARGEST:
            raise Refused(_("It is larger than 10 MB. Make it smaller, or split it."))
        keep_file(by=request.user, at=at, incident=incident, name=file.name, content=content)
    except Refused as refusal:
        messages.warning(
            request,
            _("“%(name)s” was not kept. %(why)s") % {"name": file.name, "why": refusal},
        )
        return False
    return True


@require_GET
@cache_control(private=True, no_store=True)
@csp({"default-src": [NONE], "sandbox": True})
def attachment(request, reference, pk):
    """One file, to be saved: no browser shows it as a page of ours."""
    found = get_object_or_404(incident_or_404(request, reference).attachments, pk=pk)
    try:
        content = found.file.open()
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.kind)
    answer[_("X-Content-Type-Options")] = "nosniff"
    return answer


@require_POST
def detach(request, reference, pk):
    """Take a file out, for good."""
    incident = incident_or_404(request, reference)
    found = incident.attachments.select_related("incident").filter(pk=pk).first()

    def out():
        if found:
            take_out(by=request.user, at=timezone.now(), attachment=found)

    name = found.name if found else _("The file")
    return then_back(request, incident, out, _("“%(name)s” is taken out.") % {"name": name})
