# Dateline. `make` alone lists the targets.

VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-to-run
TEST_READY := $(VENV)/.ready-to-test

# The first Python on the PATH that is new enough; `make run PYTHON=/path/to/python3` chooses.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	echo "$$p"; break; fi; done)

# What `dateline run` is told, e.g. `make run ARGS="--port 8600 --no-open"`.
ARGS ?=
# What pytest is told, e.g. `make test PYTEST_ARGS="-n 0 tests/places"`.
PYTEST_ARGS ?= -n 2 --dist loadfile

PIP := $(BIN)/python -m pip --disable-pip-version-check install

.PHONY: help run test test-all lint bench train lock reference images clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: $(RUN_READY) ## set up what is missing, then open the app on 127.0.0.1
	$(BIN)/dateline run $(ARGS)

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
	echo "make: no Python 3.11 or later on the PATH; install one, or: make run PYTHON=/path/to/python3" >&2; \
	exit 2; fi
	@echo "== making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	echo "make: $(PYTHON) cannot make an environment; on Debian: apt-get install python3-venv" >&2; \
	exit 2; }

# The pins are whole (pip asks for every hash), so nothing is resolved anew: without --no-deps an old
# pip warns of an extra of lxml that it overlooks.
$(RUN_READY): requirements.txt pyproject.toml | $(BIN)/python
	@echo "== installing what Dateline needs (pinned, with hashes)"
	$(PIP) --quiet --no-deps --require-hashes -r requirements.txt
	$(PIP) --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(TEST_READY): requirements-dev.txt requirements.txt pyproject.toml | $(BIN)/python
	@echo "== installing what the tests need (pinned, with hashes)"
	$(PIP) --quiet --no-deps --require-hashes -r requirements-dev.txt
	$(PIP) --quiet --no-deps --no-build-isolation -e .
	@touch $(RUN_READY) $@

lint: $(TEST_READY) ## ruff, mypy --strict and the import rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A browser is found, or installed, before the long part begins: a skipped browser test hides a fault.
test: $(TEST_READY) lint ## all that needs only Python and a browser
	@browser=$$($(BIN)/python tests/browser/find_browser.py --install) || exit 1; \
	echo "== tests, with the browser $$browser"; \
	CHROMIUM="$$browser" $(BIN)/python -m pytest -m "not gis" $(PYTEST_ARGS)

test-all: $(TEST_READY) ## what `make test` leaves out: tests that need GDAL and QGIS
	@$(BIN)/python -m pytest -m gis --collect-only -q >/dev/null 2>&1; \
	if [ $$? = 5 ]; then echo "== no test is marked gis yet"; exit 0; fi; \
	$(BIN)/python .ci/install_gis.py && \
	browser=$$($(BIN)/python tests/browser/find_browser.py --install) && \
	CHROMIUM="$$browser" $(BIN)/python -m pytest -m gis -n 0

bench: $(TEST_READY) ## speed and quality, beside the peers; writes benchmarks/results/
	@echo "== installing the peer that speed is measured against (pinned, with hashes)"
	$(PIP) --quiet --require-hashes -r requirements-bench.txt
	$(BIN)/python -m benchmarks $(ARGS)

train: $(TEST_READY) ## fit the weights of geo/*/model anew, from ../shared/corpora and our reports
	$(PIP) --quiet --require-hashes -r requirements-train.txt
	$(BIN)/python -m benchmarks.recognition.train --corpora ../shared/corpora \
	--home $(VENV)/home $(ARGS)
	$(BIN)/python -m benchmarks.roles.train --home $(VENV)/home $(ARGS)
	$(BIN)/python -m benchmarks.senses.train $(ARGS)
	$(BIN)/python -m benchmarks.certainty.train --home $(VENV)/home $(ARGS)

lock: $(TEST_READY) ## pin requirements*.txt anew from pyproject.toml
	$(BIN)/python .ci/lock.py

reference: $(TEST_READY) ## write the generated pages of docs/reference/ anew
	$(BIN)/python .ci/write_reference.py

images: $(TEST_READY) ## take the screenshots of docs/images/ anew
	@browser=$$($(BIN)/python tests/browser/find_browser.py --install) && \
	CHROMIUM="$$browser" $(BIN)/python .ci/write_images.py

clean: ## remove the environment, caches and results (not the store)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	.import_linter_cache test-results benchmarks/results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
