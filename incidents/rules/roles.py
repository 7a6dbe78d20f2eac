"""Who is what: the four roles, lowest first, and what each of them may see."""

STAFF, LEAD, MANAGER, ADMIN = "staff", "lead", "manager", "admin"

RANK = {STAFF: 0, LEAD: 1, MANAGER: 2, ADMIN: 3}


def sees_everything(roles):
    """Whether somebody holding these roles sees the incidents of every team.

    `roles` is an iterable of role names. Managers and admins do; staff and leads see those of
    their own teams.
    """
    return any(RANK[role] >= RANK[MANAGER] for role in roles)


SEE_ALL = tuple(role for role in RANK if sees_everything([role]))
"""The roles that see the incidents of every team."""


def shares_with_team(roles):
    """Whether somebody who holds these roles in a team arranges things for all of it: lists with
    a name, for one. Those who lead it do, and whoever stands above them."""
    return any(RANK[role] >= RANK[LEAD] for role in roles)
