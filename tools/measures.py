"""How far the house is from what it is to be: `make measures` prints it, and a test lets each measure only improve.

The numbers that hold stand in tests/house/measures.toml with their goals; `measures.py --write` puts better ones there.
A folder that does not exist counts nothing, so that the same measures hold before a move and after it.
"""

from __future__ import annotations

import argparse
import ast
import gc
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "house" / "measures.toml"

COMPONENTS = ("src/koll/frame/components/",)
SURFACES = ("src/koll/web/", "src/koll/portal/", "src/koll/api/", "src/koll/signin/")
BELOW = tuple(f"src/koll/{name}/" for name in ("reads", "public", "acts", "connect", "reports", "snapshot", "domain"))
TWINS = ("src/koll/api/", "src/koll/portal/", "src/koll/cli/")
ENGINE = ("src/koll/acts/engine/",)
TAKES_MANY = ("Kept",)
"""Classes whose arguments by position are a row of the same kind, as the tables that a kept value is made of."""
MOST_OF_A_LINE, MOST_OF_A_TEMPLATE, MOST_OF_A_VIEW, MOST_BY_POSITION = 120, 3072, 25, 4


@cache
def names() -> tuple[str, ...]:
    """Every file of the project that is there, as Git knows them: those committed and those about to be."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "src", "tests"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()}))


@cache
def text(name: str) -> str:
    """What the file says."""
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


def files(suffix: str, under: tuple[str, ...] = ("src/koll/",), but: tuple[str, ...] = ()) -> list[str]:
    """The files with the suffix in the folders, without those of migrations."""
    return [
        name
        for name in names()
        if name.endswith(suffix) and name.startswith(under) and not (but and name.startswith(but))
        if "/migrations/" not in name
    ]


def occurrences(pattern: str, among: list[str]) -> int:
    """How many times the pattern stands in the files; within a line."""
    found = re.compile(pattern, re.MULTILINE)
    return sum(len(found.findall(text(name))) for name in among)


def lines(pattern: str, among: list[str]) -> int:
    """How many lines of the files have the pattern."""
    found = re.compile(pattern)
    return sum(1 for name in among for line in text(name).splitlines() if found.search(line))


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """What the measures ask of in the product's Python, with the file it stands in."""
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    kinds = (*definitions, ast.Call, ast.Lambda, ast.IfExp, ast.Compare, ast.Name, ast.arg)
    return tuple(
        (name, node) for name in files(".py") for node in ast.walk(ast.parse(text(name))) if isinstance(node, kinds)
    )


def modules_in_the_largest_folder() -> int:
    """The house wants at most fourteen topics and five more in a layer's folder."""
    return max(Counter(str(Path(name).parent) for name in files(".py")).values(), default=0)


def long_template_lines() -> int:
    """Lines over 120 characters."""
    return sum(1 for name in files(".html") for line in text(name).splitlines() if len(line) > MOST_OF_A_LINE)


def large_templates() -> int:
    """Files over 3 kB."""
    return sum(1 for name in files(".html") if (ROOT / name).stat().st_size > MOST_OF_A_TEMPLATE)


def public_names_in_more_than_one_module() -> int:
    """Functions and classes of a module's own, without the twins of the surfaces and the components, which are tags."""
    found = Counter(
        line
        for name in files(".py", but=(*TWINS, *COMPONENTS))
        for line in set(re.findall(r"(?m)^(?:def|class) [A-Za-z]\w*", text(name)))
    )
    return sum(1 for times in found.values() if times > 1)


def long_views() -> int:
    """Functions of the surfaces that take a request and have more than 25 lines."""
    return sum(
        1
        for name, node in nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and name.startswith(SURFACES)
        if node.args.args and node.args.args[0].arg == "request"
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MOST_OF_A_VIEW
    )


def called(call: ast.Call) -> str:
    """The name of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def constructors_by_position() -> int:
    """Calls of classes with five arguments or more that are not named."""
    return sum(
        1
        for _name, node in nodes()
        if isinstance(node, ast.Call) and len(node.args) > MOST_BY_POSITION
        if re.match(r"[A-Z]\w*[a-z]", called(node)) and called(node) not in TAKES_MANY
    )


def dataclasses_by_position() -> int:
    """Dataclasses whose fields may be given by position."""
    classes = [node for _name, node in nodes() if isinstance(node, ast.ClassDef)]
    decorators = [ast.unparse(decorator) for node in classes for decorator in node.decorator_list]
    return sum(1 for words in decorators if re.match(r"dataclass\b", words) and "kw_only=True" not in words)


def is_word_of_kind(node: ast.expr) -> bool:
    """Whether it is a kind's word, a row of words, or a constant that stands for either; `KINDS` are all there are."""
    if isinstance(node, ast.Tuple | ast.Set | ast.List):
        return any(is_word_of_kind(part) for part in node.elts)
    if isinstance(node, ast.Starred):
        return is_word_of_kind(node.value)
    if isinstance(node, ast.Constant):
        return bool(node.value)
    word = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return word.isupper() and word != "KINDS"


def kinds_by_word() -> int:
    """A thing's kind compared with a word, outside the thing itself.

    A body's kind is a key of the charter and is compared with rows of keys; a piece of a document has the kind its
    format gives it, so `media` is left out.
    """
    return sum(
        1
        for name, node in nodes()
        if isinstance(node, ast.Compare) and not name.startswith("src/koll/media/")
        if isinstance(node.left, ast.Attribute) and node.left.attr == "kind" and ast.unparse(node.left) != "self.kind"
        if is_word_of_kind(node.comparators[0])
    )


def nested_conditional_expressions() -> int:
    """One conditional expression within another."""
    return sum(
        1
        for _name, node in nodes()
        if isinstance(node, ast.IfExp) and any(isinstance(part, ast.IfExp) for part in (node.body, node.orelse))
    )


def each_as_a_variable() -> int:
    """Loop variables, parameters and names that do not say what they stand for, and those of examples in docstrings."""
    names_of = {ast.Name: "id", ast.arg: "arg"}
    variables = sum(1 for _name, node in nodes() if getattr(node, names_of.get(type(node), ""), "") == "each")
    return variables + lines(r"(>>>|\.\.\.) .*\bfor each in\b", python())


def python() -> list[str]:
    """Every module of the product."""
    return files(".py")


def pages() -> list[str]:
    """Every template outside the components."""
    return files(".html", but=COMPONENTS)


def codes_of_refusals() -> list[str]:
    """The code of each place that refuses, "" where it has none written there; without those that hand a code on."""
    made: list[str] = []
    for _name, node in nodes():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if not re.fullmatch(REFUSALS, node.func.id):
            continue
        by_name = (word.value for word in node.keywords if word.arg == "code")
        code = next(iter([*by_name, *node.args[:1]]), None)
        if isinstance(code, ast.Call) and called(code) == GIVEN_CODE:
            continue
        made.append(code.value if isinstance(code, ast.Constant) and isinstance(code.value, str) else "")
    return made


def untested_codes() -> int:
    """Codes of refusals that no test names."""
    tests = "\n".join(text(name) for name in files(".py", ("tests/",)))
    return sum(1 for code in set(codes_of_refusals()) if code and f'"{code}"' not in tests)


def codes_in_two_places() -> int:
    """Codes that more than one place refuses with."""
    return sum(1 for times in Counter(codes_of_refusals()).items() if times[0] and times[1] > 1)


GIVEN_CODE = "given_code"
"""What marks a code as written elsewhere (koll.domain.refusals): the place that chose it has it."""

REFUSALS = r"Refusal|Forbidden|SignInNeeded|NotFound|Busy|Conflict"
"""The classes of what a person cannot have."""

EVERY: dict[str, Callable[[], int]] = {
    "modules in the largest folder": modules_in_the_largest_folder,
    "template lines over 120 characters": long_template_lines,
    "templates over 3 kB": large_templates,
    "includes outside components": lambda: occurrences(r"\{% include", pages()),
    "ds- classes outside components": lambda: occurrences(r'class="ds-', pages()),
    "raw dates and paragraph signs in templates": lambda: occurrences(r"\|date:|§", pages()),
    "public names in more than one module": public_names_in_more_than_one_module,
    "each as a variable": each_as_a_variable,
    "calls of ours()": lambda: occurrences(r"\bours\(\)", python()),
    "dataclasses": lambda: lines(r"^@dataclass", python()),
    "dataclasses that take arguments by position": dataclasses_by_position,
    "calls of classes with five arguments by position": constructors_by_position,
    "refusal classes": lambda: lines(
        rf"^class (UnableTo|Refusal\(Exception|\w+\(({REFUSALS})\b)",
        python(),
    ),
    "refusals tested without a reason": lambda: lines(
        rf"raises\(({REFUSALS})\)", files(".py", ("tests/",), ("tests/refusals.py",))
    ),
    "refusals without a code of their own": lambda: codes_of_refusals().count(""),
    "codes of refusals in two places": codes_in_two_places,
    "codes of refusals in no test": untested_codes,
    "addresses below the surfaces": lambda: lines(r'f"/[a-z{]', files(".py", BELOW)),
    "names of bodies asked of the database": lambda: occurrences(r"body__name\b", python()),
    "kinds of work asked by their word": kinds_by_word,
    "writes in acts outside the engine": lambda: lines(
        r"\.(create|save|update|delete|bulk_create|set)\(", files(".py", ("src/koll/acts/",), ENGINE)
    ),
    "languages asked below the surfaces": lambda: occurrences(r"\bget_language\(", files(".py", BELOW)),
    "views over 25 lines": long_views,
    "lambdas": lambda: sum(1 for _name, node in nodes() if isinstance(node, ast.Lambda)),
    "nested conditional expressions": nested_conditional_expressions,
}
"""Everything that may only become less."""


def product_lines() -> int:
    """Lines of Python in the product without migrations: told, and held to nothing."""
    return sum(text(name).count("\n") for name in files(".py"))


def faults(measured: dict[str, int], kept: dict[str, int]) -> Iterator[str]:
    """A sentence for each measure that is not the number kept for it."""
    for name in sorted(measured.keys() | kept.keys()):
        now, then = measured.get(name), kept.get(name)
        if now is None:
            yield f"{name}: nothing measures it; take it away from measures.toml."
        elif then is None:
            yield f"{name}: no number is kept; write {now} in measures.toml."
        elif now > then:
            yield f"{name}: it was {then} and has become {now}; it may only become less."
        elif now < then:
            yield f"{name}: it was {then} and is better now; write {now} in measures.toml (measures.py --write does)."


def shown(measured: dict[str, int], goals: dict[str, int]) -> Iterator[str]:
    """The table."""
    for name, now in measured.items():
        yield f"{name:<52}{now:>8,}{goals.get(name, 0):>8,}"
    yield f"{'lines of Python in the product':<52}{product_lines():>8,}"


def write(file: Path, measured: dict[str, int], kept: dict[str, int]) -> None:
    """Puts the numbers that are better, and those that are missing, in the file."""
    words = file.read_text(encoding="utf-8")
    for name, now in measured.items():
        if now < kept.get(name, now):
            words = re.sub(rf'(?m)^("{re.escape(name)}" = \{{ now = )\d+', rf"\g<1>{now}", words)
        elif name not in kept:
            words += f'"{name}" = {{ now = {now}, goal = 0 }}\n'
    file.write_text(words, encoding="utf-8")


def main() -> int:
    """Prints the table; with --check only what is not as it is kept, and 1 when anything is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is not as it is kept")
    parser.add_argument("--write", action="store_true", help="keep the numbers that are better")
    parser.add_argument("--kept", type=Path, default=KEPT, help="the file of the numbers that are kept")
    given = parser.parse_args()
    gc.disable()  # the trees of the whole product stay until the end, and looking through them doubles the time
    rows = tomllib.loads(given.kept.read_text(encoding="utf-8"))
    kept = {name: row["now"] for name, row in rows.items()}
    measured = {name: measure() for name, measure in EVERY.items()}
    if given.write:
        write(given.kept, measured, kept)
        return 0
    told = list(faults(measured, kept))
    if given.check:
        print("\n".join(told), end="\n" if told else "")
        return 1 if told else 0
    print("\n".join([*shown(measured, {name: row["goal"] for name, row in rows.items()}), *told]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
