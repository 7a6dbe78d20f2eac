"""Whether a page is sound: nothing that axe-core minds, and nothing wider than its window."""

from axe_playwright_python.base import AXE_SCRIPT as AXE

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What differs between light and dark."""
OPTIONS = {
    # To describe what is all right takes longer than to look at it.
    "resultTypes": ["violations"],
    # A mail in its sandboxed frame is not ours to walk into.
    "iframes": False,
}


def unsound(page, address=""):
    """What is the matter with a page, in light and dark, on a desk and on a phone.

    address: where to go for it; the page as it stands where it is empty
    """
    if address:
        page.goto(address)
    problems = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        problems += violations(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        problems += violations(page, runOnly=COLOURS)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            problems.append(f"{page.url} is {wider} px wider than its window: {sticks_out(page)}")
    return problems


def violations(page, **options):
    """What axe-core minds in a page as it is shown; options: those of axe-core."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found = page.evaluate(
        "options => axe.run(options).then(({violations}) => violations)", OPTIONS | options
    )
    return [
        f"{page.url}: {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]
    ]


def sticks_out(page):
    """The innermost elements that reach out of the window, to be found again."""
    return page.evaluate(
        "[...document.querySelectorAll('main *')].filter(one => !one.children.length"
        " && one.getBoundingClientRect().right > innerWidth + 1)"
        ".slice(0, 5).map(one => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 9)}`)"
    )
