"""How many workers share the tests, and what a worker has in memory while it runs them."""

import gc
import os

MOST = 4
"""More have little left to share: whole files go to a worker, and some of them take long."""


def pytest_xdist_auto_num_workers():
    """One worker more than there are cores: tests often wait, for a browser or for a server."""
    return min((os.cpu_count() or 1) + 1, MOST)


def pytest_collection_finish():
    """What is loaded by now stays: no search for garbage has to look through it again and again."""
    gc.collect()
    gc.freeze()
