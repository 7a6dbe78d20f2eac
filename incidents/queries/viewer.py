from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """What of a person decides what they see: enough of a User to build a query for them with."""

    pk: int
    team_ids: list[int]
    sees_everything: bool


def viewer(user) -> dict:
    """The same of a user by name, as a prepared query takes it (`queries.prepared`)."""
    return {
        "pk": user.pk,
        "team_ids": user.team_ids,
        "sees_everything": user.sees_everything,
    }
