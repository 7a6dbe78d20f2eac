"""The teams, customers, contacts and owners that a batch of drafts names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model, Q
from django.db.models.functions import Lower

from incidents.importing.draft import Draft
from incidents.models import Contact, Customer, Membership, Team, User


@dataclass(frozen=True)
class Places:
    """Look them up here; they all are in the database."""

    teams: dict[str, Team]
    customers: dict[str, Customer]
    contacts: dict[tuple[str, str], Contact]
    owners: dict[str, User]
    memberships: set[tuple[int, int]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> "Places":
        """Find them, and add teams, customers and contacts that are new. People are never added.

        A fixed number of statements for any number of drafts.
        """
        teams = _by_name(Team, {draft.team for draft in drafts})
        customers = _by_name(Customer, {draft.customer for draft in drafts})
        owners = _people({draft.owner for draft in drafts if draft.owner})
        return cls(
            teams=teams,
            customers=customers,
            contacts=_contacts([draft for draft in drafts if draft.contact], customers),
            owners=owners,
            memberships=_memberships(owners.values(), teams.values()),
        )

    def owner_of(self, draft: Draft) -> User | None:
        """Who owns it here: somebody of that e-mail address or name, and in its team."""
        owner = self.owners.get(draft.owner.lower()) or self.owners.get(draft.owner)
        is_theirs = owner and (owner.pk, self.teams[draft.team].pk) in self.memberships
        return owner if is_theirs else None

    def contact_of(self, draft: Draft) -> Contact | None:
        """Its contact, if the file tells one."""
        return self.contacts.get((draft.customer, draft.contact))


def _by_name(model: type[Model], names: Iterable[str]):
    found = {one.name: one for one in model.objects.filter(name__in=names)}
    # By name, as whoever else adds some at this moment does, so that no two wait for each other.
    missing = model.objects.bulk_create(
        [model(name=name) for name in sorted(names) if name not in found],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["name"],
    )
    return found | {one.name: one for one in missing}


def _contacts(drafts, customers):
    wanted = {}
    for draft in drafts:
        whom = draft.customer, draft.contact
        wanted[whom] = wanted.get(whom) or draft.contact_email
    found = {
        (one.customer.name, one.name): one
        for one in Contact.objects.filter(
            customer__in=[customers[name] for name, _ in wanted],
            name__in=[name for _, name in wanted],
        ).select_related("customer")
    }
    missing = Contact.objects.bulk_create(
        [
            Contact(customer=customers[customer], name=name, email=email)
            for (customer, name), email in sorted(wanted.items())
            if (customer, name) not in found
        ],
        update_conflicts=True,
        unique_fields=["customer", "name"],
        update_fields=["name"],
    )
    return found | {(one.customer.name, one.name): one for one in missing}


def _people(named):
    """E-mail address in lower case and name → the person; a name that two have is nobody’s."""
    active = User.objects.filter(is_active=True).annotate(address=Lower("email"))
    addresses = {name.lower() for name in named}
    people = list(active.filter(Q(name__in=named) | Q(address__in=addresses)))
    names = Counter(person.name for person in people)
    by_name = {person.name: person for person in people if names[person.name] == 1}
    return by_name | {person.address: person for person in people}


def _memberships(people, teams):
    held = Membership.objects.filter(user__in=list(people), team__in=list(teams))
    return set(held.values_list("user_id", "team_id"))
