from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from incidents.actions.deliver import requeue
from incidents.models import Message
from incidents.queries.outbox import outbox_page, whole_message


@require_GET
def outbox(request):
    """Every message as it was sent, or as it will be."""
    number = _page_number(request)
    rows, has_next = outbox_page(request.user, number)
    page = {
        "rows": rows,
        "previous_url": f"{reverse('outbox')}?page={number - 1}" if number > 1 else "",
        "next_url": f"{reverse('outbox')}?page={number + 1}" if has_next else "",
    }
    context = {"messages_page": page, "kept": settings.MAIL_IS_KEPT}
    return render(request, "incidents/outbox.html", context)


def _page_number(request):
    number = request.GET.get("page", "1")
    return max(1, min(int(number), 1000)) if number.isdecimal() and len(number) < 5 else 1


def _message_or_404(request, pk):
    try:
        return whole_message(request.user, pk)
    except Message.DoesNotExist as unknown:
        raise Http404 from unknown


@require_GET
def message(request, pk):
    """One message."""
    return render(request, "incidents/message.html", {"message": _message_or_404(request, pk)})


@require_GET
@xframe_options_sameorigin
@csp({"default-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"], "sandbox": True})
def message_body(request, pk):
    """The HTML of one message, for a sandboxed frame: its styles stand in it, as mail needs."""
    return HttpResponse(_message_or_404(request, pk).html)


@require_POST
def requeue_message(request, pk):
    """Try a message that failed once more."""
    requeue(at=timezone.now(), message=_message_or_404(request, pk))
    messages.success(request, _("It waits in the outbox again."))
    return redirect("message", pk=pk)
