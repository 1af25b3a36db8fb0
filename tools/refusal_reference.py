"""The page of docs/reference that lists every refusal: its code, its kind, the field it is about and what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

KINDS = frozenset({"Refusal", "Forbidden", "SignInNeeded", "NotFound", "Busy", "Conflict"})
TRANSLATING = frozenset({"_", "gettext", "gettext_lazy", "N_", "translate", "str"})
GIVEN = "given_code"
UNSAID = "…"
"""What stands for words that are known only when the refusal is made."""

HEAD = """# Refusals

Every reason for which Koll cannot do what it is asked. The code is a topic and a reason: an answer to a program carries
it (`code`, in the open data the problem's `type`), a line of the log names it, a test asks for it. The kind says how it
is handled, the field which box of a form it is about. In a sentence, %(word)s and … stand for what is known only then.

| Kind | Status | When |
|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Row:
    """A refusal as the page lists it."""

    code: str
    kind: str
    field: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a call stands: its module, and the function around it, in which a name of a sentence is looked for."""

    module: str
    tree: ast.Module
    function: ast.AST


def page(source: Path) -> str:
    """The page, from every module below the folder."""
    parts = [HEAD, *kind_lines()]
    rows = sorted({*written(source), *permissions(), *economy_files(), not_for_you()})
    for topic, group in groupby(rows, key=lambda row: row.code.partition(".")[0]):
        parts.append(f"\n## {topic}\n\n| Code | Kind | Field | Sentence |\n|---|---|---|---|\n")
        parts.extend(line(row) for row in group)
    return "".join(parts)


def kind_lines() -> Iterator[str]:
    """The kinds with their statuses and what they mean."""
    refusals: Any = import_module("koll.domain.refusals")
    statuses = dict(import_module("koll.frame.http.refusal_answers").STATUS)
    for name in ("Refusal", "Forbidden", "SignInNeeded", "NotFound", "Busy", "Conflict"):
        kind = getattr(refusals, name)
        yield f"| `{name}` | {int(statuses.get(kind, 400))} | {kind.__doc__.strip().splitlines()[0]} |\n"


def line(row: Row) -> str:
    """The row as a table has it."""
    sentence = " ".join(row.sentence.split()).replace("|", "\\|")
    return f"| `{row.code}` | `{row.kind}` | {f'`{row.field}`' if row.field else ''} | {sentence} |\n"


def written(source: Path) -> Iterator[Row]:
    """Every refusal whose code stands where it is made."""
    for file in sorted(source.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        module = ".".join(file.relative_to(source.parent).with_suffix("").parts).removesuffix(".__init__")
        for function, call in calls(tree, tree):
            kind = call.func.id if isinstance(call.func, ast.Name) else ""
            if kind not in KINDS or module.startswith("koll.frame.components"):
                continue
            code, sentence, field = arguments(call)
            if not (isinstance(code, ast.Constant) and isinstance(code.value, str)):
                check_given(code, module)
                continue
            scope = Scope(module=module, tree=tree, function=function)
            yield Row(code=code.value, kind=kind, field=words(field, scope), sentence=words(sentence, scope) or UNSAID)


def check_given(code: ast.expr | None, module: str) -> None:
    """Raises SystemExit for a code that neither stands there nor is said to be given."""
    if not (isinstance(code, ast.Call) and ast.unparse(code.func) == GIVEN):
        raise SystemExit(f"{module} refuses with a code that is neither written there nor marked by {GIVEN}")


def calls(node: ast.AST, function: ast.AST) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Every call below the node, with the innermost function it stands in."""
    for below in ast.iter_child_nodes(node):
        if isinstance(below, ast.Call):
            yield function, below
        yield from calls(below, below if isinstance(below, ast.FunctionDef | ast.AsyncFunctionDef) else function)


def arguments(call: ast.Call) -> tuple[ast.expr | None, ast.expr | None, ast.expr | None]:
    """The code, the sentence and the field that a refusal is made with."""
    named = {word.arg: word.value for word in call.keywords}
    in_order = dict(zip(("code", "sentence", "field"), call.args, strict=False))
    given = in_order | named
    return given.get("code"), given.get("sentence"), given.get("field")


def words(node: ast.expr | None, scope: Scope) -> str:
    """The words that an expression comes to, in English; "" where that is known only when it is made."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.BinOp(op=ast.Mod(), left=left):
            return words(left, scope)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return words(left, scope) + words(right, scope)
        case ast.IfExp(body=body, orelse=orelse):
            return " / ".join(filter(None, (words(body, scope), words(orelse, scope))))
        case ast.JoinedStr(values=values):
            return "".join(words(value, scope) or UNSAID for value in values)
        case ast.Call(func=ast.Name(id="ngettext"), args=[_one, many, *_rest]):
            return words(many, scope)
        case ast.Call(func=ast.Name(id=name), args=[text, *_rest]) if name in TRANSLATING:
            return words(text, scope)
        case ast.Name(id=name):
            return words_of_name(name, scope, before=node.lineno)
    return ""


def words_of_name(name: str, scope: Scope, before: int) -> str:
    """What the name was last given above the line in the function; else what the module has by that name."""
    values = [
        node.value
        for node in ast.walk(scope.function)
        if isinstance(node, ast.Assign) and node.lineno < before
        if any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]
    if values:
        return " / ".join(dict.fromkeys(filter(None, (words(value, scope) for value in values))))
    value = getattr(import_module(scope.module), name, "")
    return "" if callable(value) else str(value)


def permissions() -> Iterator[Row]:
    """What those who may not are told: of the rules, and of the question itself."""
    module: Any = import_module("koll.permissions")
    rules: Mapping[Any, Any] = module.RULES
    for act, rule in rules.items():
        code = module.permission_code(act)
        yield Row(code=code, kind="Forbidden", field="", sentence=str(rule.why_not))
        if rule.states is not None:
            yield Row(code=f"{code}_not_now", kind="Forbidden", field="", sentence=str(rule.why_not_now))
    check: Any = import_module("koll.permissions._check")
    tree = ast.parse(Path(check.__file__).read_text(encoding="utf-8"))
    for function, call in calls(tree, tree):
        said = {word.arg: word.value for word in call.keywords}
        if isinstance(code := said.get("code"), ast.Constant):
            scope = Scope(module=check.__name__, tree=tree, function=function)
            yield Row(code=str(code.value), kind="Forbidden", field="", sentence=words(said.get("why"), scope))


def economy_files() -> Iterable[Row]:
    """What makes a file of the economy unreadable."""
    faults: Mapping[str, Any] = import_module("koll.acts.finance._outcome_import").FILE_FAULTS
    return [
        Row(code=f"economy.file_{why}", kind="Refusal", field="file", sentence=str(sentence))
        for why, sentence in faults.items()
    ]


def not_for_you() -> Row:
    """What a page that has no permission of its own refuses with."""
    return Row(code="page.not_for_you", kind="Forbidden", field="", sentence=UNSAID)
