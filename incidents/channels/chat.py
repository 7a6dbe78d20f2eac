import apprise
from django.utils.translation import gettext as _

from incidents.channels.errors import Undeliverable


def post(address, *, title, text):
    """Say something in a chat.

    address: as Apprise writes it, such as slack://… or json://host/path
    Raises Undeliverable when the chat does not take it; trying again may help, unless the address
    is none.
    """
    chat = apprise.Apprise()
    if not chat.add(address):
        raise Undeliverable(_("This is no chat address that we know how to reach."), final=True)
    if not chat.notify(title=title, body=text):
        raise Undeliverable(_("The chat did not take it."), final=False)


def is_address(address) -> bool:
    """Whether this is an address that `post` understands."""
    return apprise.Apprise.instantiate(address, suppress_exceptions=True) is not None
