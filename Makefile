# make site: the website, from a clean clone with nothing but Python 3.11 or later and make. make test: everything is tested.
PYTHON ?= python3
BIN := .venv/bin
# --no-compile: no time goes into bytecode of modules that nothing imports; of the others Python makes it when it first does. Where it is
# told not to, as in many images of containers, every command of ours would compile hundreds of modules anew: a second each time.
export PYTHONDONTWRITEBYTECODE :=
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

.PHONY: site test coverage mutation check lint bench schema licences screenshots lock clean

site: .venv/installed
	$(BIN)/assessments build --site site
	@echo
	@echo "The site is in site/. To open it: $(BIN)/assessments serve, then http://127.0.0.1:8000/ in a browser."

test: .venv/installed-for-tests
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# Which lines and branches of generator/ the tests run, in commands and workers too. A browser runs none that a build does not.
coverage: export COVERAGE_FILE = $(CURDIR)/build/coverage/data
coverage: .venv/installed-for-tests
	rm -rf build/coverage
	mkdir -p build/coverage
	$(BIN)/coverage run --rcfile=$(CURDIR)/pyproject.toml -m pytest --numprocesses auto --dist worksteal --ignore tests/browser
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# What tests would not notice, in the parts where it matters most: hours. PART=points runs one of them (tests/mutation.py names them).
mutation: .venv/installed-for-tests
	$(BIN)/python -m tests.mutation $(PART)

check: .venv/installed
	$(BIN)/assessments check

lint: .venv/installed-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/deptry generator
	$(BIN)/deptry generator tests --exclude '^$$' --ignore DEP004

# Write the JSON Schema of the YAML anew from the records.
schema: .venv/installed
	$(BIN)/python -m generator.schema content

# Write docs/licences.md anew from what is locked and installed.
licences: .venv/installed-for-tests
	$(BIN)/python -m tests.licences

screenshots: site .venv/installed-for-tests
	$(BIN)/python -m tests.browser.screenshots

# Ours against stock MkDocs at 100 and 1,000 assessments, into benchmarks/RESULTS.md; BENCH_LARGE=1 adds 10,000. Leave the machine alone meanwhile.
bench: .venv/installed-for-tests
	$(BIN)/python -m benchmarks

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python requirements.lock pyproject.toml
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# The lock for tests holds all that the other does.
.venv/installed-for-tests: .venv/python requirements.lock requirements-dev.lock pyproject.toml
	$(INSTALL) --require-hashes --requirement requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch .venv/installed $@

# Write both locks anew from pyproject.toml, with the newest versions it allows.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --upgrade pyproject.toml build.in -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --upgrade pyproject.toml build.in --group dev -o requirements-dev.lock

clean:
	rm -rf .venv build site
