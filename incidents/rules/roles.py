"""Who is what: the four roles, lowest first, and what each of them may see."""

STAFF, LEAD, MANAGER, ADMIN = "staff", "lead", "manager", "admin"

RANK = {STAFF: 0, LEAD: 1, MANAGER: 2, ADMIN: 3}


def sees_everything(roles):
    """Whether somebody holding these roles sees the incidents of every team.

    `roles` is an iterable of role names. Managers and admins do; staff and leads see those of
    their own teams.
    """
    return any(RANK[role] >= RANK[MANAGER] for role in roles)
