"""The house plan, held: imports point down only, and stand at the top of their file."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = [
    {"incidents.rules"},
    {"incidents.library", "incidents.speech"},
    {"incidents.models"},
    {"incidents.messages", "incidents.channels"},
    {"incidents.queries"},
    {"incidents.actions", "incidents.importing"},
    {"incidents.forms", "incidents.demo", "incidents.templatetags"},
    {"incidents.context", "incidents.middleware", "incidents.sign_in", "incidents.admin"},
    {"incidents.views"},
    {"incidents.urls", "incidents.tasks", "incidents.management", "incidents.apps"},
]
SOURCES = sorted(
    path for path in (ROOT / "incidents").rglob("*.py") if "migrations" not in path.parts
)


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor_of(module):
    for number, names in enumerate(FLOORS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return number
    return None


def imports_of(path):
    """(module imported, line, whether inside a function) of every import in a file."""
    found = []

    def walk(node, inside):
        for child in ast.iter_child_nodes(node):
            within = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            if isinstance(child, ast.Import):
                found.extend((alias.name, child.lineno, within) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert not child.level, f"{path}:{child.lineno} imports relatively"
                found.append((child.module, child.lineno, within))
            walk(child, within)

    walk(ast.parse(path.read_text(encoding="utf-8")), inside=False)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down_and_stand_at_the_top(path):
    module = module_of(path)
    floor = floor_of(module)
    if module != "incidents":
        assert floor is not None, f"{module} has no floor in the house"
    for name, line, inside in imports_of(path):
        assert not inside, f"{path}:{line} imports {name} inside a function"
        below = floor_of(name)
        if below is not None:
            assert below <= floor, f"{path}:{line}: {module} may not import {name}"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "incidents/rules").rglob("*.py")), ids=lambda path: path.name
)
def test_rules_know_nothing_of_django(path):
    for name, line, _ in imports_of(path):
        assert not name.startswith("django"), f"{path}:{line} imports {name}"
        assert not name.startswith("incidents.") or name.startswith("incidents.rules"), name


def test_no_tasks_in_actions_and_no_utils_anywhere():
    for path in SOURCES:
        assert path.stem not in {"utils", "helpers", "misc"}, path
        if "actions" in path.parts:
            assert not any(name == "incidents.tasks" for name, _, _ in imports_of(path)), path
