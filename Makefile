# Two commands do everything: `make run` serves the content, `make test` passes every check.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-$(shell cksum requirements.lock | cut -d' ' -f1)
TESTING := $(VENV)/.testing-$(shell cksum requirements-test.lock | cut -d' ' -f1)
AUDIT := .audit/.installed-$(shell cat requirements-audit.lock tests/audit/package-lock.json | cksum | cut -d' ' -f1)
BROWSER := $(VENV)/.browser-$(shell cat tests/browser/package-lock.json tests/browser/install.sh | cksum | cut -d' ' -f1)
PACKAGES := tests/browser tests/conformance tests/audit clients/typescript
CONFORMANCE := $(VENV)/.conformance-$(shell cksum tests/conformance/package-lock.json | cut -d' ' -f1)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all:
COMMAND := printf '\#!/bin/sh\nPYTHONPATH="%s" exec "%s/$(VENV)/bin/python" -P -m app "$$@"\n' "$(CURDIR)" "$(CURDIR)" > $(BIN)/equipoise && chmod +x $(BIN)/equipoise

.PHONY: run test check format bench faults audit conformance verification lock schemas openapi clients help clean

run: $(RUNTIME)  ## serve the content on 127.0.0.1:8000, published first when data/ has changed
	@$(BIN)/python -m app serve --publish

test: check $(BROWSER)  ## every check and the whole suite
	@$(BIN)/python -m pytest

check: $(TESTING)  ## the fast checks: format, lint, types, import contracts, the manuscript
	@$(BIN)/ruff format --check app bench clients tests
	@$(BIN)/ruff check app bench clients tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m app check

format: $(TESTING)  ## format the code
	@$(BIN)/ruff format app clients tests
	@$(BIN)/ruff check --fix app clients tests

faults: $(TESTING)  ## fail every call of a publish, cut its power, flip its bits, in about 15 minutes; writes docs/security/faults.md
	@$(BIN)/python -m tests.faults --page docs/security/faults.md > /dev/null

bench: $(RUNTIME)  ## measure it beside its neighbours, in about an hour (BENCH_QUICK=1 only shows that it works)
	@$(BIN)/python -m bench

audit: $(TESTING) $(AUDIT)  ## hold server and code against outside tools, and write docs/security/findings.md, in about 10 minutes
	@$(BIN)/python -m tests.audit

schemas: $(RUNTIME)  ## write the manuscript's JSON Schemas anew
	@$(BIN)/python -m app schemas data/.schemas

clients: openapi  ## write the generated part of the clients anew, from docs/openapi.json
	@$(BIN)/python -m clients.generating

openapi: $(RUNTIME)  ## write docs/openapi.json anew; its diff is what changes for those who build on it
	@$(BIN)/python -m app openapi docs/openapi.json

conformance: $(CONFORMANCE)  ## hold the API's description against Spectral, Redocly and OWASP
	@cd tests/conformance && PATH="$(CURDIR)/$(BIN):$$PATH" $(CURDIR)/$(VENV)/conformance/node_modules/.bin/spectral lint ../../docs/openapi.json --ruleset $(CURDIR)/$(VENV)/conformance/.spectral.yaml --fail-severity hint
	@cd tests/conformance && PATH="$(CURDIR)/$(BIN):$$PATH" REDOCLY_SUPPRESS_UPDATE_NOTICE=true $(CURDIR)/$(VENV)/conformance/node_modules/.bin/redocly lint ../../docs/openapi.json

verification: $(TESTING)  ## measure how well numbers of texts are told apart, into docs/verification.md
	@$(BIN)/python -m tests.claims.measuring

lock:  ## resolve the requirements anew (needs uv and npm)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" requirements.in -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" requirements-test.in -c requirements.lock -o requirements-test.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" requirements-audit.in -o requirements-audit.lock
	for folder in $(PACKAGES); do (cd $$folder && npm install --package-lock-only --save-exact --no-audit --no-fund); done
	$(BIN)/python -m tests.locks $(addsuffix /package-lock.json,$(PACKAGES))

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is missing: apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Python 3.11 is needed and $(PYTHON) is another: apt-get install python3.11, or set PYTHON"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "The venv module is missing: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): | $(VENV)/bin/python
	@echo "installing what the server needs (once)"
	@$(PIP) -r requirements.lock
	@$(COMMAND)
	@touch $@

$(TESTING): | $(VENV)/bin/python
	@echo "installing what the tests need (once)"
	@$(PIP) -r requirements-test.lock
	@$(COMMAND)
	@touch $@ $(RUNTIME)

# The audit's tools ask for other versions of what we use, and some come as source only: they live apart from everything.
$(AUDIT): | $(TESTING)
	@echo "installing what the audit needs (once)"
	@test -x .audit/bin/python || $(PYTHON) -m venv .audit
	@.audit/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements-audit.lock
	@mkdir -p .audit/node && cp tests/audit/package.json tests/audit/package-lock.json tests/audit/.npmrc .audit/node/
	@$(BIN)/npm ci --prefix .audit/node --no-audit --no-fund >.audit/npm.log 2>&1
	@touch $@

# Without a browser its tests are skipped and say so; where CI is set that is a failure.
$(BROWSER): | $(TESTING)
	@echo "installing what the browser tests need (once)"
	@if tests/browser/install.sh $(VENV); then touch $@; else test -z "$$CI"; fi

$(CONFORMANCE): tests/conformance/.spectral.yaml | $(TESTING)
	@echo "installing the linters of the API's description (once)"
	@mkdir -p $(VENV)/conformance && cp tests/conformance/package.json tests/conformance/package-lock.json tests/conformance/.npmrc tests/conformance/.spectral.yaml $(VENV)/conformance/
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix $(VENV)/conformance --no-audit --no-fund >$(VENV)/conformance.log 2>&1 || { cat $(VENV)/conformance.log; exit 1; }
	@touch $@

clean:  ## remove the environment and everything that was published here
	rm -rf $(VENV) var .bench .audit

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
