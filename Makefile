# cxjourney. `make` lists the targets. Only Python 3.11 or newer and make must be there.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3 python; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
READY := .venv/ready
MAPS ?= maps
REPORT ?= report.html
PEERS := .bench/ready

.DEFAULT_GOAL := help
.PHONY: help demo test check format schemas docs bench lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## Check the example journeys, measure invented data, lay open the gaps, draw the maps, and write the report
	rm -rf build/demo && mkdir -p build/demo && cp -R journeys build/demo/journeys
	$(BIN)/python build/demo/journeys/bank/make_data.py
	$(BIN)/cxjourney evidence measure build/demo/journeys --write
	$(BIN)/cxjourney validate build/demo/journeys --profile starter
	$(BIN)/cxjourney validate build/demo/journeys --select CX312,CX314,CX315,CX316,CX317,CX318 --fail-on never
	$(BIN)/cxjourney gaps build/demo/journeys --journey open-current-account
	$(BIN)/cxjourney render build/demo/journeys --view all -o $(MAPS) --quiet
	$(BIN)/cxjourney report build/demo/journeys -o $(REPORT) --quiet
	@echo "The maps are in $(CURDIR)/$(MAPS): order-with-return.journey.svg, say. Look first, in a browser, at the report:"
	@echo "$(CURDIR)/$(REPORT)"

test: $(READY) ## Run the tests
	$(BIN)/pytest -q -rs --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(READY) ## Check format, lint, types, and that nothing generated is stale
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: $(READY) ## Put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: $(READY) ## Write schemas/ from the model
	$(BIN)/cxjourney schema --output schemas

docs: schemas ## Write everything that is generated: rule pages, README's tables and pictures
	$(BIN)/python docs/generate.py

bench: $(READY) $(PEERS) ## Measure speed against other tools, in one run
	$(BIN)/python -m tests.bench.bench $(PARTS)

lock: $(READY) ## Renew the lock files from pyproject.toml
	$(BIN)/python tests/bench/lock.py

clean: ## Delete what was made here
	rm -rf .venv .bench maps report.html .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "cxjourney needs Python 3.11 or newer, and none was found. Name it: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Installing what cxjourney needs into .venv: about a minute, once."
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(BIN)/python -m compileall -q cxjourney
	@touch $(READY)

$(PEERS): tests/bench/peers.lock tests/bench/mermaid/package-lock.json
	$(PYTHON) -m venv --clear .bench
	.bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/bench/peers.lock
	@mkdir -p .bench/mermaid && cp tests/bench/mermaid/package*.json .bench/mermaid
	@PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --no-audit --no-fund --ignore-scripts --prefix .bench/mermaid || \
	  echo "mermaid-cli can't be installed here: it is left out of what is measured."
	@touch $(PEERS)
