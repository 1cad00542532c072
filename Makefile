# make run: the desk on this machine. make test: everything that has to hold.
# PYTHON=/path/to/python3.x overrides the search for an interpreter.

VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check \
	--require-hashes --no-deps --only-binary :all:

.PHONY: help install catalogues run demo rasa test check bench bench-nlu nlu-figures soak lock clean
.DEFAULT_GOAL := help

help:
	@echo 'make run     start the desk on this machine'
	@echo 'make demo    the same, with staff, shifts and a few conversations'
	@echo 'make rasa    start Rasa beside it, for NLU_ENGINE=rasa'
	@echo 'make test    all checks and tests      make check   the checks alone'
	@echo 'make bench   measure                   make soak    the long chaos run'
	@echo 'make bench-nlu     measure understanding: cost, growth, public data, unseen messages'
	@echo 'make nlu-figures   the same, into docs/nlu.md and docs/nlu/'
	@echo 'make lock    renew the lock files      make clean   remove what make made (not data)'

install: $(VENV)/.runtime

# The first interpreter that starts, is new enough and can make an environment: a name on the path
# proves nothing (pyenv's shims exist for versions that are not active).
$(VENV)/.python: | pyproject.toml
	@found=; bare=; \
	for p in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
		"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if "$$p" -c 'import venv, ensurepip' 2>/dev/null; then found=$$p; break; fi; \
		bare=$${bare:-$$p}; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
		v=$$("$$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		echo "Python's venv module is missing: apt-get install $$v" >&2; exit 1; \
	elif [ -z "$$found" ]; then \
		echo 'Python 3.11 or newer is needed: apt-get install python3 python3-venv,' \
			'or make PYTHON=/path/to/python3' >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$found …"; \
	"$$found" -m venv --clear $(VENV) && touch $@

$(VENV)/.runtime: requirements.txt | $(VENV)/.python
	@echo 'Installing the pinned packages (once) …'
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-test.txt | $(VENV)/.runtime
	@echo 'Installing the pinned test packages (once) …'
	@$(PIP_INSTALL) -r requirements-test.txt
	@touch $@

catalogues: install
	@$(BIN)/python scripts/catalogues compile

# main.py answers Ctrl-C itself and exits with 0, so make has no error to report.
run: install catalogues
	@$(BIN)/python main.py run

demo: install catalogues
	@$(BIN)/python main.py run --demo

rasa: install catalogues
	@scripts/rasa-environment
	@$(BIN)/python main.py rasa

# Without a Python 3.10 the tests of Rasa are left out, and say so in a line.
test: $(VENV)/.test catalogues
	@scripts/rasa-environment || [ $$? -eq 3 ]
	@scripts/peers || [ $$? -eq 3 ]
	@scripts/test

check: $(VENV)/.test catalogues
	@scripts/check

bench: $(VENV)/.test catalogues
	@$(BIN)/python -m tests.bench

bench-nlu: $(VENV)/.test catalogues
	@$(BIN)/python -m tests.bench.nlu

nlu-figures: $(VENV)/.test catalogues
	@$(BIN)/python -m tests.bench.nlu --write

soak: $(VENV)/.test catalogues
	@CHAOS_KILLS=50 CHAOS_CONVERSATIONS=200 $(BIN)/python -m pytest tests/chaos

# Hashes of every file for every platform and Python; nothing that says where they came from.
COMPILE := $(VENV)/lock/bin/uv --no-config pip compile --quiet --upgrade --universal \
	--generate-hashes --no-annotate --custom-compile-command 'make lock'
LOCK := $(COMPILE) --python-version 3.11 pyproject.toml
RASA_LOCK := $(COMPILE) --python-version 3.10

lock: install
	@$(BIN)/python -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(LOCK) --output-file requirements.txt
	@$(RASA_LOCK) nlu/rasa_project/requirements.in --output-file nlu/rasa_project/requirements.txt
	@grep -E '^(setuptools|wheel)==' nlu/rasa_project/requirements.txt | cut -d' ' -f1 | $(RASA_LOCK) - \
		--output-file nlu/rasa_project/requirements-build.txt
	@$(LOCK) --group test --constraints requirements.txt --output-file requirements-test.txt

clean:
	rm -rf $(VENV) .venv-rasa .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	rm -rf web/static/messages locales/*/LC_MESSAGES/messages.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
