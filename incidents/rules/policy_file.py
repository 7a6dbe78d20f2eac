"""Policies in TOML files: those that come with Recovery, and one's own."""

import tomllib
from pathlib import Path

from incidents.rules.language import gettext as _
from incidents.rules.policy import Policy
from incidents.rules.policy_document import BadPolicy, read_policy
from incidents.rules.refusal import Refused

SHIPPED = Path(__file__).resolve().parent.parent / "policies"


def shipped() -> dict[str, Path]:
    """Name → file of the policies that come with Recovery."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}


def load_policy(name: str) -> Policy:
    """The policy of this name, or at this path when it ends in “.toml”.

    Raises Refused when there is none, or with everything that is wrong in it.
    """
    path = Path(name) if name.endswith(".toml") else shipped().get(name)
    if path is None:
        raise Refused(
            _(
                "There is no policy “%(name)s”. There are: %(join)s. One of your own is named "
                "by its path, which ends in .toml."
            )
            % {"name": name, "join": ", ".join(shipped())}
        )
    try:
        return read_policy(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as problem:
        raise Refused(
            _("The policy %(path)s can’t be read: %(strerror)s.")
            % {"path": path, "strerror": problem.strerror}
        ) from problem
    except ValueError as problem:
        raise Refused(
            _("The policy %(path)s is no TOML in UTF-8: %(problem)s.")
            % {"path": path, "problem": problem}
        ) from problem
    except BadPolicy as problem:
        raise Refused(
            _("The policy %(path)s can’t be used. %(problem)s") % {"path": path, "problem": problem}
        ) from problem
