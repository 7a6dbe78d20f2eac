"""Breaks the engine on purpose, and counts what came of it: `python -m bench.faults`.

__main__    a folder of its own, the environment, and nothing left behind
run         the scenarios one after the other, the table, the verdict
engine      all that is known of the product: its points, how work is made, how results are read
saboteur    programs of the product that kill themselves at a named point
world       what one scenario lives in: its servers, its database, its processes
verdict     the count: missing, doubled, after the answer, lost, late
scenarios/  the faults
"""
