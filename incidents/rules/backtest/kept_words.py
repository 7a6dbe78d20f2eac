"""How many promises would have been kept, in whole sentences: one for each kind of clock."""

from incidents.rules.kinds import ANSWER, CONTACT, DECISION, RESOLVE, UPDATE
from incidents.rules.language import gettext_lazy as _

KEPT = {
    # of how many, how many would have been in time
    CONTACT: _("Under %(name)s %(kept)s of %(n)s first contacts would have been in time"),
    ANSWER: _("Under %(name)s %(kept)s of %(n)s answers would have been in time"),
    UPDATE: _("Under %(name)s %(kept)s of %(n)s next words would have been in time"),
    DECISION: _("Under %(name)s %(kept)s of %(n)s decisions would have been in time"),
    RESOLVE: _("Under %(name)s %(kept)s of %(n)s incidents would have been made right in time"),
}
ONE_RUNS = {
    CONTACT: _("Under %(name)s 1 first contact still runs, in time"),
    ANSWER: _("Under %(name)s 1 answer still runs, in time"),
    UPDATE: _("Under %(name)s 1 next word still runs, in time"),
    DECISION: _("Under %(name)s 1 decision still runs, in time"),
    RESOLVE: _("Under %(name)s 1 incident still runs, in time"),
}
SOME_RUN = {
    CONTACT: _("Under %(name)s %(running)s first contacts still run, in time"),
    ANSWER: _("Under %(name)s %(running)s answers still run, in time"),
    UPDATE: _("Under %(name)s %(running)s next words still run, in time"),
    DECISION: _("Under %(name)s %(running)s decisions still run, in time"),
    RESOLVE: _("Under %(name)s %(running)s incidents still run, in time"),
}
NOTHING_PROMISED = {
    CONTACT: _("Under %(name)s no time is promised for first contacts"),
    ANSWER: _("Under %(name)s no time is promised for answers"),
    UPDATE: _("Under %(name)s no time is promised for next words"),
    DECISION: _("Under %(name)s no time is promised for decisions"),
    RESOLVE: _("Under %(name)s no time is promised for making incidents right"),
}
