"""What make test runs on PostgreSQL has something of every topic that writes."""

from __future__ import annotations

from tests.house.tree import ending, name_of

MARK = "pytest.mark.both_databases"


def test_every_module_that_tests_acts_has_a_test_that_is_run_on_both_databases() -> None:
    acting = [
        file
        for file in ending(".py", under="tests/")
        if file.name.startswith("test_acts") or file.parent.name == "acts"
    ]
    modules = {file: file.read_text(encoding="utf-8") for file in acting}
    asking = {file: text for file, text in modules.items() if "world: World" in text}
    assert len(asking) > 30
    assert [name_of(file) for file, text in asking.items() if MARK not in text] == []
