# What a newcomer types: `make demo`, then `make test`. Windows: see README.md.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/asnkarier
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test test-fast test-nightly lint types layers check bench bench-plan docs catalogue samples pictures lock clean

demo: $(VENV)/.installed  ## run the main job on the shipped samples of all four regions
	$(RUN) demo --out build/demo

test: $(VENV)/.installed-dev  ## pass the tests
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not nightly"

test-nightly: $(VENV)/.installed-dev  ## pass what takes too long for every change
	$(BIN)/python -m pytest -n auto --dist worksteal -m nightly

test-fast: $(VENV)/.installed-dev  ## pass the tests that are not slow: under a minute, every package
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not nightly"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

layers: $(VENV)/.installed-dev  ## who may import whom
	$(BIN)/lint-imports --no-cache

docs: $(VENV)/.installed-dev
	$(BIN)/mkdocs build --strict --quiet

check: lint types layers docs test  ## everything CI runs

bench: $(VENV)/.installed-dev  ## the figures of the README, beside their peers
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/bench_gap.py
	$(BIN)/python benchmarks/bench_workbook.py --people 10000
	$(BIN)/python benchmarks/bench_documents.py

bench-plan: $(VENV)/.installed-dev  ## the training plan: proof, seconds and memory, beside plain HiGHS and two rankings
	$(BIN)/python benchmarks/bench_plan.py --large
	$(BIN)/python benchmarks/bench_solver.py --seeds 10 --province --peers

catalogue: $(VENV)/.installed-dev  ## collect the texts to translate, compile the translations
	$(BIN)/python tools/catalogue.py

samples: $(VENV)/.installed-dev  ## write data/samples again; the same seed gives the same bytes
	$(BIN)/python benchmarks/samples.py

pictures: $(VENV)/.installed-dev  ## of the documentation, from build/demo (make demo)
	$(BIN)/python tools/pictures.py build/demo/reports

lock: $(VENV)/.installed-dev  ## choose newest allowed versions again
	$(BIN)/python -m uv pip compile pyproject.toml --group build -o requirements/run.txt --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet
	$(BIN)/python -m uv pip compile pyproject.toml --extra db -c requirements/run.txt -o requirements/db.txt --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet
	$(BIN)/python -m uv pip compile pyproject.toml --group dev --extra db -o requirements/dev.txt --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed
	$(PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt
	touch $@

clean:
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis
