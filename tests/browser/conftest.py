import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def sits_down(context, client, live_server):
    """Give a person a browser in which they are signed in; the page collects what went wrong."""

    def sit_down(person):
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page = context.new_page()
        page.problems = []
        page.on("console", lambda line: _note(page, line))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        return page

    return sit_down


@pytest.fixture
def sits_alone(browser, live_server):
    """Give a person a browser that nobody else uses; the page collects what went wrong.

    Further options are those of a context of Playwright.
    """
    contexts = []

    def sit_down(person, **options):
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page = context.new_page()
        page.problems = []
        page.on("console", lambda line: _note(page, line))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        return page

    yield sit_down
    for context in contexts:
        context.close()


def _note(page, line):
    if line.type in ("error", "warning"):
        page.problems.append(f"{page.url}: {line.text}")


@pytest.fixture
def browser_context_args(browser_context_args, live_server):
    """Addresses in the tests are those of our own server."""
    return {**browser_context_args, "base_url": live_server.url}
