import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Error

MOST = 3000
"""So many characters of a page are told where a test fails on it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Tell with a test that fails what was on the pages that it had open."""
    report = yield
    if report.when == "call" and report.failed:
        contexts = item.funcargs.get("desks", ())
        # The first page of each only keeps the window open.
        pages = [page for context in contexts for page in context.pages[1:]]
        report.sections += [(f"Page {page.url}", _text_of(page)) for page in pages]
    return report


def _text_of(page):
    try:
        return page.inner_text("body", timeout=2000)[:MOST]
    except Error as error:
        return f"Nothing could be read of it: {error}"


@pytest.fixture(scope="session")
def desks(browser, live_server):
    """Contexts that last from test to test, each with an empty page that keeps its window open.

    To open a window costs Chromium more than most of what is done in one.
    """
    contexts = []
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture
def takes_desk(desks, browser, live_server):
    """Give a context that nobody else uses in this test; of earlier ones it has cached files only.

    What a test changes in a context for good, such as its clock, needs one of its own.
    """
    taken = []

    def take():
        if len(taken) == len(desks):
            desks.append(browser.new_context(base_url=live_server.url))
            desks[-1].new_page()
        taken.append(desks[len(taken)])
        return taken[-1]

    yield take
    for context in taken:
        for page in context.pages[1:]:
            page.close()
        context.clear_cookies()


@pytest.fixture
def context(takes_desk):
    """Where pages open: in a browser in which nobody is signed in."""
    return takes_desk()


@pytest.fixture
def sits_down(takes_desk, live_server):
    """Give a person a browser in which they are signed in; the page collects what went wrong."""
    return lambda person: _signed_in(person, takes_desk(), live_server)


@pytest.fixture
def sits_alone(browser, live_server):
    """The same, in a context of its own with further options, which are those of Playwright."""
    contexts = []

    def sit_down(person, **options):
        contexts.append(browser.new_context(base_url=live_server.url, **options))
        return _signed_in(person, contexts[-1], live_server)

    yield sit_down
    for context in contexts:
        context.close()


def _signed_in(person, context, live_server):
    client = Client()
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


def _note(page, line):
    if line.type in ("error", "warning"):
        page.problems.append(f"{page.url}: {line.text}")
