"""A customer at their own page: they open it from a mail, read, and press buttons."""

import re
from html import unescape

from django.test import Client
from django.utils import timezone

from incidents.actions.customer_link import make_link
from incidents.queries.customer_page import customer_page


class TheirPage:
    """A contact's page, in a browser that knows nothing of us."""

    def __init__(self, link):
        self.link = link
        self.client = Client()
        self.url = link.get_absolute_url()
        self._seals = {}

    def look(self):
        """Open it."""
        answer = self.client.get(self.url)
        self._seals |= dict(re.findall(SEAL, answer.content.decode()))
        return answer

    def press(self, verb, number=None, **given):
        """Send one of its forms, with the seal that the page has given it now or before."""
        path = f"{self.url}{verb}/" + (f"{number}/" if number else "")
        return self.client.post(path, {"seal": self.seal(verb)} | given)

    def seal(self, verb):
        """The seal in the form of this verb."""
        self.look()
        return self._seals.get(verb, "")

    def words(self):
        """What stands on it, as text in one line."""
        return text_of(self.look())

    def read(self):
        """What it shows, before it is put into words."""
        return customer_page(self.link, timezone.now())


SEAL = r'action="/with-you/\w+/(\w+)/[^"]*"[^>]*>\s*<input type="hidden" name="seal" value="(\w+)"'


def page_for(incident, person):
    """Somebody has opened the page for the incident's contact."""
    return TheirPage(make_link(by=person, at=timezone.now(), incident=incident))


def text_of(answer):
    """The text of a page in one line, without its marks."""
    body = answer.content.decode().split('<main class="page">', 1)[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def ticked(answer):
    """The values of the radio buttons that are chosen on a page."""
    return re.findall(
        r'<input type="radio"[^>]* value="(\w+)"[^>]* checked', answer.content.decode()
    )
