from dataclasses import dataclass

from django.utils.translation import gettext as _

NAMED = 20
COUNTED = 1000


@dataclass(frozen=True)
class Finding:
    """Something that is not as promised.

    code: what of, for programs; sentence: for people; ids: of the rows it is about, the first few
    is_broken: False for what somebody should know, though no promise is broken yet
    """

    code: str
    sentence: str
    ids: tuple[int, ...] = ()
    is_broken: bool = True


def found(code, rows, sentence, is_broken=True) -> list[Finding]:
    """The finding about these rows (a query), if there are any.

    sentence: with its plural by `number`, in which `names` stands for the first few and `count`
    for how many
    """
    ids = list(rows.values_list("pk", flat=True)[: COUNTED + 1])
    if not ids:
        return []
    count = (
        str(len(ids)) if len(ids) <= COUNTED else _("More than %(counted)s") % {"counted": COUNTED}
    )
    words = {"number": len(ids), "count": count, "names": _names(rows)}
    return [Finding(code, sentence % words, tuple(ids[:NAMED]), is_broken)]


def _names(rows):
    incidents = rows.values_list("incident", flat=True)[:50]
    return ", ".join(f"R-{pk}" for pk in list(dict.fromkeys(filter(None, incidents)))[:5])
