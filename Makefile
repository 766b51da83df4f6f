# Every target sets up what it needs: python3 and make are enough. The environment in .venv is kept as long as the
# lock files do not change.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := .venv-lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --upgrade --group build

.PHONY: run test lint format bench lock clean

# A desk of the example cables, as it looked on the day before one of its deadlines.
run: .venv/run.stamp
	@mkdir -p build
	$(BIN)/demarche ingest examples --desk build/desk.db
	$(BIN)/demarche desk --desk build/desk.db --today 2012-06-21

test: .venv/dev.stamp
	$(BIN)/python -m pytest -q

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev.stamp
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# make bench ARGS="--quick --only fuzz"
bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks $(ARGS)

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group dev --extra parquet -o requirements/dev.txt
	rm -rf .venv-lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist src/*.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/%.stamp: requirements/%.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes --requirement $<
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
