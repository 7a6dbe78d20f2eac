"""What the answers come to."""

from bench.pages.plan import BARE_PAGE, BUSY_MOST_MS, PAGES
from bench.pages.rounds import Answers, figures_of


def summary(answers: Answers, sizes: list[int], busy: dict) -> dict:
    """All figures by name; those of each page at the first size and at the last."""
    small, large = sizes
    pages = {}
    bare = figures_of(answers[BARE_PAGE.name, large])
    for page in PAGES:
        few, many = (figures_of(answers[page.name, size]) for size in sizes)
        pages[page.name] = {
            str(small): few,
            str(large): many,
            "growth": round(many["p50_ms"] / few["p50_ms"], 2),
            "ratio_to_bare": round(many["p50_ms"] / bare["p50_ms"], 2),
            **({"most_to_bare": page.most} if page.most else {}),
        }
    held = {page.name: pages[page.name]["ratio_to_bare"] / page.most for page in PAGES if page.most}
    return {
        "sizes": sizes,
        "pages": pages,
        "bare_p50_ms": bare["p50_ms"],
        "bare_queries": bare["queries"],
        "bare_growth": _growth(answers, sizes),
        "worst_growth": max(page["growth"] for page in pages.values()),
        "worst_ratio_to_bare": max(page["ratio_to_bare"] for page in pages.values()),
        "worst_share_of_what_is_allowed": round(max(held.values()), 2),
        "worst_queries": max(page[str(large)]["queries"] for page in pages.values()),
        "busy": busy,
        "worst_busy_p95_ms": max((one["p95_ms"] for one in busy.get("pages", {}).values()),
                                 default=None),
    }  # fmt: skip


def _growth(answers, sizes):
    few, many = (figures_of(answers[BARE_PAGE.name, size]) for size in sizes)
    return round(many["p50_ms"] / few["p50_ms"], 2)


def rows(figures: dict) -> list[tuple[str, str]]:
    """The table to print: a line for each page, then the worst of each kind."""
    lines = [("", "p50   p50   p95  ×small ×bare  q/s  q/l     bytes")]
    small, large = map(str, figures["sizes"])
    for name, page in figures["pages"].items():
        few, many = page[small], page[large]
        lines.append((
            name,
            f"{few['p50_ms']:5.1f} {many['p50_ms']:5.1f} {many['p95_ms']:6.1f} "
            f"{page['growth']:5.2f} {page['ratio_to_bare']:5.2f} "
            f"{few['queries']:4} {many['queries']:4} {many['bytes']:9,}",
        ))  # fmt: skip
    lines += [
        ("bare page", f"{figures['bare_p50_ms']} ms"),
        ("worst growth", f"{figures['worst_growth']}"),
        ("worst ratio to the bare page", f"{figures['worst_ratio_to_bare']}"),
        (
            "worst share of the ratio that is allowed",
            f"{figures['worst_share_of_what_is_allowed']}",
        ),
        ("most queries", f"{figures['worst_queries']}"),
    ]
    for name, page in figures["busy"].get("pages", {}).items():
        lines.append((f"busy: {name}", f"p50 {page['p50_ms']:6.1f}  p95 {page['p95_ms']:6.1f} ms"))
    if figures["busy"]:
        lines.append((f"worst p95 while busy (at most {BUSY_MOST_MS})",
                      f"{figures['worst_busy_p95_ms']} ms"))  # fmt: skip
    return lines
