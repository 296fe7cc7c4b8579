# Everything runs in .venv, which these targets set up from nothing but Python and make.
#   make compare   the report on the corpus pair
#   make test      the tests
# PYTHON=/path/to/python3.12 make ...  chooses the interpreter.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PAIR := corpus/shanghai-medical-robots
COMPILED := build/compiled
ENGINE := $(addprefix tests/,align checks comparison facts lexical lexicon structure termbase verdicts) \
  tests/test_api.py tests/test_compiled_engine.py tests/test_corpus.py tests/test_direction.py

.PHONY: help compare test compiled testcompiled pythons lint types contracts check golden bench fit evaluate figures mutate site named clean
.DEFAULT_GOAL := help

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

compare: $(VENV)/.installed ## Compare the corpus pair
	@$(BIN)/policyparse compare $(PAIR)/source.zh.txt $(PAIR)/translation.en.txt

test: $(VENV)/.installed-dev ## Run the tests
	@$(BIN)/python -m pytest -n auto

compiled: $(VENV)/.installed-dev ## Compile the engine, into build/compiled (needs a C compiler; takes minutes)
	@rm -rf $(COMPILED)
	@HATCH_BUILD_HOOKS_ENABLE=1 $(PIP) wheel --no-deps --wheel-dir $(COMPILED) .
	@$(PIP) install --no-deps --target $(COMPILED)/site $(COMPILED)/*.whl

testcompiled: ## Run the tests of the engine on what is compiled
	@PYTHONPATH=$(CURDIR)/$(COMPILED)/site POLICYPARSE_COMPILED=required $(BIN)/python -m pytest -n auto $(ENGINE) \
	  --ignore tests/align/test_searches.py  # its doubles are no scorers to compiled code

lint: $(VENV)/.installed-dev ## Check style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## Check types
	@$(BIN)/mypy

contracts: $(VENV)/.installed-dev ## Check that imports point one way
	@$(BIN)/lint-imports

check: lint types contracts test ## All of the above

PYTHONS ?= /usr/bin/python3 python3.11 python3.12 python3.13 python3.14 $(wildcard $(HOME)/.pyenv/versions/3.1[1-9]*/bin/python)
TRIED := import ensurepip, sys; v = sys.version_info; sys.exit(v < (3, 11) or print("%d.%d.%d" % v[:3]))
OTHERS := $(VENV)/pythons

pythons: $(VENV)/.installed-dev ## Find the same with the other versions of Python that are here
	@own=$$($(BIN)/python -c '$(TRIED)'); mkdir -p $(OTHERS); \
	for python in $(PYTHONS); do \
	  version=$$($$python -c '$(TRIED)' 2>/dev/null) || continue; \
	  other=$(OTHERS)/$$version; \
	  [ "$$version" = "$$own" ] || [ $$other/.installed -nt pyproject.toml ] || { \
	    echo "Setting up Python $$version beside $$own"; \
	    $$python -m venv --clear $$other && \
	    $$other/bin/python -m pip --disable-pip-version-check --quiet install --editable . pytest hypothesis jsonschema && \
	    touch $$other/.installed; \
	  } || exit 1; \
	done
	@$(BIN)/python -m pytest -q -n auto tests/test_every_python.py

golden: $(VENV)/.installed-dev ## Renew the golden files of the tests
	@$(BIN)/python -m pytest -q -n auto --renew-golden

bench: $(VENV)/.installed-dev ## Measure the figures of docs/scale.md and write it anew; with QUICK=--quick, in fewer runs
	@$(BIN)/python benchmarks/scale.py $(QUICK)
	@$(BIN)/python fitting/pages.py

fit: named $(VENV)/.installed-dev ## Fit the weights to data of DATA=folder
	@$(BIN)/python fitting/clauses.py $(DATA)
	@$(BIN)/python fitting/gaps.py $(DATA)
	@$(BIN)/python fitting/members.py $(DATA)
	@$(BIN)/python fitting/sentinels.py

SCORER ?= $(DATA)/../tools/score.py
evaluate: named $(VENV)/.installed-dev ## Measure the figures of docs/quality.md on data of DATA=folder
	@$(BIN)/python fitting/evaluate.py $(SCORER) $(if $(OPINIONS),--opinions $(OPINIONS) $(ASK)) $(PARTS)
	@$(if $(OPINIONS)$(PARTS),,$(BIN)/python fitting/reliability.py $(DATA))

figures: $(VENV)/.installed-dev ## Write the pages that state figures anew: docs/quality.md, docs/limits.md, docs/scale.md
	@$(BIN)/python fitting/pages.py

SEED ?= 0
mutate: $(VENV)/.installed-dev ## Change the engine in 150 small ways and count what no test notices
	@$(BIN)/python fitting/mutate.py --seed $(SEED) $(MODULES)

site: $(VENV)/.installed-dev ## Build the documentation as a site, into build/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

named:
	@test -n "$(DATA)" || { echo "Name the folder of the development data: make $(MAKECMDGOALS) DATA=folder" >&2; exit 2; }

clean: ## Remove the virtual environment and all that tools left behind
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  if $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Setting up $(VENV) with $$($$python --version)"; \
	    exec $$python -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "policyparse needs Python 3.11 or later with venv; python3 here is: $$(python3 --version 2>&1 || true)" >&2; \
	echo "Name another one with 'make PYTHON=/path/to/python3.12'; on Debian and Ubuntu: apt install python3-venv" >&2; \
	exit 1

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing policyparse (the first time takes a minute)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing policyparse and what its tests need (the first time takes a minute or two)"
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed
