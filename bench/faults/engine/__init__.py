"""All that the bench knows of the product, in one place: when the engine changes, this changes.

points      where in its code a process may be killed, and how its programs are run
work        how due incidents and answers are made, with its own actions
results     what should have happened, and what did
"""

from bench.faults.engine.points import *  # noqa: F403
from bench.faults.engine.results import *  # noqa: F403
from bench.faults.engine.work import *  # noqa: F403
