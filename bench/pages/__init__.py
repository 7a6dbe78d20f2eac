"""How fast pages are, and how much that changes as a company grows."""

SETTINGS = "bench.pages.settings"
COPY = "bench_pages"
"""The copy of a database that is measured on: what measuring writes goes away with it."""
BARE = "bench/bare/"
PLAINLY = "bench/plainly/"
