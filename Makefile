PYTHON ?= python3
BOOTSTRAP = $(PYTHON) packaging/bootstrap.py

.PHONY: run test test-full dist test-dist bench-extraction bench-layout fuzz soak screenshots guide

run: ## start the program; make run ARGS="my.synpol"
	@$(BOOTSTRAP) run $(ARGS)

test: ## run every check
	@$(BOOTSTRAP) test

test-full: ## the long tests too, with coverage
	@$(BOOTSTRAP) test --full

dist: ## make the packages of this system in dist/; ARGS="--only deb" makes one of two
	$(PYTHON) packaging/make_dist.py $(ARGS)

test-dist: ## install the packages of dist/ on a bare Debian (needs root, debootstrap, Xvfb), and the wheel alone
	@$(BOOTSTRAP) install
	.venv/bin/python -m pytest -q tests/packaging/test_dist_*.py

bench-extraction: ## measure the extraction on the held-out articles, and what each of its parts earns
	$(or $(wildcard .venv/bin/python),$(PYTHON)) -m tests.benchmarks.extraction tests/heldout --causes
	$(or $(wildcard .venv/bin/python),$(PYTHON)) -m tests.benchmarks.extraction.ablation tests/heldout tests/heldout/later tests/heldout/latest

bench-layout: ## measure the layout; ARGS="--held FOLDER --python PYTHON" compares with other engines
	nice -n 10 $(or $(wildcard .venv/bin/python),$(PYTHON)) -m tests.benchmarks.layout.$(if $(ARGS),compare $(ARGS),run)

bench-view: ## time the frames of the graph view beside a blit and pyqtgraph; ARGS="--n 50000"
	nice -n 10 $(or $(wildcard .venv/bin/python),$(PYTHON)) -m tests.benchmarks.view.bench $(ARGS)

screenshots: ## take the pictures of guide and README anew
	$(or $(wildcard .venv/bin/python),$(PYTHON)) packaging/screenshots.py

guide: ## write the pages of the guide that list menus, keys, commands and faults
	$(or $(wildcard .venv/bin/python),$(PYTHON)) packaging/guide.py

fuzz: ## guided random bytes for each reader (needs atheris); ARGS="--seconds 600 --reader pdf"
	$(or $(wildcard .venv/bin/python),$(PYTHON)) -m tests.fuzz $(ARGS)

soak: ## kill the program 1 000 times at random moments; ARGS="--kills 100 --seed 7"
	nice -n 10 $(or $(wildcard .venv/bin/python),$(PYTHON)) -m tests.soak $(ARGS)
