"""The package as its syntax: which modules there are, what each imports, and what it reaches for."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name without the package's own, and its syntax."""

    name: str
    tree: ast.Module
    is_package: bool

    @property
    def layer(self) -> str:
        """The name that stands in the table of layers; empty for the package's own `__init__`."""
        return self.name.split(".", maxsplit=1)[0]

    @property
    def label(self) -> str:
        """What a fault calls it."""
        return self.name or "quiz"


def modules(root: Path) -> list[Module]:
    """Every module of the package `quiz` under a root."""
    package = root / "quiz"
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(Module(name, ast.parse(path.read_text(encoding="utf-8")), is_package))
    return found


def imports(module: Module) -> Iterator[str]:
    """The dotted names that a module imports, in functions too; relative ones are made absolute.

    The package's own `__init__` is the door for `flask --app quiz`: what it imports late, or for types, is let pass.
    """
    statements = module.tree.body if module.name else [*filter(_is_eager, module.tree.body)]
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = _absolute(module, node)
            yield from (f"{source}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _is_late_import(node):
            yield str(node.args[0].value)  # type: ignore[attr-defined]


def _is_eager(statement: ast.stmt) -> bool:
    for_types = isinstance(statement, ast.If) and ast.unparse(statement.test).endswith("TYPE_CHECKING")
    return not for_types and not isinstance(statement, ast.FunctionDef)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    here = ["quiz", *module.name.split(".")] if module.name else ["quiz"]
    above = here[: len(here) - node.level + module.is_package]
    return ".".join([*above, node.module] if node.module else above)


def _is_late_import(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in {"import_module", "__import__"} and bool(call.args) and isinstance(call.args[0], ast.Constant)


def uses(module: Module) -> Iterator[str]:
    """The dotted names that a module reaches for, with the names it gave its imports put back."""
    known = {"open": "open"}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                known[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and not node.level:
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute):
            yield _dotted(node, known)


def _dotted(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, known)}.{node.attr}"
    return known.get(node.id, "…") if isinstance(node, ast.Name) else "…"


@pytest.fixture
def plant(tmp_path: Path) -> Callable[..., Path]:
    """Write a small package: the name of a module, dots for folders → its code."""

    def write(**codes: str) -> Path:
        (tmp_path / "quiz").mkdir()
        for name, code in {"__init__": "", **codes}.items():
            path = tmp_path.joinpath("quiz", *name.split(".")).with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(code, encoding="utf-8")
        return tmp_path

    return write
