"""By what happened, to whom, and how it lies."""

from decimal import Decimal, InvalidOperation

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    Q,
    Subquery,
    When,
)
from django.utils.translation import gettext_lazy as _

from incidents.models import Contact, Customer, Incident, Tag
from incidents.queries.filters.beside import has
from incidents.queries.filters.filter import Filter, Lens, Reads, Takes, choices, is_id, one_of
from incidents.queries.tags import named
from incidents.rules.taxonomy import INCIDENT_KINDS

MOST = 200
MANY = 20_000
"""More incidents than these have a tag that many have."""
OPEN, CLOSED, ALL = "open", "closed", "all"
YES, NO = "yes", "no"
NONE = "none"
_STATUS = {OPEN: _("Open"), CLOSED: _("Closed"), ALL: _("Open and closed")}
_YES_OR_NO = {YES: _("Yes"), NO: _("No")}
_DIGITS = 10


def _status(value, lens: Lens):
    one_of(_STATUS, value)
    # Nothing else is on the docket.
    return Q() if value == ALL or lens.only_open else Q(status=value)


def _urgency(value, lens: Lens):
    one_of(Incident.Urgency.values, value)
    if lens.only_open:
        return Q(docket__rank=Incident.Urgency.values.index(value))
    return Q(urgency=value)


def _kind(value, lens: Lens):
    kind = "" if value == NONE else one_of(INCIDENT_KINDS, value)
    return Q(**{lens.field("kind"): kind})


def _equal(field, known):
    return lambda value, lens: Q(**{lens.field(field): one_of(known, value)})


def _whether(field, expected):
    def meets(value, lens):
        condition = Q(**{lens.field(field): expected})
        return condition if one_of(_YES_OR_NO, value) == YES else ~condition

    return meets


def _at_least(field):
    return lambda value, lens: Q(**{f"{lens.field(field)}__gte": _number(value)})


def _number(value):
    try:
        number = Decimal(value)
    except InvalidOperation as no_number:
        raise ValueError(value) from no_number
    if not number.is_finite() or number < 0 or number.adjusted() >= _DIGITS:
        raise ValueError(value)
    return number.quantize(Decimal("0.01"))


def _customer(value, lens: Lens):
    customer = lens.field("customer")
    if is_id(value):
        return Q(**{customer: int(value)})
    called = Customer.objects.filter(name__icontains=value).order_by()
    return Q(**{f"{customer}__in": called.values("pk")})


def _contact(value, _lens):
    if is_id(value):
        return Q(contact=int(value))
    called = Contact.objects.filter(Q(name__icontains=value) | Q(email__iexact=value)).order_by()
    return Q(contact__in=called.values("pk"))


def _tag(value, lens: Lens):
    tag = Tag.objects.filter(named(value)).order_by().values("pk")
    tagged = _tagged().filter(tag=Subquery(tag))
    if not lens.only_open:
        return has(tagged, lens)
    # Of a tag that few have, all are read: line by line it would be looked for in vain for long.
    many = Exists(tagged.order_by("incident").values("pk")[MANY : MANY + 1])
    among_few = ExpressionWrapper(Q(pk__in=tagged.values("incident")), BooleanField())
    (line_by_line,) = has(tagged, lens).children
    return Q(Case(When(many, then=line_by_line), default=among_few))


def _has_a_tag(value, lens: Lens):
    has_one = has(_tagged(), lens)
    return has_one if one_of(_YES_OR_NO, value) == YES else ~has_one


def _tagged():
    return Tag.incidents.through.objects.all()


def _tags(lens: Lens):
    """Tags on incidents of theirs: a tag may name what somebody else should not read."""
    tags = Tag.objects.all()
    if not lens.user.sees_everything:
        of_theirs = _tagged().filter(incident__in=_theirs(lens))
        tags = tags.filter(pk__in=of_theirs.values("tag"))
    return [(name, name) for name in tags.order_by("name").values_list("name", flat=True)[:MOST]]


def _theirs(lens):
    return Incident.objects.visible_to(lens.user).order_by().values("pk")


def _names_of_customers(ids, _lens):
    # Everybody who is signed in may see a customer's profile.
    return Customer.objects.filter(pk__in=ids).order_by().values_list("pk", "name")


def _names_of_contacts(ids, _lens):
    return Contact.objects.filter(pk__in=ids).order_by().values_list("pk", "name")


def _choice(name, label, field, enum, **rest):
    return Filter(name, label, choices(enum.choices), _equal(field, enum.values), **rest)


def _yes_or_no(name, label, field, expected, **rest):
    options, meets = choices(_YES_OR_NO.items()), _whether(field, expected)
    return Filter(name, label, options, meets, group="weight", takes=Takes.ONE, **rest)


FILTERS: tuple[Filter, ...] = (
    Filter(
        "status",
        _("Status"),
        choices(_STATUS.items()),
        _status,
        group="first",
        takes=Takes.ONE,
        words={ALL: _STATUS[ALL]},
        anything=ALL,
        reads=Reads.LINE,
    ),
    Filter(
        "urgency",
        _("Urgency"),
        choices(Incident.Urgency.choices),
        _urgency,
        group="first",
        reads=Reads.LINE,
    ),
    Filter(
        "customer",
        _("Customer"),
        meets=_customer,
        group="case",
        takes=Takes.NAME,
        named=_names_of_customers,
        reads=Reads.FACT,
    ),
    Filter(
        "contact",
        _("Contact"),
        meets=_contact,
        group="case",
        takes=Takes.NAME,
        named=_names_of_contacts,
    ),
    Filter("tag", _("Tag"), _tags, _tag, group="case", takes=Takes.NAME, reads=Reads.BESIDE),
    Filter(
        "kind",
        _("Kind of mistake"),
        choices([*INCIDENT_KINDS.items(), (NONE, _("Not said yet"))]),
        _kind,
        group="case",
        reads=Reads.FACT,
    ),
    _choice(
        "channel",
        _("How we learned of it"),
        "channel",
        Incident.Channel,
        group="case",
        reads=Reads.FACT,
    ),
    _choice(
        "noticed",
        _("Who noticed"),
        "noticed_by",
        Incident.NoticedBy,
        group="case",
        reads=Reads.FACT,
    ),
    _yes_or_no("difficult", _("A difficult conversation"), "is_difficult", expected=True),
    _yes_or_no(
        "internal",
        _("A department of ours"),
        "customer__is_internal",
        expected=True,
        reads=Reads.BESIDE,
    ),
    _yes_or_no("reopened", _("Opened again"), "cycle__gt", expected=1),
    Filter(
        "tagged",
        _("Has a tag"),
        choices(_YES_OR_NO.items()),
        _has_a_tag,
        group="weight",
        takes=Takes.ONE,
        reads=Reads.BESIDE,
    ),
    _choice(
        "footprint",
        _("How many of their people"),
        "footprint",
        Incident.Footprint,
        group="weight",
    ),
    _choice("story", _("Would the story be understood"), "story", Incident.Story, group="weight"),
    Filter(
        "value",
        _("Value at risk, at least"),
        meets=_at_least("value_at_risk"),
        group="weight",
        takes=Takes.NUMBER,
        reads=Reads.FACT,
    ),
    Filter(
        "reach",
        _("Others who may hear of it, at least"),
        meets=_at_least("reach"),
        group="weight",
        takes=Takes.NUMBER,
    ),
)
