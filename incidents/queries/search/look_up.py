from datetime import datetime

from django.contrib.postgres.search import SearchRank
from django.db.models import F, QuerySet

from incidents.models import Incident, User
from incidents.queries.filters import FILTERS
from incidents.queries.search.found import Found, Instead
from incidents.queries.search.lexemes import Has, Lexemes, of_teams, written
from incidents.queries.search.vocabulary import Form, what_is_known
from incidents.rules.search_rank import Match, weight
from incidents.rules.search_words import Typed, taken_apart

MOST = 200
"""So many are found at most: who wants an older one says more about it."""
NEWEST, ENOUGH = 10_000, 50
"""A frequent word is looked for among so many of the newest incidents; where they hold so many that
have it, older ones are left alone."""
FREQUENT = ENOUGH / NEWEST
"""A word that a smaller share of all incidents has is looked up in the index of all."""
LISTED = 50_000
"""Where the index lists more incidents for a word, the newest are read one by one until there are
MOST; where it lists fewer, it is quicker to see which of them are among the newest."""


def understood(text: str) -> Typed:
    """What somebody typed, taken apart; the names before a colon are those of the filters."""
    return taken_apart(text, FILTERS)


def look_up(
    typed: Typed, incidents: QuerySet, *, user: User, at: datetime, only_open: bool = False
) -> Found:
    """Those of `incidents` that have everything that was typed, best first.

    incidents: may be narrowed, but not ordered or cut; of them only those that `user` may see are
    found. only_open: says that they are open ones only, which is then looked up quicker.
    Nothing is found where only narrowings were typed. Two queries, three for frequent words that
    few of the newest have; one more for words that occur nowhere
    """
    if not typed.terms:
        return Found()
    known = what_is_known(typed.terms)
    query = _query(typed, user, known.forms, only_open)
    seen = incidents.visible_to(user).order_by()
    matches = []
    share = _share(typed, known.forms)
    if share >= FREQUENT:
        is_listed = share * known.newest <= LISTED
        matches = _matches(query, _newest(seen, query, known.newest, is_listed))
    if len(matches) < ENOUGH:
        matches = _matches(query, _everywhere(seen, query))
    matches.sort(key=lambda match: (-weight(match, typed.plain, typed.reference, at), -match.pk))
    return _found(typed, known.forms, matches)


def _query(typed, user, forms, only_open):
    query = written(typed.terms, forms, *(["is#open"] if only_open else []))
    return query if user.sees_everything else of_teams(user.team_ids, query)


def _share(typed, forms):
    """Of all incidents so many have the rarest of the words, roughly."""
    wanted = [term for term in typed.terms if not term.is_excluded]
    return min((forms[word].share for term in wanted for word in term.words), default=1.0)


def _newest(seen, query, newest, is_listed):
    """Ids of those among the newest."""
    after = newest - NEWEST
    seen = seen.filter(pk__gt=after, search_text__pk__gt=after)
    if is_listed:
        seen = seen.filter(search_text__words=Lexemes(query))
    else:
        seen = seen.filter(Has(F("search_text__words"), Lexemes(query)))
    return seen.order_by("-search_text__pk").values("pk")[:MOST]


def _everywhere(seen, query):
    """Ids of the newest of all, through the index."""
    # The 0 keeps the planner from walking through all incidents, newest first.
    found = seen.filter(search_text__words=Lexemes(query)).order_by((F("pk") + 0).desc())
    return found.values("pk")[:MOST]


def _matches(query, near):
    fields = "pk", "rank", "learned_at", "status", "customer__name"
    rank = SearchRank(F("search_text__words"), Lexemes(query))
    rows = Incident.objects.filter(pk__in=near).annotate(rank=rank).values_list(*fields)
    return [
        Match(pk, rank, learned_at, status == Incident.Status.OPEN, customer)
        for pk, rank, learned_at, status, customer in rows.order_by()
    ]


def _found(typed, forms: dict[str, Form], matches):
    wanted = [term for term in typed.terms if not term.is_excluded]
    single = {term.words[0]: forms[term.words[0]] for term in wanted if not term.is_exact}
    used = {word: form for word, form in single.items() if not form.is_left_out}
    words = {word for form in used.values() for word in form.words}
    words |= {word for term in wanted if term.is_exact for word in term.words}
    return Found(
        ids=[match.pk for match in matches],
        is_cut=len(matches) >= ENOUGH,
        instead=tuple(Instead(word, form.instead) for word, form in used.items() if form.instead),
        words=frozenset(words),
        beginnings=tuple(word for word, form in used.items() if form.is_beginning),
    )
