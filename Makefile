# Recovery. `make run` starts everything, `make test` checks everything; both install what they need first.

PYTHON ?= python3
ARGS ?=

IN = .venv/bin
UV = $(IN)/uv pip install --quiet --python $(IN)/python --require-hashes --compile-bytecode --link-mode copy
LOCK = $(IN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: help install install-dev run test lint format messages pictures bench lock clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1: /p' Makefile

# Front-end assets need no step: pages take them from the installed packages (recovery/assets.py).
install: .venv/.installed  ## Make .venv with the locked requirements

install-dev: .venv/.installed-dev

run: install  ## Start Recovery; HOST and PORT choose the address
	@exec $(IN)/python manage.py up

test: install-dev  ## Run the tests; ARGS="-k sweep" chooses some
	@$(IN)/python -m tests.chromium
	@$(IN)/python -m pytest $(ARGS)

lint: install-dev  ## Hold style, templates, migrations and settings against the rules
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/djlint templates --quiet --check --lint
	$(IN)/python manage.py makemigrations --check --settings tests.without_database
	$(IN)/python manage.py check --fail-level WARNING

format: install-dev  ## Bring code and templates into shape
	$(IN)/ruff check --fix .
	$(IN)/ruff format .
	$(IN)/djlint templates --quiet --reformat

# Needs GNU gettext; the product runs without it, on the compiled catalogues.
messages: install-dev  ## Gather all words into the catalogues of locale/ and compile them; ADD=de begins one
	$(IN)/python manage.py makemessages $(if $(ADD),--locale $(ADD),--all) --no-wrap --add-location file \
	  --ignore .venv --ignore var --ignore tests --ignore bench
	$(IN)/python manage.py compilemessages --ignore .venv --ignore var

pictures: install-dev  ## Picture every page of the demo into var/pictures; ARGS=--readme renews the README's
	@$(IN)/python -m tests.chromium
	@$(IN)/python -m tests.pictures $(ARGS)

# Small sizes, some minutes in all; sweep, outbox, storm and pages have options for others.
bench: install-dev  ## Measure a start, working time, the sweep, the outbox, a storm and pages
	@$(IN)/python -m bench.start
	@$(IN)/python -m bench.working_time
	@$(IN)/python -m bench.sweep --open 100000 --due 10000 --rounds 3
	@$(IN)/python -m bench.outbox --messages 5000
	@$(IN)/python -m bench.storm --incidents 2000 --open 10000
	@$(IN)/python -m bench.pages --incidents 20000 --small 5000 --rounds 10 --due 1000

lock: install-dev  ## Lock the newest releases that the requirements*.in allow
	$(LOCK) requirements-uv.in -o requirements-uv.txt
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt

clean:  ## Remove what install and run made, the demo's data included
	rm -rf .venv var

.venv/bin/python:
	@command -v "$(PYTHON)" >/dev/null || \
	  { echo "There is no $(PYTHON) here: install Python 3.11 or newer, or name one with PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Recovery needs Python 3.11 or newer: name one with PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This Python lacks venv: install it (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@echo "Making .venv …"
	@"$(PYTHON)" -m venv --clear .venv

.venv/.uv: .venv/bin/python requirements-uv.txt
	@$(IN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@touch $@

.venv/.installed: .venv/.uv requirements.txt
	@echo "Installing what Recovery needs …"
	@$(UV) -r requirements.txt
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@echo "Installing what tests and linters need …"
	@$(UV) -r requirements-dev.txt
	@touch $@
