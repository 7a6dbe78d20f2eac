"""What one row says about its incident, held against itself."""

from incidents.importing.draft import Draft, DraftTouchpoint
from incidents.importing.row import BadRow, Row
from incidents.models import Contact, Customer, Incident, Team, Touchpoint

LONG_TEXTS = ("happened", "promised", "impact")
MOMENTS = ("learned_at", "occurred_at", "closed_at")

AS_TOUCHPOINT = {channel: channel for channel in Touchpoint.Channel.values} | {
    Incident.Channel.PHONE.value: Touchpoint.Channel.CALL.value
}
"""How we learned of an incident → the channel of a touchpoint, where they speak of the same."""


def draft_of_row(row: Row) -> Draft:
    """The draft that a row makes by itself.

    Raises BadRow when something needed is missing, can’t be read, or contradicts the rest.
    """
    texts, cut = _texts(row)
    moments = {name: row.moment_of(name) for name in MOMENTS}
    status = Incident.Status.CLOSED if moments["closed_at"] else Incident.Status.OPEN
    details = {
        **texts,
        **moments,
        "status": row.word("status") or status.value,
        "urgency": row.word("urgency") or Incident.Urgency.NORMAL.value,
        "noticed_by": row.word("noticed_by") or Incident.NoticedBy.CUSTOMER.value,
        "channel": row.word("channel"),
    }
    answered_at = row.moment_of("answered_at")
    draft = Draft(
        **_names(row),
        details=details,
        answered_at=answered_at or moments["closed_at"],
        touchpoints=_touchpoints(row, details["channel"]),
        history=_ends(answered_at, moments["closed_at"]),
        notes=(*row.profile.notes.all(row.values), *cut),
    )
    _require(draft)
    _hold_against_itself(draft)
    return draft


def _names(row):
    return {
        "reference": row.name("reference", _most(Incident, "external_ref")),
        "customer": row.name("customer", _most(Customer, "name")),
        "team": row.name("team", _most(Team, "name")),
        "owner": row.name("owner"),
        "contact": row.name("contact", _most(Contact, "name")),
        "contact_email": row.email("contact_email", _most(Contact, "email")),
    }


def _texts(row):
    """The long texts as they fit into their fields, and sentences with what did not."""
    texts, cut = {}, []
    for name in LONG_TEXTS:
        text, most = row.text(name), _most(Incident, name)
        if len(text) > most:
            label = Incident._meta.get_field(name).verbose_name
            cut.append(f"More of {label}: …{text[most - 1 :]}")
            text = f"{text[: most - 1]}…"
        texts[name] = text
    return texts, cut


def _most(model, field):
    return model._meta.get_field(field).max_length


def _touchpoints(row, channel):
    told = []
    for rule in row.profile.touchpoints:
        at, way = row.moment(rule.at), rule.channel or AS_TOUCHPOINT.get(channel)
        if at and way:
            told.append(DraftTouchpoint(at, way, rule.direction, rule.summary.best(row.values)))
    return tuple(sorted(told, key=lambda touchpoint: touchpoint.at))


def _ends(answered_at, closed_at):
    ends = (answered_at, "They had their answer"), (closed_at, "It was closed")
    return tuple((at, headline) for at, headline in ends if at)


def _require(draft):
    for name in ("reference", "customer", "team"):
        if not getattr(draft, name):
            raise BadRow(f"It has no {name}: the cells it is taken from are empty.")
    for name in ("happened", "learned_at"):
        if not draft.details[name]:
            raise BadRow(f"It has no {name}: the cells it is taken from are empty.")


def _hold_against_itself(draft):
    learned_at, closed_at = draft.details["learned_at"], draft.details["closed_at"]
    if closed_at and closed_at < learned_at:
        raise BadRow("It was closed before we learned of it: one of the two moments is wrong.")
    if draft.answered_at and draft.answered_at < learned_at:
        raise BadRow("It was answered before we learned of it: one of the two moments is wrong.")
    if closed_at and draft.is_open:
        raise BadRow("It is open, yet it has a moment at which it was closed.")
