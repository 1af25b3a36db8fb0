# Every command of the project; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test test-hours test-postgresql setup check bench pictures journeys crash hostile coverage-of-mission messages reference lock clean quick format pages pages-compare measures

# What Python has compiled is kept, so that no process of a run compiles it again; make clean takes it away.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
TOGETHER = $(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder
ON_POSTGRESQL := $(PYTHON) -m tests.postgres
WORKERS ?= 2
KILLS ?= 1000
IMAGES ?= 2000
FOR ?= tests
NAME ?= now
MOST ?= 40

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-20s %s\n", $$1, $$2}' Makefile

demo:  ## A whole municipality, invented, running and ready to sign in to (STAGE=analysis|dialogue|decision|followup|election)
	@$(MAKE) --no-print-directory setup FOR=demo
	@.venv/bin/koll demo $(if $(STAGE),--stage $(STAGE))

test: setup check  ## Everything that must be true; on PostgreSQL what may differ there
	@echo "tests of the scripts in the pages"
	@$(PYTHON) tools/node.py test
	@echo "tests on the embedded database"
	@env -u DATABASE_URL $(TOGETHER) -m "not slow_control and not hostile"
	@echo "tests on PostgreSQL: those marked both_databases"
	@$(ON_POSTGRESQL) $(TOGETHER) -m "both_databases and not slow_control and not hostile"

test-postgresql: setup  ## On PostgreSQL every test that asks a database, and the control of the crash tests
	@$(ON_POSTGRESQL) $(TOGETHER) --only-database -m "not hostile"

setup:  ## Make this folder ready: Python packages, assets, translations, and what the tests need
	@python="$$(sh tools/find-python.sh)" && "$$python" tools/setup.py $(FOR)

check:  ## Style, types and contracts; quick enough for every commit
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check --quiet || { echo "make format mends it"; exit 1; }
	@$(PYTHON) tools/templates.py check || { echo "make format mends it"; exit 1; }
	@$(PYTHON) -m mypy -n 2
	@.venv/bin/lint-imports
	@$(PYTHON) tools/node.py check

format:  ## Put code and templates in the form that make check asks for
	@$(PYTHON) -m ruff check --fix --quiet || true
	@$(PYTHON) -m ruff format
	@$(PYTHON) tools/templates.py format

quick:  ## The tests that take no browser and crash nothing, on the embedded database
	@$(PYTEST) -n $(WORKERS) -m "not journey and not crash and not hostile"

test-hours:  ## All tests as if the clock stood elsewhere: at night, at midnight, at the turn of a year, on a leap day, when the hour changes (FOR_TESTS=tests/finance)
	@env -u DATABASE_URL $(PYTHON) -m tests.hours $(if $(FOR_TESTS),$(FOR_TESTS)) -n $(WORKERS) --dist loadfile --no-loadscope-reorder

pictures:  ## Take the pictures of the officer's guide anew, by walking the year in a browser
	@rm -f docs/officer/pictures/*.png
	@KOLL_PICTURES=1 env -u DATABASE_URL $(PYTEST) tests/journeys -n $(WORKERS) --dist loadfile

journeys:  ## Every journey in a browser, also those that make test makes through the pages alone
	@KOLL_IN_BROWSER=1 env -u DATABASE_URL $(PYTEST) tests/journeys -n $(WORKERS) --dist loadfile

bench:  ## Measure a large municipality on this machine
	@$(PYTHON) -m tests.bench

pages:  ## Record what every reader is answered everywhere, under a NAME in .koll/pages (LIKE=a record or folder from before)
	@PYTHONPATH=tools $(PYTHON) -m pages record $(NAME) $(if $(LIKE),--like $(LIKE))

pages-compare:  ## Record it as it is now, and say what differs from BASE, a record or folder from before (MOST differences)
	@PYTHONPATH=tools $(PYTHON) -m pages record $(NAME) --like $(BASE)
	@PYTHONPATH=tools $(PYTHON) -m pages compare $(BASE) $(NAME) --most $(MOST)

measures:  ## How far the house is from what it is to be
	@$(PYTHON) tools/measures.py

crash:  ## Kill and cut the power of real servers, many times (KILLS, IMAGES)
	@KOLL_CRASH_ROUNDS=$(KILLS) KOLL_CRASH_IMAGES=$(IMAGES) env -u DATABASE_URL $(PYTEST) -m crash -s
	@KOLL_CRASH_ROUNDS=$(KILLS) $(ON_POSTGRESQL) $(PYTEST) -m crash -s

hostile:  ## Put every hostile value in every field of every form, at each stage of the example
	@env -u DATABASE_URL $(PYTEST) -m hostile -n $(WORKERS) --dist load

coverage-of-mission:  ## Which requirements of the mission a test proves
	@$(PYTHON) tools/mission.py

messages:  ## Put new words in the catalogues, take old ones away, compile
	@$(PYTHON) tools/messages.py update

reference:  ## Write docs/reference anew
	@$(PYTHON) tools/reference.py

lock:  ## Lock the newest versions that pyproject.toml allows
	@sh tools/lock.sh

clean:  ## Remove everything that can be made again, but no data
	@rm -rf .venv node_modules src/koll/frame/static/koll/build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src -name '*.mo' -delete
	@find src tests tools -name __pycache__ -type d -exec rm -rf {} +
