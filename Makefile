# What a person does with this repository; `make` alone lists it.
#
# Needs python3 (3.11 or newer) with pip, and make. All else goes into .tools (uv and the build backend) and .venv
# (the app), from the hash-locked requirements*.txt. `make clean` removes both.

PYTHON ?= python3
PORT ?= 8000
# One process more than there are cores: tests often wait for browsers and servers.
WORKERS ?= $(shell n=$$(nproc 2>/dev/null) && echo $$((n + 1)) || echo auto)
export CHROMIUM ?= /usr/bin/chromium
# Chromium without its windows and tabs, which opens a page in a quarter of the time.
HEADLESS := /usr/bin/chromium-headless-shell

export UV_LINK_MODE := copy
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS ?= true
ifneq ($(shell test -w "$$HOME" && echo yes),yes)
export UV_CACHE_DIR ?= $(CURDIR)/.tools/cache
endif
# uv doesn't read pip's settings, so it is given the index that is set there, if one is.
UV = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(PYTHON) -m pip config get global.index-url 2>/dev/null)}}" \
	.tools/bin/uv --quiet
INSTALL = $(UV) pip install --python .venv/bin/python
SYNC = $(UV) pip sync --python .venv/bin/python
COMPILE = $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	$(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run install wheel setup test check check-format check-lint check-types check-questions format bench people evidence pictures torture planted mutants browser lock clean

help: ## List what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## Serve the quiz on http://127.0.0.1:8000 (PORT=8080 for another port)
	@exec .venv/bin/quiz serve --port "$(PORT)"

install: .venv/.run ## Install the app alone into .venv, as `make run` does

wheel: .tools/.ready ## Build the wheel, which installs anywhere, into dist/
	@.tools/bin/python -m hatchling build -t wheel -d dist

setup: .venv/.dev ## Install what a developer needs; the other targets do it by themselves

# Bytecode is kept even where the environment forbids it: else each server that a test starts compiles all it imports.
test: .venv/.dev browser ## Run every test (ARGS="-k words" for some, WORKERS=0 in one process)
	@PYTHONDONTWRITEBYTECODE= .venv/bin/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: .venv/.dev ## Check format, lint, types and the quiz itself; changes nothing
	@$(MAKE) --no-print-directory --keep-going check-format check-lint check-types check-questions

check-format: .venv/.dev
	@.venv/bin/ruff format --check --diff .

check-lint: .venv/.dev
	@.venv/bin/ruff check .

check-types: .venv/.dev
	@.venv/bin/mypy

check-questions: .venv/.dev
	@.venv/bin/quiz check questions.yaml

format: .venv/.dev ## Format the code and mend what the linter can
	@.venv/bin/ruff check --fix-only .
	@.venv/bin/ruff format .

bench: .venv/.dev ## Measure what pages and the whole server cost (GROUPS=1: large groups; ONET=1: quizzes of O*NET; CURVES=1: by roles and questions; BESIDE=../older: beside a checkout)
	@for table in $(if $(BESIDE),bench_beside bench_whole,$(if $(GROUPS),bench_groups,$(if $(ONET),bench_onet,$(if $(CURVES),bench_curves,bench bench_serving bench_whole)))); do \
	    .venv/bin/python -m tests.$$table $(BESIDE); \
	done

people: .venv/.dev ## Show what results simulated people get, by each version of the quiz (FILE=quiz.yaml for another)
	@.venv/bin/python -m tests.people $(FILE)

evidence: .venv/.dev ## Compute what the quiz can and cannot do, beside chance and the best possible (one or two minutes)
	@.venv/bin/python -m tests.evidence

pictures: .venv/.dev browser ## Take the pictures of README and docs from the running quiz
	@.venv/bin/python -m tests.pictures

torture: .venv/.dev ## Attack a served quiz, and break what is around it (about an hour; ARGS="disk" for one trial)
	@PYTHONDONTWRITEBYTECODE= .venv/bin/python -m tests.torture $(ARGS)

planted: .venv/.dev ## Plant slips that break a promise in copies, and see that a test finds each (about 10 minutes; ARGS="NAME --classday")
	@.venv/bin/python -m tests.planted $(ARGS)

# From scratch each time: what mutmut remembers knows nothing of tests that changed.
mutants: .venv/.dev ## Plant faults in the core, one at a time; the tests must catch 9 of 10 (about 10 minutes)
	@rm -rf mutants
	@.venv/bin/mutmut run
	@.venv/bin/python tests/mutants.py

# Where Chromium can't be had, the browser tests skip themselves; under CI that is an error. A bare Debian also lacks
# libatomic1, which the driver of playwright needs. Without $(HEADLESS) the tests take longer.
browser: ## Install Chromium for the browser tests, where it is missing and can be
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		! ls "$(CHROMIUM)" $(HEADLESS) /usr/lib/*/libatomic.so.1 >/dev/null 2>&1; then \
		echo "Installing Chromium for the browser tests (once, about a minute) ..."; \
		export DEBIAN_FRONTEND=noninteractive; \
		install() { apt-get -q install --yes --no-install-recommends "$$@"; }; \
		log=$$({ apt-get -q update && install chromium fonts-dejavu-core libatomic1 && \
			install chromium-headless-shell; } 2>&1 </dev/null) || echo "$$log" | tail -n 20 >&2; \
	fi
	@if [ ! -x "$(CHROMIUM)" ]; then \
		echo "NO BROWSER: $(CHROMIUM) is missing and was not installed, so nothing tests the pages in a browser." >&2; \
		echo "As root: apt-get install chromium libatomic1. Or name another one: make test CHROMIUM=/path/to/chromium" >&2; \
		[ "$$CI" != true ]; \
	fi

lock: .tools/.ready ## Write requirements*.txt again from pyproject.toml (UPGRADE=1 to take newer versions)
	@$(COMPILE) pyproject.toml --extra postgres --output-file requirements.txt
	@$(COMPILE) pyproject.toml --extra postgres --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@$(COMPILE) --group setup --output-file requirements-setup.txt

clean: ## Remove all that was installed or made here; data stays
	rm -rf .tools .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache dist mutants

# Debian's pip won't touch the system's Python (PEP 668), and there may be no ensurepip: pip works on a bare venv.
.tools/.ready: requirements-setup.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null || { echo "This needs pip: apt-get install python3-pip" >&2; exit 1; }
	@echo "Setting up .tools (once) ..." >&2
	@$(PYTHON) -m venv --clear --without-pip .tools
	@$(PYTHON) -m pip --python .tools/bin/python install -qq --disable-pip-version-check --root-user-action=ignore \
		--require-hashes --requirement requirements-setup.txt
	@touch $@

.venv/.run: requirements.txt pyproject.toml | .tools/.ready
	@echo "Installing the app into .venv ..." >&2
	@test -x .venv/bin/python || $(UV) venv --clear --python .tools/bin/python .venv
	@$(INSTALL) --require-hashes --requirement requirements.txt
	@$(INSTALL) --no-deps --build-constraints requirements-setup.txt --editable .
	@touch $@

.venv/.dev: requirements-dev.txt pyproject.toml | .tools/.ready
	@echo "Installing the app and what develops it into .venv ..." >&2
	@test -x .venv/bin/python || $(UV) venv --clear --python .tools/bin/python .venv
	@$(SYNC) --require-hashes requirements-dev.txt
	@$(INSTALL) --no-deps --build-constraints requirements-setup.txt --editable .
	@touch .venv/.run $@
