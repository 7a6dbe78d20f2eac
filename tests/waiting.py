import time

PATIENCE = 120


def wait_until(condition, *, within=PATIENCE):
    """Wait until `condition()` is true, and give what it returned.

    The limit only ends a test that would wait for ever; how long it takes is never what is tested.
    """
    end = time.monotonic() + within
    while not (answer := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"Still waiting after {within} s for {condition}")
        time.sleep(0.05)
    return answer
